import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findTerm } from '../terms/store.ts';
import type { customersContract } from './contract.ts';
import {
  findCustomer,
  findCustomerByCode,
  hasDocuments,
  insertCustomer,
  removeCustomer,
  searchCustomers,
  updateCustomer,
} from './store.ts';

export const customersProcedures: Handlers<typeof customersContract> = {
  'customers.search': ({ db }, { text, offset, limit }) => ok(searchCustomers(db, text, { offset, limit })),

  'customers.get': ({ db }, { id }) => {
    const customer = findCustomer(db, id);
    return customer ? ok(customer) : refuse('customer_not_found');
  },

  'customers.save': ({ db, recordedAt, audit }, { id, ...profile }) => {
    const holder = findCustomerByCode(db, profile.code);
    if (holder && holder.id !== id) return refuse('customer_code_taken', { code: profile.code, name: holder.name });
    const { paymentTermId } = profile;
    if (typeof paymentTermId === 'number' && findTerm(db, paymentTermId) === null)
      return refuse('term_not_found', { code: String(paymentTermId) });
    if (id === undefined) {
      const created = insertCustomer(db, profile, { recordedAt });
      audit({ entity: 'customer', id: created, before: null, after: profile });
      return ok({ id: created });
    }
    const before = findCustomer(db, id);
    if (!before) return refuse('customer_not_found');
    updateCustomer(db, id, profile);
    audit({ entity: 'customer', id, before, after: profile });
    return ok({ id });
  },

  'customers.remove': ({ db, recordedAt, audit }, { id }) => {
    const before = findCustomer(db, id);
    if (!before) return refuse('customer_not_found');
    if (hasDocuments(db, id)) return refuse('customer_has_documents', { name: before.name });
    removeCustomer(db, id, recordedAt);
    audit({ entity: 'customer', id, before, after: null });
    return ok(null);
  },
};
