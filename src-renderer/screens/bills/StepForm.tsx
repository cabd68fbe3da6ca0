import { Button, Group, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discountCostMinor } from '../../../src-main/areas/bills/rules/deadlines.ts';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Bills.module.css';
import type { BillDetail, BillStep } from './detail.ts';

/** Who the step is about, and whether it cannot do without the name. */
const parties: Readonly<Partial<Record<BillStep, { readonly label: string; readonly required: boolean }>>> = {
  endorsed: { label: 'endorsee', required: true },
  discounted: { label: 'bank', required: true },
  notified: { label: 'notified', required: false },
  recourse_paid: { label: 'holder', required: true },
  settled: { label: 'payer', required: false },
};

/** The fields of one step of a bill, no more than it needs. */
export function StepForm(props: {
  readonly bill: BillDetail;
  readonly act: BillStep;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { bill, act } = props;
  const { t } = useTranslation('bills');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const last = bill.events.at(-1)?.on ?? bill.receivedOn;
  const [on, setOn] = useState<Day | null>(laterDay(today, last));
  const [party, setParty] = useState('');
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [recourse, setRecourse] = useState(true);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState('');

  const commands = {
    endorsed: useCommand('bills.endorse'),
    discounted: useCommand('bills.discount'),
    presented: useCommand('bills.present'),
    honoured: useCommand('bills.honour'),
    dishonoured: useCommand('bills.dishonour'),
    notified: useCommand('bills.notify'),
    recourse_paid: useCommand('bills.payRecourse'),
    settled: useCommand('bills.settle'),
    returned: useCommand('bills.return'),
  } as const;
  const command = commands[act];
  const asks = parties[act];
  const needsMoney = act === 'discounted' || act === 'recourse_paid';
  const needsReason = act === 'dishonoured' || act === 'returned';
  const passing = act === 'endorsed' || act === 'discounted';
  const ready =
    on !== null &&
    (asks?.required !== true || party.trim() !== '') &&
    (!needsMoney || (amountMinor ?? 0) > 0) &&
    (!needsReason || reason.trim() !== '');

  const send = async (): Promise<void> => {
    if (!ready || on === null) return;
    const step = { billId: bill.billId, on, note: note.trim(), evidence: evidence.trim() };
    const name = party.trim();
    const quiet = { quiet: true } as const;
    const run = {
      endorsed: () => commands.endorsed.run({ ...step, to: name, recourse }, quiet),
      discounted: () => commands.discounted.run({ ...step, bank: name, proceedsMinor: amountMinor ?? 0, recourse }, quiet),
      presented: () => commands.presented.run(step, quiet),
      honoured: () => commands.honoured.run(step, quiet),
      dishonoured: () => commands.dishonoured.run({ ...step, reason: reason.trim() }, quiet),
      notified: () => commands.notified.run({ ...step, to: name }, quiet),
      recourse_paid: () => commands.recourse_paid.run({ ...step, to: name, amountMinor: amountMinor ?? 0 }, quiet),
      settled: () => commands.settled.run({ ...step, by: name }, quiet),
      returned: () => commands.returned.run({ ...step, reason: reason.trim() }, quiet),
    }; // prettier-ignore
    const reply = await run[act]();
    if (!reply.ok) return;
    notifications.show({ message: t('drawer.done', { step: t(`events.${act}`) }) });
    props.onDone();
  };

  return (
    <form
      noValidate
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {(needsReason || act === 'settled' || act === 'honoured') && <p data-wide>{t(`stepText.${act}`)}</p>}
      <DayInput label={t(`stepDay.${act}`)} value={on} onChange={setOn} lean="past" required autoFocus />
      {asks !== undefined && (
        <TextInput
          label={t(`party.${asks.label}`)}
          value={party}
          required={asks.required}
          maxLength={200}
          onChange={(event) => setParty(event.currentTarget.value)}
        />
      )}
      {needsReason && (
        <TextInput
          label={t('fields.reason')}
          value={reason}
          required
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {needsMoney && (
        <MoneyInput
          label={t(act === 'discounted' ? 'fields.proceeds' : 'common:amount')}
          currency={bill.currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
          {...(act === 'discounted' && (amountMinor ?? 0) > 0
            ? {
                description: t('discountCost', {
                  amount: format.money(discountCostMinor(bill.amountMinor, amountMinor ?? 0), bill.currency),
                }),
              }
            : {})}
        />
      )}
      {passing && (
        <Switch
          data-wide
          label={t('fields.recourse')}
          description={t(recourse ? 'recourseYes' : 'recourseNo')}
          checked={recourse}
          onChange={(event) => setRecourse(event.currentTarget.checked)}
        />
      )}
      <TextInput
        label={t('fields.evidence')}
        value={evidence}
        maxLength={200}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <TextInput
        label={t('fields.note')}
        value={note}
        maxLength={1000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div data-wide>
        {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
        <Group gap={8} mt={4}>
          <Button type="submit" size="compact-md" disabled={!ready} loading={command.running}>
            {t('record', { step: t(`acts.${act}`) })}
          </Button>
          <Button variant="default" size="compact-md" onClick={props.onCancel}>
            {t('common:cancel')}
          </Button>
        </Group>
      </div>
    </form>
  );
}
