import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { mergedInto } from '../customers/store/group.ts';
import { cockpitOf } from './cockpit.ts';
import type { collectionsContract } from './contract.ts';
import { logResult } from './logResult.ts';
import { workingProcedures } from './working.ts';

export const collectionsProcedures: Handlers<typeof collectionsContract> = {
  ...workingProcedures,

  'collections.cockpit': ({ db }, { customerId, ...point }) => {
    const customer = findCustomer(db, customerId);
    if (customer) return ok(cockpitOf(db, point, customer));
    const kept = mergedInto(db, customerId);
    return kept === null ? refuse('customer_not_found') : refuse('customer_merged', { id: kept.id, name: kept.name });
  },

  'collections.logResult': (ctx, input) => logResult(ctx, input),
};
