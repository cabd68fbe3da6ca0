import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { disputeOutcomes, disputeReasons, type Dispute } from '../../../src-main/areas/disputes/contract.ts';
import { concedes, targetDay } from '../../../src-main/areas/disputes/rules.ts';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';
import { EntryDialog, EntryForm } from './EntryDialog.tsx';

type Reason = InputFor<'disputes.open'>['reason'];
type Outcome = InputFor<'disputes.resolve'>['outcome'];

/** The customer objects to an item or a part of it. */
export function OpenDisputeDialog(props: { readonly item: OpenItem | null; readonly onClose: () => void }) {
  const { t } = useTranslation('disputes');
  const { item, onClose } = props;
  return (
    <EntryDialog
      opened={item !== null}
      onClose={onClose}
      title={item === null ? '' : t('open.title', { number: item.number })}
    >
      {item !== null && <OpenDispute item={item} onClose={onClose} />}
    </EntryDialog>
  );
}

function OpenDispute({ item, onClose }: { readonly item: OpenItem; readonly onClose: () => void }) {
  const { t } = useTranslation('disputes');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const settings = useQueryOf('settings.get', {});
  const command = useCommand('disputes.open');
  const [amountMinor, setAmountMinor] = useState<number | null>(item.openMinor - item.disputedMinor);
  const [reason, setReason] = useState<Reason>('quality');
  const [openedOn, setOpenedOn] = useState<Day | null>(today);
  const [chosenTarget, setTarget] = useState<Day | null>(null);
  const [owner, setOwner] = useState('');
  const [evidence, setEvidence] = useState('');
  const [note, setNote] = useState('');
  const usual = openedOn === null ? null : targetDay(openedOn, settings.data?.disputes.targetDays ?? 10);
  const targetOn = chosenTarget ?? usual;

  const save = async (): Promise<void> => {
    if (amountMinor === null || openedOn === null) return;
    const { dueItemId } = item;
    const reply = await command.run(
      {
        dueItemId,
        amountMinor,
        reason,
        openedOn,
        owner,
        evidence,
        note,
        ...(chosenTarget === null ? {} : { targetOn: chosenTarget }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('open.saved') });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('open.save')}
      ready={(amountMinor ?? 0) > 0 && openedOn !== null}
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <MoneyInput
        label={t('fields.amount')}
        currency={item.currency}
        valueMinor={amountMinor}
        onChange={setAmountMinor}
        required
        description={t('open.amountHint', {
          amount: format.money(item.openMinor, item.currency),
          disputed: format.money(item.disputedMinor, item.currency),
        })}
      />
      <ReasonSelect value={reason} onChange={setReason} />
      <DayInput label={t('fields.openedOn')} value={openedOn} onChange={setOpenedOn} lean="past" required />
      {openedOn !== null && openedOn > item.dueOn && (
        <Notice tone="look">{t('open.afterDue', { day: format.day(item.dueOn) })}</Notice>
      )}
      <Owner value={owner} onChange={setOwner} />
      <DayInput label={t('fields.targetOn')} value={targetOn} onChange={setTarget} lean="future" />
      <Papers evidence={evidence} onEvidence={setEvidence} note={note} onNote={setNote} />
      <Notice tone="note">{t('open.effect')}</Notice>
    </EntryForm>
  );
}

/** Who looks after it, by when, and the papers; figures and days of the past are not changed. */
export function EditDisputeDialog(props: { readonly dispute: Dispute | null; readonly onClose: () => void }) {
  const { t } = useTranslation('disputes');
  const { dispute, onClose } = props;
  return (
    <EntryDialog
      opened={dispute !== null}
      onClose={onClose}
      title={dispute === null ? '' : t('edit.title', { number: dispute.number })}
    >
      {dispute !== null && <EditDispute dispute={dispute} onClose={onClose} />}
    </EntryDialog>
  );
}

function EditDispute({ dispute, onClose }: { readonly dispute: Dispute; readonly onClose: () => void }) {
  const { t } = useTranslation('disputes');
  const command = useCommand('disputes.update');
  const [reason, setReason] = useState<Reason>(dispute.reason);
  const [owner, setOwner] = useState(dispute.owner);
  const [targetOn, setTarget] = useState<Day | null>(dispute.targetOn);
  const [evidence, setEvidence] = useState(dispute.evidence);
  const [note, setNote] = useState(dispute.note);

  const save = async (): Promise<void> => {
    const { disputeId } = dispute;
    const reply = await command.run({ disputeId, reason, owner, targetOn, evidence, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('edit.saved') });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('edit.save')}
      ready
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <ReasonSelect value={reason} onChange={setReason} />
      <Owner value={owner} onChange={setOwner} />
      <DayInput label={t('fields.targetOn')} value={targetOn} onChange={setTarget} lean="future" />
      <Papers evidence={evidence} onEvidence={setEvidence} note={note} onNote={setNote} />
    </EntryForm>
  );
}

/** How it ended. What is given up becomes a credit note against the item at once; the rest is owed again. */
export function ResolveDisputeDialog(props: { readonly dispute: Dispute | null; readonly onClose: () => void }) {
  const { t } = useTranslation('disputes');
  const { dispute, onClose } = props;
  return (
    <EntryDialog
      opened={dispute !== null}
      onClose={onClose}
      title={dispute === null ? '' : t('resolve.title', { number: dispute.number })}
    >
      {dispute !== null && <ResolveDispute dispute={dispute} onClose={onClose} />}
    </EntryDialog>
  );
}

function ResolveDispute({ dispute, onClose }: { readonly dispute: Dispute; readonly onClose: () => void }) {
  const { t } = useTranslation('disputes');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const command = useCommand('disputes.resolve');
  const [resolvedOn, setResolvedOn] = useState<Day | null>(today);
  const [outcome, setOutcome] = useState<Outcome>('rejected');
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [number, setNumber] = useState('');
  const [note, setNote] = useState('');
  const gives = concedes(outcome);
  const { currency } = dispute;

  const save = async (): Promise<void> => {
    if (resolvedOn === null) return;
    const { disputeId } = dispute;
    const reply = await command.run(
      {
        disputeId,
        resolvedOn,
        outcome,
        note,
        ...(amountMinor === null ? {} : { amountMinor }),
        ...(gives && amountMinor !== null && number.trim() !== '' ? { number: number.trim() } : {}),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    const credit = reply.value.number;
    notifications.show({ message: credit === null ? t('resolve.saved') : t('resolve.savedWith', { number: credit }) });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('resolve.save')}
      ready={resolvedOn !== null && amountMinor !== 0}
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <Select
        label={t('fields.outcome')}
        value={outcome}
        allowDeselect={false}
        data={disputeOutcomes.map((value) => ({ value, label: t(`common:disputeOutcomes.${value}`) }))}
        onChange={(value) => setOutcome(value ?? outcome)}
      />
      <DayInput label={t('fields.resolvedOn')} value={resolvedOn} onChange={setResolvedOn} lean="past" required />
      {(gives || outcome === 'replacement') && (
        <MoneyInput
          label={t(gives ? 'resolve.conceded' : 'resolve.replaced')}
          currency={currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          description={t('resolve.amountHint', { amount: format.money(dispute.standingMinor, currency) })}
        />
      )}
      {gives && amountMinor !== null && (
        <>
          <TextInput
            label={t('resolve.number')}
            description={t('resolve.numberHint')}
            value={number}
            maxLength={200}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Notice tone="note">
            {t('resolve.books', {
              amount: format.money(amountMinor, currency),
              rest: format.money(Math.max(0, dispute.standingMinor - amountMinor), currency),
            })}
          </Notice>
        </>
      )}
      <Textarea
        label={t('resolve.note')}
        value={note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EntryForm>
  );
}

function ReasonSelect(props: { readonly value: Reason; readonly onChange: (reason: Reason) => void }) {
  const { t } = useTranslation('disputes');
  return (
    <Select
      label={t('fields.reason')}
      value={props.value}
      allowDeselect={false}
      data={disputeReasons.map((value) => ({ value, label: t(`common:disputeReasons.${value}`) }))}
      onChange={(value) => props.onChange(value ?? props.value)}
    />
  );
}

/** A colleague's name, from those who had one before or a new one. */
function Owner(props: { readonly value: string; readonly onChange: (owner: string) => void }) {
  const { t } = useTranslation('disputes');
  const { today } = useWorkingPoint();
  const { data } = useQueryOf('disputes.list', { asOf: today, limit: 1 });
  return (
    <Autocomplete
      label={t('fields.owner')}
      description={t('fields.ownerHint')}
      value={props.value}
      maxLength={200}
      data={data?.owners ?? []}
      onChange={props.onChange}
    />
  );
}

function Papers(props: {
  readonly evidence: string;
  readonly onEvidence: (text: string) => void;
  readonly note: string;
  readonly onNote: (text: string) => void;
}) {
  const { t } = useTranslation('disputes');
  return (
    <>
      <Textarea
        label={t('fields.note')}
        value={props.note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => props.onNote(event.currentTarget.value)}
      />
      <TextInput
        label={t('fields.evidence')}
        description={t('fields.evidenceHint')}
        value={props.evidence}
        maxLength={5000}
        onChange={(event) => props.onEvidence(event.currentTarget.value)}
      />
    </>
  );
}
