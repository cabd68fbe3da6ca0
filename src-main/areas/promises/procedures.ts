import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { promisesContract } from './contract.ts';
import { logVerdicts } from './judging.ts';
import { draftPromise, makePromise } from './making.ts';
import { keptRates } from './keptRates.ts';
import { countStates, passes, sumsOf, urgency } from './rules/register.ts';
import { isLive } from './rules/judging.ts';
import { findPromise, promisesAt, updatePromise } from './store.ts';
import { showPromises } from './showing.ts';
import { verdictsOf } from './store/verdicts.ts';

export const promisesProcedures: Handlers<typeof promisesContract> = {
  'promises.list': ({ db }, { offset, limit, asOf, knownAt, customerId, ...filter }) => {
    const all = showPromises(db, { asOf, knownAt, customerId }, promisesAt(db, { asOf, knownAt, customerId }));
    const rows = all.filter((promise) => passes(promise, filter)).sort(urgency);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sums: sumsOf(rows),
      counts: countStates(all),
    });
  },

  'promises.get': ({ db }, { promiseId, ...point }) => {
    const customerId = findPromise(db, promiseId)?.customer_id;
    if (customerId === undefined) return refuse('promise_not_found');
    const found = promisesAt(db, { ...point, customerId }).find((promise) => promise.promiseId === promiseId);
    const [shown] = found ? showPromises(db, { ...point, customerId }, [found]) : [];
    if (!found || !shown) return refuse('promise_not_found');
    const payments = found.parts.map((part) => ({ ...part, inTime: part.onDay <= found.graceOn }));
    return ok({ promise: shown, verdicts: verdictsOf(db, promiseId, point.knownAt), payments });
  },

  'promises.keptRates': ({ db }, question) => ok({ rows: keptRates(db, question) }),

  'promises.preview': ({ db }, input) => {
    const drafted = draftPromise(db, input);
    if (!drafted.ok) return drafted;
    const { lines, warnings, ...draft } = drafted.value;
    return ok({ ...draft, lines: [...lines], warnings: [...warnings] });
  },

  'promises.add': (ctx, input) => {
    const made = makePromise(ctx, input);
    if (made.ok) logVerdicts(ctx, 'promises.add', { customerId: input.customerId });
    return made;
  },

  'promises.withdraw': (ctx, { promiseId, withdrawnOn, by, reason }) => {
    const found = findPromise(ctx.db, promiseId);
    if (!found) return refuse('promise_not_found');
    if (withdrawnOn < found.made_on) return refuse('promise_day_before', { dueOn: withdrawnOn, madeOn: found.made_on });
    const [standing] = promisesAt(ctx.db, { asOf: withdrawnOn, customerId: found.customer_id }).filter((promise) => promise.promiseId === promiseId); // prettier-ignore
    if (!standing || !isLive(standing.state)) return refuse('promise_closed');
    const fields = { withdrawn_on: withdrawnOn, withdrawn_by: by, withdrawn_reason: reason, withdrawn_at: ctx.recordedAt }; // prettier-ignore
    updatePromise(ctx.db, promiseId, fields);
    ctx.audit({
      entity: 'promise',
      id: promiseId,
      customerId: found.customer_id,
      withdrawn: { withdrawnOn, by, reason },
    });
    logVerdicts(ctx, 'promises.withdraw', { customerId: found.customer_id });
    return ok(null);
  },

  'promises.confirm': ({ db, audit }, { promiseId, writtenOn, note }) => {
    const found = findPromise(db, promiseId);
    if (!found) return refuse('promise_not_found');
    if (writtenOn < found.made_on) return refuse('promise_day_before', { dueOn: writtenOn, madeOn: found.made_on });
    updatePromise(db, promiseId, { written: 1, written_on: writtenOn, ...(note === undefined ? {} : { note }) });
    const before = { written: found.written === 1, writtenOn: found.written_on };
    audit({
      entity: 'promise',
      id: promiseId,
      customerId: found.customer_id,
      before,
      after: { written: true, writtenOn },
    });
    return ok(null);
  },

  'promises.void': (ctx, { promiseId, reason }) => {
    const found = findPromise(ctx.db, promiseId);
    if (!found) return refuse('promise_not_found');
    updatePromise(ctx.db, promiseId, { voided_at: ctx.recordedAt });
    ctx.audit({ entity: 'promise', id: promiseId, customerId: found.customer_id, voided: true, reason });
    logVerdicts(ctx, 'promises.void', { customerId: found.customer_id });
    return ok(null);
  },

  'promises.judge': (ctx, { asOf }) => {
    const changed = logVerdicts(ctx, 'day', { asOf });
    return changed === 0 ? refuse('nothing_to_judge') : ok({ changed });
  },
};
