import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { creditContract } from './contract.ts';
import { insertLimit, limitKey, limitsInForce, limitsOf } from './store.ts';

export const creditProcedures: Handlers<typeof creditContract> = {
  'credit.inForce': ({ db }, { asOf, currency }) => {
    const rows = [...limitsInForce(db, { asOf }).values()].filter((limit) => limit.currency === currency);
    return ok({ rows: rows.map(({ customerId, amountMinor, untilOn }) => ({ customerId, amountMinor, untilOn })) });
  },

  'credit.limits': ({ db }, { customerId, asOf }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const inForce = limitsInForce(db, { asOf });
    const rows = limitsOf(db, { customerId }).map(({ customerId: _id, ...limit }) => ({
      ...limit,
      inForce: inForce.get(limitKey(customerId, limit.currency))?.recordedAt === limit.recordedAt,
    }));
    return ok({ rows });
  },

  'credit.setLimit': ({ db, recordedAt, audit }, input) => {
    if (!findCustomer(db, input.customerId)) return refuse('customer_not_found');
    if (input.untilOn !== null && input.untilOn < input.fromOn) return refuse('limit_ends_before_start');
    insertLimit(db, { ...input, recordedAt });
    audit({ entity: 'customer', id: input.customerId, creditLimit: input });
    return ok(null);
  },
};
