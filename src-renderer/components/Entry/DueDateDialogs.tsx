import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { DayInput } from '../DayInput/DayInput.tsx';
import type { DueSheet, DueSheetItem } from '../Drill/DueItems.tsx';
import classes from './Entry.module.css';
import { EntryDialog, EntryForm } from './EntryDialog.tsx';

export interface Redating {
  readonly item: DueSheetItem;
  readonly sheet: DueSheet;
  readonly openMinor: number;
}

interface RedateProps {
  /** Null: closed. */
  readonly redating: Redating | null;
  readonly onClose: () => void;
}

/** Another due date for an item, with the day it counts from and why; the first one stays on record. */
export function RedateDialog({ redating, onClose }: RedateProps) {
  const { t } = useTranslation('terms');
  return (
    <EntryDialog
      opened={redating !== null}
      onClose={onClose}
      title={redating === null ? '' : t('redate.title', { number: redating.sheet.number })}
    >
      {redating !== null && <RedateForm {...redating} onClose={onClose} />}
    </EntryDialog>
  );
}

function RedateForm({ item, sheet, openMinor, onClose }: Redating & { readonly onClose: () => void }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const redate = useCommand('invoices.redate');
  const takeBack = useCommand('invoices.takeBackRedate');
  const [to, setTo] = useState<Day | null>(null);
  const [from, setFrom] = useState<Day | null>(sheet.issuedOn);
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const ready = to !== null && from !== null && reason.trim() !== '';

  const save = async (): Promise<void> => {
    if (to === null || from === null) return;
    const reply = await redate.run(
      { dueItemId: item.dueItemId, toDueOn: to, changedOn: from, reason: reason.trim(), evidence: evidence.trim() },
      { quiet: true },
    );
    if (!reply.ok) return;
    const { changeId } = reply.value;
    const undo = async (): Promise<void> => {
      const back = await takeBack.run({ changeId, reason: t('redate.undoReason') });
      if (back.ok) notifications.show({ message: t('redate.undone', { day: format.day(back.value.dueOn) }) });
    };
    notifications.show({
      autoClose: 8000,
      message: (
        <Group gap={8}>
          {t('redate.saved', { number: sheet.number, day: format.day(to) })}
          <Button variant="subtle" size="compact-xs" onClick={() => void undo()}>
            {t('redate.undo')}
          </Button>
        </Group>
      ),
    });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('redate.save')}
      ready={ready}
      busy={redate.running}
      failure={redate.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('redate.text', { day: format.day(item.dueOn), amount: format.money(openMinor, sheet.currency) })}</p>
      <DayInput label={t('redate.to')} value={to} onChange={setTo} required autoFocus />
      <div>
        <DayInput label={t('redate.from')} value={from} onChange={setFrom} lean="past" required />
        <small className={classes.hint}>{t('redate.fromHint')}</small>
      </div>
      <TextInput
        label={t('redate.reason')}
        description={t('redate.reasonHint')}
        value={reason}
        required
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('redate.evidence')}
        description={t('redate.evidenceHint')}
        value={evidence}
        maxLength={200}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </EntryForm>
  );
}

interface ConfirmProps {
  /** Null: closed. */
  readonly sheet: DueSheet | null;
  readonly onClose: () => void;
}

/** Delivered, accepted, received, a milestone reached: the days as they were, and the due dates that follow. */
export function PaperDialog({ sheet, onClose }: ConfirmProps) {
  const { t } = useTranslation('terms');
  return (
    <EntryDialog
      opened={sheet !== null}
      onClose={onClose}
      title={sheet === null ? '' : t('confirm.title', { number: sheet.number })}
    >
      {sheet !== null && <PaperForm sheet={sheet} onClose={onClose} />}
    </EntryDialog>
  );
}

function PaperForm({ sheet, onClose }: { readonly sheet: DueSheet; readonly onClose: () => void }) {
  const { t } = useTranslation('terms');
  const confirm = useCommand('invoices.confirm');
  const [deliveredOn, setDeliveredOn] = useState(sheet.deliveredOn);
  const [acceptedOn, setAcceptedOn] = useState(sheet.acceptedOn);
  const [confirmedOn, setConfirmedOn] = useState(sheet.confirmedOn);
  const [evidence, setEvidence] = useState('');
  const waiting = sheet.items.filter((item) => item.triggerKind === 'milestone');
  const [reached, setReached] = useState<ReadonlyMap<DueItemId, Day>>(
    new Map(
      waiting.flatMap((item) =>
        item.triggerHappened && item.triggerOn !== null ? [[item.dueItemId, item.triggerOn]] : [],
      ),
    ),
  );

  const days = {
    ...(deliveredOn !== null && deliveredOn !== sheet.deliveredOn ? { deliveredOn } : {}),
    ...(acceptedOn !== null && acceptedOn !== sheet.acceptedOn ? { acceptedOn } : {}),
    ...(confirmedOn !== null && confirmedOn !== sheet.confirmedOn ? { confirmedOn } : {}),
  };
  const milestones = waiting.flatMap((item) => {
    const on = reached.get(item.dueItemId);
    return on === undefined || (item.triggerHappened && item.triggerOn === on) ? [] : [{ dueItemId: item.dueItemId, on }];
  }); // prettier-ignore
  const changed = Object.keys(days).length > 0 || milestones.length > 0;

  const save = async (): Promise<void> => {
    const reply = await confirm.run(
      { documentId: sheet.documentId, ...days, milestones, evidence: evidence.trim() },
      { quiet: true },
    );
    if (!reply.ok) return;
    const n = reply.value.redated.length;
    notifications.show({ message: t(n > 0 ? 'confirm.redated' : 'confirm.saved', { number: sheet.number, n }) });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('confirm.save')}
      ready={changed}
      busy={confirm.running}
      failure={confirm.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('confirm.text')}</p>
      <DayInput label={t('confirm.deliveredOn')} value={deliveredOn} onChange={setDeliveredOn} lean="past" autoFocus />
      <DayInput label={t('confirm.acceptedOn')} value={acceptedOn} onChange={setAcceptedOn} lean="past" />
      {waiting.map((item) => (
        <DayInput
          key={item.dueItemId}
          label={t('confirm.milestone', { label: item.label })}
          value={reached.get(item.dueItemId) ?? null}
          lean="past"
          onChange={(on) => {
            const next = new Map(reached);
            if (on === null) next.delete(item.dueItemId);
            else next.set(item.dueItemId, on);
            setReached(next);
          }}
        />
      ))}
      <DayInput label={t('confirm.confirmedOn')} value={confirmedOn} onChange={setConfirmedOn} lean="past" />
      <TextInput
        label={t('confirm.evidence')}
        description={t('confirm.evidenceHint')}
        value={evidence}
        maxLength={200}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
