import { Button, Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimCauses, claimOutcomes, type Claim } from '../../../src-main/areas/contracts/contract.ts';
import { addDays, laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { BelongsFields } from './BelongsFields.tsx';
import classes from './Contracts.module.css';
import type { Belongs } from './detail.ts';
import { DocumentSelect } from './Selects.tsx';

export interface ClaimEdit {
  readonly claim: Claim | null;
  readonly belongs: Belongs | null;
}

export function ClaimDialog({ edit, onClose }: { readonly edit: ClaimEdit | null; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  return (
    <EntryDialog opened={edit !== null} onClose={onClose} title={t('claims.title')} wide>
      {edit !== null && <ClaimForm {...edit} onClose={onClose} />}
    </EntryDialog>
  );
}

function ClaimForm({ claim, belongs, onClose }: ClaimEdit & { readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const working = useWorkingPoint();
  const save = useCommand('contracts.saveClaim');
  const remove = useCommand('contracts.removeClaim');
  const [removing, setRemoving] = useState(false);
  const owner = claim ?? belongs;
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    owner === null ? null : { id: owner.customerId, code: '', name: owner.customerName },
  );
  const [form, setForm] = useState({
    contractId: owner?.contractId ?? null,
    documentId: claim?.documentId ?? null,
    direction: claim?.direction ?? ('theirs' as const),
    cause: claim?.cause ?? ('quality' as const),
    currency: claim?.currency ?? belongs?.currency ?? working.currency,
    amountMinor: claim?.amountMinor ?? null,
    noticedOn: claim?.noticedOn ?? (working.today as Day | null),
    deadlineOn: claim?.deadlineOn ?? null,
    note: claim?.note ?? '',
  });
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const ready = customer !== null && form.noticedOn !== null && (form.amountMinor ?? 0) > 0;

  const send = async (): Promise<void> => {
    const { noticedOn, amountMinor, ...rest } = form;
    if (customer === null || noticedOn === null || amountMinor === null) return;
    const reply = await save.run(
      {
        ...rest,
        noticedOn,
        amountMinor,
        customerId: customer.id,
        ...(claim === null ? {} : { claimId: claim.claimId }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onClose();
  };

  return (
    <>
      <EntryForm
        submitLabel={t('common:save')}
        ready={ready}
        busy={save.running}
        failure={save.failure}
        onSubmit={send}
        onClose={onClose}
      >
        <SegmentedControl
          aria-label={t('claims.direction')}
          value={form.direction}
          data={(['theirs', 'ours'] as const).map((value) => ({ value, label: t(`directionsLong.${value}`) }))}
          onChange={(direction) => set({ direction })}
        />
        <div className={classes.fields}>
          <BelongsFields
            fixed={owner !== null}
            customer={customer}
            contractId={form.contractId}
            onCustomer={(next) => {
              setCustomer(next);
              set({ documentId: null });
            }}
            onContract={(contractId) => set({ contractId })}
          />
          <Select
            label={t('claims.cause')}
            value={form.cause}
            allowDeselect={false}
            data={claimCauses.map((value) => ({ value, label: t(`causes.${value}`) }))}
            onChange={(cause) => set({ cause: cause ?? form.cause })}
          />
          {customer !== null && (
            <DocumentSelect
              customerId={customer.id}
              label={t('claims.document')}
              value={form.documentId}
              onChange={(documentId) => set({ documentId })}
            />
          )}
          <MoneyInput
            label={t('common:amount')}
            currency={form.currency}
            valueMinor={form.amountMinor}
            onChange={(amountMinor) => set({ amountMinor })}
            required
          />
          <CurrencySelect
            label={t('fields.currency')}
            value={form.currency}
            first={working.currencies}
            onChange={(currency) => set({ currency })}
          />
          <DayInput
            label={t('claims.noticed')}
            value={form.noticedOn}
            onChange={(noticedOn) => set({ noticedOn })}
            lean="past"
            required
          />
          <DayInput
            label={t('claims.deadline')}
            value={form.deadlineOn}
            onChange={(deadlineOn) => set({ deadlineOn })}
          />
          <div data-wide>
            <Textarea
              label={t('claims.note')}
              value={form.note}
              autosize
              minRows={2}
              maxLength={5000}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </div>
        </div>
      </EntryForm>
      {claim !== null && (
        <>
          <Attachments
            entity="claim"
            entityId={claim.claimId}
            customerId={claim.customerId}
            kinds={['claim_notice', 'evidence']}
          />
          <Button variant="subtle" color="red" size="compact-xs" onClick={() => setRemoving(true)}>
            {t('claims.remove')}
          </Button>
        </>
      )}
      {claim !== null && (
        <AskReason
          opened={removing}
          title={t('claims.remove')}
          reasonLabel={t('fields.reason')}
          confirmLabel={t('common:remove')}
          danger
          busy={remove.running}
          failure={remove.failure}
          onConfirm={({ reason }) =>
            void remove
              .run({ claimId: claim.claimId, reason }, { quiet: true })
              .then((reply) => (reply.ok ? onClose() : undefined))
          }
          onCancel={() => setRemoving(false)}
        />
      )}
    </>
  );
}

export function CloseClaimDialog({ claim, onClose }: { readonly claim: Claim | null; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  return (
    <EntryDialog opened={claim !== null} onClose={onClose} title={t('claims.closeTitle')}>
      {claim !== null && <CloseForm claim={claim} onClose={onClose} />}
    </EntryDialog>
  );
}

function CloseForm({ claim, onClose }: { readonly claim: Claim; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const { today } = useWorkingPoint();
  const close = useCommand('contracts.closeClaim');
  const [outcome, setOutcome] = useState<(typeof claimOutcomes)[number]>('settled');
  const [outcomeMinor, setOutcomeMinor] = useState<number | null>(claim.amountMinor);
  const [closedOn, setClosedOn] = useState<Day | null>(laterDay(today, claim.noticedOn));
  const [makes, setMakes] = useState(true);
  const [number, setNumber] = useState('');
  const [dueOn, setDueOn] = useState<Day | null>(addDays(laterDay(today, claim.noticedOn), 30));
  const [note, setNote] = useState('');
  const granted = outcome !== 'rejected' && outcome !== 'withdrawn';
  const ours = claim.direction === 'ours';
  const documented = granted && makes && (outcomeMinor ?? 0) > 0;
  const ready = closedOn !== null && !(documented && ours && number.trim() === '');

  const send = async (): Promise<void> => {
    if (closedOn === null) return;
    const document = {
      ...(number.trim() === '' ? {} : { number: number.trim() }),
      ...(ours && dueOn !== null ? { dueOn } : {}),
    };
    const reply = await close.run(
      {
        claimId: claim.claimId,
        closedOn,
        outcome,
        outcomeMinor: granted ? (outcomeMinor ?? 0) : 0,
        note: note.trim(),
        ...(documented ? { document } : {}),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: reply.value.number === '' ? t('claims.closed') : t('claims.closedWith', { number: reply.value.number }) }); // prettier-ignore
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('claims.close')}
      ready={ready}
      busy={close.running}
      failure={close.failure}
      onSubmit={send}
      onClose={onClose}
    >
      <Select
        label={t('claims.result')}
        value={outcome}
        allowDeselect={false}
        data={claimOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        onChange={(value) => setOutcome(value ?? outcome)}
      />
      <DayInput label={t('claims.closedOn')} value={closedOn} onChange={setClosedOn} lean="past" required />
      {granted && (
        <>
          <MoneyInput
            label={t('claims.granted')}
            currency={claim.currency}
            valueMinor={outcomeMinor}
            onChange={setOutcomeMinor}
          />
          <Checkbox
            label={t(ours ? 'claims.makeDebit' : 'claims.makeCredit')}
            description={t(ours ? 'claims.makeDebitHint' : 'claims.makeCreditHint')}
            checked={makes}
            onChange={(event) => setMakes(event.currentTarget.checked)}
          />
          {makes && (
            <TextInput
              label={t('claims.documentNumber')}
              placeholder={ours ? '' : t('claims.numberAuto')}
              required={ours}
              value={number}
              maxLength={200}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
          {makes && ours && <DayInput label={t('claims.dueOn')} value={dueOn} onChange={setDueOn} />}
        </>
      )}
      <Textarea
        label={t('claims.closeNote')}
        value={note}
        autosize
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
