import { NumberInput, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { PolicyRow } from './rows.ts';
import { RecordForm } from './RecordForm.tsx';
import classes from './Securities.module.css';

export function PolicyDrawer({
  policy,
  onClose,
}: {
  readonly policy: PolicyRow | 'new' | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('securities');
  const [asking, setAsking] = useState(false);
  const row = policy === 'new' ? null : policy;
  return (
    <SideDrawer
      opened={policy !== null}
      onClose={onClose}
      size={560}
      closeOnEscape={!asking}
      title={t(row === null ? 'add.insurance' : 'insurance.editPolicy')}
    >
      {policy !== null && (
        <PolicyForm key={row?.policyId ?? 'new'} row={row} asking={asking} onAsking={setAsking} onDone={onClose} />
      )}
    </SideDrawer>
  );
}

const dayCounts = ['maxTermDays', 'maxExtensionDays', 'reportOverdueDays', 'claimDays'] as const;

function PolicyForm(props: {
  readonly row: PolicyRow | null;
  readonly asking: boolean;
  readonly onAsking: (asking: boolean) => void;
  readonly onDone: () => void;
}) {
  const { row } = props;
  const { t } = useTranslation('securities');
  const working = useWorkingPoint();
  const save = useCommand('securities.savePolicy');
  const remove = useCommand('securities.removePolicy');
  const [fromOn, setFromOn] = useState<Day | null>(row?.fromOn ?? working.today);
  const [untilOn, setUntilOn] = useState<Day | null>(row?.untilOn ?? addDays(addMonths(working.today, 12), -1));
  const [fields, setFields] = useState({
    insurer: row?.insurer ?? '',
    number: row?.number ?? '',
    currency: row?.currency ?? working.currency,
    insuredBp: row?.insuredBp ?? 9_000,
    retentionMinor: row?.retentionMinor ?? null,
    maxTermDays: row?.maxTermDays ?? null,
    maxExtensionDays: row?.maxExtensionDays ?? null,
    reportOverdueDays: row === null ? 60 : row.reportOverdueDays,
    claimDays: row === null ? 180 : row.claimDays,
    premiumBasis: row?.premiumBasis ?? '',
    note: row?.note ?? '',
  });
  const change = (more: Partial<typeof fields>): void => setFields((before) => ({ ...before, ...more }));
  const ready = fields.insurer.trim() !== '' && fields.number.trim() !== '' && fromOn !== null && untilOn !== null && fields.insuredBp > 0 && !working.book.readOnly; // prettier-ignore
  const send = async (): Promise<void> => {
    if (fromOn === null || untilOn === null) return;
    const reply = await save.run({ ...(row === null ? {} : { policyId: row.policyId }), ...fields, fromOn, untilOn }, { quiet: true }); // prettier-ignore
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    props.onDone();
  };
  return (
    <RecordForm
      ready={ready}
      save={save}
      onSave={send}
      remove={{
        running: remove.running,
        failure: remove.failure,
        title: t('insurance.removePolicy'),
        run: row === null ? null : (reason) => remove.run({ policyId: row.policyId, reason }, { quiet: true }),
      }}
      asking={props.asking}
      onAsking={props.onAsking}
      onDone={props.onDone}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('insurance.insurer')}
          value={fields.insurer}
          required
          maxLength={200}
          data-autofocus
          onChange={(event) => change({ insurer: event.currentTarget.value })}
        />
        <TextInput
          label={t('insurance.number')}
          value={fields.number}
          required
          maxLength={200}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
        <DayInput label={t('insurance.from')} value={fromOn} onChange={setFromOn} required />
        <DayInput label={t('insurance.until')} value={untilOn} onChange={setUntilOn} required />
        <CurrencySelect
          label={t('columns.currency')}
          value={fields.currency}
          first={working.currencies}
          onChange={(currency) => change({ currency })}
        />
        <NumberInput
          label={t('insurance.share')}
          value={fields.insuredBp / 100}
          min={0}
          max={100}
          suffix="%"
          decimalScale={2}
          onChange={(value) => change({ insuredBp: Math.round(Number(value) * 100) || 0 })}
        />
        <MoneyInput
          label={t('insurance.retention')}
          currency={fields.currency}
          valueMinor={fields.retentionMinor}
          onChange={(retentionMinor) => change({ retentionMinor })}
        />
        <span aria-hidden />
        {dayCounts.map((name) => (
          <NumberInput
            key={name}
            label={t(`insurance.${name}`)}
            value={fields[name] ?? ''}
            min={0}
            max={1095}
            allowDecimal={false}
            onChange={(value) => change({ [name]: value === '' ? null : Math.round(Number(value)) })}
          />
        ))}
        <TextInput
          data-wide
          label={t('insurance.premium')}
          value={fields.premiumBasis}
          maxLength={200}
          onChange={(event) => change({ premiumBasis: event.currentTarget.value })}
        />
        <Textarea
          data-wide
          label={t('columns.note')}
          value={fields.note}
          autosize
          minRows={2}
          maxLength={5000}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </div>
    </RecordForm>
  );
}
