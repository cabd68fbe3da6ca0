import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import { grouped } from '../../../kernel/grouping.ts';
import type { Clock } from '../../limitation/clocks.ts';
import { nearClocks } from '../../limitation/near.ts';
import { count, days, money, type Finding } from '../rules/figures.ts';
import type { Found, Scan } from '../scan.ts';

/** Items near the end of their limitation period by what can be proved, or beyond it; one warning a customer and currency. */
export function* limitationNear(scan: Scan): Iterable<Found> {
  const { limitation } = scan.settings;
  const lastAlarmOn = addDays(scan.point.asOf, Math.max(0, ...limitation.alarmDays));
  const clocks = nearClocks(scan.db, scan.asked, lastAlarmOn).filter(
    ({ state }) => state === 'alarm' || state === 'passed',
  );
  for (const own of grouped(clocks, ({ customerId, currency }) => `${customerId} ${currency}`).values()) {
    const nearest = own.reduce((a, b) => (b.safeOn < a.safeOn ? b : a));
    yield {
      rule: 'limitation',
      customerId: nearest.customerId,
      currency: nearest.currency,
      amountMinor: own.reduce((sum, { openMinor }) => sum + openMinor, 0),
      sinceOn: addDays(nearest.safeOn, nearest.state === 'passed' ? 1 : -Math.max(...limitation.alarmDays)),
      finding: findingOf(own, nearest.safeOn, scan.point.asOf),
      names: [nearest.invoiceNo],
    };
  }
}

/**
 * Yellow from the first alarm on, orange from 90 days, red from 30 days and once the safe date is over: what is left to do
 * takes longer the later it is begun. 28 days left on one invoice is red.
 */
function findingOf(own: readonly Clock[], safeOn: Day, asOf: Day): Finding {
  const daysLeft = daysBetween(asOf, safeOn);
  const level = daysLeft <= 30 ? 'red' : daysLeft <= 90 ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('limitationMinor', own.reduce((sum, { openMinor }) => sum + openMinor, 0)),
      count('itemCount', own.length),
      days('daysLeft', daysLeft),
    ],
    fact: `${level}:${safeOn}`,
  }; // prettier-ignore
}
