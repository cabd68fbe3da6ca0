import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { actionsContract } from './contract.ts';
import { correctAction, recordAction } from './recording.ts';
import { weigh } from './weighing.ts';
import { findAction, voidAction } from './store/writing.ts';

export const actionsProcedures: Handlers<typeof actionsContract> = {
  'actions.check': ({ db }, draft) => {
    if (!findCustomer(db, draft.customerId)) return refuse('customer_not_found');
    return ok(weigh(db, draft));
  },
  'actions.add': (ctx, input) => recordAction(ctx, input),
  'actions.correct': (ctx, { actionId, reason, ...input }) => correctAction(ctx, actionId, reason, input),
  'actions.withdraw': ({ db, recordedAt, audit }, { actionId, reason }) => {
    const before = findAction(db, actionId);
    if (!before) return refuse('action_not_found');
    voidAction(db, actionId, recordedAt, reason);
    audit({ entity: 'action', id: actionId, customerId: before.customer_id, voided: true, reason });
    return ok(null);
  },
};
