import { addDays, daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { casesAt } from '../cases/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { plansAt } from '../plans/store.ts';
import { answeredOn, clearedLate } from '../playbook/store/lessons.ts';
import type { ClosedMatter } from './contract.ts';
import { lessonOutcomeOf, openMatters } from './rules/lessons.ts';
import { customerNames } from './store.ts';

export interface LessonQuestion extends PointInTime {
  /** Debts cleared so late are worth a note. */
  readonly lateDays: number;
  /** Matters that ended longer ago are let go. */
  readonly withinDays: number;
}

/** Cases closed, plans completed or broken and debts cleared long after their day that have no note yet (domain.md §0 row 37). */
export function lessonPrompts(db: ReadDb, { lateDays, withinDays, ...point }: LessonQuestion): ClosedMatter[] {
  const from = addDays(point.asOf, -withinDays);
  const cases = casesAt(db, point);
  // While one case of a customer is open, the matter goes on in it: a payment order that became a suit.
  const inCourt = new Set(cases.filter(({ closedOn }) => closedOn === null).map(({ customerId }) => customerId));
  const bare = (customerId: CustomerId, kind: ClosedMatter['kind'], endedOn: Day) => ({ customerId, kind, endedOn });
  const matters = [
    ...cases.flatMap((legal) =>
      legal.closedOn === null || inCourt.has(legal.customerId) ? [] : [{
        ...bare(legal.customerId, 'case', legal.closedOn),
        reference: legal.number,
        currency: legal.currency,
        amountMinor: legal.claimMinor,
        daysLate: 0,
        outcome: lessonOutcomeOf('case', legal.outcome),
        figures: { currency: null, clearedMinor: 0, daysLate: 0 },
      }],
    ),
    ...plansAt(db, point).flatMap((plan) => {
      const kind = plan.state === 'completed' ? 'plan_completed' : plan.state === 'broken' ? 'plan_broken' : null;
      const endedOn = kind === 'plan_completed' ? plan.completedOn : plan.brokenOn;
      if (kind === null || endedOn === null) return [];
      const cleared = kind === 'plan_completed' ? { currency: plan.currency, clearedMinor: plan.paidMinor, daysLate: 0 } : null;
      return [{
        ...bare(plan.customerId, kind, endedOn),
        reference: plan.number,
        currency: plan.currency,
        amountMinor: kind === 'plan_completed' ? plan.paidMinor : plan.lateMinor,
        daysLate: 0,
        outcome: lessonOutcomeOf(kind, ''),
        figures: cleared ?? { currency: null, clearedMinor: 0, daysLate: 0 },
      }];
    }),
    ...clearedLate(db, { ...point, from, lateDays }).map((row) => ({
      ...bare(row.customerId, 'cleared', row.clearedOn),
      reference: '',
      currency: row.currency,
      amountMinor: row.clearedMinor,
      daysLate: row.daysLate,
      outcome: lessonOutcomeOf('cleared', ''),
      figures: { currency: row.currency, clearedMinor: row.clearedMinor, daysLate: row.daysLate },
    })),
  ];
  const names = customerNames(db);
  return openMatters(matters, answeredOn(db, point), from).map((matter) => ({
    ...matter,
    customerCode: names.get(matter.customerId)?.code ?? '',
    customerName: names.get(matter.customerId)?.name ?? '',
    daysAgo: daysBetween(matter.endedOn, point.asOf),
  }));
} // prettier-ignore
