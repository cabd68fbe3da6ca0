import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { lawRules } from '../law/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { limitationClocks, limitationRule, type Clock } from '../limitation/clocks.ts';

/** Month ends differ by as much. */
const SLACK_DAYS = 4;

/**
 * The clocks of open debts whose provable day comes by `safeUntil`. Whatever happens to a debt only moves that day on, so
 * none that was due less than the shortest period before needs to be read: of 100,000 invoices a handful is left.
 * With three years as the shortest period and 180 days ahead of 2026-11-22 those due by May 2024 are read.
 */
export function clocksUntil(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
  safeUntil: Day,
): (Clock & { readonly safeOn: Day })[] {
  const rules = lawRules(db);
  const periods = (['cn', 'uk', 'eu'] as const).flatMap((pack) => limitationRule(rules, pack, point.asOf).months ?? []);
  if (periods.length === 0) return [];
  const dueUntil = addDays(addMonths(safeUntil, -Math.min(...periods)), SLACK_DAYS);
  return limitationClocks(db, { ...point, dueUntil }).filter(
    (clock): clock is Clock & { readonly safeOn: Day } =>
      clock.safeOn !== null && clock.safeOn <= safeUntil && clock.openMinor > 0,
  );
}
