import { addDays, daysBetween, laterDay, type Day } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { casesAt } from '../cases/store.ts';
import { policyAt, policyVersions, shippedVersion } from '../policy/store.ts';
import { letterRows, stepRows } from '../policy/store/events.ts';
import type { effectsContract } from './contract.ts';
import { clearings, effectFacts, isCleared, type EffectFacts } from './facts.ts';
import { lessonPrompts } from './lessons.ts';
import { linesOf, summaryOf } from './measuring.ts';
import { funnelOf, type FunnelItem } from './rules/funnel.ts';
import { noticesOf } from './rules/response.ts';
import { customerNames } from './store.ts';

export const effectsProcedures: Handlers<typeof effectsContract> = {
  'effects.summary': ({ db }, period) => (period.from > period.asOf ? disordered(period) : ok(summaryOf(db, effectFacts(db, period)))),

  'effects.lines': ({ db }, { by, ...period }) => {
    if (period.from > period.asOf) return disordered(period);
    const facts = effectFacts(db, period);
    return ok({ rows: linesOf(facts, by), costCurrency: facts.base });
  },

  'effects.funnel': ({ db }, period) => {
    if (period.from > period.asOf) return disordered(period);
    const { ladders } = policyAt(db, period).definition;
    const codes = [...new Set([...ladders.standard, ...ladders.high_risk, ...ladders.good].map(({ code }) => code))];
    return ok({ steps: funnelOf(funnelItems(db, effectFacts(db, period)), codes, period.asOf) });
  },

  'effects.policies': ({ db }, { asOf, knownAt, currency }) => {
    const yearAgo = addDays(asOf, -364);
    const stored = policyVersions(db, { knownAt }).filter(({ fromOn }) => fromOn !== null && fromOn <= asOf).reverse();
    // Of two versions of one day the later recorded one was in force.
    const versions = [{ ...shippedVersion(db), fromOn: yearAgo }, ...stored].filter((version, index, all) => all[index + 1]?.fromOn !== version.fromOn || index === all.length - 1);
    const rows = versions.flatMap((version, index) => {
      const next = versions[index + 1]?.fromOn ?? null;
      const from = laterDay(version.fromOn ?? yearAgo, yearAgo);
      const to = next === null ? asOf : addDays(next, -1);
      if (from > to) return [];
      const summary = summaryOf(db, effectFacts(db, { from, asOf: to, knownAt, currency }));
      return [{ version: version.version, name: version.name, days: daysBetween(from, to) + 1, summary }];
    });
    return ok({ rows });
  },

  'effects.lessonPrompts': ({ db }, question) => ok({ rows: lessonPrompts(db, question) }),

  'effects.rows': ({ db }, { kind, offset, limit, ...period }) => {
    if (period.from > period.asOf) return disordered(period);
    const facts = effectFacts(db, period);
    const names = customerNames(db);
    const blank = { dueItemId: null, number: '', on: null, amountMinor: 0, startMinor: 0, newlyMinor: 0, endMinor: 0, worked: false, cleared: false, actionOn: null, channel: '', stepCode: '', repliedOn: null };
    const rows =
      kind === 'customers'
        ? [...facts.customers]
            .map(([customerId, effect]) => ({ ...blank, customerId, amountMinor: effect.receivedMinor, startMinor: effect.startMinor, newlyMinor: effect.newlyMinor, endMinor: effect.endMinor, worked: effect.worked, cleared: isCleared(effect) }))
            .sort((a, b) => b.startMinor + b.newlyMinor - a.startMinor - a.newlyMinor)
        : kind === 'receipts'
          ? facts.credited.map(({ customerId, dueItemId, number, on, amountMinor, doing }) => ({ ...blank, customerId, dueItemId, number, on, amountMinor, actionOn: doing?.on ?? null, channel: doing?.channel ?? '', stepCode: doing?.stepCode ?? '' }))
          : noticesOf(facts.doings, facts.answers, period.from).map(({ doing, repliedOn }) => ({ ...blank, customerId: doing.customerId, on: doing.on, channel: doing.channel, stepCode: doing.stepCode, repliedOn }));
    return ok({
      rows: rows.slice(offset, offset + limit).map((row) => ({ ...row, customerCode: names.get(row.customerId)?.code ?? '', customerName: names.get(row.customerId)?.name ?? '' })),
      total: rows.length,
    });
  },
}; // prettier-ignore

function disordered({ from, asOf }: { readonly from: Day; readonly asOf: Day }) {
  return refuse('effect_period_disordered', { from, to: asOf });
}

/** Every item that was overdue within the period, with the steps done about it and the day it was cleared. */
function funnelItems(db: ReadDb, facts: EffectFacts): FunnelItem[] {
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
    ...facts.start.map(({ dueItemId, dueOn, openMinor }) => ({ dueItemId, dueOn, amountMinor: openMinor })),
    ...facts.newly.map(({ dueItemId, dueOn, overdueMinor }) => ({ dueItemId, dueOn, amountMinor: overdueMinor })),
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
