import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';

import { ok, refuse } from '../../kernel/result.ts';
import { tidy } from '../../kernel/text.ts';

import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { ruleOn } from '../law/rules/versions.ts';
import { lawRules } from '../law/store.ts';
import { securitiesAt } from '../securities/store.ts';
import { readSettings } from '../settings/store.ts';
import { limitationClocks, limitationRule, type Clock } from './clocks.ts';
import type { ClockRow, limitationContract } from './contract.ts';
import { guarantorPeriods } from './guarantors.ts';
import { remediesFor } from './rules/remedies.ts';
import { endEvent, insertEvent, limitationEvents, removeEvent } from './store.ts';
import { customerNames, itemCustomer, type CustomerName } from './store/names.ts';

export const limitationProcedures: Handlers<typeof limitationContract> = {
  'limitation.list': ({ db }, { offset, limit, band, due, unproved, search, currency, ...question }) => {
    const names = customerNames(db);
    const words = tidy(search ?? '').toLowerCase().split(' '); // prettier-ignore
    const wanted = limitationClocks(db, question).flatMap((clock) => {
      if (due && clock.dueOn >= question.asOf) return [];
      if (currency !== undefined && clock.currency !== currency) return [];
      const name = names.get(clock.customerId);
      const found = `${name?.searchText ?? ''} ${clock.invoiceNo.toLowerCase()}`;
      if (name === undefined || !words.every((word) => found.includes(word))) return [];
      const row = rowOf(clock, name);
      return unproved && row.unproved === 0 ? [] : [row];
    });
    const rows = wanted.filter((row) => band === 'all' || bandOf(row) === band).sort(byUrgency);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      bands: bandsOf(wanted),
      alarmDays: [...readSettings(db).limitation.alarmDays].sort((a, b) => b - a),
    });
  },

  'limitation.clock': ({ db }, { dueItemId, ...point }) => {
    const customerId = itemCustomer(db, dueItemId);
    const clocks = customerId === null ? [] : limitationClocks(db, { ...point, customerId });
    const clock = clocks.find((each) => each.dueItemId === dueItemId);
    const name = clock === undefined ? undefined : customerNames(db).get(clock.customerId);
    if (clock === undefined || name === undefined) return refuse('limitation_item_not_open');
    const rules = lawRules(db);
    const { months, longStopMonths, article, ...rule } = limitationRule(rules, clock.lawPack, point.asOf);
    const written = ruleOn(rules, { pack: clock.lawPack, code: 'limitation', on: point.asOf });
    const sameDebt = new Set(clocks.filter(({ documentId }) => documentId === clock.documentId).map((each) => each.dueItemId));
    const callWithoutProof = clock.events.some(({ kind, whyNot }) => kind === 'action' && whyNot !== null);
    return ok({
      ...whole(clock, name),
      entries: limitationEvents(db, { ...point, customerId: clock.customerId })
        .filter(({ scope, dueItemIds }) => scope === 'debt' && dueItemIds.some((itemId) => sameDebt.has(itemId)))
        .map(({ customerId: _customerId, scope: _scope, ...event }) => ({ ...event, dueItemIds: [...event.dueItemIds] })),
      rule: { months, longStopMonths, article, source: written?.source ?? '', checkedOn: written?.checkedOn ?? null },
      remedies: remediesFor({ ...clock, rule: { ...rule, months }, callWithoutProof }),
      siblings: clocks
        .filter((each) => each.dueItemId !== dueItemId)
        .map((each) => ({ dueItemId: each.dueItemId, invoiceNo: each.invoiceNo, dueOn: each.dueOn, openMinor: each.openMinor })),
    });
  }, // prettier-ignore

  'limitation.clocks': ({ db }, question) => {
    const names = customerNames(db);
    const rows = limitationClocks(db, question).flatMap((clock) => {
      const name = names.get(clock.customerId);
      return name === undefined ? [] : [whole(clock, name)];
    });
    return ok({ rows: rows.sort(byUrgency) });
  },

  'limitation.guarantors': ({ db }, question) => ok({ rows: guarantorPeriods(db, question) }),

  'limitation.addEvent': (ctx, event) => {
    const { customerId, onDay, untilOn, dueItemIds } = event;
    if (!findCustomer(ctx.db, customerId)) return refuse('customer_not_found');
    if (onDay > ctx.today || (untilOn !== null && untilOn > ctx.today))
      return refuse('limitation_day_in_future', { onDay: onDay > ctx.today ? onDay : (untilOn ?? onDay) });
    if (untilOn !== null && untilOn < onDay) return refuse('limitation_days_disordered', { onDay });
    if (dueItemIds.some((itemId) => itemCustomer(ctx.db, itemId) !== customerId))
      return refuse('limitation_item_of_another');
    const items = [...new Set(dueItemIds)];
    const stored = { ...event, dueItemIds: items, scope: 'debt' as const, securityId: null };
    const eventId = insertEvent(ctx.db, stored, ctx);
    ctx.audit({ entity: 'limitationEvent', id: eventId, customerId, after: event });
    return ok({ eventId });
  },

  'limitation.addGuarantorClaim': (ctx, { securityId, ...claim }) => {
    const [security] = securitiesAt(ctx.db, { asOf: ctx.today, securityId, kind: 'guarantee' });
    if (security === undefined) return refuse('security_not_found');
    if (claim.onDay > ctx.today) return refuse('limitation_day_in_future', { onDay: claim.onDay });
    const { customerId } = security;
    const about = { customerId, securityId, scope: 'guarantor' as const, untilOn: null, dueItemIds: [] };
    const eventId = insertEvent(ctx.db, { ...claim, ...about, kind: 'guarantor_claim' }, ctx);
    ctx.audit({ entity: 'limitationEvent', id: eventId, customerId, after: { securityId, ...claim } });
    return ok({ eventId });
  },

  'limitation.endEvent': (ctx, { eventId, untilOn }) => {
    const [event] = limitationEvents(ctx.db, { eventId });
    if (event === undefined) return refuse('limitation_event_not_found');
    if (event.untilOn !== null) return refuse('limitation_event_ended', { untilOn: event.untilOn });
    if (untilOn < event.onDay) return refuse('limitation_days_disordered', { onDay: event.onDay });
    if (untilOn > ctx.today) return refuse('limitation_day_in_future', { onDay: untilOn });
    endEvent(ctx.db, eventId, untilOn);
    ctx.audit({ entity: 'limitationEvent', id: eventId, customerId: event.customerId, before: { untilOn: null }, after: { untilOn } }); // prettier-ignore
    return ok(null);
  },

  'limitation.removeEvent': (ctx, { eventId, reason }) => {
    const [event] = limitationEvents(ctx.db, { eventId });
    if (event === undefined) return refuse('limitation_event_not_found');
    removeEvent(ctx.db, eventId, ctx.recordedAt);
    const { customerId, kind, onDay, untilOn, proofGrade, reference, note } = event;
    ctx.audit({
      entity: 'limitationEvent',
      id: eventId,
      customerId,
      before: { kind, onDay, untilOn, proofGrade, reference, note },
      reason,
    });
    return ok(null);
  },
};

const whole = (clock: Clock, { code, name }: CustomerName) => ({
  ...clock,
  customerCode: code,
  customerName: name,
  events: [...clock.events],
});

function rowOf(clock: Clock, { code, name }: CustomerName): ClockRow {
  const { events, ...row } = clock;
  const happened = events.filter((event) => event.kind !== 'due');
  const last = happened.findLast(({ countsForSafe }) => countsForSafe);
  return {
    ...row,
    customerCode: code,
    customerName: name,
    lastProved:
      last === undefined || last.kind === 'due' ? null : { kind: last.kind, onDay: last.onDay, reference: last.reference },
    unproved: clock.greyOn !== null && clock.safeOn !== null && clock.greyOn > clock.safeOn
      ? happened.filter(({ whyNot }) => whyNot !== null && whyNot !== 'after_expiry' && whyNot !== 'not_by_this_law').length
      : 0,
  }; // prettier-ignore
}

const bandOf = ({ state, alarmDays }: Pick<ClockRow, 'state' | 'alarmDays'>): ClockRow['state'] | number =>
  state === 'alarm' ? (alarmDays ?? state) : state;

function bandsOf(rows: readonly ClockRow[]) {
  const bands = new Map<
    string,
    { band: ClockRow['state'] | number; currency: CurrencyCode; count: number; openMinor: number }
  >();
  for (const row of rows) {
    const band = bandOf(row);
    const key = `${band} ${row.currency}`;
    const sum = bands.get(key) ?? { band, currency: row.currency, count: 0, openMinor: 0 };
    sum.count += 1;
    sum.openMinor += row.openMinor;
    bands.set(key, sum);
  }
  return [...bands.values()];
}

/** What is nearest its end first; what has no date or stands still comes last. */
function byUrgency(
  a: Pick<Clock, 'state' | 'safeOn' | 'openMinor' | 'dueItemId'>,
  b: Pick<Clock, 'state' | 'safeOn' | 'openMinor' | 'dueItemId'>,
): number {
  return order(a, b) || b.openMinor - a.openMinor || a.dueItemId - b.dueItemId;
}

const LAST = '9999-12-31' as Day;
function order(a: Pick<Clock, 'state' | 'safeOn'>, b: Pick<Clock, 'state' | 'safeOn'>): number {
  const [x, y] = [a, b].map(({ state, safeOn }) => (state === 'pending' ? LAST : (safeOn ?? LAST))) as [Day, Day];
  return x < y ? -1 : x > y ? 1 : 0;
}
