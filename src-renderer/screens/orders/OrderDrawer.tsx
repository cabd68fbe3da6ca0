import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { day } from '../../../src-main/kernel/day.ts';
import type { OrderId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { GoForm } from './GoForm.tsx';
import { InvoiceStep } from './InvoiceStep.tsx';
import type { OrderDetail } from './orderDetail.ts';
import classes from './Orders.module.css';
import type { SuspensionAbout } from './SuspensionDrawer.tsx';

export interface OrderDrawerProps {
  readonly orderId: OrderId | null;
  readonly onClose: () => void;
  readonly onSuspension: (about: SuspensionAbout) => void;
}

type Doing = 'confirm' | 'ship' | 'invoice' | 'cancel' | 'undoStep' | 'void';

/** One order: what stands where, every step with its day, and the next step with its check. */
export function OrderDrawer({ orderId, onClose, onSuspension }: OrderDrawerProps) {
  const { t } = useTranslation('orders');
  // Steps of later days are shown too: nothing is entered twice over.
  const list = useQueryOf(
    'orders.list',
    { asOf: day('9999-12-31'), status: 'all', limit: 1000 },
    { enabled: orderId !== null },
  );
  const order = list.data?.rows.find((row) => row.orderId === orderId);
  return (
    <SideDrawer
      opened={orderId !== null}
      onClose={onClose}
      title={order === undefined ? t('list.title') : t('drawer.title', { number: order.number })}
      size={600}
    >
      {order === undefined ? (
        <Skeleton height={160} />
      ) : (
        <Detail key={order.orderId} order={order} onGone={onClose} onSuspension={onSuspension} />
      )}
    </SideDrawer>
  );
}

function Detail(props: {
  readonly order: OrderDetail;
  readonly onGone: () => void;
  readonly onSuspension: OrderDrawerProps['onSuspension'];
}) {
  const { order } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const navigate = useNavigate();
  const { book, today } = useWorkingPoint();
  const [doing, setDoing] = useState<Doing | null>(null);
  const cancel = useCommand('orders.cancel');
  const undoStep = useCommand('orders.undoStep');
  const voidOrder = useCommand('orders.void');
  const { currency, amountMinor, orderId } = order;
  const toConfirm = order.confirmedMinor < amountMinor && order.cancelledMinor === 0;
  const toShip = amountMinor - order.cancelledMinor - order.shippedMinor > 0;
  const toInvoice = amountMinor - order.cancelledMinor - order.invoicedMinor > 0;
  const restMinor = amountMinor - order.cancelledMinor - Math.max(order.shippedMinor, order.invoicedMinor);
  const stop = (): void => setDoing(null);

  return (
    <div className={classes.detail}>
      <p>
        <button type="button" className={classes.link} onClick={() => void navigate(`/customers/${order.customerId}`)}>
          {order.customerName}
        </button>{' '}
        <Chip>{order.customerCode}</Chip> <Chip>{t(`stages.${order.stage}`)}</Chip>
      </p>
      <table className={classes.facts}>
        <tbody>
          {(
            [
              ['amount', amountMinor],
              ['confirmed', order.confirmedMinor],
              ['shipped', order.shippedMinor],
              ['invoiced', order.invoicedMinor],
              ['cancelled', order.cancelledMinor],
              ['toShip', order.confirmedNotShippedMinor],
              ['toInvoice', order.shippedNotInvoicedMinor],
            ] as const
          ).map(([name, minor]) => (
            <tr key={name} data-sum={name === 'toShip' || name === 'toInvoice' || undefined}>
              <th scope="row">{t(`drawer.${name}`)}</th>
              <td>
                <MoneyText amountMinor={minor} currency={currency} dashZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.soft}>
        {t('drawer.days', { ordered: format.day(order.orderedOn) })}
        {order.shipOn !== null && ` · ${t('drawer.planned', { day: format.day(order.shipOn) })}`}
        {order.contractNumber !== null && ` · ${t('list.contract')} ${order.contractNumber}`}
        {order.note !== '' && ` · ${order.note}`}
      </p>
      {order.events.length > 0 && (
        <ol className={classes.steps} aria-label={t('drawer.steps')}>
          {order.events.map((event) => (
            <li key={event.eventId}>
              <DayText day={event.on} />
              <span>
                {t(`events.${event.kind}`)} <MoneyText amountMinor={event.amountMinor} currency={currency} />
                {event.documentNumber !== null && ` · ${event.documentNumber}`}
                {event.note !== '' && ` · ${event.note}`}
              </span>
              <small>{event.actor}</small>
            </li>
          ))}
        </ol>
      )}
      {!book.readOnly && doing === null && (
        <Bar label={t('drawer.next')}>
          {toConfirm && (
            <Button onClick={() => setDoing('confirm')} {...(toShip ? { variant: 'default' as const } : {})}>
              {t('drawer.confirm')}
            </Button>
          )}
          {toShip && <Button onClick={() => setDoing('ship')}>{t('drawer.ship')}</Button>}
          {toInvoice && (
            <Button variant="default" onClick={() => setDoing('invoice')}>
              {t('drawer.invoice')}
            </Button>
          )}
          {restMinor > 0 && (
            <Button variant="default" onClick={() => setDoing('cancel')}>
              {t('drawer.cancel')}
            </Button>
          )}
          {order.events.length > 0 ? (
            <Button variant="subtle" color="gray" onClick={() => setDoing('undoStep')}>
              {t('drawer.undoStep')}
            </Button>
          ) : (
            <Button variant="subtle" color="red" onClick={() => setDoing('void')}>
              {t('drawer.void')}
            </Button>
          )}
        </Bar>
      )}
      {(doing === 'confirm' || doing === 'ship') && (
        <GoForm
          order={order}
          act={doing}
          onDone={stop}
          onCancel={stop}
          onSuspension={() =>
            props.onSuspension({
              customerId: order.customerId,
              currency,
              amountMinor: restMinor,
              orderText: order.number,
            })
          }
        />
      )}
      {doing === 'invoice' && <InvoiceStep order={order} onDone={stop} onCancel={stop} />}
      <AskReason
        opened={doing === 'cancel'}
        title={t('drawer.cancelTitle', { number: order.number })}
        reasonLabel={t('drawer.reason')}
        day={{ label: t('drawer.cancelDay'), from: today }}
        confirmLabel={t('drawer.cancel')}
        danger
        busy={cancel.running}
        failure={cancel.failure}
        onCancel={stop}
        onConfirm={({ reason, on }) => {
          void cancel.run({ orderId, on: on ?? today, reason }, { quiet: true }).then((reply) => reply.ok && stop());
        }}
      >
        {t('drawer.cancelText', { amount: format.money(restMinor, currency) })}
      </AskReason>
      <AskReason
        opened={doing === 'undoStep'}
        title={t('drawer.undoStep')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('drawer.undoStep')}
        busy={undoStep.running}
        failure={undoStep.failure}
        onCancel={stop}
        onConfirm={({ reason }) => {
          void undoStep.run({ orderId, reason }, { quiet: true }).then((reply) => reply.ok && stop());
        }}
      >
        {t('drawer.undoText')}
      </AskReason>
      <AskReason
        opened={doing === 'void'}
        title={t('drawer.void')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('drawer.void')}
        danger
        busy={voidOrder.running}
        failure={voidOrder.failure}
        onCancel={stop}
        onConfirm={({ reason }) => {
          void voidOrder.run({ orderId, reason }, { quiet: true }).then((reply) => reply.ok && props.onGone());
        }}
      >
        {t('drawer.voidText')}
      </AskReason>
    </div>
  );
}
