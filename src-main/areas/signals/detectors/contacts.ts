import { addDays } from '../../../kernel/day.ts';
import { grouped } from '../../../kernel/grouping.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { actionsAt, type ActionAt, type ActionQuestion } from '../../actions/store.ts';
import { unreachableFinding } from '../rules/unreachable.ts';
import type { Found, Scan } from '../scan.ts';

/** Attempts older than this tell nothing of today. */
const LOOK_BACK_DAYS = 180;

/** What was tried to reach debtors; care contacts are kept apart. */
export function contactsTried(db: ReadDb, question: ActionQuestion): ActionAt[] {
  return actionsAt(db, { ...question, from: addDays(question.asOf, -LOOK_BACK_DAYS) }).filter(
    ({ purpose }) => purpose !== 'care',
  );
}

/** Debtors nobody gets hold of, by the log of contacts. */
export function* unreachable(scan: Scan): Iterable<Found> {
  const tried = contactsTried(scan.db, { ...scan.point, customerId: scan.asked.customerId });
  for (const [customerId, contacts] of grouped(tried, (contact) => contact.customerId)) {
    const finding = unreachableFinding(contacts, scan.point.asOf);
    const owes = [...scan.own().values()].some((customers) => (customers.get(customerId)?.totalMinor ?? 0) > 0);
    if (finding && owes) yield { rule: 'unreachable', customerId, sinceOn: finding.sinceOn, finding };
  }
}
