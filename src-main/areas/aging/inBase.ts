import type { CurrencyCode } from '../../kernel/currency.ts';
import { sumMinor } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { convertMinor } from '../rates/rules.ts';
import { findRate, listRates, type RateId } from '../rates/store.ts';
import { readSettings } from '../settings/store.ts';
import type { AgingInBase } from './contract.ts';
import { agingOf, currencyTotals } from './store.ts';

/**
 * What all currencies come to in the base currency, at named rates of named days: an analysis and nothing else, since a
 * letter or a statement asks for the currency that is owed (behaviours.md §2.16). Each figure is converted by itself and
 * rounded once; the sums are sums of those.
 */
export function agingInBase(
  db: ReadDb,
  { rates: chosen = [], ...point }: PointInTime & { readonly rates?: readonly RateId[] | undefined },
): Result<AgingInBase, 'exchange_rate_missing' | 'exchange_rate_not_found'> {
  const base = readSettings(db).baseCurrency;
  const picked = new Map<CurrencyCode, ReturnType<typeof findRate>>();
  for (const rateId of chosen) {
    const rate = findRate(db, rateId);
    if (rate?.base !== base) return refuse('exchange_rate_not_found');
    picked.set(rate.currency, rate);
  }
  const question = { ...point, basis: 'due', bucketEnds: [36_500] } as const;
  const totals = currencyTotals(db, question, agingOf(db, question), base);
  const rows: AgingInBase['rows'] = [];
  for (const { currency, totalMinor, overdueMinor, billsHeldMinor } of totals) {
    if (currency === base) {
      const own = { totalMinor, overdueMinor, billsHeldMinor };
      rows.push({ currency, ...own, baseTotalMinor: totalMinor, baseOverdueMinor: overdueMinor, baseBillsHeldMinor: billsHeldMinor, rate: null }); // prettier-ignore
      continue;
    }
    // A currency in which nothing is owed needs no rate.
    if (totalMinor === 0 && overdueMinor === 0 && billsHeldMinor === 0) continue;
    const rate = picked.get(currency) ?? listRates(db, { ...point, base, currency })[0];
    if (!rate) return refuse('exchange_rate_missing', { currency, base, day: point.asOf });
    const inBase = (minor: number): number => convertMinor(minor, currency, base, rate.rate);
    rows.push({
      currency,
      totalMinor,
      overdueMinor,
      billsHeldMinor,
      baseTotalMinor: inBase(totalMinor),
      baseOverdueMinor: inBase(overdueMinor),
      baseBillsHeldMinor: inBase(billsHeldMinor),
      rate: { rateId: rate.rateId, rate: rate.rate, onDay: rate.onDay, source: rate.source },
    });
  }
  return ok({
    base,
    asOf: point.asOf,
    rows,
    totalMinor: sumMinor(rows.map((row) => row.baseTotalMinor)),
    overdueMinor: sumMinor(rows.map((row) => row.baseOverdueMinor)),
    billsHeldMinor: sumMinor(rows.map((row) => row.baseBillsHeldMinor)),
  });
}
