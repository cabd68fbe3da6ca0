import { Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taxClasses, writeOffReasons, type TaxClass, type WriteOffReason } from '../../../src-main/areas/writeoffs/contract.ts'; // prettier-ignore
import { suggestTaxClass, taxClassMet, taxRules, type TaxFacts } from '../../../src-main/areas/writeoffs/rules/taxClasses.ts'; // prettier-ignore
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';
import { EntryDialog, EntryForm } from './EntryDialog.tsx';

/** A debit document with something open. */
export interface Debt {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly openMinor: number;
  readonly items: readonly { readonly dueOn: Day; readonly openMinor: number }[];
}

/** Gives a debt up. The balance ends, the claim does not: the register keeps it. */
export function WriteOffDialog(props: { readonly debt: Debt | null; readonly onClose: () => void }) {
  const { t } = useTranslation('writeoffs');
  const { debt, onClose } = props;
  return (
    <EntryDialog
      opened={debt !== null}
      onClose={onClose}
      title={debt === null ? '' : t('add.title', { number: debt.number })}
    >
      {debt !== null && <WriteOff debt={debt} onClose={onClose} />}
    </EntryDialog>
  );
}

function WriteOff({ debt, onClose }: { readonly debt: Debt; readonly onClose: () => void }) {
  const { t } = useTranslation('writeoffs');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const command = useCommand('writeoffs.add');
  const { currency } = debt;
  const [amountMinor, setAmountMinor] = useState<number | null>(debt.openMinor);
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState<WriteOffReason>('bankruptcy');
  const [approver, setApprover] = useState('');
  const [evidence, setEvidence] = useState('');
  const [chosenClass, setTaxClass] = useState<TaxClass | null>(null);
  const [note, setNote] = useState('');
  const dueOn = debt.items.filter((item) => item.openMinor > 0).reduce<Day | null>((oldest, item) => (oldest === null || item.dueOn < oldest ? item.dueOn : oldest), null); // prettier-ignore
  const facts: TaxFacts = { reason, amountMinor: amountMinor ?? 0, currency, on: on ?? today, dueOn };
  const taxClass = chosenClass ?? suggestTaxClass(facts);
  const small = reason === 'small_balance';

  const save = async (): Promise<void> => {
    if (amountMinor === null || on === null) return;
    const { documentId } = debt;
    const dossier = { reason, approver, evidence, taxClass: small ? ('' as const) : taxClass, note };
    const reply = await command.run({ documentId, amountMinor, on, ...dossier }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('add.saved', { number: reply.value.number }) });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('add.save')}
      ready={(amountMinor ?? 0) > 0 && on !== null && (small || approver.trim() !== '')}
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <MoneyInput
        label={t('fields.amount')}
        currency={currency}
        valueMinor={amountMinor}
        onChange={setAmountMinor}
        required
        description={t('add.amountHint', { amount: format.money(debt.openMinor, currency) })}
      />
      <DayInput label={t('fields.on')} value={on} onChange={setOn} lean="past" required />
      <WriteOffReasonSelect value={reason} onChange={setReason} />
      <DossierFields
        facts={facts}
        approver={approver}
        onApprover={setApprover}
        evidence={evidence}
        onEvidence={setEvidence}
        taxClass={taxClass}
        onTaxClass={setTaxClass}
        approverRequired
      />
      <Textarea
        label={t('fields.note')}
        value={note}
        autosize
        maxLength={5000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Notice tone="note">{t('add.effect')}</Notice>
    </EntryForm>
  );
}

export interface DossierFieldsProps {
  readonly facts: TaxFacts;
  readonly approver: string;
  readonly onApprover: (name: string) => void;
  readonly evidence: string;
  readonly onEvidence: (text: string) => void;
  readonly taxClass: TaxClass;
  readonly onTaxClass: (taxClass: TaxClass) => void;
  readonly approverRequired?: boolean;
}

/** Approval, evidence and tax class, with what the case needs; a small balance stands on the tolerance alone. */
export function DossierFields(props: DossierFieldsProps) {
  const { t } = useTranslation('writeoffs');
  const { facts, taxClass } = props;
  if (facts.reason === 'small_balance') return <Notice tone="note">{t('add.small')}</Notice>;
  const met = taxClassMet(taxClass, facts);
  return (
    <>
      <TextInput
        label={t('fields.approver')}
        value={props.approver}
        maxLength={200}
        required={props.approverRequired === true}
        onChange={(event) => props.onApprover(event.currentTarget.value)}
      />
      <Textarea
        label={t('fields.evidence')}
        description={t(`papers.${facts.reason}`)}
        value={props.evidence}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => props.onEvidence(event.currentTarget.value)}
      />
      <Select
        label={t('fields.taxClass')}
        value={taxClass}
        allowDeselect={false}
        data={taxClasses.map((value) => ({ value, label: t(`taxClasses.${value === '' ? 'undecided' : value}`) }))}
        onChange={(value) => props.onTaxClass(value ?? taxClass)}
        description={t('tax.source', { source: taxRules.source, day: taxRules.checkedOn })}
      />
      {met !== 'met' && <Notice tone="look">{t(met === 'unmet' ? 'gaps.tax_unmet' : 'gaps.tax_revenue')}</Notice>}
    </>
  );
}

export function WriteOffReasonSelect(props: {
  readonly value: WriteOffReason;
  readonly onChange: (value: WriteOffReason) => void;
}) {
  const { t } = useTranslation('writeoffs');
  return (
    <Select
      label={t('fields.reason')}
      value={props.value}
      allowDeselect={false}
      data={writeOffReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      onChange={(value) => props.onChange(value ?? props.value)}
    />
  );
}
