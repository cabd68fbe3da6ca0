import type { CurrencyCode } from '../../kernel/currency.ts';
import { addMonths, daysBetween } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { actionsAt, lastContacts, ratingsAt, type ActionAt } from '../actions/store.ts';
import { lettersAsContacts } from '../actions/rules/letters.ts';
import { lastLetters, lettersSent } from '../actions/store/letters.ts';
import { latenessOf } from '../aging/figures.ts';
import { agingOf, emptyFigures } from '../aging/store.ts';
import { contingentByCustomer } from '../bills/store.ts';
import { casesAt } from '../cases/store.ts';
import { exposureOf } from '../credit/exposure.ts';
import { creditStatusesAt } from '../credit/store.ts';
import { contactsOf } from '../customers/store/contacts.ts';
import type { Customer } from '../customers/contract.ts';
import { summaryOf } from '../evidence/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { plansAt } from '../plans/store.ts';
import { blocksAt, type Block } from '../policy/blocks.ts';
import { stepsDue } from '../policy/due.ts';
import { segmentsAt } from '../policy/segments.ts';
import { promisesAt } from '../promises/store.ts';
import { keptRates } from '../promises/keptRates.ts';
import { gradesInForce } from '../scoring/store.ts';
import { readSettings } from '../settings/store.ts';
import { dangerLevels } from '../signals/levels.ts';
import { endingClock } from './clocks.ts';
import { cockpitItems } from './cockpitItems.ts';
import type { Cockpit, CockpitItem } from './contract.ts';
import { papersTo } from './store/outcomes.ts';
import { listTasks } from './store/tasks.ts';

const RECENT = 12;
const HISTORY_MONTHS = 24;

/** Everything a clerk needs in front of them to talk to one customer, as of a day and as known at a moment. */
export function cockpitOf(db: ReadDb, at: PointInTime, customer: Customer): Cockpit {
  const customerId = customer.id;
  const point = { ...at, customerId };
  const settings = readSettings(db);
  const promises = promisesAt(db, point);
  const plans = plansAt(db, point);
  const cases = casesAt(db, point);
  const blocks = blocksAt(db, point).get(customerId) ?? [];
  const items = cockpitItems(db, point, { promises, plans, cases, blocks });
  const actions = newestFirst(actionsAt(db, { ...point, from: addMonths(at.asOf, -HISTORY_MONTHS) }));
  const last = lastContacts(db, point).get(customerId);
  const lastAction = actions.find(({ actionId }) => actionId === last?.actionId);
  const danger = dangerLevels(db, point).get(customerId);
  const money = moneyOf(db, point, settings.baseCurrency, settings.buckets.due);
  const main = money[0]?.currency ?? settings.baseCurrency;
  const { documents, percent, provedPercent } = summaryOf(db, { ...point, currency: main });
  const rating = ratingsAt(db, point).get(customerId);
  const status = creditStatusesAt(db, at).get(customerId);
  return {
    asOf: at.asOf,
    customer: {
      customerId,
      code: customer.code,
      name: customer.name,
      shortName: customer.shortName,
      language: customer.language,
      collector: customer.collector,
      salesperson: customer.salesperson,
      termsDays: customer.termsDays,
      contactName: customer.contactName,
      phone: customer.phone,
      note: customer.note,
    },
    money,
    grade: gradesInForce(db, at, customerId).get(customerId)?.grade ?? null,
    segment: segmentsAt(db, point).get(customerId) ?? 'standard',
    danger: { level: danger?.level ?? 'none', weight: danger?.weight ?? 0, codes: [...(danger?.codes ?? [])] },
    lateness: latenessOf(db, point),
    keptRates: keptRates(db, point),
    status: status === undefined || status.status === 'open' ? null : status,
    rating: rating === undefined ? null : { ability: rating.ability, willingness: rating.willingness, box: rating.box, ratedOn: rating.ratedOn }, // prettier-ignore
    lastContact: lastAction === undefined ? null : logged(lastAction),
    lastLetter: lastLetters(db, point).get(customerId) ?? null,
    attemptsSinceReached: last?.attemptsSinceReached ?? 0,
    contactsToday: outToday(db, point, actions),
    blocks: blocks.map(({ dueItemIds, sinceOn: _since, ...block }) => ({ ...block, dueItemIds: dueItemIds === 'all' ? null : [...dueItemIds] })), // prettier-ignore
    mayChase: mayChase(items, blocks),
    limitation: endingOf(db, point),
    items,
    steps: stepsDue(db, point).map(({ customerId: _of, dueItemIds, heldBack, ...step }) => ({ ...step, dueItemIds: [...dueItemIds], heldBack: [...heldBack] })), // prettier-ignore
    promises: promises
      .map(({ lines, customerId: _of, ...promise }) => ({ ...promise, dueItemIds: lines.map(({ dueItemId }) => dueItemId) }))
      .sort((a, b) => (a.madeOn === b.madeOn ? b.promiseId - a.promiseId : a.madeOn < b.madeOn ? 1 : -1))
      .slice(0, RECENT), // prettier-ignore
    plans: plans.filter(({ state }) => state !== 'completed' && state !== 'terminated'),
    cases: cases.filter(({ closedOn }) => closedOn === null),
    contacts: contactsOf(db, customerId),
    recent: actions.slice(0, RECENT).map(logged),
    tasks: listTasks(db, { asOf: at.asOf, customerId, status: 'open' }).map(({ taskId, title, dueOn, owner }) => ({ taskId, title, dueOn, owner })), // prettier-ignore
    papers: papersTo(db, point, RECENT),
    evidence: { documents, percent, provedPercent },
  };
}

/** Contacts of the day that went out, as the conduct check counts them: a letter and the entry that tells of it are one. */
function outToday(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
  actions: readonly ActionAt[],
): number {
  const letters = lettersAsContacts(lettersSent(db, { ...point, from: point.asOf }), actions);
  return letters.length + actions.filter(({ onDay, direction }) => onDay === point.asOf && direction === 'out').length;
}

/** Whether anything overdue may be chased now: nothing stands in the way of at least one item that is late. */
function mayChase(items: readonly CockpitItem[], blocks: readonly Block[]): boolean {
  const late = items.filter(({ daysLate, openMinor }) => daysLate > 0 && openMinor > 0);
  if (late.length === 0) return !blocks.some(({ dueItemIds }) => dueItemIds === 'all');
  return late.some((item) => item.blocks.length === 0);
}

function endingOf(db: ReadDb, point: PointInTime & { readonly customerId: CustomerId }): Cockpit['limitation'] {
  const clock = endingClock(db, point);
  if (clock === null) return null;
  const { safeOn, invoiceNo, openMinor, currency } = clock;
  return { safeOn, daysLeft: daysBetween(point.asOf, safeOn), number: invoiceNo, amountMinor: openMinor, currency };
}

function moneyOf(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
  base: CurrencyCode,
  bucketEnds: readonly number[],
): Cockpit['money'] {
  const { customerId } = point;
  const aging = agingOf(db, { ...point, basis: 'due', bucketEnds });
  const bills = contingentByCustomer(db, point);
  const owed = [...new Set([...aging.keys(), ...bills.keys()])].sort((a, b) => Number(b === base) - Number(a === base));
  return (owed.length === 0 ? [base] : owed).map((currency) => {
    const figures = aging.get(currency)?.get(customerId) ?? emptyFigures(customerId, bucketEnds);
    const { exposureMinor, limitMinor, limit } = exposureOf(db, point, customerId, currency);
    return {
      currency,
      owedMinor: figures.totalMinor,
      overdueMinor: figures.overdueMinor,
      disputedMinor: figures.disputedMinor,
      unappliedMinor: figures.unappliedMinor,
      billsHeldMinor: bills.get(currency)?.get(customerId) ?? 0,
      oldestDaysLate: figures.oldestDaysLate,
      exposureMinor,
      limitMinor,
      hasLimit: limit !== null,
    };
  });
}

function newestFirst(actions: readonly ActionAt[]): ActionAt[] {
  const when = ({ onDay, atTime }: ActionAt): string => `${onDay} ${atTime}`;
  return [...actions].sort((a, b) => (when(a) === when(b) ? b.actionId - a.actionId : when(a) < when(b) ? 1 : -1));
}

function logged(action: ActionAt): Cockpit['recent'][number] {
  const { actionId, onDay, atTime, direction, channel, result, reasonCode, nextOn, nextAction } = action;
  return { actionId, onDay, atTime, direction, channel, result, reasonCode, contactName: action.contactName, nextOn, nextAction, note: action.note }; // prettier-ignore
}
