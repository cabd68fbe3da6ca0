import { addDays, daysBetween } from '../../../kernel/day.ts';
import { grouped } from '../../../kernel/grouping.ts';
import { casesAt, type CaseAt } from '../../cases/store.ts';
import { count, days, money } from '../rules/figures.ts';
import type { Found, Scan } from '../scan.ts';

/** A deadline of a legal case shows from this many days before its day. */
export const CASE_DEADLINE_DAYS = 30;

/**
 * Deadlines of legal cases that are near or past, one warning a customer and currency: yellow within 30 days, orange
 * within 7, red from the day after. A renewal in 5 days is orange.
 */
export function* caseDeadlines(scan: Scan): Iterable<Found> {
  const { asOf } = scan.point;
  for (const own of grouped(
    nearCases(scan.db, scan.asked),
    ({ customerId, currency }) => `${customerId} ${currency}`,
  ).values()) {
    const nearest = own.reduce((a, b) => (b.nextDeadlineOn < a.nextDeadlineOn ? b : a));
    if (!scan.wants(nearest.customerId)) continue;
    const daysLeft = daysBetween(asOf, nearest.nextDeadlineOn);
    const level = daysLeft < 0 ? 'red' : daysLeft <= 7 ? 'orange' : 'yellow';
    const claimMinor = nearest.claimMinor;
    yield {
      rule: 'case_deadline',
      customerId: nearest.customerId,
      currency: nearest.currency,
      amountMinor: claimMinor,
      sinceOn: addDays(nearest.nextDeadlineOn, -CASE_DEADLINE_DAYS),
      finding: {
        level,
        figures: [money('caseClaimMinor', claimMinor), count('caseCount', own.length), days('daysLeft', daysLeft)],
        fact: `${level}:${nearest.caseId}:${nearest.nextDeadlineKind ?? ''}:${nearest.nextDeadlineOn}`,
      },
      names: [nearest.nextDeadlineKind ?? 'other'],
    };
  }
}

/** Cases whose next deadline lies within the days shown, or behind. */
export function nearCases(
  db: Scan['db'],
  question: Parameters<typeof casesAt>[1],
): (CaseAt & { readonly nextDeadlineOn: NonNullable<CaseAt['nextDeadlineOn']> })[] {
  const last = addDays(question.asOf, CASE_DEADLINE_DAYS);
  return casesAt(db, question).filter(
    (one): one is CaseAt & { readonly nextDeadlineOn: NonNullable<CaseAt['nextDeadlineOn']> } =>
      one.nextDeadlineOn !== null && one.nextDeadlineOn <= last,
  );
}
