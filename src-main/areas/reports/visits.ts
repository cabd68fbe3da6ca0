import { daysBetween, type Day } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { lastContacts } from '../actions/store.ts';
import { overdueSums } from '../collections/store/debts.ts';
import { listTasks } from '../collections/store/tasks.ts';
import { todayList } from '../collections/today.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { stepsDue } from '../policy/due.ts';
import type { Visit } from './contract.ts';
import { routeOrder, visitReasons } from './rules/visits.ts';
import { placesOf } from './store/visits.ts';

type Stop = NonNullable<Visit['stopped']>;
const stops: ReadonlySet<string> = new Set<Stop>(['merged', 'excluded', 'paused', 'legal']);

/** Whoever is to be visited on a day, in the order of the round, then the others on the list of the day in that order. */
export function visitsOn(db: ReadDb, point: PointInTime, onDay: Day): Visit[] {
  const contacts = lastContacts(db, point);
  const tasks = grouped(
    listTasks(db, { asOf: point.asOf, status: 'open', dueTo: onDay }).flatMap(({ customerId, kind, dueOn, atTime, title }) =>
      customerId === null || kind !== 'visit' ? [] : [{ customerId, on: dueOn, time: atTime, title }],
    ),
    ({ customerId }) => customerId,
  );
  const steps = new Map(
    stepsDue(db, point)
      .filter(({ heldBack, letterLevel }) => heldBack.length === 0 && letterLevel !== null)
      .map(({ customerId, stepCode, letterLevel, sinceOn }) => [customerId, { code: stepCode, letterLevel, sinceOn }]),
  );
  const list = todayList(db, point.asOf, point.knownAt);
  const listed = new Set(list.items.map(({ customerId }) => customerId));
  const stopped = new Map(
    list.hidden.flatMap(({ customerId, reason }) => (stops.has(reason) ? [[customerId, reason as Stop] as const] : [])),
  );
  const overdue = grouped(overdueSums(db, point), ({ customerId }) => customerId);
  const candidates = new Set<CustomerId>([...listed, ...tasks.keys(), ...steps.keys(), ...contacts.keys()]);
  const reasons = new Map(
    [...candidates].map((customerId) => {
      const last = contacts.get(customerId);
      const next = last === undefined ? null : { on: last.nextOn, time: last.nextTime, action: last.nextAction };
      const facts = { next, tasks: tasks.get(customerId) ?? [], step: steps.get(customerId) ?? null };
      return [customerId, visitReasons(facts, onDay)] as const;
    }),
  );
  const wanted = [...candidates].filter((customerId) => listed.has(customerId) || (reasons.get(customerId)?.length ?? 0) > 0);
  return placesOf(db, wanted)
    .map((place) => {
      const debts = overdue.get(place.customerId) ?? [];
      return {
        ...place,
        reasons: reasons.get(place.customerId) ?? [],
        stopped: stopped.get(place.customerId) ?? null,
        overdue: debts.map(({ currency, overdueMinor }) => ({ currency, amountMinor: overdueMinor })),
        oldestDays: Math.max(0, ...debts.map(({ oldestDueOn }) => daysBetween(oldestDueOn, point.asOf))),
      };
    })
    .sort((a, b) => Number(a.reasons.length === 0) - Number(b.reasons.length === 0) || routeOrder(a, b));
} // prettier-ignore
