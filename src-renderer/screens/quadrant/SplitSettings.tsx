import { Button, Group, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import classes from './Quadrant.module.css';

/** The split lines X* and Y*, saved for the company. */
export function SplitSettings() {
  const { t } = useTranslation('quadrant');
  const { data } = useQueryOf('settings.get', {});
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="top-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-xs" onClick={() => setOpen((was) => !was)}>
          {t('settings')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {data !== undefined && <Form saved={data.quadrant} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Form({ saved, onDone }: { readonly saved: Settings['quadrant']; readonly onDone: () => void }) {
  const { t } = useTranslation('quadrant');
  const { currency } = useWorkingPoint();
  const update = useCommand('settings.update');
  const [days, setDays] = useState(String(saved.splitDays));
  const [mode, setMode] = useState(saved.splitMode);
  const [share, setShare] = useState(String(saved.paretoShareBp / 100));
  const [amountMinor, setAmountMinor] = useState<number | null>(saved.splitAmountMinor);

  const splitDays = /^\d{1,4}$/.test(days.trim()) ? Number(days) : 0;
  const paretoShareBp = /^\d{1,3}(\.\d{1,2})?$/.test(share.trim()) ? Math.round(Number(share) * 100) : 0;
  const daysWrong = splitDays < 1 || splitDays > 3650;
  const shareWrong = mode === 'pareto' && (paretoShareBp < 100 || paretoShareBp > 10_000);
  const next: Settings['quadrant'] = {
    splitDays,
    splitMode: mode,
    splitAmountMinor: amountMinor ?? saved.splitAmountMinor,
    paretoShareBp: shareWrong || paretoShareBp === 0 ? saved.paretoShareBp : paretoShareBp,
  };
  const changed = JSON.stringify(next) !== JSON.stringify(saved);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (daysWrong || shareWrong) return;
        void update.run({ quadrant: next }).then((reply) => {
          if (reply.ok) onDone();
        });
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('splitDays')}
          value={days}
          inputMode="numeric"
          onChange={(event) => setDays(event.currentTarget.value)}
          error={daysWrong ? t('daysRange') : null}
        />
        <div>
          <span className={classes.label} id="split-mode">
            {t('splitMode')}
          </span>
          <SegmentedControl
            aria-labelledby="split-mode"
            fullWidth
            value={mode}
            onChange={(value) => setMode(value)}
            data={[
              { value: 'pareto', label: t('modePareto') },
              { value: 'fixed', label: t('modeFixed') },
            ]}
          />
        </div>
        {mode === 'pareto' ? (
          <TextInput
            label={t('paretoShare')}
            value={share}
            inputMode="decimal"
            onChange={(event) => setShare(event.currentTarget.value)}
            error={shareWrong ? t('shareRange') : null}
          />
        ) : (
          <MoneyInput label={t('splitAmount')} currency={currency} valueMinor={amountMinor} onChange={setAmountMinor} />
        )}
      </div>
      <Group justify="flex-end" mt="xs">
        <Button type="submit" disabled={!changed || daysWrong || shareWrong} loading={update.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
