import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { signalsContract } from './contract.ts';
import { detectSignals } from './detect.ts';
import { insertAcknowledgement, withdrawAcknowledgements } from './store.ts';

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
    return ok({ rows, openCount: open.length, acknowledgedCount: signals.length - open.length });
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
