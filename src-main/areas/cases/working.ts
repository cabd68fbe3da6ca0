import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { casesContract } from './contract.ts';
import { ALWAYS, findCase } from './opening.ts';
import { missingBeforeHandover } from './rules/checks.ts';
import { COST_ONLY, stageOf } from './rules/stages.ts';
import { deadlineKey } from './rules/standing.ts';
import { wholeCases } from './store.ts';
import { caseRows } from './store/rows.ts';
import {
  findCaseDeadline,
  findCaseEvent,
  insertCaseDeadline,
  insertCaseEvent,
  setDeadlineDone,
  updateCase,
  voidCaseDeadline,
  voidCaseEvent,
} from './store/write.ts';

type Working =
  | 'cases.addStage'
  | 'cases.voidStage'
  | 'cases.addDeadline'
  | 'cases.tickDeadline'
  | 'cases.untickDeadline'
  | 'cases.removeDeadline'
  | 'cases.close'
  | 'cases.reopen'
  | 'cases.void';

export const working: Pick<Handlers<typeof casesContract>, Working> = {
  'cases.addStage': (ctx, { caseId, ...event }) => {
    const found = wholeCases(ctx.db, { asOf: ctx.today, caseId })[0];
    if (found === undefined) return refuse('case_not_found');
    if (found.closedOn !== null) return refuse('case_closed', { closedOn: found.closedOn });
    const stage = stageOf(found.kind, event.stage);
    if (stage === null && event.stage !== COST_ONLY) return refuse('case_stage_unknown');
    if (event.onDay > ctx.today) return refuse('case_day_in_future', { today: ctx.today });
    if (event.onDay < found.openedOn) return refuse('case_stage_before_opening', { earliest: found.openedOn });
    const already = found.events.find((one) => one.stage === event.stage);
    if (stage !== null && stage.repeats !== true && already !== undefined)
      return refuse('case_stage_twice', { onDay: already.onDay });
    if (stage?.asks?.includes('asset') === true && event.values.assetKind === null) return refuse('case_asset_missing');
    if (event.costMinor > 0 !== (event.costKind !== '')) return refuse('case_cost_kind_missing');
    if (found.kind === 'outsourced' && event.stage === 'handed') {
      const missing = missingBeforeHandover(found.values);
      if (missing.length > 0) return refuse('case_checks_missing', { count: missing.length });
    }
    const eventId = insertCaseEvent(ctx.db, caseId, event, ctx);
    const { values, ...plain } = event;
    ctx.audit({ entity: 'legalCase', id: caseId, customerId: found.customerId, kind: found.kind, number: found.number, ...plain, ...said(values) }); // prettier-ignore
    return ok({ eventId });
  },

  'cases.voidStage': (ctx, { eventId, reason }) => {
    const event = findCaseEvent(ctx.db, eventId);
    const found = event === undefined ? undefined : findCase(ctx.db, event.caseId);
    if (event === undefined || found === undefined) return refuse('case_stage_not_found');
    if (found.closedOn !== null) return refuse('case_closed', { closedOn: found.closedOn });
    voidCaseEvent(ctx.db, eventId, ctx.recordedAt);
    const { stage, onDay } = event;
    ctx.audit({
      entity: 'legalCase',
      id: found.caseId,
      customerId: found.customerId,
      undone: { stage, onDay },
      reason,
    });
    return ok(null);
  },

  'cases.addDeadline': (ctx, { caseId, ...deadline }) => {
    const found = findCase(ctx.db, caseId);
    if (found === undefined) return refuse('case_not_found');
    if (found.closedOn !== null) return refuse('case_closed', { closedOn: found.closedOn });
    const deadlineId = insertCaseDeadline(ctx.db, caseId, { ...deadline, basis: '', doneOn: null }, ctx);
    ctx.audit({ entity: 'legalCase', id: caseId, customerId: found.customerId, deadline: deadline.kind, dueOn: deadline.dueOn, note: deadline.note }); // prettier-ignore
    return ok({ deadlineId });
  },

  'cases.tickDeadline': (ctx, { caseId, deadlineId, doneOn, note, ...named }) => {
    const [found] = wholeCases(ctx.db, { asOf: ctx.today, caseId });
    if (found === undefined) return refuse('case_not_found');
    if (doneOn > ctx.today) return refuse('case_day_in_future', { today: ctx.today });
    const deadline = found.deadlines.find((one) =>
      deadlineId === null
        ? !one.own && named.fromOn !== null && deadlineKey(one) === deadlineKey({ ...named, fromOn: named.fromOn })
        : one.own && one.deadlineId === deadlineId,
    );
    if (deadline === undefined) return refuse('case_deadline_not_found');
    if (deadline.doneOn !== null) return refuse('case_deadline_done', { doneOn: deadline.doneOn });
    if (deadlineId !== null) setDeadlineDone(ctx.db, deadlineId, { on: doneOn, at: ctx.recordedAt });
    const tickId =
      deadlineId ??
      insertCaseDeadline(ctx.db, caseId, { kind: deadline.code, dueOn: deadline.dueOn, basis: deadlineKey(deadline), note, doneOn }, ctx); // prettier-ignore
    ctx.audit({ entity: 'legalCase', id: caseId, customerId: found.customerId, deadline: deadline.code, dueOn: deadline.dueOn, doneOn, note }); // prettier-ignore
    return ok({ deadlineId: tickId });
  },

  'cases.untickDeadline': (ctx, { deadlineId }) => {
    const found = findCaseDeadline(ctx.db, deadlineId);
    if (found?.doneOn == null) return refuse('case_deadline_not_found');
    // A tick of a deadline that follows by rule is nothing but its tick.
    if (found.basis === '') setDeadlineDone(ctx.db, deadlineId, null);
    else voidCaseDeadline(ctx.db, deadlineId, ctx.recordedAt);
    const { caseId, customerId, kind, dueOn, doneOn } = found;
    ctx.audit({ entity: 'legalCase', id: caseId, customerId, undone: { deadline: kind, dueOn, doneOn } });
    return ok(null);
  },

  'cases.removeDeadline': (ctx, { deadlineId, reason }) => {
    const found = findCaseDeadline(ctx.db, deadlineId);
    if (found?.basis !== '') return refuse('case_deadline_not_found');
    voidCaseDeadline(ctx.db, deadlineId, ctx.recordedAt);
    const { caseId, customerId, kind, dueOn } = found;
    ctx.audit({ entity: 'legalCase', id: caseId, customerId, undone: { deadline: kind, dueOn }, reason });
    return ok(null);
  },

  'cases.close': (ctx, { caseId, ...closing }) => {
    const [found] = wholeCases(ctx.db, { asOf: ctx.today, caseId });
    if (found === undefined) return refuse('case_not_found');
    if (found.closedOn !== null) return refuse('case_closed', { closedOn: found.closedOn });
    if (closing.closedOn > ctx.today) return refuse('case_day_in_future', { today: ctx.today });
    const last = found.events.at(-1)?.onDay ?? found.openedOn;
    if (closing.closedOn < last) return refuse('case_closed_too_early', { earliest: last });
    const children = caseRows(ctx.db, { asOf: ctx.today, customerId: found.customerId });
    // What is won and not paid is closed as a suit while its enforcement goes on.
    const open = children.filter(
      (one) => one.parentId === caseId && one.closedOn === null && one.kind !== 'enforcement',
    );
    if (open.length > 0) return refuse('case_children_open', { count: open.length });
    updateCase(ctx.db, caseId, {
      closed_on: closing.closedOn,
      outcome: closing.outcome,
      recovered_minor: closing.recoveredMinor,
      close_note: closing.note,
      closed_at: ctx.recordedAt,
    });
    ctx.audit({ entity: 'legalCase', id: caseId, customerId: found.customerId, kind: found.kind, ...closing });
    return ok(null);
  },

  'cases.reopen': (ctx, { caseId, reason }) => {
    const found = findCase(ctx.db, caseId);
    if (found === undefined) return refuse('case_not_found');
    if (found.closedOn === null) return refuse('case_not_closed');
    updateCase(ctx.db, caseId, {
      closed_on: null,
      outcome: '',
      recovered_minor: null,
      close_note: '',
      closed_at: null,
    });
    const { closedOn, outcome } = found;
    ctx.audit({ entity: 'legalCase', id: caseId, customerId: found.customerId, undone: { closedOn, outcome }, reason });
    return ok(null);
  },

  'cases.void': (ctx, { caseId, reason }) => {
    const found = findCase(ctx.db, caseId);
    if (found === undefined) return refuse('case_not_found');
    const under = caseRows(ctx.db, { asOf: ALWAYS, customerId: found.customerId });
    if (under.some(({ parentId }) => parentId === caseId)) return refuse('case_has_children');
    updateCase(ctx.db, caseId, { voided_at: ctx.recordedAt });
    const { customerId, kind, number, openedOn } = found;
    ctx.audit({ entity: 'legalCase', id: caseId, customerId, undone: { kind, number, openedOn }, reason });
    return ok(null);
  },
};

/** Only what was said: empty fields of a stage are no news. */
function said(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));
}
