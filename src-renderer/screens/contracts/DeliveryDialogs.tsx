import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../src-main/areas/contracts/contract.ts';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { BelongsFields } from './BelongsFields.tsx';
import classes from './Contracts.module.css';
import type { Belongs } from './detail.ts';
import { DocumentSelect } from './Selects.tsx';

export interface DeliveryEdit {
  /** Null: a new one. */
  readonly delivery: Delivery | null;
  readonly belongs: Belongs | null;
}

export function DeliveryDialog({
  edit,
  onClose,
}: {
  readonly edit: DeliveryEdit | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  return (
    <EntryDialog opened={edit !== null} onClose={onClose} title={t('deliveries.title')} wide>
      {edit !== null && <DeliveryForm {...edit} onClose={onClose} />}
    </EntryDialog>
  );
}

function DeliveryForm({ delivery, belongs, onClose }: DeliveryEdit & { readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const { currency } = useWorkingPoint();
  const save = useCommand('contracts.saveDelivery');
  const owner = delivery ?? belongs;
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    owner === null ? null : { id: owner.customerId, code: '', name: owner.customerName },
  );
  const [form, setForm] = useState({
    contractId: owner?.contractId ?? null,
    documentId: delivery?.documentId ?? null,
    number: delivery?.number ?? '',
    plannedOn: delivery?.plannedOn ?? null,
    deliveredOn: delivery?.deliveredOn ?? null,
    goods: delivery?.goods ?? '',
    receiver: delivery?.receiver ?? '',
    amountMinor: delivery?.amountMinor ?? null,
    objectionDays: delivery?.objectionDays ?? null,
    note: delivery?.note ?? '',
  });
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const ready = customer !== null && (form.plannedOn !== null || form.deliveredOn !== null);

  const send = async (): Promise<void> => {
    if (customer === null) return;
    const reply = await save.run(
      { ...form, customerId: customer.id, ...(delivery === null ? {} : { deliveryId: delivery.deliveryId }) },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t(reply.value.redated > 0 ? 'deliveries.savedRedated' : 'deliveries.saved', { n: reply.value.redated }) }); // prettier-ignore
    if (reply.value.receiverKnown === false)
      notifications.show({ color: 'yellow', autoClose: 10_000, message: t('deliveries.strangerSaved', { name: form.receiver }) }); // prettier-ignore
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
          <TextInput
            label={t('deliveries.number')}
            value={form.number}
            maxLength={200}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
          <TextInput
            label={t('deliveries.goods')}
            value={form.goods}
            maxLength={200}
            onChange={(event) => set({ goods: event.currentTarget.value })}
          />
          <DayInput
            label={t('deliveries.planned')}
            value={form.plannedOn}
            onChange={(plannedOn) => set({ plannedOn })}
          />
          <DayInput
            label={t('deliveries.delivered')}
            value={form.deliveredOn}
            onChange={(deliveredOn) => set({ deliveredOn })}
            lean="past"
          />
          <TextInput
            label={t('deliveries.receiver')}
            description={t('deliveries.receiverHint')}
            value={form.receiver}
            maxLength={200}
            onChange={(event) => set({ receiver: event.currentTarget.value })}
          />
          <NumberInput
            label={t('fields.objectionDays')}
            description={t('deliveries.objectionHint')}
            value={form.objectionDays ?? ''}
            min={0}
            max={730}
            allowDecimal={false}
            onChange={(value) => set({ objectionDays: value === '' ? null : Number(value) })}
          />
          <MoneyInput
            label={t('common:amount')}
            currency={delivery?.currency ?? belongs?.currency ?? currency}
            valueMinor={form.amountMinor}
            onChange={(amountMinor) => set({ amountMinor })}
          />
          {customer !== null && (
            <DocumentSelect
              customerId={customer.id}
              label={t('deliveries.invoice')}
              value={form.documentId}
              onChange={(documentId) => set({ documentId })}
            />
          )}
          <div data-wide>
            <Textarea
              label={t('fields.note')}
              value={form.note}
              autosize
              maxLength={5000}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </div>
        </div>
      </EntryForm>
      {delivery !== null && (
        <Attachments
          entity="delivery"
          entityId={delivery.deliveryId}
          customerId={delivery.customerId}
          kinds={['delivery_note', 'acceptance_sheet']}
        />
      )}
    </>
  );
}

export function SettleDialog({
  delivery,
  onClose,
}: {
  readonly delivery: Delivery | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  return (
    <EntryDialog
      opened={delivery !== null}
      onClose={onClose}
      title={t('deliveries.settleTitle', { number: delivery?.number ?? '' })}
    >
      {delivery !== null && <SettleForm delivery={delivery} onClose={onClose} />}
    </EntryDialog>
  );
}

const answers = ['accepted', 'objected', 'deemed', 'pending'] as const;

function SettleForm({ delivery, onClose }: { readonly delivery: Delivery; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const settle = useCommand('contracts.settleDelivery');
  const [acceptance, setAcceptance] = useState<(typeof answers)[number]>('accepted');
  const [on, setOn] = useState<Day | null>(delivery.deliveredOn === null ? today : laterDay(today, delivery.deliveredOn)); // prettier-ignore
  const [note, setNote] = useState('');
  const until = delivery.objectionUntil;
  const send = async (): Promise<void> => {
    if (on === null) return;
    const reply = await settle.run(
      { deliveryId: delivery.deliveryId, acceptance, on, note: note.trim() },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t(reply.value.redated > 0 ? 'deliveries.savedRedated' : 'deliveries.saved', { n: reply.value.redated }) }); // prettier-ignore
    onClose();
  };
  return (
    <EntryForm
      submitLabel={t('common:save')}
      ready={on !== null}
      busy={settle.running}
      failure={settle.failure}
      onSubmit={send}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('deliveries.acceptance')}
        value={acceptance}
        data={answers.map((value) => ({ value, label: t(`acceptances.${value}`) }))}
        onChange={setAcceptance}
      />
      <p className={classes.law}>{t(`deliveries.answers.${acceptance}`)}</p>
      {acceptance === 'deemed' && until !== null && <p>{t('deliveries.deemedOn', { day: format.day(until) })}</p>}
      {acceptance === 'objected' && until !== null && on !== null && on > until && (
        <Notice tone="look">{t('deliveries.objectedLate', { day: format.day(until) })}</Notice>
      )}
      <DayInput label={t('deliveries.answeredOn')} value={on} onChange={setOn} lean="past" required autoFocus />
      <Textarea
        label={t('fields.note')}
        value={note}
        autosize
        maxLength={5000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
