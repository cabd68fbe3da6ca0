import { daysBetween } from '../../kernel/day.ts';
import type { ReadDb } from '../../storage/database.ts';
import { isSpoken } from '../actions/rules/codes.ts';
import { promisesAt } from '../promises/store.ts';
import type { EffectLine, EffectSummary } from './contract.ts';
import { isCleared, type EffectFacts } from './facts.ts';
import { doingsByCustomer, startOfCollecting, type Doing } from './rules/attribution.ts';
import { noticesOf, responseDays } from './rules/response.ts';
import { counted, measured, median, quantile, weightedTenths } from './rules/shares.ts';
import { disputedOverdue, legalCosts, satisfactionScores } from './store.ts';

const sum = <Row>(rows: Iterable<Row>, of: (row: Row) => number): number => {
  let total = 0;
  for (const row of rows) total += of(row);
  return total;
};

/** The figures of domain.md §12 for a period. Overdue 520 at the start and 310 at the end: reduction 40.4 %. */
export function summaryOf(db: ReadDb, facts: EffectFacts): EffectSummary {
  const { period, customers, credited, flows, done } = facts;
  const startMinor = sum(facts.start, ({ openMinor }) => openMinor);
  const newlyMinor = sum(facts.newly, ({ overdueMinor }) => overdueMinor);
  const endMinor = sum(facts.end, ({ openMinor }) => openMinor);
  const receivedMinor = sum(credited, ({ amountMinor }) => amountMinor);
  const creditedMinor = sum(flows, (flow) => (flow.receipt ? 0 : flow.amountMinor));
  const effects = [...customers.values()];
  const withOverdue = effects.filter((one) => one.startMinor + one.newlyMinor > 0);
  const worked = withOverdue.filter((one) => one.worked);
  const due = facts.due.filter(({ dueOn }) => dueOn >= period.from);
  const spoken = done.filter(({ channel }) => isSpoken(channel));
  const contacts = spoken.filter((doing) => doing.reached);
  const reached = contacts.length;
  const promises = promisesAt(db, period).filter(({ currency }) => currency === period.currency);
  const given = new Set(promises.flatMap(({ actionId }) => (actionId === null ? [] : [`action ${actionId}`])));
  // Of the contacts: a promise that came by letter or mail is none of theirs.
  const made = contacts.filter(({ key, result }) => given.has(key) || ['promise', 'partial_promise'].includes(result));
  const judged = promises.filter(
    ({ dueOn, state }) => dueOn >= period.from && ['kept', 'kept_within', 'partial', 'broken'].includes(state),
  );
  const disputed = disputedOverdue(db, period);
  const scores = satisfactionScores(db, period);
  const assisted = credited.filter(({ doing }) => doing !== null);
  const attributedMinor = sum(assisted, ({ amountMinor }) => amountMinor);
  return {
    from: period.from,
    to: period.asOf,
    currency: period.currency,
    startMinor,
    newlyMinor,
    receivedMinor,
    creditedMinor,
    otherMinor: endMinor - (startMinor + newlyMinor - receivedMinor - creditedMinor),
    endMinor,
    success: measured(receivedMinor, startMinor + newlyMinor, withOverdue.length),
    reduction: measured(
      startMinor - endMinor - creditedMinor,
      startMinor,
      effects.filter((one) => one.startMinor > 0).length,
    ),
    cleared: counted(worked.filter(isCleared).length, worked.length),
    response: responseOf(facts),
    recovery: recoveryOf(facts),
    contactRate: counted(reached, spoken.length),
    promiseRate: counted(made.length, reached),
    kept: measured(
      sum(judged, ({ inTimeMinor, amountMinor }) => Math.min(inTimeMinor, amountMinor)),
      sum(judged, ({ amountMinor }) => amountMinor),
      judged.length,
    ),
    collection: measured(
      sum(due, ({ receivedMinor: part }) => part),
      sum(due, ({ amountMinor }) => amountMinor),
      due.length,
    ),
    disputed: measured(disputed.minor, endMinor, effects.filter((one) => one.endMinor > 0).length),
    satisfaction: {
      n: scores.length,
      meanTenths: scores.length === 0 ? null : Math.round((sum(scores, (score) => score) * 10) / scores.length),
    },
    costMinor: sum(done, ({ costMinor }) => costMinor),
    legalCostMinor: legalCosts(db, period),
    costCurrency: facts.base,
    minutes: sum(done, ({ minutes }) => minutes),
    actions: done.length,
    attributedMinor,
    unassistedMinor: receivedMinor - attributedMinor,
    attributionDays: facts.attributionDays,
  };
}

function responseOf({ doings, answers, period, responseDays: withinDays }: EffectFacts): EffectSummary['response'] {
  const notices = noticesOf(doings, answers, period.from);
  const days = responseDays(notices);
  return {
    notices: notices.length,
    replied: days.length,
    within: counted(days.filter((count) => count <= withinDays).length, notices.length),
    withinDays,
    medianDays: median(days),
    p90Days: quantile(days, 90),
  };
}

function recoveryOf({ credited, doings, customers }: EffectFacts): EffectSummary['recovery'] {
  const byCustomer = doingsByCustomer(doings);
  const started = credited.flatMap((flow) => {
    const on = startOfCollecting(flow, byCustomer.get(flow.customerId) ?? []);
    return on === null ? [] : [{ amountMinor: flow.amountMinor, days: daysBetween(on, flow.on) }];
  });
  return {
    n: credited.length,
    fromStartTenths: weightedTenths(started),
    fromDueTenths: weightedTenths(
      credited.map(({ amountMinor, dueOn, on }) => ({ amountMinor, days: daysBetween(dueOn, on) })),
    ),
    openCustomers: [...customers.values()].filter(({ endMinor }) => endMinor > 0).length,
  };
}

/** What each channel, step or result cost, and what came in after it. Parts add up to the whole of the attributed money. */
export function linesOf(facts: EffectFacts, by: 'channel' | 'step' | 'result'): EffectLine[] {
  const { done, credited, base, period } = facts;
  const codeOf = (doing: Doing): string => (by === 'channel' ? doing.channel : by === 'step' ? doing.stepCode : doing.result); // prettier-ignore
  const lines = new Map<string, Omit<EffectLine, 'netMinor' | 'costRatioBp' | 'returnHundredths'>>();
  const add = (code: string, part: Partial<EffectLine>): void => {
    const line = lines.get(code) ?? { code, actions: 0, reached: 0, promises: 0, minutes: 0, costMinor: 0, collectedMinor: 0, receipts: 0 }; // prettier-ignore
    lines.set(code, {
      code,
      actions: line.actions + (part.actions ?? 0),
      reached: line.reached + (part.reached ?? 0),
      promises: line.promises + (part.promises ?? 0),
      minutes: line.minutes + (part.minutes ?? 0),
      costMinor: line.costMinor + (part.costMinor ?? 0),
      collectedMinor: line.collectedMinor + (part.collectedMinor ?? 0),
      receipts: line.receipts + (part.receipts ?? 0),
    });
  };
  for (const doing of done)
    add(codeOf(doing), {
      actions: 1,
      reached: doing.reached ? 1 : 0,
      promises: ['promise', 'partial_promise'].includes(doing.result) ? 1 : 0,
      minutes: doing.minutes,
      costMinor: doing.costMinor,
    });
  for (const { doing, amountMinor } of credited)
    if (doing !== null) add(codeOf(doing), { collectedMinor: amountMinor, receipts: 1 });
  return [...lines.values()]
    .map((line) => {
      const comparable = base === period.currency;
      const netMinor = comparable ? line.collectedMinor - line.costMinor : null;
      return {
        ...line,
        netMinor,
        costRatioBp: comparable && line.collectedMinor > 0 ? Math.round((line.costMinor * 10_000) / line.collectedMinor) : null, // prettier-ignore
        returnHundredths:
          netMinor !== null && line.costMinor > 0 ? Math.round((netMinor * 100) / line.costMinor) : null,
      };
    })
    .sort((a, b) => b.collectedMinor - a.collectedMinor || b.actions - a.actions || (a.code < b.code ? -1 : 1));
}
