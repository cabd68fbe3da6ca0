import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { ReadDb } from '../../storage/database.ts';
import { lawRules } from '../law/store.ts';
import { limitationClocks, limitationRule, type Clock } from './clocks.ts';
import type { ClockQuestion } from './store/debts.ts';

export type DatedClock = Clock & { readonly safeOn: Day };

/** Month ends differ by as much. */
const SLACK_DAYS = 4;

/**
 * The clocks of open debts whose provable day comes by `safeUntil`. Whatever happens to a debt only moves that day on, so
 * none that was due less than the shortest period before needs to be read: of 100,000 invoices a handful is left.
 * With three years as the shortest period and 180 days ahead of 2026-11-22 those due by May 2024 are read.
 */
export function nearClocks(db: ReadDb, question: Omit<ClockQuestion, 'dueUntil'>, safeUntil: Day): DatedClock[] {
  const rules = lawRules(db);
  const periods = (['cn', 'uk', 'eu'] as const).flatMap(
    (pack) => limitationRule(rules, pack, question.asOf).months ?? [],
  );
  if (periods.length === 0) return [];
  const dueUntil = addDays(addMonths(safeUntil, -Math.min(...periods)), SLACK_DAYS);
  return limitationClocks(db, { ...question, dueUntil }).filter(
    (clock): clock is DatedClock => clock.safeOn !== null && clock.safeOn <= safeUntil,
  );
}
