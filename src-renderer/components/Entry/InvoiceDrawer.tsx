import { Autocomplete, Button, Checkbox, Group, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { debitKinds } from '../../../src-main/areas/ledger/contract.ts';
import { invoicedParts } from '../../../src-main/areas/orders/rules.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { addMonths, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, OrderId, TermId } from '../../../src-main/kernel/ids.ts';
import { splitMinor } from '../../../src-main/kernel/money.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../CurrencySelect.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import { LawLine } from '../Terms/LawLine.tsx';
import { TermSelect } from '../Terms/TermSelect.tsx';
import classes from './Entry.module.css';
import { Instalments, sumOf, type Instalment } from './Instalments.tsx';
import { InvoicePlan } from './InvoicePlan.tsx';
import { OrderLinks } from './OrderLinks.tsx';

type Kind = (typeof debitKinds)[number];
type Purpose = NonNullable<InputFor<'ledger.addInvoice'>['purpose']>;
const purposes = ['', 'interest', 'cost'] as const satisfies readonly Purpose[];

export interface InvoiceDrawerProps {
  readonly opened: boolean;
  readonly customerId: CustomerId;
  readonly onClose: () => void;
}

/** An invoice or another document that makes the customer owe, due by its terms, on a day, or in instalments. */
export function InvoiceDrawer(props: InvoiceDrawerProps) {
  const { t } = useTranslation('entry');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('invoice.title')} size={600}>
      {props.opened && <InvoiceForm {...props} />}
    </SideDrawer>
  );
}

function InvoiceForm({ customerId, onClose }: InvoiceDrawerProps) {
  const { t, i18n } = useTranslation('entry');
  const working = useWorkingPoint();
  const add = useCommand('ledger.addInvoice');
  const [kind, setKind] = useState<Kind>('invoice');
  const [purpose, setPurpose] = useState<Purpose>('');
  const [number, setNumber] = useState('');
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [issuedOn, setIssuedOn] = useState<Day | null>(working.today);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [termId, setTermId] = useState<TermId | null>(null);
  const [dueOn, setDueOn] = useState<Day | null>(null);
  const [instalments, setInstalments] = useState<readonly Instalment[] | null>(null);
  const [contractNo, setContractNo] = useState('');
  const [deliveredOn, setDeliveredOn] = useState<Day | null>(null);
  const [acceptedOn, setAcceptedOn] = useState<Day | null>(null);
  const [secured, setSecured] = useState(false);
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<readonly OrderId[]>([]);
  const link = useCommand('orders.invoice');
  const toInvoice = useQueryOf('orders.list', { asOf: working.today, customerId, currency, status: 'to_invoice', limit: 200 }); // prettier-ignore
  const shipped =
    kind === 'invoice'
      ? (toInvoice.data?.rows ?? [])
          .filter((order) => order.shippedNotInvoicedMinor > 0 && order.orderedOn <= (issuedOn ?? working.today))
          .toReversed()
      : [];
  const contracts = useQueryOf('contracts.list', { asOf: working.today, customerId, limit: 200 });

  const addsUp = instalments === null || sumOf(instalments) === amountMinor;
  const whole = instalments === null || instalments.every((part) => part.dueOn !== null && (part.amountMinor ?? 0) > 0);
  const ready = number.trim() !== '' && issuedOn !== null && (amountMinor ?? 0) > 0 && addsUp && whole;

  const dating = {
    ...(dueOn === null ? {} : { dueOn }),
    ...(termId === null ? {} : { paymentTermId: termId }),
    ...(deliveredOn === null ? {} : { deliveredOn }),
    ...(acceptedOn === null ? {} : { acceptedOn }),
  };
  const question = { customerId, currency, issuedOn: issuedOn ?? working.today, amountMinor: amountMinor ?? 0, ...dating }; // prettier-ignore
  const [asked] = useDebouncedValue(JSON.stringify(question), 120);
  const planned = JSON.parse(asked) as typeof question;
  const preview = useQueryOf('invoices.preview', planned, {
    enabled: instalments === null && issuedOn !== null && planned.amountMinor > 0,
  });
  const plan = asked === JSON.stringify(question) ? preview.data : undefined;

  const lastDue = plan?.items
    .map((item) => item.dueOn)
    .sort()
    .at(-1);

  const byHand = (): void => {
    if (plan !== undefined && plan.items.length > 1) {
      setInstalments(plan.items.map((item) => ({ dueOn: item.dueOn, amountMinor: item.amountMinor })));
      return;
    }
    const first = dueOn ?? plan?.items[0]?.dueOn ?? issuedOn;
    const parts = (amountMinor ?? 0) <= 1 ? [amountMinor, null] : splitMinor(amountMinor ?? 0, [1, 1]);
    setInstalments(parts.map((part, index) => ({ dueOn: first === null ? null : addMonths(first, index), amountMinor: part }))); // prettier-ignore
  };

  const save = async (): Promise<void> => {
    if (issuedOn === null || amountMinor === null) return;
    const items = (instalments ?? []).flatMap((part) =>
      part.dueOn === null || part.amountMinor === null ? [] : [{ dueOn: part.dueOn, amountMinor: part.amountMinor }],
    );
    const { dueOn: _due, paymentTermId: _term, ...days } = dating;
    const reply = await add.run(
      {
        kind,
        customerId,
        number: number.trim(),
        currency,
        issuedOn,
        amountMinor,
        note,
        contractNo,
        secured,
        purpose: kind === 'debit_note' ? purpose : '',
        ...(instalments !== null ? { ...days, items } : dating),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    const { documentId } = reply.value;
    const ticked = shipped.filter(({ orderId }) => chosen.includes(orderId));
    for (const { order, amountMinor: part } of invoicedParts(ticked, amountMinor))
      await link.run({ orderId: order.orderId, on: issuedOn, amountMinor: part, documentId });
    notifications.show({ message: t('invoice.saved', { number: number.trim() }) });
    onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className={classes.grid}>
        <Select
          label={t('invoice.kind')}
          value={kind}
          allowDeselect={false}
          data={debitKinds.map((value) => ({ value, label: t(`common:documentKinds.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
        />
        <TextInput
          label={t('invoice.number')}
          value={number}
          placeholder={t('invoice.numberHint')}
          onChange={(event) => setNumber(event.currentTarget.value)}
          required
          maxLength={200}
          data-autofocus
        />
        <DayInput label={t('invoice.issuedOn')} value={issuedOn} onChange={setIssuedOn} lean="past" required />
        <CurrencySelect
          label={t('invoice.currency')}
          value={currency}
          first={working.currencies}
          onChange={setCurrency}
        />
        <MoneyInput
          label={t('invoice.amount')}
          currency={currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
        {instalments === null ? (
          <DayInput label={t('invoice.dueOn')} value={dueOn} onChange={setDueOn} />
        ) : (
          <span aria-hidden />
        )}
        {instalments === null && dueOn === null && (
          <div data-wide>
            <TermSelect
              label={t('invoice.term')}
              value={termId}
              placeholder={t('invoice.termDefault')}
              onChange={setTermId}
            />
          </div>
        )}
        <DayInput label={t('invoice.deliveredOn')} value={deliveredOn} onChange={setDeliveredOn} lean="past" />
        <DayInput label={t('invoice.acceptedOn')} value={acceptedOn} onChange={setAcceptedOn} lean="past" />
        <Autocomplete
          label={t('invoice.contractNo')}
          value={contractNo}
          data={(contracts.data?.rows ?? []).map((row) => row.number)}
          maxLength={200}
          onChange={setContractNo}
        />
        {kind === 'debit_note' ? (
          <Select
            label={t('invoice.purpose')}
            value={purpose}
            allowDeselect={false}
            data={purposes.map((value) => ({ value, label: t(`invoice.purposes.${value === '' ? 'trade' : value}`) }))}
            onChange={(value) => setPurpose(value ?? '')}
          />
        ) : (
          <span aria-hidden />
        )}
        <div data-wide>
          <Switch
            label={t('invoice.instalments')}
            checked={instalments !== null}
            onChange={(event) => (event.currentTarget.checked ? byHand() : setInstalments(null))}
          />
        </div>
        {instalments !== null && (
          <Instalments parts={instalments} currency={currency} amountMinor={amountMinor} onChange={setInstalments} />
        )}
        {instalments === null && plan !== undefined && (amountMinor ?? 0) > 0 && (
          <div data-wide>
            <InvoicePlan plan={plan} currency={currency} />
            {issuedOn !== null && lastDue !== undefined && (
              <LawLine
                customerId={customerId}
                documentOn={issuedOn}
                deliveredOn={deliveredOn}
                acceptedOn={acceptedOn}
                dueOn={lastDue}
              />
            )}
          </div>
        )}
        {instalments === null && preview.error !== null && (
          <div data-wide>
            <Notice tone="bad">{errorText(i18n, preview.error)}</Notice>
          </div>
        )}
        {shipped.length > 0 && (
          <div data-wide>
            <OrderLinks orders={shipped} invoiceMinor={amountMinor ?? 0} chosen={chosen} onChange={setChosen} />
          </div>
        )}
        <div data-wide>
          <Checkbox
            label={t('invoice.secured')}
            checked={secured}
            onChange={(event) => setSecured(event.currentTarget.checked)}
          />
        </div>
        <div data-wide>
          <Textarea
            label={t('invoice.note')}
            value={note}
            autosize
            minRows={2}
            maxLength={5000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      </div>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={add.running || link.running}>
          {t('invoice.save')}
        </Button>
      </Group>
    </form>
  );
}
