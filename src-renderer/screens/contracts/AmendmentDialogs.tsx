import { ActionIcon, Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amendment, AmendmentChange } from '../../../src-main/areas/contracts/contract.ts';
import { isDay, laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';

const kinds = ['due', 'milestone', 'until', 'amount', 'lateRate', 'objection', 'other'] as const;
type Kind = (typeof kinds)[number];

/** One line of an amendment while it is written. */
interface Draft {
  readonly key: number;
  readonly kind: Kind;
  /** The due item or milestone meant. */
  readonly target: string | null;
  readonly day: Day | null;
  readonly figure: number | null;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export function AmendmentDialog(props: {
  readonly edit: Amendment | 'new' | null;
  readonly contract: ContractDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  return (
    <EntryDialog opened={props.edit !== null} onClose={props.onClose} title={t('amendments.title')} wide>
      {props.edit !== null && (
        <AmendmentForm
          amendment={props.edit === 'new' ? null : props.edit}
          contract={props.contract}
          onClose={props.onClose}
        />
      )}
    </EntryDialog>
  );
}

function AmendmentForm({ amendment, contract, onClose }: { readonly amendment: Amendment | null; readonly contract: ContractDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { point, today } = useWorkingPoint();
  const save = useCommand('contracts.saveAmendment');
  const open = useQueryOf('ledger.items', { ...point, customerId: contract.customerId, status: 'open', limit: 1000 });
  const items = (open.data?.rows ?? []).filter((item) => item.currency === contract.currency);
  const pending = contract.milestones.filter(({ actualOn }) => actualOn === null);
  const [number, setNumber] = useState(amendment?.number ?? '');
  const [subject, setSubject] = useState(amendment?.subject ?? '');
  const [amendedOn, setAmendedOn] = useState<Day | null>(amendment?.amendedOn ?? today);
  const [note, setNote] = useState(amendment?.note ?? '');
  const [rows, setRows] = useState<readonly Draft[]>(amendment === null ? [blank(0)] : amendment.changes.map(draftOf));
  const change = (key: number, with_: Partial<Draft>): void => setRows((before) => before.map((row) => (row.key === key ? { ...row, ...with_ } : row)));

  const read = (row: Draft): AmendmentChange | null => {
    switch (row.kind) {
      case 'due': {
        const item = items.find(({ dueItemId }) => String(dueItemId) === row.target);
        return item === undefined || row.day === null ? null : { kind: 'due', dueItemId: item.dueItemId, after: row.day };
      }
      case 'milestone': {
        const milestone = pending.find(({ milestoneId }) => String(milestoneId) === row.target);
        return milestone === undefined || row.day === null ? null : { kind: 'milestone', milestoneId: milestone.milestoneId, after: row.day };
      }
      case 'until':
        return { kind: 'until', after: row.day };
      case 'amount':
        return (row.figure ?? 0) > 0 ? { kind: 'amount', after: row.figure ?? 0 } : null;
      case 'lateRate':
        return { kind: 'lateRate', after: row.figure };
      case 'objection':
        return { kind: 'objection', after: row.figure };
      case 'other':
        return row.label.trim() === '' || row.after.trim() === '' ? null : { kind: 'other', label: row.label.trim(), before: row.before.trim(), after: row.after.trim() };
    }
  };
  const changes = rows.map(read);
  const ready = number.trim() !== '' && subject.trim() !== '' && amendedOn !== null && rows.length > 0 && changes.every((each) => each !== null);

  const send = async (): Promise<void> => {
    if (amendedOn === null) return;
    const reply = await save.run(
      {
        contractId: contract.contractId, number: number.trim(), subject: subject.trim(), amendedOn, note: note.trim(),
        changes: changes.filter((each) => each !== null),
        ...(amendment === null ? {} : { amendmentId: amendment.amendmentId }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('amendments.saved') });
    onClose();
  };

  return (
    <EntryForm submitLabel={t('common:save')} ready={ready} busy={save.running} failure={save.failure} onSubmit={send} onClose={onClose}>
      <div className={classes.fields}>
        <TextInput label={t('amendments.number')} value={number} required maxLength={200} data-autofocus onChange={(event) => setNumber(event.currentTarget.value)} />
        <DayInput label={t('amendments.date')} value={amendedOn} onChange={setAmendedOn} lean="past" required />
        <div data-wide>
          <TextInput label={t('amendments.subject')} value={subject} required maxLength={200} onChange={(event) => setSubject(event.currentTarget.value)} />
        </div>
      </div>
      {rows.map((row, index) => (
        <div key={row.key} className={classes.change}>
          <Select
            label={t('amendments.whatOf', { n: index + 1 })}
            value={row.kind}
            allowDeselect={false}
            data={kinds.map((value) => ({ value, label: t(`changeKinds.${value}`) }))}
            onChange={(kind) => change(row.key, { ...blank(row.key), kind: kind ?? row.kind })}
          />
          {left(row)}
          {right(row)}
          <ActionIcon variant="subtle" color="gray" mb={4} aria-label={t('amendments.removeOf', { n: index + 1 })} onClick={() => setRows((before) => before.filter((each) => each.key !== row.key))}>
            <Icon name="trash" size={13} />
          </ActionIcon>
          {row.kind === 'other' && (
            <>
              <span aria-hidden />
              <TextInput label={t('amendments.before')} value={row.before} maxLength={200} onChange={(event) => change(row.key, { before: event.currentTarget.value })} />
              <span aria-hidden />
              <span aria-hidden />
            </>
          )}
        </div>
      ))}
      <div>
        <Button variant="subtle" size="compact-xs" leftSection={<Icon name="plus" size={12} />} onClick={() => setRows((before) => [...before, blank(Math.max(-1, ...before.map(({ key }) => key)) + 1)])}>
          {t('amendments.addChange')}
        </Button>
      </div>
      <Textarea label={t('fields.note')} value={note} autosize maxLength={5000} onChange={(event) => setNote(event.currentTarget.value)} />
      <Notice tone="note">{t('amendments.unsignedNote')}</Notice>
    </EntryForm>
  );

  // Plain functions, so that typing does not lose its field.
  function left(row: Draft) {
    if (row.kind === 'due')
      return (
        <Select
          label={t('amendments.item')}
          value={row.target}
          searchable
          data={items.map((item) => ({ value: String(item.dueItemId), label: `${item.number} · ${format.day(item.dueOn)} · ${format.money(item.openMinor, item.currency)}` }))}
          onChange={(target) => change(row.key, { target })}
        />
      );
    if (row.kind === 'milestone')
      return (
        <Select
          label={t('amendments.milestone')}
          value={row.target}
          data={pending.map((each) => ({ value: String(each.milestoneId), label: each.plannedOn === null ? each.label : `${each.label} · ${format.day(each.plannedOn)}` }))}
          onChange={(target) => change(row.key, { target })}
        />
      );
    if (row.kind === 'other') return <TextInput label={t('amendments.label')} value={row.label} maxLength={200} onChange={(event) => change(row.key, { label: event.currentTarget.value })} />;
    const now = { until: contract.untilOn === null ? '–' : format.day(contract.untilOn), amount: contract.amountMinor === null ? '–' : format.money(contract.amountMinor, contract.currency), lateRate: contract.lateRateBp === null ? '–' : `${contract.lateRateBp / 100}%`, objection: contract.objectionDays === null ? '–' : t('common:days', { days: contract.objectionDays }) };
    return <TextInput label={t('amendments.before')} value={now[row.kind]} readOnly />;
  }

  function right(row: Draft) {
    if (row.kind === 'due' || row.kind === 'milestone' || row.kind === 'until')
      return <DayInput label={t(row.kind === 'due' ? 'amendments.newDue' : 'amendments.after')} value={row.day} onChange={(next) => change(row.key, { day: next })} />;
    if (row.kind === 'amount') return <MoneyInput label={t('amendments.after')} currency={contract.currency} valueMinor={row.figure} onChange={(figure) => change(row.key, { figure })} />;
    if (row.kind === 'lateRate')
      return <NumberInput label={t('amendments.after')} suffix="%" min={0} max={1000} decimalScale={2} value={row.figure === null ? '' : row.figure / 100} onChange={(value) => change(row.key, { figure: value === '' ? null : Math.round(Number(value) * 100) })} />;
    if (row.kind === 'objection')
      return <NumberInput label={t('amendments.after')} min={0} max={730} allowDecimal={false} value={row.figure ?? ''} onChange={(value) => change(row.key, { figure: value === '' ? null : Number(value) })} />;
    return <TextInput label={t('amendments.after')} value={row.after} maxLength={200} onChange={(event) => change(row.key, { after: event.currentTarget.value })} />;
  }
} // prettier-ignore

function blank(key: number): Draft {
  return { key, kind: 'due', target: null, day: null, figure: null, label: '', before: '', after: '' };
}

function draftOf(change: Amendment['changes'][number], key: number): Draft {
  const draft = { ...blank(key), kind: change.kind };
  if (change.kind === 'other') return { ...draft, label: change.label, before: change.before, after: change.after };
  const target = change.kind === 'due' ? String(change.dueItemId) : change.kind === 'milestone' ? String(change.milestoneId) : null; // prettier-ignore
  return {
    ...draft,
    target,
    day: isDay(change.after) ? change.after : null,
    figure: typeof change.after === 'number' ? change.after : null,
  };
}

/** Signed by both sides: from that day on the new dates count. */
export function SignDialog(props: {
  readonly amendment: Amendment | null;
  readonly contract: ContractDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  const { amendment } = props;
  return (
    <EntryDialog
      opened={amendment !== null}
      onClose={props.onClose}
      title={t('amendments.signTitle', { number: amendment?.number ?? '' })}
    >
      {amendment !== null && <SignForm amendment={amendment} contract={props.contract} onClose={props.onClose} />}
    </EntryDialog>
  );
}

function SignForm({ amendment, contract, onClose }: { readonly amendment: Amendment; readonly contract: ContractDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const { today } = useWorkingPoint();
  const sign = useCommand('contracts.signAmendment');
  const [signedOn, setSignedOn] = useState<Day | null>(laterDay(today, amendment.amendedOn));
  const moves = amendment.changes.filter(({ kind }) => kind === 'due').length;
  const send = async (): Promise<void> => {
    if (signedOn === null) return;
    const reply = await sign.run({ amendmentId: amendment.amendmentId, signedOn }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('amendments.signedDone', { number: amendment.number, n: reply.value.redated.length }) });
    onClose();
  };
  return (
    <EntryForm submitLabel={t('amendments.sign')} ready={signedOn !== null} busy={sign.running} failure={sign.failure} onSubmit={send} onClose={onClose}>
      <p>{t(moves > 0 ? 'amendments.signMoves' : 'amendments.signText', { n: moves, number: contract.number })}</p>
      <DayInput label={t('amendments.signedOn')} value={signedOn} onChange={setSignedOn} lean="past" required autoFocus />
      <Notice tone="look">{t('amendments.law')}</Notice>
    </EntryForm>
  );
} // prettier-ignore
