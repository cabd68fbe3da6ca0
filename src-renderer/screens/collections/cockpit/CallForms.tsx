import { Autocomplete, Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { disputeReasons } from '../../../../src-main/areas/disputes/contract.ts';
import type { DueItemId } from '../../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../../app/calls.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { refusalText } from '../../../app/refusals.ts';
import { RefusedError } from '../../../app/calls.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../../components/Notice.tsx';
import classes from './Cockpit.module.css';
import type { Call, CallDraft } from './draft.ts';

export interface CallFormProps {
  readonly draft: CallDraft;
  readonly call: Call;
  readonly onChange: (change: Partial<CallDraft>) => void;
}

/** Sum and day; a day without a sum is no promise. Which one it is for these invoices is said before it is saved. */
export function PromiseForm({
  draft,
  call,
  onChange,
  preview,
}: CallFormProps & { readonly preview: InputFor<'promises.preview'> | null }) {
  const { t, i18n } = useTranslation('cockpit');
  const format = useFormat();
  const checked = useQueryOf('promises.preview', preview ?? nothing, {
    enabled: preview !== null,
    keepPrevious: false,
  });
  const level = checked.data?.level ?? call.promiseLevel;
  const warnings = (checked.data?.warnings ?? []).filter(
    (code) => code === 'capped' || code === 'max_postponements' || code === 'replaces_open',
  );
  return (
    <div className={classes.form} data-form="promise">
      <div className={classes.formHead}>
        <b>{t('promise.title')}</b>
        {level > 1 && <span className={classes.bad}>{t('promise.level', { level })}</span>}
      </div>
      <div className={classes.row}>
        <MoneyInput
          label={t('promise.amount')}
          currency={call.currency}
          valueMinor={call.promisedMinor}
          onChange={(promisedMinor) => onChange({ promisedMinor })}
          required
        />
        <DayInput
          label={t('promise.day')}
          value={call.promisedOn}
          onChange={(promisedOn) => onChange({ promisedOn })}
          lean="future"
          required
        />
      </div>
      <Checkbox
        size="xs"
        label={t('promise.written')}
        checked={draft.written}
        onChange={(event) => onChange({ written: event.currentTarget.checked })}
      />
      {checked.error instanceof RefusedError && <Notice tone="bad">{refusalText(i18n, checked.error.refusal)}</Notice>}
      {warnings.map((code) => (
        <Notice key={code} tone="look">
          {t(`promise.warning.${code}`, { amount: format.money(checked.data?.amountMinor ?? 0, call.currency) })}
        </Notice>
      ))}
    </div>
  );
}

const nothing = {} as InputFor<'promises.preview'>;

export function DisputeForm({ draft, call, onChange }: CallFormProps) {
  const { t } = useTranslation('cockpit');
  const { point } = useWorkingPoint();
  const known = useQueryOf('disputes.list', { asOf: point.asOf, limit: 1 });
  return (
    <div className={classes.form} data-form="dispute">
      <div className={classes.formHead}>
        <b>{t('dispute.title')}</b>
        <span className={classes.soft}>{t('dispute.note')}</span>
      </div>
      <div className={classes.row}>
        <Select
          label={t('dispute.item')}
          value={call.disputed === null ? null : String(call.disputed.dueItemId)}
          data={call.items.map((item) => ({ value: String(item.dueItemId), label: item.number }))}
          onChange={(value) =>
            onChange({ disputeItem: value === null ? null : (Number(value) as DueItemId), disputedMinor: null })
          }
          allowDeselect={false}
        />
        <MoneyInput
          label={t('dispute.amount')}
          currency={call.currency}
          valueMinor={call.disputedMinor}
          onChange={(disputedMinor) => onChange({ disputedMinor })}
          required
        />
        <Select
          label={t('dispute.reason')}
          value={call.disputeReason}
          data={disputeReasons.map((code) => ({ value: code, label: t(`common:disputeReasons.${code}`) }))}
          onChange={(value) => onChange({ disputeReason: value })}
          allowDeselect={false}
        />
        <Autocomplete
          label={t('dispute.owner')}
          value={draft.disputeOwner}
          data={known.data?.owners ?? []}
          onChange={(disputeOwner) => onChange({ disputeOwner })}
        />
      </div>
    </div>
  );
}

/** A copy, a statement, a paper that somebody has to send: a task of the day. */
export function CopyForm({ draft, call, onChange }: CallFormProps) {
  const { t } = useTranslation('cockpit');
  const { point } = useWorkingPoint();
  const tasks = useQueryOf('collections.tasks', { asOf: point.asOf, limit: 1 });
  return (
    <div className={classes.form} data-form="copy">
      <div className={classes.formHead}>
        <b>{t('copy.title')}</b>
        <span className={classes.soft}>{t('copy.note')}</span>
      </div>
      <div className={classes.row}>
        <TextInput
          label={t('copy.what')}
          value={call.copyTitle}
          onChange={(event) => onChange({ copyTitle: event.currentTarget.value })}
        />
        <Autocomplete
          label={t('copy.owner')}
          value={draft.copyOwner}
          data={tasks.data?.owners ?? []}
          onChange={(copyOwner) => onChange({ copyOwner })}
        />
        <DayInput
          label={t('copy.day')}
          value={call.copyDueOn}
          onChange={(copyDueOn) => onChange({ copyDueOn })}
          lean="future"
        />
      </div>
    </div>
  );
}
