import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { invoicedParts } from '../../../src-main/areas/orders/rules.ts';
import type { OrderId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import classes from './Entry.module.css';

export type ShippedOrder = ValueOf<'orders.list'>['rows'][number];

export interface OrderLinksProps {
  /** Shipped and not invoiced, oldest first. */
  readonly orders: readonly ShippedOrder[];
  readonly invoiceMinor: number;
  readonly chosen: readonly OrderId[];
  readonly onChange: (chosen: readonly OrderId[]) => void;
}

/** The orders an invoice is about: those ticked leave the goods shipped, so that the exposure holds them once. */
export function OrderLinks({ orders, invoiceMinor, chosen, onChange }: OrderLinksProps) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const ticked = orders.filter(({ orderId }) => chosen.includes(orderId));
  const parts = new Map(
    invoicedParts(ticked, invoiceMinor).map(({ order, amountMinor }) => [order.orderId, amountMinor]),
  );
  return (
    <fieldset className={classes.links}>
      <legend>{t('invoice.orders.title')}</legend>
      <p>{t('invoice.orders.note')}</p>
      {orders.map((order) => {
        const amountMinor = parts.get(order.orderId);
        return (
          <Checkbox
            key={order.orderId}
            label={t('invoice.orders.line', {
              number: order.number,
              day: format.day(order.orderedOn),
              amount: format.money(order.shippedNotInvoicedMinor, order.currency),
            })}
            description={
              amountMinor === undefined || amountMinor === order.shippedNotInvoicedMinor
                ? null
                : t('invoice.orders.part', { amount: format.money(amountMinor, order.currency) })
            }
            checked={chosen.includes(order.orderId)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, order.orderId]
                  : chosen.filter((orderId) => orderId !== order.orderId),
              )
            }
          />
        );
      })}
    </fieldset>
  );
}
