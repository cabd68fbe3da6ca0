import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Quadrant.module.css';

/** The split lines X* and Y*, saved for the company. */
export function SplitSettings() {
  const { data } = useQueryOf('settings.get', {});
  if (data === undefined) return null;
  return <Form key={JSON.stringify(data.quadrant)} saved={data.quadrant} />;
}

function Form({ saved }: { readonly saved: Settings['quadrant'] }) {
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
    <section className={classes.settings}>
      <Panel padded>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!daysWrong && !shareWrong) void update.run({ quadrant: next });
          }}
        >
          <h2>{t('settings')}</h2>
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
                onChange={(value) => setMode(value as typeof mode)}
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
              <MoneyInput
                label={t('splitAmount')}
                currency={currency}
                valueMinor={amountMinor}
                onChange={setAmountMinor}
              />
            )}
          </div>
          <Group justify="flex-end" mt="xs">
            <Button type="submit" disabled={!changed || daysWrong || shareWrong} loading={update.running}>
              {t('common:save')}
            </Button>
          </Group>
        </form>
      </Panel>
    </section>
  );
}
