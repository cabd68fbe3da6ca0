import { sql, type ExpressionBuilder } from 'kysely';
import type { BatchId, CustomerId, TermId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { nameKey, tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { CustomerTable, Schema } from '../../storage/schema.ts';
import type { Customer } from './contract.ts';
import { customerSearchText } from './searchText.ts';

export interface CustomerProfile extends Omit<Customer, 'id' | 'recordedAt' | 'paymentTermId'> {
  /** Left out: none for a new customer, as it was for a known one. */
  readonly paymentTermId?: TermId | null | undefined;
}

export function findCustomer(db: ReadDb, id: CustomerId): Customer | null {
  const row = db.first(q.selectFrom('customer').selectAll().where('id', '=', id).where('removed_at', 'is', null));
  return row ? toCustomer(row) : null;
}

export function findCustomerByCode(db: ReadDb, code: string): Customer | null {
  const row = db.first(q.selectFrom('customer').selectAll().where('code', '=', code).where('removed_at', 'is', null));
  return row ? toCustomer(row) : null;
}

export function searchCustomers(
  db: ReadDb,
  text: string,
  window: { offset: number; limit: number },
): { rows: { id: CustomerId; code: string; name: string }[]; total: number } {
  const matching = q.selectFrom('customer').where('removed_at', 'is', null).where(matchesText(text));
  const rows = db.all(
    matching
      .select(['id', 'code', 'name'])
      .orderBy((eb) =>
        eb
          .case()
          .when('code', '=', text)
          .then(0)
          .when('name', 'like', `${likeEscaped(text)}%`)
          .then(1)
          .else(2)
          .end(),
      )
      .orderBy('name')
      .limit(window.limit)
      .offset(window.offset),
  );
  const total = db.first(matching.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
  return { rows, total };
}

/** A condition on `customer.search_text`: every word of the text must occur somewhere. */
export function matchesText(text: string) {
  const words = tidy(text)
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  return (eb: ExpressionBuilder<Schema, 'customer'>) =>
    eb.and(words.map((word) => sql<boolean>`customer.search_text LIKE ${`%${likeEscaped(word)}%`} ESCAPE '\\'`));
}

export function likeEscaped(text: string): string {
  return text.replace(/[\\%_]/g, (char) => `\\${char}`);
}

/** Has the customer a document that stands? */
export function hasDocuments(db: ReadDb, id: CustomerId): boolean {
  return (
    db.first(
      q.selectFrom('document').select('id').where('customer_id', '=', id).where('voided_at', 'is', null).limit(1),
    ) !== undefined
  );
}

export function insertCustomer(
  db: WriteDb,
  profile: CustomerProfile,
  { recordedAt, batchId = null }: { recordedAt: Instant; batchId?: BatchId | null },
): CustomerId {
  const { lastId } = db.run(
    q.insertInto('customer').values({
      ...columns(profile),
      batch_id: batchId,
      recorded_at: recordedAt,
      removed_at: null,
      payment_term_id: profile.paymentTermId ?? null,
      ...emptyIdentity,
    }),
  );
  return lastId as CustomerId;
}

export function updateCustomer(db: WriteDb, id: CustomerId, profile: CustomerProfile): void {
  const { paymentTermId } = profile;
  const term = paymentTermId === undefined ? {} : { payment_term_id: paymentTermId };
  db.run(
    q
      .updateTable('customer')
      .set({ ...columns(profile), ...term })
      .where('id', '=', id),
  );
}

export function removeCustomer(db: WriteDb, id: CustomerId, recordedAt: Instant): void {
  db.run(q.updateTable('customer').set({ removed_at: recordedAt }).where('id', '=', id));
}

function columns(profile: CustomerProfile) {
  return {
    code: profile.code,
    name: profile.name,
    name_key: nameKey(profile.name),
    search_text: customerSearchText(profile),
    short_name: profile.shortName,
    tax_id: profile.taxId,
    terms_days: profile.termsDays,
    language: profile.language,
    contact_name: profile.contactName,
    phone: profile.phone,
    email: profile.email,
    address: profile.address,
    salesperson: profile.salesperson,
    region: profile.region,
    industry: profile.industry,
    note: profile.note,
  };
}

const emptyIdentity = {
  legal_representative: '',
  capital_currency: '',
  business_scope: '',
  registered_address: '',
  debtor_class: '',
  law_pack: '',
  department: '',
  strategic: 0,
  business_json: '',
  pools_limit: 0,
} as const;

type CustomerRow = { [Column in keyof Omit<CustomerTable, 'id'>]: CustomerTable[Column] } & { id: CustomerId };

function toCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    recordedAt: row.recorded_at,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    taxId: row.tax_id,
    termsDays: row.terms_days,
    paymentTermId: row.payment_term_id,
    language: row.language,
    contactName: row.contact_name,
    phone: row.phone,
    email: row.email,
    address: row.address,
    salesperson: row.salesperson,
    region: row.region,
    industry: row.industry,
    note: row.note,
  };
}

/**
 * The customers whose debts count against one limit: those of a group whose head pools its limit, else the customer
 * alone. The head comes first.
 */
export function creditGroupOf(db: ReadDb, customerId: CustomerId): CustomerId[] {
  const rows = db.rows<{ id: CustomerId }>(
    `WITH head AS (
       SELECT h.id FROM customer c JOIN customer h ON h.id = coalesce(c.parent_id, c.id)
       WHERE c.id = :customerId AND h.pools_limit = 1 AND h.removed_at IS NULL)
     SELECT m.id FROM customer m JOIN head ON m.id = head.id OR m.parent_id = head.id
     WHERE m.removed_at IS NULL ORDER BY m.id = head.id DESC, m.id`,
    { customerId },
  );
  return rows.length === 0 ? [customerId] : rows.map(({ id }) => id);
}

export { identityChangesSince, type IdentityChange, type IdentityField } from './store/changes.ts';
