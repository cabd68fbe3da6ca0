import { currency } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { PracticeActs } from './acts.ts';

const cny = currency('CNY');

/**
 * Orders on their way: most fit into the limit, some are shipped and wait for the invoice, one went out over the limit
 * with a reason. One customer is on hold, one is watched, one has a temporary limit for its season.
 */
export function ordersDesk(acts: PracticeActs): void {
  const { ago, done, say, today } = acts;
  const { rows } = done(today, 'credit.exposures', { asOf: today, currency: cny });
  const withLimit = rows.filter((row) => row.hasLimit && row.sharedBy === 1);
  const byRoom = [...withLimit].sort((a, b) => b.availableMinor - a.availableMinor || a.customerId - b.customerId);
  const roomy = byRoom.filter((row) => row.availableMinor > 400_000).slice(0, 10);
  const over = byRoom.filter((row) => row.availableMinor < 0).at(-1);
  const goods = [
    say('涤纶窗纱 卷装', 'Polyester sheers, rolls'),
    say('遮光布 280 门幅', 'Blackout fabric, 280 cm'),
    say('提花面料 秋季款', 'Jacquard, autumn range'),
    say('成品窗帘 酒店订单', 'Made-up curtains, hotel order'),
    say('轨道及辅料', 'Tracks and trimmings'),
  ];

  let count = 0;
  const order = (
    customerId: CustomerId,
    amountMinor: number,
    placed: number,
    shipOn: Day | null,
  ): { orderId: number } => {
    count += 1;
    return done(ago(placed), 'orders.add', {
      customerId,
      number: `XS-${today.slice(2, 4)}-${String(100 + count)}`,
      currency: cny,
      amountMinor,
      orderedOn: ago(placed),
      shipOn,
      note: goods[count % goods.length] ?? '',
    });
  };
  const letGo = (customerId: CustomerId, orderId: number, amountMinor: number, on: Day): object => {
    const { decision } = done(on, 'holds.check', { customerId, currency: cny, amountMinor, asOf: on, orderId });
    if (decision === 'pass' || decision === 'warn') return {};
    return {
      release: {
        reason: say(
          '老客户旺季备货，已承诺本月内付清逾期',
          'Season stock of an old customer; the overdue is promised this month',
        ),
        approver: say('王总', 'Ms Wang, managing director'),
        evidence: say('微信审批截图 2 张', 'two screenshots of the approval'),
      },
    };
  };
  const confirm = (customerId: CustomerId, orderId: number, amountMinor: number, on: Day): void => {
    done(on, 'holds.confirmOrder', { orderId, on, ...letGo(customerId, orderId, amountMinor, on) });
  };
  const ship = (customerId: CustomerId, orderId: number, orderMinor: number, partMinor: number, on: Day): void => {
    done(on, 'holds.shipOrder', { orderId, on, amountMinor: partMinor, ...letGo(customerId, orderId, orderMinor, on) });
  };

  roomy.forEach(({ customerId, availableMinor }, index) => {
    const amountMinor = Math.max(100_000, Math.floor(availableMinor / 3 / 100_000) * 100_000);
    const placed = 16 - index;
    const { orderId } = order(customerId, amountMinor, placed, index % 3 === 2 ? ago(index - 9) : ago(placed - 6));
    if (index === 9) return;
    confirm(customerId, orderId, amountMinor, ago(placed - 1));
    if (index % 3 === 0) ship(customerId, orderId, amountMinor, amountMinor, ago(placed - 5));
    if (index % 3 === 1) ship(customerId, orderId, amountMinor, Math.floor(amountMinor / 2 / 10_000) * 10_000, ago(placed - 4)); // prettier-ignore
  });
  const [season] = roomy;
  if (season) {
    const { orderId } = order(season.customerId, 300_000, 12, null);
    confirm(season.customerId, orderId, 300_000, ago(12));
    done(ago(10), 'orders.cancel', { orderId, on: ago(10), reason: say('客户改款，重新下单', 'The customer changed the pattern and orders anew') }); // prettier-ignore
    done(ago(20), 'credit.setLimit', {
      customerId: season.customerId, currency: cny, amountMinor: 5_000_000, kind: 'temporary', fromOn: ago(20), untilOn: ago(-40),
      reason: say('双旦旺季临时额度', 'Temporary limit for the holiday season'), approver: say('王总', 'Ms Wang, managing director'),
    }); // prettier-ignore
  }
  if (over) {
    const { orderId } = order(over.customerId, 200_000, 5, ago(-2));
    confirm(over.customerId, orderId, 200_000, ago(4));
  }

  const { rows: proposed } = done(today, 'holds.proposals', { asOf: today, currency: cny });
  const [held, watched] = proposed.filter((row) => row.customerId !== over?.customerId);
  if (held)
    done(ago(8), 'holds.setStatus', {
      customerId: held.customerId, status: 'hold', reason: held.reasons[0]?.reason ?? 'overdue', fromOn: ago(8), reviewOn: ago(-22),
      approver: say('王总', 'Ms Wang, managing director'), evidence: say('账龄表与三次催款记录', 'the aging and three reminders'),
      note: say('付清逾期后恢复', 'opens again once the overdue is paid'),
    }); // prettier-ignore
  if (watched)
    done(ago(3), 'holds.setStatus', {
      customerId: watched.customerId, status: 'watch', reason: watched.reasons[0]?.reason ?? 'overdue', fromOn: ago(3), reviewOn: ago(-11),
      note: say('每周看一次，逾期再增加就暂停', 'looked at weekly; on hold when more falls overdue'),
    }); // prettier-ignore
}
