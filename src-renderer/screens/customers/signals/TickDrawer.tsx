import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dangerCodes, extendedCodes, type TickCode } from '../../../../src-main/areas/signals/contract.ts';
import type { Day } from '../../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';

export interface TickDrawerProps {
  readonly customerId: CustomerId;
  /** Null: closed; empty: open with nothing chosen. */
  readonly code: TickCode | '' | null;
  readonly onClose: () => void;
}

/** A dated observation with its evidence. */
export function TickDrawer({ customerId, code, onClose }: TickDrawerProps) {
  const { t } = useTranslation('warnings');
  return (
    <SideDrawer opened={code !== null} onClose={onClose} title={t('ticks.add')} size={480}>
      {code !== null && <Form key={code} customerId={customerId} code={code} onClose={onClose} />}
    </SideDrawer>
  );
}

function Form(props: { readonly customerId: CustomerId; readonly code: TickCode | ''; readonly onClose: () => void }) {
  const { customerId, onClose } = props;
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const { data: settings } = useQueryOf('settings.get', {});
  const tick = useCommand('signals.tick');
  const [code, setCode] = useState<TickCode | ''>(props.code);
  const [seenOn, setSeenOn] = useState<Day | null>(today);
  const [expiresOn, setExpiresOn] = useState<Day | null>(null);
  const [evidence, setEvidence] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const missing = { code: code === '', evidence: evidence.trim() === '', seenOn: seenOn === null };
  const named = (each: TickCode) => ({ value: each, label: t(`dangers.${each}.name`) });

  const save = async (): Promise<void> => {
    setTried(true);
    if (code === '' || seenOn === null || missing.evidence) return;
    const reply = await tick.run({
      customerId,
      code,
      seenOn,
      evidence: evidence.trim(),
      source: source.trim(),
      ...(expiresOn === null ? {} : { expiresOn }),
    });
    if (!reply.ok) return;
    notifications.show({
      message: `${t('ticks.saved')} · ${t('expires', { day: format.day(reply.value.expiresOn) })}`,
    });
    onClose();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('ticks.code')}
          description={code === '' ? null : t('ticks.look', { look: t(`dangers.${code}.look`) })}
          value={code === '' ? null : code}
          onChange={(value) => setCode(value ?? '')}
          data={[
            { group: t('ticks.title'), items: dangerCodes.map(named) },
            { group: t('ticks.extended'), items: extendedCodes.map(named) },
          ]}
          error={tried && missing.code ? t('ticks.codeRequired') : null}
          maxDropdownHeight={360}
          searchable
          required
          data-autofocus
        />
        <DayInput label={t('ticks.seenOn')} value={seenOn} onChange={setSeenOn} lean="past" required />
        <Textarea
          label={t('ticks.evidence')}
          description={t('ticks.evidenceHint')}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          error={tried && missing.evidence ? t('ticks.evidenceRequired') : null}
          rows={4}
          maxLength={2000}
          required
        />
        <TextInput
          label={t('ticks.source')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          maxLength={200}
        />
        <DayInput
          label={`${t('ticks.expiresOn')} (${t('ticks.expiresHint', { days: settings?.danger.tickLastsDays ?? '' })})`}
          value={expiresOn}
          onChange={setExpiresOn}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={tick.running}>
            {t('ticks.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
