import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { casesAt } from '../cases/store.ts';
import { policyAt } from '../policy/store.ts';
import { letterRows, stepRows } from '../policy/store/events.ts';
import { clearings, type EffectFacts } from './facts.ts';
import { placesOf, type FunnelItem, type FunnelPlace } from './rules/funnel.ts';

interface LateItem extends FunnelItem {
  readonly customerId: CustomerId;
  readonly number: string;
}

/** Every item that was overdue within the period at each step it reached, on the ladder of the policy of its end. */
export function funnelPlaces(
  db: ReadDb,
  facts: EffectFacts,
): { readonly places: FunnelPlace<LateItem>[]; readonly ladder: readonly string[] } {
  const { ladders } = policyAt(db, facts.period).definition;
  const ladder = [...new Set([...ladders.standard, ...ladders.high_risk, ...ladders.good].map(({ code }) => code))];
  return { places: placesOf(lateItems(db, facts), ladder, facts.period.asOf), ladder };
}

/** Every item that was overdue within the period, with the steps done about it and the day it was cleared. */
function lateItems(db: ReadDb, facts: EffectFacts): LateItem[] {
  const { period } = facts;
  const cleared = clearings(facts);
  const openAtEnd = new Map(facts.end.map(({ dueItemId, openMinor }) => [dueItemId, openMinor]));
  const steps = new Map<number, Map<string, Day>>();
  const note = (dueItemId: number, code: string, on: Day): void => {
    const known = steps.get(dueItemId) ?? new Map<string, Day>();
    steps.set(dueItemId, known);
    const first = known.get(code);
    if (first === undefined || on < first) known.set(code, on);
  };
  for (const { dueItemId, level, on } of letterRows(db, period)) note(dueItemId, `L${level}`, on);
  for (const { dueItemId, code, on } of stepRows(db, period)) note(dueItemId, code, on);
  for (const { stepCode, dueItemIds, on } of facts.doings)
    if (stepCode !== '') for (const dueItemId of dueItemIds) note(dueItemId, stepCode, on);
  for (const { kind, dueItemIds, openedOn } of casesAt(db, period))
    for (const dueItemId of dueItemIds) note(dueItemId, kind === 'lawyer_letter' ? 'LAW' : 'DEC', openedOn);
  const items = [
    ...facts.start.map(({ openMinor, ...item }) => ({ ...item, amountMinor: openMinor })),
    ...facts.newly.map(({ overdueMinor, ...item }) => ({ ...item, amountMinor: overdueMinor })),
  ];
  return items.flatMap((item) => {
    const openMinor = openAtEnd.get(item.dueItemId) ?? 0;
    const clearedOn = cleared.get(item.dueItemId) ?? null;
    // A due date moved or a document voided: no longer overdue, and nothing paid it.
    if (openMinor === 0 && clearedOn === null) return [];
    const done = [...(steps.get(item.dueItemId) ?? new Map<string, Day>())].map(([code, on]) => ({ code, on }));
    return [{ ...item, openMinor, clearedOn, steps: done }];
  });
}
