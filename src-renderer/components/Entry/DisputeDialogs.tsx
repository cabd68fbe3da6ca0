import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';

type Reason = InputFor<'ledger.openDispute'>['reason'];
type Outcome = InputFor<'ledger.resolveDispute'>['outcome'];
type Dispute = ValueOf<'ledger.document'>['disputes'][number];

const reasons = ['quality', 'quantity', 'price', 'delivery', 'document', 'other'] as const satisfies readonly Reason[];
const outcomes = [
  'rejected',
  'credit_note',
  'replacement',
  'price_change',
  'withdrawn',
] as const satisfies readonly Outcome[];

/** The customer objects to an item or a part of it. */
export function OpenDisputeDialog(props: { readonly item: OpenItem | null; readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { item, onClose } = props;
  return (
    <Modal
      opened={item !== null}
      onClose={onClose}
      title={item === null ? '' : t('dispute.title', { number: item.number })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {item !== null && <OpenDispute item={item} onClose={onClose} />}
    </Modal>
  );
}

function OpenDispute({ item, onClose }: { readonly item: OpenItem; readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const command = useCommand('ledger.openDispute');
  const [amountMinor, setAmountMinor] = useState<number | null>(item.openMinor - item.disputedMinor);
  const [reason, setReason] = useState<Reason>('quality');
  const [openedOn, setOpenedOn] = useState<Day | null>(today);
  const [note, setNote] = useState('');

  const save = async (): Promise<void> => {
    if (amountMinor === null || openedOn === null) return;
    const { dueItemId } = item;
    const reply = await command.run({ dueItemId, amountMinor, reason, openedOn, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('dispute.saved') });
    onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <MoneyInput
          label={t('dispute.amount')}
          currency={item.currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
          description={t('dispute.amountHint', {
            amount: format.money(item.openMinor, item.currency),
            disputed: format.money(item.disputedMinor, item.currency),
          })}
        />
        <Select
          label={t('dispute.reason')}
          value={reason}
          allowDeselect={false}
          data={reasons.map((value) => ({ value, label: t(`common:disputeReasons.${value}`) }))}
          onChange={(value) => setReason(value ?? reason)}
        />
        <DayInput label={t('dispute.openedOn')} value={openedOn} onChange={setOpenedOn} lean="past" required />
        <Textarea
          label={t('dispute.note')}
          value={note}
          autosize
          minRows={2}
          maxLength={5000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Notice tone="note">{t('dispute.effect')}</Notice>
        {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
        <Buttons
          label={t('dispute.save')}
          ready={(amountMinor ?? 0) > 0 && openedOn !== null}
          busy={command.running}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}

/** How it ended. A credit note or a new price is booked on its own; this only closes the dispute. */
export function ResolveDisputeDialog(props: { readonly dispute: Dispute | null; readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { dispute, onClose } = props;
  return (
    <Modal
      opened={dispute !== null}
      onClose={onClose}
      title={t('dispute.resolveTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {dispute !== null && <ResolveDispute dispute={dispute} onClose={onClose} />}
    </Modal>
  );
}

function ResolveDispute({ dispute, onClose }: { readonly dispute: Dispute; readonly onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { today } = useWorkingPoint();
  const command = useCommand('ledger.resolveDispute');
  const [resolvedOn, setResolvedOn] = useState<Day | null>(today);
  const [outcome, setOutcome] = useState<Outcome>('rejected');
  const [note, setNote] = useState('');

  const save = async (): Promise<void> => {
    if (resolvedOn === null) return;
    const { disputeId } = dispute;
    const reply = await command.run({ disputeId, resolvedOn, outcome, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('dispute.resolved') });
    onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('dispute.outcome')}
          value={outcome}
          allowDeselect={false}
          data={outcomes.map((value) => ({ value, label: t(`common:disputeOutcomes.${value}`) }))}
          onChange={(value) => setOutcome(value ?? outcome)}
        />
        <DayInput label={t('dispute.resolvedOn')} value={resolvedOn} onChange={setResolvedOn} lean="past" required />
        <Textarea
          label={t('dispute.resolveNote')}
          value={note}
          autosize
          minRows={2}
          maxLength={5000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {(outcome === 'credit_note' || outcome === 'price_change') && (
          <Notice tone="note">{t('dispute.bookCredit')}</Notice>
        )}
        {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
        <Buttons label={t('dispute.resolve')} ready={resolvedOn !== null} busy={command.running} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Buttons(props: {
  readonly label: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={props.onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit" disabled={!props.ready} loading={props.busy}>
        {props.label}
      </Button>
    </Group>
  );
}
