import type { ReadDb } from '../../storage/database.ts';
import type { CountedShare, EffectSummary, MeasuredShare } from './contract.ts';
import { isCleared, type CustomerEffect, type EffectFacts } from './facts.ts';
import { noticesOf, responseDays, type Notice } from './rules/response.ts';
import { rollOf } from './rules/roll.ts';
import { counted, measured, median, quantile, weightedTenths } from './rules/shares.ts';
import { total } from './rules/sums.ts';
import { contactsOf, disputedItems, dueOf, judgedPromises, promisedContacts, promisesGiven, recoveredOf, spokenOf, workedOf } from './sets.ts'; // prettier-ignore
import { legalCosts, satisfactionScores } from './store.ts';

/** The figures of domain.md §12 for a period. Overdue 520 at the start and 310 at the end: reduction 40.4 %. */
export function summaryOf(db: ReadDb, facts: EffectFacts): EffectSummary {
  const { period, credited, done } = facts;
  const roll = rollOf(facts);
  const promises = promisesGiven(db, period);
  const receivedMinor = total(roll, (item) => item.receivedMinor);
  const scores = satisfactionScores(db, period);
  const attributedMinor = total(credited, ({ doing, amountMinor }) => (doing === null ? 0 : amountMinor));
  return {
    from: period.from,
    to: period.asOf,
    currency: period.currency,
    startMinor: total(roll, (item) => item.startMinor),
    newlyMinor: total(roll, (item) => item.newlyMinor),
    receivedMinor,
    creditedMinor: total(roll, (item) => item.creditedMinor),
    otherMinor: total(roll, (item) => item.otherMinor),
    endMinor: total(roll, (item) => item.endMinor),
    success: successOf(facts),
    reduction: reductionOf(facts),
    cleared: clearedOf(facts),
    response: responseOf(facts),
    recovery: recoveryOf(facts),
    contactRate: contactOf(facts),
    promiseRate: promiseOf(facts, promises),
    kept: keptOf(judgedPromises(facts, promises)),
    collection: collectionOf(facts),
    disputed: disputedOf(disputedItems(db, facts)),
    satisfaction: { n: scores.length, meanTenths: meanScore(scores) },
    costMinor: total(done, ({ costMinor }) => costMinor),
    legalCostMinor: total(legalCosts(db, period), ({ costMinor }) => costMinor),
    costCurrency: facts.base,
    minutes: total(done, ({ minutes }) => minutes),
    actions: done.length,
    attributedMinor,
    unassistedMinor: receivedMinor - attributedMinor,
    attributionDays: facts.attributionDays,
  };
}

const countOf = (effects: Iterable<CustomerEffect>, of: (effect: CustomerEffect) => number): number =>
  total(effects, (effect) => (of(effect) > 0 ? 1 : 0));

export function successOf({ customers }: EffectFacts): MeasuredShare {
  const effects = [...customers.values()];
  const toBeHad = (one: CustomerEffect): number => one.startMinor + one.newlyMinor;
  return measured(total(effects, (one) => one.receivedMinor), total(effects, toBeHad), countOf(effects, toBeHad)); // prettier-ignore
}

export function reductionOf({ customers }: EffectFacts): MeasuredShare {
  const effects = [...customers.values()];
  return measured(
    total(effects, (one) => one.startMinor - one.endMinor - one.creditedMinor),
    total(effects, (one) => one.startMinor),
    countOf(effects, (one) => one.startMinor),
  );
}

export function clearedOf(facts: EffectFacts): CountedShare {
  const worked = workedOf(facts);
  return counted(worked.filter(([, effect]) => isCleared(effect)).length, worked.length);
}

export function responseOf(facts: EffectFacts): EffectSummary['response'] {
  const notices = noticesOf(facts.doings, facts.answers, facts.period.from);
  const days = responseDays(notices);
  return {
    notices: notices.length,
    replied: days.length,
    within: counted(notices.filter((notice) => isInTime(facts, notice)).length, notices.length),
    withinDays: facts.responseDays,
    medianDays: median(days),
    p90Days: quantile(days, 90),
  };
}

/** Whether a notice was answered within the days the settings give. */
export function isInTime(facts: EffectFacts, notice: Notice): boolean {
  return responseDays([notice]).some((days) => days <= facts.responseDays);
}

export function recoveryOf(facts: EffectFacts): EffectSummary['recovery'] {
  const fromStart = recoveredOf(facts, 'start');
  const fromDue = recoveredOf(facts, 'due');
  return {
    n: fromDue.length,
    started: fromStart.length,
    fromStartTenths: weightedTenths(fromStart),
    fromDueTenths: weightedTenths(fromDue),
    openCustomers: countOf(facts.customers.values(), (one) => one.endMinor),
  };
}

export function contactOf(facts: EffectFacts): CountedShare {
  return counted(contactsOf(facts).length, spokenOf(facts).length);
}

export function promiseOf(facts: EffectFacts, promises: Parameters<typeof promisedContacts>[1]): CountedShare {
  return counted(promisedContacts(facts, promises).length, contactsOf(facts).length);
}

export function keptOf(judged: ReturnType<typeof judgedPromises>): MeasuredShare {
  return measured(total(judged, (one) => one.keptInTimeMinor), total(judged, (one) => one.amountMinor), judged.length); // prettier-ignore
}

export function collectionOf(facts: EffectFacts): MeasuredShare {
  const due = dueOf(facts);
  return measured(total(due, (item) => item.receivedMinor), total(due, (item) => item.amountMinor), due.length); // prettier-ignore
}

export function disputedOf(items: ReturnType<typeof disputedItems>): MeasuredShare {
  const customers = new Set(items.map(({ customerId }) => customerId));
  return measured(total(items, (item) => item.disputedMinor), total(items, (item) => item.openMinor), customers.size); // prettier-ignore
}

export function meanScore(scores: readonly { readonly score: number }[]): number | null {
  return scores.length === 0 ? null : Math.round((total(scores, ({ score }) => score) * 10) / scores.length);
}
