import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { findTerm } from '../terms/store.ts';
import { accountProcedures } from './accounts.ts';
import { contactProcedures } from './contacts.ts';
import type { Customer, customersContract } from './contract.ts';
import { mergeProcedures } from './merging.ts';
import { segmentProcedures } from './segments.ts';
import { mergedInto, membersOf } from './store/group.ts';
import {
  findCustomer,
  findCustomerByCode,
  hasDocuments,
  insertCustomer,
  removeCustomer,
  searchCustomers,
  updateCustomer,
  type CustomerProfile,
} from './store.ts';

export const customersProcedures: Handlers<typeof customersContract> = {
  ...contactProcedures,
  ...accountProcedures,
  ...segmentProcedures,
  ...mergeProcedures,

  'customers.search': ({ db }, { text, offset, limit }) => ok(searchCustomers(db, text, { offset, limit })),

  'customers.get': ({ db }, { id }) => {
    const customer = findCustomer(db, id);
    if (customer) return ok(customer);
    const into = mergedInto(db, id);
    return into ? refuse('customer_merged', { id: into.id, name: into.name }) : refuse('customer_not_found');
  },

  'customers.save': ({ db, recordedAt, audit }, { id, ...profile }) => {
    const holder = findCustomerByCode(db, profile.code);
    if (holder && holder.id !== id) return refuse('customer_code_taken', { code: profile.code, name: holder.name });
    const { paymentTermId } = profile;
    if (typeof paymentTermId === 'number' && findTerm(db, paymentTermId) === null)
      return refuse('term_not_found', { code: String(paymentTermId) });
    const before = id === undefined ? null : findCustomer(db, id);
    if (id !== undefined && !before) return refuse('customer_not_found');
    const sound = soundIdentity(db, before, profile);
    if (!sound.ok) return sound;
    const saved = id ?? insertCustomer(db, profile, { recordedAt });
    if (id !== undefined) updateCustomer(db, id, profile);
    audit({ entity: 'customer', id: saved, before, after: findCustomer(db, saved) });
    return ok({ id: saved });
  },

  'customers.remove': ({ db, recordedAt, audit }, { id }) => {
    const before = findCustomer(db, id);
    if (!before) return refuse('customer_not_found');
    if (hasDocuments(db, id)) return refuse('customer_has_documents', { name: before.name });
    const members = membersOf(db, id);
    if (members.length > 0) return refuse('customer_has_members', { name: before.name, count: members.length });
    removeCustomer(db, id, recordedAt);
    audit({ entity: 'customer', id, before, after: null });
    return ok(null);
  },
};

/**
 * Capital has a currency; a group has one head and no floors above it: a head has no head, a member no members, and only a
 * head can pool a limit.
 */
function soundIdentity(
  db: ReadDb,
  before: Customer | null,
  given: CustomerProfile,
): Result<
  null,
  | 'capital_currency_missing'
  | 'parent_not_found'
  | 'parent_is_self'
  | 'parent_has_parent'
  | 'customer_has_members'
  | 'pool_needs_head'
> {
  const capitalMinor = given.capitalMinor === undefined ? (before?.capitalMinor ?? null) : given.capitalMinor;
  const paidInMinor = given.paidInMinor === undefined ? (before?.paidInMinor ?? null) : given.paidInMinor;
  if (
    (given.capitalCurrency ?? before?.capitalCurrency ?? '') === '' &&
    (capitalMinor !== null || paidInMinor !== null)
  )
    return refuse('capital_currency_missing');
  const parentId = given.parentId === undefined ? (before?.parentId ?? null) : given.parentId;
  if (parentId === null) return ok(null);
  if (given.poolsLimit ?? before?.poolsLimit ?? false) return refuse('pool_needs_head', { name: given.name });
  // A head that is gone since, or was merged away, stays on record until it is set anew.
  if (parentId === before?.parentId) return ok(null);
  if (parentId === before?.id) return refuse('parent_is_self', { name: given.name });
  const parent = findCustomer(db, parentId);
  if (!parent) return refuse('parent_not_found');
  if (parent.parentId !== null) {
    const head = findCustomer(db, parent.parentId);
    return refuse('parent_has_parent', { name: parent.name, head: head?.name ?? '' });
  }
  const members = before === null ? [] : membersOf(db, before.id);
  return members.length > 0 ? refuse('customer_has_members', { name: given.name, count: members.length }) : ok(null);
}
