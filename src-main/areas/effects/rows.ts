import { daysBetween } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { EffectFigure, EffectRow, OpenedFigure } from './contract.ts';
import { isCleared, type Credited, type CustomerEffect, type EffectFacts } from './facts.ts';
import { funnelPlaces } from './funnel.ts';
import { lineCode, linesOf, type LineGroup } from './lines.ts';
import { clearedOf, collectionOf, contactOf, disputedOf, isInTime, keptOf, meanScore, promiseOf, recoveryOf, reductionOf, responseOf, successOf } from './measuring.ts'; // prettier-ignore
import type { Doing } from './rules/attribution.ts';
import { funnelOf } from './rules/funnel.ts';
import { noticesOf } from './rules/response.ts';
import { rollOf, type RolledItem } from './rules/roll.ts';
import { contactsOf, disputedItems, dueOf, isPromise, judgedPromises, promisedContacts, promisesGiven, recoveredOf, spokenOf, workedOf } from './sets.ts'; // prettier-ignore
import { legalCosts, satisfactionScores } from './store.ts';

/** A row before its customer has a name. */
type Row = Omit<EffectRow, 'customerCode' | 'customerName' | 'key'>;
type Opened = { readonly rows: readonly Row[] } & Partial<OpenedFigure>;

export interface FigureQuestion {
  readonly figure: EffectFigure;
  /** Of a line or a step of the funnel. */
  readonly by: LineGroup;
  readonly code: string;
}

/** The rows behind a figure, and the figure itself where it is more than their sum. Both come of what the figure is made of. */
export function openFigure(
  db: ReadDb,
  facts: EffectFacts,
  question: FigureQuestion,
): { readonly rows: (Row & { readonly key: string })[]; readonly opened: OpenedFigure } {
  const { rows, ...figure } = opened(db, facts, question);
  return {
    rows: rows.map((row, index) => ({ ...row, key: String(index) })),
    opened: { share: null, counted: null, medianDays: null, p90Days: null, meanTenths: null, line: null, ...figure },
  };
}

function opened(db: ReadDb, facts: EffectFacts, { figure, by, code }: FigureQuestion): Opened {
  const { period, base, done, credited, flows } = facts;
  const blank = (customerId: CustomerId): Row => ({
    customerId, dueItemId: null, number: '', on: null, actionOn: null, channel: '', stepCode: '', result: '', repliedOn: null, amountMinor: 0, partMinor: 0,
    startMinor: 0, newlyMinor: 0, creditedMinor: 0, otherMinor: 0, endMinor: 0, costMinor: 0, costCurrency: base, minutes: 0, days: null, score: null,
    worked: false, counts: false,
  }); // prettier-ignore
  const item = ({ customerId, dueItemId, number, dueOn: on }: Pick<RolledItem, 'customerId' | 'dueItemId' | 'number' | 'dueOn'>): Row =>
    ({ ...blank(customerId), dueItemId, number, on }); // prettier-ignore
  const rolled = (of: (one: RolledItem) => number): Opened => ({
    rows: byAmount(rollOf(facts).filter((one) => of(one) !== 0).map((one) => ({ ...item(one), amountMinor: of(one) }))),
  }); // prettier-ignore
  const customer = ([customerId, one]: readonly [CustomerId, CustomerEffect]): Row => ({
    ...blank(customerId), amountMinor: one.receivedMinor, startMinor: one.startMinor, newlyMinor: one.newlyMinor, creditedMinor: one.creditedMinor,
    otherMinor: one.endMinor - (one.startMinor + one.newlyMinor - one.receivedMinor - one.creditedMinor), endMinor: one.endMinor,
    worked: one.worked, counts: isCleared(one),
  }); // prettier-ignore
  const customers = (ones: Iterable<readonly [CustomerId, CustomerEffect]>): Row[] =>
    [...ones].map(customer).sort((a, b) => b.startMinor + b.newlyMinor - a.startMinor - a.newlyMinor);
  const doing = (one: Doing, counts = false): Row => ({
    ...blank(one.customerId), on: one.on, channel: one.channel, stepCode: one.stepCode, result: one.result, minutes: one.minutes, costMinor: one.costMinor, counts,
  }); // prettier-ignore
  const receipt = (one: Credited): Row => ({
    ...item(one), on: one.on, amountMinor: one.amountMinor, actionOn: one.doing?.on ?? null, channel: one.doing?.channel ?? '',
    stepCode: one.doing?.stepCode ?? '', result: one.doing?.result ?? '',
  }); // prettier-ignore
  const law = (): Row[] =>
    legalCosts(db, period).map(({ customerId, number, on, costMinor }) => ({ ...blank(customerId), number, on, costMinor, costCurrency: period.currency })); // prettier-ignore
  const notices = (): Row[] =>
    noticesOf(facts.doings, facts.answers, period.from).map((notice) => ({
      ...doing(notice.doing), costMinor: 0, minutes: 0, repliedOn: notice.repliedOn, counts: isInTime(facts, notice),
      days: notice.repliedOn === null ? null : daysBetween(notice.doing.on, notice.repliedOn),
    })); // prettier-ignore
  const recovered = (from: 'start' | 'due'): Row[] =>
    recoveredOf(facts, from).map((one) => ({ ...receipt(one), actionOn: one.since, days: one.days }));
  const ofLine = (one: Doing | null): boolean => one !== null && lineCode(one, by) === code;
  const lineReceipts = (): Row[] => credited.filter((one) => ofLine(one.doing)).map(receipt);
  const funnel = (outcome: 'paid' | 'went_on' | 'stuck' | null): Opened => {
    const { places, ladder } = funnelPlaces(db, facts);
    const rows = places.filter((place) => place.code === code && (outcome === null || place.outcome === outcome));
    const step = funnelOf(places, ladder).find((one) => one.code === code);
    return {
      rows: byAmount(rows.map((place) => ({
        ...item(place.item), on: place.on, amountMinor: place.item.amountMinor, result: place.outcome,
        partMinor: place.outcome === 'stuck' ? place.item.openMinor : 0, days: place.days, counts: place.outcome === 'paid',
      }))),
      ...(outcome === null ? { counted: step?.paidShare ?? null } : outcome === 'stuck' ? { medianDays: step?.medianDays ?? null } : {}),
    };
  }; // prettier-ignore

  switch (figure) {
    case 'start':
      return rolled((one) => one.startMinor);
    case 'newly':
      return rolled((one) => one.newlyMinor);
    case 'other':
      return rolled((one) => one.otherMinor);
    case 'end':
      return rolled((one) => one.endMinor);
    case 'received':
      return { rows: credited.map(receipt) };
    case 'credited':
      return { rows: flows.filter((flow) => !flow.receipt).map((flow) => ({ ...item(flow), on: flow.on, amountMinor: flow.amountMinor })) }; // prettier-ignore
    case 'success':
      return { rows: customers(facts.customers), share: successOf(facts) };
    case 'reduction':
      return { rows: customers(facts.customers), share: reductionOf(facts) };
    case 'cleared':
      return { rows: customers(workedOf(facts)), counted: clearedOf(facts) };
    case 'open_customers':
      return { rows: customers([...facts.customers].filter(([, one]) => one.endMinor > 0)) };
    case 'within':
      return { rows: notices(), counted: responseOf(facts).within };
    case 'response': {
      const { medianDays, p90Days } = responseOf(facts);
      return { rows: notices(), medianDays, p90Days };
    }
    case 'recovery_start':
      return { rows: recovered('start'), meanTenths: recoveryOf(facts).fromStartTenths };
    case 'recovery_due':
      return { rows: recovered('due'), meanTenths: recoveryOf(facts).fromDueTenths };
    case 'cost':
      return { rows: [...done.map((one) => doing(one)), ...law()].sort(byDay) }; // prettier-ignore
    case 'actions':
      return { rows: done.map((one) => doing(one)) };
    case 'legal':
      return { rows: law() };
    case 'attributed':
      return { rows: credited.filter((one) => one.doing !== null).map(receipt) };
    case 'unassisted':
      return { rows: credited.filter((one) => one.doing === null).map(receipt) };
    case 'contact':
      return { rows: spokenOf(facts).map((one) => doing(one, one.reached)), counted: contactOf(facts) };
    case 'promise': {
      const promises = promisesGiven(db, period);
      const made = new Set(promisedContacts(facts, promises));
      return { rows: contactsOf(facts).map((one) => doing(one, made.has(one))), counted: promiseOf(facts, promises) };
    }
    case 'kept': {
      const judged = judgedPromises(facts, promisesGiven(db, period));
      return {
        rows: judged.map((one) => ({ ...blank(one.customerId), on: one.dueOn, amountMinor: one.amountMinor, partMinor: one.keptInTimeMinor })),
        share: keptOf(judged),
      }; // prettier-ignore
    }
    case 'collection':
      return {
        rows: byAmount(dueOf(facts).map((one) => ({ ...item(one), amountMinor: one.amountMinor, partMinor: one.receivedMinor }))),
        share: collectionOf(facts),
      }; // prettier-ignore
    case 'disputed': {
      const items = disputedItems(db, facts);
      return {
        rows: items.map((one) => ({ ...item(one), amountMinor: one.openMinor, partMinor: one.disputedMinor }))
          .sort((a, b) => b.partMinor - a.partMinor || b.amountMinor - a.amountMinor),
        share: disputedOf(items),
      }; // prettier-ignore
    }
    case 'satisfaction': {
      const scores = satisfactionScores(db, period);
      return { rows: scores.map(({ customerId, on, score }) => ({ ...blank(customerId), on, score })), meanTenths: meanScore(scores) }; // prettier-ignore
    }
    case 'line_actions':
      return { rows: done.filter(ofLine).map((one) => doing(one, one.reached)) };
    case 'line_reached':
      return { rows: done.filter((one) => ofLine(one) && one.reached).map((one) => doing(one, true)) };
    case 'line_promises':
      return { rows: done.filter((one) => ofLine(one) && isPromise(one)).map((one) => doing(one, true)) };
    case 'line_receipts':
      return { rows: lineReceipts() };
    case 'line_net':
      return {
        rows: [...done.filter(ofLine).map((one) => doing(one)), ...lineReceipts()].sort(byDay),
        line: linesOf(facts, by).find((line) => line.code === code) ?? null,
      };
    case 'funnel_entered':
      return funnel(null);
    case 'funnel_paid':
      return funnel('paid');
    case 'funnel_went_on':
      return funnel('went_on');
    case 'funnel_stuck':
      return funnel('stuck');
  }
}

function byAmount(rows: Row[]): Row[] {
  return rows.sort((a, b) => Math.abs(b.amountMinor) - Math.abs(a.amountMinor));
}

function byDay({ on: a }: Row, { on: b }: Row): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}
