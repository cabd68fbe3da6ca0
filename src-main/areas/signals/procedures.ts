import { addDays } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { readSettings } from '../settings/store.ts';
import type { signalsContract } from './contract.ts';
import { detectDangers, detectSignals } from './detect.ts';
import { rowsOfSignal, subjectOf } from './rows.ts';
import { dangerByCustomer } from './rules/danger.ts';
import { insertAcknowledgement, withdrawAcknowledgements } from './store.ts';
import { findTick, insertTick, ticksOf, withdrawTick } from './store/ticks.ts';

export const signalsProcedures: Handlers<typeof signalsContract> = {
  'signals.list': ({ db }, { include, ...question }) => {
    const signals = detectSignals(db, question);
    const open = signals.filter((signal) => signal.acknowledged === null);
    const rows =
      include === 'all'
        ? signals
        : include === 'open'
          ? open
          : signals.filter((signal) => signal.acknowledged !== null);
    const levels = dangerByCustomer(signals, readSettings(db).danger).map(({ customerId, level, weight }) => ({
      customerId,
      level,
      weight,
    }));
    return ok({ rows, openCount: open.length, acknowledgedCount: signals.length - open.length, levels });
  },

  'signals.danger': ({ db }, question) =>
    ok({
      asOf: question.asOf,
      customers: dangerByCustomer(detectDangers(db, question), readSettings(db).danger),
    }),

  'signals.rows': ({ db }, { key, ...point }) => {
    const subject = subjectOf(key);
    if (subject === null) return refuse('signal_not_found');
    return ok({ currency: subject.currency, rows: rowsOfSignal(db, point, subject) });
  },

  'signals.ticks': ({ db }, question) => ok({ rows: ticksOf(db, question) }),

  'signals.tick': ({ db, actor, recordedAt, today, audit }, input) => {
    const { customerId, seenOn } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (seenOn > today) return refuse('tick_in_future', { seenOn });
    const expiresOn = input.expiresOn ?? addDays(seenOn, readSettings(db).danger.tickLastsDays);
    if (expiresOn <= seenOn) return refuse('tick_ends_before_seen', { seenOn, expiresOn });
    const tickId = insertTick(db, { ...input, expiresOn }, { recordedAt, actor });
    audit({ entity: 'dangerTick', id: tickId, customerId, after: { ...input, expiresOn } });
    return ok({ tickId, expiresOn });
  },

  'signals.withdrawTick': ({ db, recordedAt, audit }, { tickId, reason }) => {
    const tick = findTick(db, tickId);
    if (tick === undefined) return refuse('tick_not_found');
    if (tick.withdrawn_at !== null) return refuse('tick_already_withdrawn');
    withdrawTick(db, tickId, recordedAt, reason);
    audit({ entity: 'dangerTick', id: tickId, customerId: tick.customer_id, code: tick.code, withdrawnReason: reason });
    return ok(null);
  },

  'signals.acknowledge': ({ db, actor, recordedAt, audit }, input) => {
    withdrawAcknowledgements(db, input.key, recordedAt);
    insertAcknowledgement(db, { ...input, actor, at: recordedAt });
    audit({ entity: 'signal', id: input.key, acknowledged: input });
    return ok(null);
  },

  'signals.bringBack': ({ db, recordedAt, audit }, { key }) => {
    if (withdrawAcknowledgements(db, key, recordedAt) === 0) return refuse('signal_not_acknowledged');
    audit({ entity: 'signal', id: key, acknowledged: null });
    return ok(null);
  },
};
