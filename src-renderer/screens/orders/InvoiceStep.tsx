import { Button, Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { id, type DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { OrderDetail } from './orderDetail.ts';
import classes from './Orders.module.css';

/** The order was invoiced: by an invoice of the ledger, chosen from this customer's, or by amount alone. */
export function InvoiceStep(props: {
  readonly order: OrderDetail;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { order } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const invoice = useCommand('orders.invoice');
  const restMinor = order.amountMinor - order.cancelledMinor - order.invoicedMinor;
  const usualMinor = order.shippedNotInvoicedMinor > 0 ? order.shippedNotInvoicedMinor : restMinor;
  const [on, setOn] = useState<Day | null>(laterDay(today, order.orderedOn));
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const [amountMinor, setAmountMinor] = useState<number | null>(usualMinor);
  const items = useQueryOf('ledger.items', { asOf: today, customerId: order.customerId, currency: order.currency, status: 'all', limit: 200 }); // prettier-ignore
  const invoices = new Map(
    (items.data?.rows ?? [])
      .filter((item) => item.issuedOn >= order.orderedOn)
      .map((item) => [item.documentId, item] as const),
  );
  const ready = on !== null && (amountMinor ?? 0) > 0 && (amountMinor ?? 0) <= restMinor;

  const save = async (): Promise<void> => {
    if (on === null || amountMinor === null) return;
    const reply = await invoice.run({ orderId: order.orderId, on, amountMinor, documentId }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('drawer.invoicedDone') });
    props.onDone();
  };

  return (
    <form
      className={classes.go}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <Select
        label={t('drawer.invoiceOf')}
        description={t('drawer.invoiceOfHint')}
        clearable
        searchable
        value={documentId === null ? null : String(documentId)}
        data={[...invoices].map(([key, item]) => ({
          value: String(key),
          label: `${item.number} · ${format.day(item.issuedOn)} · ${format.money(item.amountMinor, order.currency)}`,
        }))}
        onChange={(value) => {
          const chosen = value === null ? null : id<'document'>(Number(value));
          setDocumentId(chosen);
          const item = chosen === null ? undefined : invoices.get(chosen);
          if (item !== undefined) setOn(item.issuedOn);
        }}
      />
      <div className={classes.pair}>
        <DayInput label={t('drawer.invoiceDay')} value={on} onChange={setOn} lean="past" required />
        <MoneyInput
          label={t('common:amount')}
          currency={order.currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
      </div>
      {invoice.failure !== null && <Notice tone="bad">{invoice.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={invoice.running}>
          {t('drawer.invoice')}
        </Button>
      </Group>
    </form>
  );
}
