import { currency } from '../../kernel/currency.ts';
import { addMonths, dayOf, monthEnd, monthStart, partsOf } from '../../kernel/day.ts';
import { scaleMinor } from '../../kernel/money.ts';
import { openByCustomer, salesBetween } from '../aging/store.ts';
import type { PracticeActs } from './acts.ts';

/** The company's total-control plan for the year, and thirteen months of its own figures. */
export function controlDesk({ db, today, done, ago, say }: PracticeActs): void {
  const cny = currency('CNY');
  const soldMinor = salesBetween(db, { asOf: today, currency: cny, from: ago(364) });
  const whole = (minor: number): number => Math.round(minor / 10_000_000) * 10_000_000;
  const fromOn = dayOf(partsOf(ago(30)).year, 1, 1);
  const planSalesMinor = whole(scaleMinor(soldMinor, 106, 100, 'halfUp'));
  const option = (name: string, share: number, collectionDays: number, cost: number, badDebtBp: number) => ({
    name,
    salesMinor: whole(scaleMinor(planSalesMinor, share, 100, 'halfUp')),
    collectionDays,
    collectionCostMinor: cost,
    badDebtBp,
  });
  done(ago(30), 'control.savePlan', {
    currency: cny,
    fromOn,
    figures: {
      planSalesMinor,
      targetDsoDays: 110,
      ownFundsMinor: whole(scaleMinor(planSalesMinor, 20, 100, 'halfUp')),
      creditLineMinor: whole(scaleMinor(planSalesMinor, 10, 100, 'halfUp')),
      costShareBp: 8200,
      currentAssetsShareBp: 6500,
      salesShareBp: null,
      fundingRateBp: 500,
      marginBp: 1500,
      overdueShareBp: 3000,
      badDebtBp: 50,
      options: [
        option(say('30 天', '30 days'), 88, 75, 6_000_000, 30),
        option(say('60 天（现行）', '60 days (as now)'), 100, 112, 11_000_000, 60),
        option(say('90 天', '90 days'), 104, 150, 20_000_000, 160),
      ],
    },
    note: say(
      '年度预算会定的口径，下半年复核一次',
      'As agreed in the yearly budget; looked at again in the second half',
    ),
  });
  for (let back = 13; back >= 1; back -= 1) {
    const end = monthEnd(addMonths(monthStart(today), -back));
    let owed = 0;
    for (const minor of openByCustomer(db, { asOf: end, currency: cny }).values()) owed += minor;
    // Stock and cash swing with the season: more before the spring orders, less after them.
    const { month } = partsOf(end);
    const besides = 420_000_000 + 1_800_000 * ((month * 5) % 12);
    done(addMonths(monthStart(end), 1), 'control.saveMonth', {
      currency: cny,
      month: end.slice(0, 7),
      figures: {
        currentAssetsMinor: Math.round((owed * 1.15) / 100_000) * 100_000 + besides,
        payablesMinor: Math.round((owed * 0.38) / 100_000) * 100_000 + 900_000 * ((month * 7) % 9),
      },
      note: say('资产负债表', 'balance sheet'),
    });
  }
}
