import { addDays, daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { lastContacts, type LastContact } from '../actions/store.ts';
import { lastLetters, type LastLetter } from '../actions/store/letters.ts';
import { listBills } from '../bills/procedures.ts';
import { casesAt } from '../cases/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { plansAt, type PlanAt } from '../plans/store.ts';
import { stepsDue, type CustomerSteps } from '../policy/due.ts';
import { promisesAt, type PromiseAt } from '../promises/store.ts';
import { clocksUntil } from './clocks.ts';
import type { WorklistSettings } from './contract.ts';
import { brokenCount, forcedOf, wakesOn, type Matters, type PromiseFact } from './rules/forcing.ts';
import type { Forced } from './contract.ts';

/** What is on record about one customer beside the ledger. */
export interface CustomerMatters {
  readonly forced: readonly Forced[];
  readonly wakesOn: Day | null;
  readonly brokenPromises: number;
  readonly limitationDays: number | null;
  readonly contact: LastContact | null;
  /** The last dunning letter sent: told beside the contact, and no contact itself; gaps after it are the policy's. */
  readonly letter: LastLetter | null;
  /** The promise to name beside the customer: the one not kept, else the next one due. */
  readonly promise: PromiseAt | null;
  /** The policy's next step that need not wait. */
  readonly step: CustomerSteps | null;
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Contacts, promises, plans, cases, clocks, bills and steps of everybody, one question each. */
export function mattersOf(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
  settings: WorklistSettings,
): Map<CustomerId, CustomerMatters> {
  const { asOf } = point;
  const found = new Map<
    CustomerId,
    Open<Matters> & { planDays: Day[]; shown: PromiseAt | null; step: CustomerSteps | null }
  >();
  const of = (customerId: CustomerId) => {
    let matters = found.get(customerId);
    if (matters === undefined) {
      matters = { promises: [], contactOn: null, next: null, clocks: [], bills: [], deadlines: [], instalments: [], decisions: [], planDays: [], shown: null, step: null }; // prettier-ignore
      found.set(customerId, matters);
    }
    return matters;
  };

  const contacts = lastContacts(db, point);
  for (const [customerId, { onDay, nextOn, nextTime, nextAction }] of contacts) {
    const matters = of(customerId);
    matters.contactOn = onDay;
    if (nextOn !== null) matters.next = { on: nextOn, time: nextTime, words: nextAction };
  }
  for (const promise of promisesAt(db, point)) {
    const matters = of(promise.customerId);
    matters.promises.push(factOf(promise));
    if (moreTelling(promise, matters.shown)) matters.shown = promise;
  }
  const ahead = addDays(asOf, Math.max(settings.limitationWithinDays, settings.forceLimitationDays));
  for (const clock of clocksUntil(db, point, ahead))
    of(clock.customerId).clocks.push({ safeOn: clock.safeOn, amountMinor: clock.openMinor, currency: clock.currency, reference: clock.invoiceNo }); // prettier-ignore
  for (const bill of listBills(db, point))
    if (bill.state === 'held')
      of(bill.customerId).bills.push({ maturesOn: bill.maturesOn, amountMinor: bill.amountMinor, currency: bill.currency, reference: bill.number }); // prettier-ignore
  for (const legal of casesAt(db, point))
    if (legal.closedOn === null && legal.nextDeadlineOn !== null)
      of(legal.customerId).deadlines.push({
        on: legal.nextDeadlineOn,
        reference: legal.nextDeadlineKind ?? legal.number,
      });
  for (const plan of plansAt(db, point)) {
    const matters = of(plan.customerId);
    if (plan.nextDueOn !== null && running.includes(plan.state)) matters.planDays.push(plan.nextDueOn);
    const instalment = instalmentOf(plan, asOf);
    // A plan that broke is dealt with by a contact since; one that only runs late asks every day.
    const dealtWith = plan.brokenOn !== null && matters.contactOn !== null && matters.contactOn >= plan.brokenOn;
    if (instalment !== null && !dealtWith) matters.instalments.push(instalment);
  }
  for (const step of stepsDue(db, point)) {
    if (step.heldBack.length > 0) continue;
    const matters = of(step.customerId);
    if (step.kind === 'decision' || step.kind === 'writeoff_review')
      matters.decisions.push({ sinceOn: step.sinceOn, amountMinor: step.amountMinor, currency: step.currency, reference: step.stepCode }); // prettier-ignore
    matters.step ??= step;
  }

  const letters = lastLetters(db, point);
  return new Map(
    [...found].map(([customerId, matters]) => {
      const nearest = matters.clocks.map(({ safeOn }) => safeOn).sort()[0];
      return [
        customerId,
        {
          forced: forcedOf(matters, settings, asOf),
          wakesOn: wakesOn(matters, settings, asOf),
          brokenPromises: brokenCount(matters.promises),
          limitationDays: nearest === undefined ? null : daysBetween(asOf, nearest),
          contact: contacts.get(customerId) ?? null,
          letter: letters.get(customerId) ?? null,
          promise: matters.shown,
          step: matters.step,
        },
      ];
    }),
  );
}

function factOf(promise: PromiseAt): PromiseFact {
  return {
    state: promise.state,
    madeOn: promise.madeOn,
    dueOn: promise.dueOn,
    brokenOn: addDays(promise.graceOn, 1),
    amountMinor: promise.amountMinor,
    keptMinor: promise.keptMinor,
    currency: promise.currency,
    paidLate: promise.paidLateDays !== null,
  };
}

const telling = ['due', 'broken', 'partial', 'open'];

function moreTelling(promise: PromiseAt, shown: PromiseAt | null): boolean {
  const rank = telling.indexOf(promise.state);
  if (rank < 0 || ((promise.state === 'broken' || promise.state === 'partial') && promise.paidLateDays !== null))
    return false;
  if (shown === null) return true;
  const other = telling.indexOf(shown.state);
  return rank < other || (rank === other && (promise.state === 'open' ? promise.dueOn < shown.dueOn : promise.dueOn > shown.dueOn)); // prettier-ignore
}

const running: readonly PlanAt['state'][] = ['active', 'late', 'broken'];

/** What of a plan is due by the day and not paid; null: nothing, or it has ended. */
function instalmentOf(plan: PlanAt, asOf: Day): Matters['instalments'][number] | null {
  const due = plan.instalments.filter(({ dueOn, amountMinor, paidMinor }) => dueOn <= asOf && paidMinor < amountMinor);
  const [first] = due;
  if (first === undefined || plan.endedOn !== null || !running.includes(plan.state)) return null;
  return {
    dueOn: first.dueOn,
    late: first.dueOn < asOf,
    amountMinor: due.reduce((sum, { amountMinor, paidMinor }) => sum + amountMinor - paidMinor, 0),
    currency: plan.currency,
    reference: plan.number,
  };
}
