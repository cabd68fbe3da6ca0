import { Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  recordCategories,
  recordKinds,
  recordStatuses,
  type CreditRecord,
} from '../../../src-main/areas/creditfile/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Creditfile.module.css';
import { FormFoot } from './FormFoot.tsx';

export type RecordOnFile = Omit<CreditRecord, 'actor' | 'recordedAt'>;
type Kind = CreditRecord['kind'];
type Category = CreditRecord['category'];

/** What somebody says about the customer, with its source and day; the screenshot goes with it. */
export function RecordForm(props: {
  readonly customerId: CustomerId;
  readonly record: RecordOnFile | null;
  readonly onDone: () => void;
  readonly onAsking: (asking: boolean) => void;
  /** A new entry is on file: its papers can be added now. */
  readonly onSaved: (record: RecordOnFile) => void;
}) {
  const { customerId, record } = props;
  const { t } = useTranslation('creditfile');
  const working = useWorkingPoint();
  const save = useCommand('creditfile.saveRecord');
  const remove = useCommand('creditfile.removeRecord');
  const [kind, setKind] = useState<Kind>(record?.kind ?? 'public');
  const [category, setCategory] = useState<Category>(record?.category ?? 'search');
  const [status, setStatus] = useState(record?.status ?? 'clean');
  const [happenedOn, setHappenedOn] = useState<Day | null>(record?.happenedOn ?? null);
  const [checkedOn, setCheckedOn] = useState<Day | null>(record?.checkedOn ?? working.today);
  const [expiresOn, setExpiresOn] = useState<Day | null>(record?.expiresOn ?? null);
  const [source, setSource] = useState(record?.source ?? '');
  const [currency, setCurrency] = useState<CurrencyCode>(record === null || record.currency === '' ? working.book.baseCurrency : record.currency); // prettier-ignore
  const [amountMinor, setAmountMinor] = useState(record?.amountMinor ?? null);
  const [limitMinor, setLimitMinor] = useState(record?.limitMinor ?? null);
  const [note, setNote] = useState(record?.note ?? '');
  const ready = checkedOn !== null && source.trim() !== '';

  const submit = async (): Promise<void> => {
    if (!ready || checkedOn === null) return;
    const money = amountMinor !== null || limitMinor !== null;
    const entry = { customerId, kind, category, status, happenedOn, checkedOn, expiresOn, source: source.trim(), currency: money ? currency : ('' as const), amountMinor, limitMinor, note }; // prettier-ignore
    const reply = await save.run(
      { ...(record === null ? {} : { recordId: record.recordId }), ...entry },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('record.saved') });
    if (record !== null) props.onDone();
    else props.onSaved({ ...entry, recordId: reply.value.recordId });
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={classes.pair}>
        <Select
          label={t('record.kind')}
          value={kind}
          allowDeselect={false}
          data={recordKinds.map((value) => ({ value, label: t(`record.kinds.${value}`) }))}
          onChange={(value) => {
            const next = recordKinds.find((each) => each === value) ?? 'public';
            setKind(next);
            if (!(recordCategories[next] as readonly string[]).includes(category))
              setCategory(recordCategories[next][0]);
          }}
        />
        <Select
          label={t('record.category')}
          value={category}
          allowDeselect={false}
          data={recordCategories[kind].map((value) => ({ value, label: t(`record.categories.${value}`) }))}
          onChange={(value) =>
            setCategory(recordCategories[kind].find((each) => each === value) ?? recordCategories[kind][0])
          }
        />
        <Select
          label={t('record.status')}
          description={t(`record.statusHints.${status}`)}
          value={status}
          allowDeselect={false}
          data={recordStatuses.map((value) => ({ value, label: t(`record.statuses.${value}`) }))}
          onChange={(value) => setStatus(recordStatuses.find((each) => each === value) ?? 'clean')}
        />
        <TextInput
          label={t('source')}
          description={t('record.sourceHint')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          required
          maxLength={200}
        />
        <DayInput label={t('record.checkedOn')} value={checkedOn} onChange={setCheckedOn} lean="past" required />
        <DayInput label={t('record.happenedOn')} value={happenedOn} onChange={setHappenedOn} lean="past" />
        <DayInput label={t('validUntil')} value={expiresOn} onChange={setExpiresOn} />
        <CurrencySelect label={t('currency')} value={currency} first={working.currencies} onChange={setCurrency} />
        <MoneyInput label={t('record.amount')} currency={currency} valueMinor={amountMinor} onChange={setAmountMinor} />
        <MoneyInput
          label={t('record.limit')}
          description={t('record.limitHint')}
          currency={currency}
          valueMinor={limitMinor}
          onChange={setLimitMinor}
        />
      </div>
      <Textarea
        label={t('note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
      />
      <Notice tone="note">{t('record.manual')}</Notice>
      <FormFoot
        ready={ready}
        running={save.running}
        failure={save.failure}
        onDone={props.onDone}
        onAsking={props.onAsking}
        remove={
          record === null
            ? null
            : {
                command: remove,
                run: async (reason) => (await remove.run({ id: record.recordId, reason }, { quiet: true })).ok,
              }
        }
      />
      {record !== null && (
        <>
          <h4 className={classes.papers}>{t('record.papers')}</h4>
          <Attachments
            entity="creditRecord"
            entityId={record.recordId}
            customerId={customerId}
            kinds={['register_screenshot', 'report']}
          />
        </>
      )}
    </form>
  );
}
