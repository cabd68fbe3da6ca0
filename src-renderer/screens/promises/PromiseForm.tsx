import { Button, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseShown } from '../../../src-main/areas/promises/contract.ts';
import { addDays, type Day } from '../../../src-main/kernel/day.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { ItemTicks } from './ItemTicks.tsx';
import classes from './Promises.module.css';

export interface NewPromiseDrawerProps {
  readonly opened: boolean;
  readonly customer: PickedCustomer | null;
  /** The promise this one puts off. */
  readonly replaces?: PromiseShown;
  readonly onClose: () => void;
}

/** A promise as it is given on the telephone: who, how much, by when; which invoices only where they were named. */
export function NewPromiseDrawer(props: NewPromiseDrawerProps) {
  const { t } = useTranslation('promises');
  return (
    <SideDrawer
      opened={props.opened}
      onClose={props.onClose}
      size={620}
      title={t(props.replaces === undefined ? 'add.promises' : 'drawer.putOff')}
    >
      {props.opened && <PromiseForm {...props} />}
    </SideDrawer>
  );
}

export const promiseChannels = [
  'phone',
  'wechat',
  'email',
  'meeting',
  'visit',
  'letter',
  'sms',
  'video',
  'other',
] as const;

function PromiseForm({ customer: given, replaces, onClose }: NewPromiseDrawerProps) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const working = useWorkingPoint();
  const add = useCommand('promises.add');
  const [customer, setCustomer] = useState(given);
  const [currency, setCurrency] = useState(replaces?.currency ?? working.currency);
  const [amountMinor, setAmountMinor] = useState<number | null>(
    replaces === undefined ? null : replaces.amountMinor - replaces.keptMinor,
  );
  const [dueOn, setDueOn] = useState<Day | null>(null);
  const [madeOn, setMadeOn] = useState<Day>(working.asOf);
  const [words, setWords] = useState({
    promisedBy: replaces?.promisedBy ?? '',
    authority: replaces?.authority ?? '',
    channel: 'phone',
    note: '',
  });
  const [written, setWritten] = useState(false);
  const [besides, setBesides] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<DueItemId, number>>(new Map());
  const items = useQueryOf(
    'ledger.items',
    { ...working.point, customerId: customer?.id, currency, limit: 500 },
    { enabled: customer !== null },
  );
  const change = (more: Partial<typeof words>): void => setWords((before) => ({ ...before, ...more }));
  const lines = laid(chosen, amountMinor);
  const input: InputFor<'promises.add'> | null =
    customer === null || amountMinor === null || dueOn === null
      ? null
      : {
          customerId: customer.id,
          currency,
          amountMinor,
          dueOn,
          madeOn,
          ...words,
          written,
          besides,
          ...(lines.length === 0 ? {} : { lines }),
          ...(replaces === undefined ? {} : { replacesId: replaces.promiseId }),
        };
  const preview = useQueryOf('promises.preview', (input ?? {}) as InputFor<'promises.preview'>, {
    enabled: input !== null,
  });
  const draft = input === null ? undefined : preview.data;
  const send = async (): Promise<void> => {
    if (input === null) return;
    const reply = await add.run(input, { quiet: true });
    if (!reply.ok) return;
    notifications.show({
      message: t('form.done', {
        amount: format.money(reply.value.amountMinor, reply.value.currency),
        day: format.day(dueOn ?? madeOn),
      }),
    });
    onClose();
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {given === null && (
        <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} required autoFocus />
      )}
      <div className={classes.pair}>
        <MoneyInput
          label={t('fields.amount')}
          currency={currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
          description={t('fields.amountHint')}
        />
        <DayInput label={t('fields.dueOn')} value={dueOn} onChange={setDueOn} lean="future" required />
        <TextInput
          label={t('fields.promisedBy')}
          value={words.promisedBy}
          maxLength={200}
          onChange={(event) => change({ promisedBy: event.currentTarget.value })}
        />
        <TextInput
          label={t('fields.authority')}
          placeholder={t('fields.authorityHint')}
          value={words.authority}
          maxLength={200}
          onChange={(event) => change({ authority: event.currentTarget.value })}
        />
        <Select
          label={t('fields.channel')}
          value={words.channel}
          allowDeselect={false}
          data={promiseChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          onChange={(value) => change({ channel: value ?? 'phone' })}
        />
        <DayInput
          label={t('fields.madeOn')}
          value={madeOn}
          onChange={(value) => setMadeOn(value ?? working.asOf)}
          lean="past"
        />
        {working.currencies.length > 1 && (
          <CurrencySelect
            label={t('fields.currency')}
            value={currency}
            first={working.currencies}
            onChange={setCurrency}
          />
        )}
        <Checkbox
          mt={24}
          label={t('fields.written')}
          checked={written}
          onChange={(event) => setWritten(event.currentTarget.checked)}
        />
      </div>
      {customer !== null && (
        <section>
          <h4>{t('form.which')}</h4>
          <p className={classes.soft}>{t('form.whichHint')}</p>
          <ItemTicks rows={items.data?.rows ?? []} chosen={chosen} onChange={setChosen} />
        </section>
      )}
      {draft !== undefined && (
        <>
          {draft.level > 1 && (
            <Notice tone={draft.warnings.includes('max_postponements') ? 'bad' : 'look'}>
              {t('form.level', { n: draft.level })}
            </Notice>
          )}
          {draft.warnings.includes('max_postponements') && (
            <Notice tone="bad">{t('warnings.max_postponements')}</Notice>
          )}
          {draft.spokenMinor !== null && (
            <Notice tone="look">
              {t('warnings.capped', { amount: format.money(draft.amountMinor, draft.currency) })}
            </Notice>
          )}
          {draft.replacesId !== null && replaces === undefined && (
            <>
              <Notice tone="look">{t('warnings.replaces_open')}</Notice>
              <Checkbox
                label={t('form.besides')}
                checked={besides}
                onChange={(event) => setBesides(event.currentTarget.checked)}
              />
            </>
          )}
          {draft.assumed && <p className={classes.soft}>{t('form.assumed', { count: draft.lines.length })}</p>}
        </>
      )}
      <Textarea
        label={t('fields.note')}
        value={words.note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {addDays(madeOn, 31) < (dueOn ?? madeOn) && <Notice tone="look">{t('form.far')}</Notice>}
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={input === null || working.book.readOnly} loading={add.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}

/** The amount over the invoices that were named, in their order; what is more than all of them goes to the last. */
function laid(chosen: ReadonlyMap<DueItemId, number>, amountMinor: number | null) {
  let left = amountMinor ?? 0;
  const entries = [...chosen];
  return entries.flatMap(([dueItemId, openMinor], index) => {
    const part = index === entries.length - 1 ? left : Math.min(left, openMinor);
    left -= part;
    return part > 0 ? [{ dueItemId, amountMinor: part }] : [];
  });
}
