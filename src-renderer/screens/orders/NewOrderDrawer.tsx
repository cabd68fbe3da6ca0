import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { id, type ContractId, type OrderId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Orders.module.css';

export interface NewOrderDrawerProps {
  readonly opened: boolean;
  /** What the check was asked about. */
  readonly customer: PickedCustomer | null;
  readonly amountMinor: number | null;
  readonly onClose: () => void;
  readonly onSaved: (orderId: OrderId) => void;
}

/** An order as the clerk got it: who, how much, when. Confirming and shipping come after, each with its check. */
export function NewOrderDrawer(props: NewOrderDrawerProps) {
  const { t } = useTranslation('orders');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('list.add')} size={460}>
      {props.opened && <Fields {...props} />}
    </SideDrawer>
  );
}

function Fields({ customer: asked, amountMinor: askedMinor, onClose, onSaved }: NewOrderDrawerProps) {
  const { t } = useTranslation('orders');
  const working = useWorkingPoint();
  const add = useCommand('orders.add');
  const [customer, setCustomer] = useState<PickedCustomer | null>(asked);
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [amountMinor, setAmountMinor] = useState<number | null>(askedMinor);
  const [number, setNumber] = useState('');
  const [orderedOn, setOrderedOn] = useState<Day | null>(working.today);
  const [shipOn, setShipOn] = useState<Day | null>(null);
  const [contractId, setContractId] = useState<ContractId | null>(null);
  const [note, setNote] = useState('');
  const contracts = useQueryOf(
    'contracts.list',
    { ...working.point, customerId: customer?.id ?? id<'customer'>(1) },
    { enabled: customer !== null },
  );
  const choices = customer === null ? [] : (contracts.data?.rows ?? []);
  const ready = customer !== null && (amountMinor ?? 0) > 0 && orderedOn !== null;

  const save = async (): Promise<void> => {
    if (customer === null || amountMinor === null || orderedOn === null) return;
    const reply = await add.run(
      {
        customerId: customer.id,
        currency,
        amountMinor,
        orderedOn,
        shipOn,
        contractId,
        note: note.trim(),
        ...(number.trim() === '' ? {} : { number: number.trim() }),
      },
      { quiet: true },
    );
    if (reply.ok) onSaved(reply.value.orderId);
  };

  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <CustomerPicker
        label={t('common:customer')}
        value={customer}
        onChange={setCustomer}
        withStatus
        required
        autoFocus
      />
      <div className={classes.pair}>
        <MoneyInput
          label={t('ask.amount')}
          currency={currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
        <CurrencySelect label={t('ask.currency')} value={currency} first={working.currencies} onChange={setCurrency} />
      </div>
      <div className={classes.pair}>
        <DayInput label={t('list.orderedOn')} value={orderedOn} onChange={setOrderedOn} lean="past" required />
        <DayInput label={t('list.shipOn')} value={shipOn} onChange={setShipOn} />
      </div>
      <TextInput
        label={t('list.number')}
        description={t('list.numberHint')}
        value={number}
        maxLength={100}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      {choices.length > 0 && (
        <Select
          label={t('list.contract')}
          clearable
          value={contractId === null ? null : String(contractId)}
          data={choices.map((row) => ({ value: String(row.contractId), label: row.number }))}
          onChange={(value) => setContractId(value === null ? null : id<'contract'>(Number(value)))}
        />
      )}
      <TextInput
        label={t('list.noteField')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={add.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
