import { Button, Checkbox, Group, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  channels,
  excuseCodes,
  privateRoles,
  proofGrades,
  purposes,
  resultCodes,
  type Action,
} from '../../../src-main/areas/actions/contract.ts';
import { contactRoles } from '../../../src-main/areas/customers/contract.ts';
import { id, type ActionId, type CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';
import { TimeInput } from '../TimeInput.tsx';
import classes from './ActionForm.module.css';
import { ConductPart } from './ConductPart.tsx';
import { draftOf, emptyDraft, inputOf, type ActionDraft } from './draft.ts';
import { NextPart } from './NextPart.tsx';

export interface ActionFormProps {
  readonly customerId: CustomerId;
  /** What is known already, such as the step that is carried out or the invoices it is about. */
  readonly start?: Partial<ActionDraft>;
  /** The row that is corrected. */
  readonly corrects?: Action;
  readonly onDone: (actionId: ActionId) => void;
  readonly onCancel: () => void;
}

const OTHER = 'other-person';

/** Logs one contact with all that belongs to it; the conduct check and the next step follow every key. */
export function ActionForm({ customerId, start, corrects, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation(['log', 'cockpit']);
  const { point, today, book } = useWorkingPoint();
  const [draft, setDraft] = useState<ActionDraft>(() =>
    corrects === undefined ? emptyDraft(today, start) : draftOf(corrects),
  );
  const [other, setOther] = useState(draft.contactName !== '');
  const [reason, setReason] = useState('');
  const change = (more: Partial<ActionDraft>): void => setDraft((before) => ({ ...before, ...more }));
  const fact = (name: string, value: string | boolean): void => change({ facts: { ...draft.facts, [name]: value } });
  const add = useCommand('actions.add');
  const correct = useCommand('actions.correct');
  const file = useQueryOf('customers.file', { customerId });
  const late = useQueryOf('actions.delays', { ...point, customerId, limit: 200 });
  const [asked] = useDebouncedValue(draft, 200);
  const { result: askedResult, ...askedRest } = inputOf(customerId, asked, asked.result ?? 'reached');
  const check = useQueryOf('actions.check', {
    ...askedRest,
    ...(asked.result === null ? {} : { result: askedResult }),
  });
  const findings = check.data?.findings ?? [];
  const blocked = findings.some(({ severity }) => severity === 'block');
  const needsReason = findings.length > 0 && (draft.overrideReason ?? '').trim() === '';
  const command = corrects === undefined ? add : correct;
  const ready =
    draft.result !== null && !blocked && !needsReason && !book.readOnly && (corrects === undefined || reason.trim() !== '');

  const send = async (): Promise<void> => {
    if (draft.result === null) return;
    const input = inputOf(customerId, draft, draft.result);
    const reply =
      corrects === undefined
        ? await add.run(input, { quiet: true })
        : await correct.run({ ...input, actionId: corrects.actionId, reason: reason.trim() }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t(corrects === undefined ? 'saved' : 'corrected') });
    onDone(reply.value.actionId);
  };

  const contacts = file.data?.contacts ?? [];
  const promises = draft.result === 'promise' || draft.result === 'partial_promise';
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <Group gap={8}>
        <SegmentedControl
          aria-label={t('fields.direction')}
          value={draft.direction ?? 'out'}
          data={(['out', 'in'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))}
          onChange={(direction) => change({ direction })}
        />
        <SegmentedControl
          aria-label={t('fields.purpose')}
          value={draft.purpose ?? 'collection'}
          data={purposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          onChange={(purpose) => change({ purpose })}
        />
      </Group>
      <div className={classes.pair}>
        <DayInput label={t('fields.onDay')} value={draft.onDay} lean="past" required onChange={(on) => on !== null && change({ onDay: on })} />
        <TimeInput label={t('fields.atTime')} value={draft.atTime ?? ''} onChange={(atTime) => change({ atTime: atTime })} />
        <Select
          label={t('fields.channel')}
          value={draft.channel}
          allowDeselect={false}
          data={channels.map((value) => ({ value, label: t(`cockpit:channel.${value}`) }))}
          onChange={(value) => change({ channel: value ?? draft.channel })}
        />
        <Select
          label={t('fields.contact')}
          clearable
          value={other ? OTHER : draft.contactId == null ? null : String(draft.contactId)}
          data={[
            ...contacts.map((contact) => ({ value: String(contact.contactId), label: `${contact.name} · ${t(`common:contactRoles.${contact.role}`)}` })),
            { value: OTHER, label: t('fields.otherPerson') },
          ]}
          onChange={(value) => {
            setOther(value === OTHER);
            change({ contactId: value === null || value === OTHER ? null : id<'contact'>(Number(value)), contactName: '', contactRole: '' });
          }}
        />
        {other && (
          <>
            <TextInput label={t('fields.contactName')} value={draft.contactName ?? ''} maxLength={200} onChange={(event) => change({ contactName: event.currentTarget.value })} />
            <Select
              label={t('fields.contactRole')}
              required
              value={draft.contactRole === '' ? null : (draft.contactRole ?? null)}
              data={[
                ...contactRoles.map((value) => ({ value, label: t(`common:contactRoles.${value}`) })),
                ...privateRoles.map((value) => ({ value, label: t(`privateRoles.${value}`) })),
              ]}
              onChange={(value) => change({ contactRole: (value ?? '') })}
            />
          </>
        )}
        <Select
          label={t('fields.result')}
          required
          searchable
          value={draft.result}
          data={resultCodes.map((value) => ({ value, label: t(`cockpit:result.${value}`) }))}
          onChange={(value) => change({ result: value, nextOn: undefined })}
        />
        <Select
          label={t('fields.reason')}
          clearable
          searchable
          value={draft.reasonCode === '' ? null : (draft.reasonCode ?? null)}
          data={excuseCodes.map((value) => ({ value, label: `${value} ${t(`cockpit:excuse.${value}`)}` }))}
          onChange={(value) => change({ reasonCode: value ?? '' })}
        />
        {promises && <DayInput label={t('fields.promisedOn')} value={draft.promisedOn ?? null} onChange={(promisedOn) => change({ promisedOn })} />}
        {draft.channel === 'visit' && (
          <TextInput label={t('fields.companions')} value={String(draft.facts['companions'] ?? '')} maxLength={200} onChange={(event) => fact('companions', event.currentTarget.value)} />
        )}
      </div>
      <Textarea label={t('fields.note')} value={draft.note ?? ''} autosize minRows={2} maxLength={5000} onChange={(event) => change({ note: event.currentTarget.value })} />
      {isWritten(draft.channel) && draft.direction !== 'in' && (
        <Textarea label={t('fields.text')} description={t('fields.textHint')} value={draft.text ?? ''} autosize minRows={2} maxLength={5000} onChange={(event) => change({ text: event.currentTarget.value })} />
      )}
      {draft.purpose !== 'care' && (late.data?.rows.length ?? 0) > 0 && (
        <MultiSelect
          label={t('fields.items')}
          clearable
          searchable
          value={(draft.dueItemIds ?? []).map(String)}
          data={(late.data?.rows ?? []).map((row) => ({ value: String(row.dueItemId), label: `${row.number} · ${t('delays.days', { days: row.daysLate })}` }))}
          onChange={(values) => change({ dueItemIds: values.map((value) => id<'dueItem'>(Number(value))) })}
        />
      )}
      <section className={classes.part}>
        <div className={classes.ticks}>
          {(['signed', 'arrived', 'recorded'] as const).map((name) => (
            <Checkbox key={name} label={t(`fields.${name}`)} checked={draft.facts[name] === true} onChange={(event) => fact(name, event.currentTarget.checked)} />
          ))}
        </div>
        <div className={classes.pair}>
          <Select
            label={t('fields.proof')}
            value={draft.proofGrade ?? check.data?.proofGrade ?? 'none'}
            allowDeselect={false}
            data={proofGrades.map((value) => ({ value, label: t(`grades.${value}`) }))}
            onChange={(value) => change({ proofGrade: value })}
          />
          <TextInput label={t('fields.slipNo')} value={String(draft.facts['slipNo'] ?? '')} maxLength={200} onChange={(event) => fact('slipNo', event.currentTarget.value)} />
          <TextInput label={t('fields.proofNote')} value={draft.proofNote ?? ''} maxLength={200} onChange={(event) => change({ proofNote: event.currentTarget.value })} />
          <TextInput label={t('fields.minutes')} inputMode="numeric" value={draft.minutes === 0 ? '' : String(draft.minutes ?? '')} onChange={(event) => change({ minutes: Math.min(1440, Number(event.currentTarget.value.replace(/\D/g, ''))) })} />
          <MoneyInput label={t('fields.cost')} currency={draft.costCurrency ?? book.baseCurrency} valueMinor={draft.costMinor === 0 ? null : (draft.costMinor ?? null)} onChange={(costMinor) => change({ costMinor: costMinor ?? 0 })} />
          <TextInput label={t('fields.costNote')} value={draft.costNote ?? ''} maxLength={200} onChange={(event) => change({ costNote: event.currentTarget.value })} />
        </div>
      </section>
      {draft.purpose !== 'care' && <NextPart draft={draft} check={check.data} onChange={change} />}
      <ConductPart check={check.data} reason={draft.overrideReason ?? ''} onReason={(overrideReason) => change({ overrideReason })} />
      {corrects !== undefined && (
        <TextInput label={t('correctReason')} required value={reason} maxLength={200} onChange={(event) => setReason(event.currentTarget.value)} />
      )}
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t(findings.length > 0 ? 'saveAnyway' : 'save')}
        </Button>
      </Group>
    </form>
  );
} // prettier-ignore

function isWritten(channel: string): boolean {
  return channel === 'sms' || channel === 'wechat' || channel === 'email' || channel === 'letter' || channel === 'courier';
} // prettier-ignore
