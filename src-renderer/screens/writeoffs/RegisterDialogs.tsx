import { Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TaxClass, type WriteOff, type WriteOffReason } from '../../../src-main/areas/writeoffs/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { DossierFields, WriteOffReasonSelect } from '../../components/Entry/WriteOffDialog.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';

export interface RegisterDialogProps {
  /** Null: closed. */
  readonly row: WriteOff | null;
  readonly onClose: () => void;
}

type Open = RegisterDialogProps & { readonly row: WriteOff };
type Method = NonNullable<InputFor<'writeoffs.recover'>['method']>;
const methods = ['bank', 'cash', 'bill', 'online', 'offset', 'other'] as const satisfies readonly Method[];

/** Money after all: the debt comes back by so much, and the receipt settles it the same day. */
export function RecoverDialog({ row, onClose }: RegisterDialogProps) {
  const { t } = useTranslation('writeoffs');
  return (
    <EntryDialog
      opened={row !== null}
      onClose={onClose}
      title={row === null ? '' : t('recover.title', { number: row.number })}
    >
      {row !== null && <Recover row={row} onClose={onClose} />}
    </EntryDialog>
  );
}

function Recover({ row, onClose }: Open) {
  const { t } = useTranslation('writeoffs');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const command = useCommand('writeoffs.recover');
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [on, setOn] = useState<Day | null>(today);
  const [method, setMethod] = useState<Method>('bank');
  const [payerName, setPayerName] = useState('');
  const [reference, setReference] = useState('');

  const save = async (): Promise<void> => {
    if (amountMinor === null || on === null) return;
    const { writeOffId } = row;
    const reply = await command.run({ writeOffId, amountMinor, on, method, payerName, reference }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('recover.saved', { receipt: reply.value.receiptNumber, number: row.number }) });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('recover.save')}
      ready={(amountMinor ?? 0) > 0 && on !== null}
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <MoneyInput
        label={t('recover.amount')}
        currency={row.currency}
        valueMinor={amountMinor}
        onChange={setAmountMinor}
        required
        description={t('recover.amountHint', { amount: format.money(row.recoverableMinor, row.currency) })}
      />
      <DayInput label={t('recover.on')} value={on} onChange={setOn} lean="past" required />
      <Select
        label={t('recover.method')}
        value={method}
        allowDeselect={false}
        data={methods.map((value) => ({ value, label: t(`common:receiptMethods.${value}`) }))}
        onChange={(value) => setMethod(value ?? method)}
      />
      <TextInput
        label={t('recover.payer')}
        value={payerName}
        maxLength={200}
        onChange={(event) => setPayerName(event.currentTarget.value)}
      />
      <TextInput
        label={t('recover.reference')}
        value={reference}
        maxLength={200}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Notice tone="note">{t('recover.effect')}</Notice>
    </EntryForm>
  );
}

/** Completes approval, evidence and tax class. */
export function DossierDialog({ row, onClose }: RegisterDialogProps) {
  const { t } = useTranslation('writeoffs');
  return (
    <EntryDialog
      opened={row !== null}
      onClose={onClose}
      title={row === null ? '' : t('dossier.title', { number: row.number })}
    >
      {row !== null && <Dossier row={row} onClose={onClose} />}
    </EntryDialog>
  );
}

function Dossier({ row, onClose }: Open) {
  const { t } = useTranslation('writeoffs');
  const command = useCommand('writeoffs.update');
  const [reason, setReason] = useState<WriteOffReason>(row.reason);
  const [approver, setApprover] = useState(row.approver);
  const [evidence, setEvidence] = useState(row.evidence);
  const [taxClass, setTaxClass] = useState<TaxClass>(row.taxClass);
  const { amountMinor, currency, on } = row;
  const facts = { reason, amountMinor, currency, on, dueOn: row.debts[0]?.dueOn ?? null };

  const save = async (): Promise<void> => {
    const { writeOffId } = row;
    const reply = await command.run({ writeOffId, reason, approver, evidence, taxClass }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('dossier.saved', { number: row.number }) });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('dossier.save')}
      ready
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <WriteOffReasonSelect value={reason} onChange={setReason} />
      <DossierFields
        facts={facts}
        approver={approver}
        onApprover={setApprover}
        evidence={evidence}
        onEvidence={setEvidence}
        taxClass={taxClass}
        onTaxClass={setTaxClass}
      />
    </EntryForm>
  );
}
