import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standingOf } from '../../../src-main/areas/orders/rules.ts';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { CheckAnswer } from './CheckAnswer.tsx';
import type { OrderDetail } from './orderDetail.ts';
import classes from './Orders.module.css';
import { ReleaseForm, type Release } from './ReleaseForm.tsx';

export interface GoFormProps {
  readonly order: OrderDetail;
  readonly act: 'confirm' | 'ship';
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly onSuspension: () => void;
}

/** Confirm or ship: the check runs while the day and the amount are typed, and what it finds decides what is asked. */
export function GoForm({ order, act, onDone, onCancel, onSuspension }: GoFormProps) {
  const { t } = useTranslation('orders');
  const { today } = useWorkingPoint();
  const restMinor = order.amountMinor - order.cancelledMinor - order.shippedMinor;
  const [on, setOn] = useState<Day | null>(laterDay(today, order.orderedOn));
  const [amountMinor, setAmountMinor] = useState<number | null>(restMinor);
  const confirm = useCommand('holds.confirmOrder');
  const ship = useCommand('holds.shipOrder');
  const standing = standingOf({
    ...order,
    confirmedMinor: Math.max(order.amountMinor, order.confirmedMinor),
    shippedMinor: order.shippedMinor + (act === 'ship' ? (amountMinor ?? 0) : 0),
  });
  const standsMinor = standing.confirmedNotShippedMinor + standing.shippedNotInvoicedMinor;
  const ready = on !== null && (act === 'confirm' || ((amountMinor ?? 0) > 0 && (amountMinor ?? 0) <= restMinor));
  const check = useQueryOf(
    'holds.check',
    {
      customerId: order.customerId,
      currency: order.currency,
      amountMinor: Math.max(1, standsMinor),
      asOf: on ?? today,
      orderId: order.orderId,
    },
    { enabled: ready },
  );

  const go = async (release: Release | undefined): Promise<void> => {
    if (on === null || amountMinor === null) return;
    const about = { orderId: order.orderId, on, ...(release === undefined ? {} : { release }) };
    const reply =
      act === 'confirm'
        ? await confirm.run(about, { quiet: true })
        : await ship.run({ ...about, amountMinor }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t(act === 'confirm' ? 'drawer.wasConfirmed' : 'drawer.wasShipped') });
    onDone();
  };
  const failure = confirm.failure ?? ship.failure;

  return (
    <section className={classes.go}>
      <div className={classes.pair}>
        <DayInput label={t(`drawer.${act}Day`)} value={on} onChange={setOn} lean="past" required autoFocus />
        {act === 'ship' && (
          <MoneyInput
            label={t('drawer.shipAmount')}
            currency={order.currency}
            valueMinor={amountMinor}
            onChange={setAmountMinor}
            error={(amountMinor ?? 0) > restMinor ? t('drawer.tooMuch') : null}
            required
          />
        )}
      </div>
      {ready && check.data === undefined && <Skeleton height={120} />}
      {ready && check.data !== undefined && (
        <>
          <CheckAnswer checked={check.data} onSuspension={onSuspension} />
          <ReleaseForm
            key={check.data.decision}
            decision={check.data.decision}
            label={t(`drawer.${act}`)}
            busy={confirm.running || ship.running}
            onGo={(release) => void go(release)}
          />
        </>
      )}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {t('common:cancel')}
      </Button>
    </section>
  );
}
