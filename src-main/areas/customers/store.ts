import { sql, type ExpressionBuilder } from 'kysely';
import type { BatchId, CustomerId, TermId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { canonicalJson, nameKey, tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { CustomerTable, Schema } from '../../storage/schema.ts';
import {
  businessField,
  emptyBusiness,
  type Customer,
  type customerIdentity,
  type customerProfile,
} from './contract.ts';
import { customerSearchText } from './searchText.ts';
import { otherNamesOf } from './store/names.ts';

type Profile = Pick<Customer, keyof typeof customerProfile>;
export type CustomerIdentity = Pick<Customer, keyof typeof customerIdentity>;
/** Left out: empty for a new customer, as it was for a known one. */
type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

export interface CustomerProfile extends Profile, Optional<CustomerIdentity> {
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

/** Customers whose names, pinyin, codes or tax IDs hold every word of the text. */
export function customersMatching(db: ReadDb, text: string): Set<CustomerId> {
  return new Set(db.all(q.selectFrom('customer').select('id').where(matchesText(text))).map(({ id }) => id));
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
      ...identityColumns(profile),
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
      .set({ ...columns(profile, otherNamesOf(db, id)), ...term, ...identityColumns(profile) })
      .where('id', '=', id),
  );
}

/** After a name came or went: found by what the customer is called now. */
export function refreshSearchText(db: WriteDb, id: CustomerId): void {
  const customer = findCustomer(db, id);
  if (!customer) return;
  const text = customerSearchText(customer, otherNamesOf(db, id));
  db.run(q.updateTable('customer').set({ search_text: text }).where('id', '=', id));
}

export function removeCustomer(db: WriteDb, id: CustomerId, recordedAt: Instant): void {
  db.run(q.updateTable('customer').set({ removed_at: recordedAt }).where('id', '=', id));
}

function columns(profile: Profile, otherNames: readonly string[] = []) {
  return {
    code: profile.code,
    name: profile.name,
    name_key: nameKey(profile.name),
    search_text: customerSearchText(profile, otherNames),
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
  collector: '',
  strategic: 0,
  business_json: '',
  pools_limit: 0,
} as const;

/** Of the identity what is given; the rest stays as it is in the row. */
function identityColumns(identity: Optional<CustomerIdentity>) {
  const { business, strategic, poolsLimit } = identity;
  return {
    ...given('legal_representative', identity.legalRepresentative),
    ...given('capital_minor', identity.capitalMinor),
    ...given('paid_in_minor', identity.paidInMinor),
    ...given('capital_currency', identity.capitalCurrency),
    ...given('founded_on', identity.foundedOn),
    ...given('customer_since_on', identity.customerSinceOn),
    ...given('licence_until_on', identity.licenceUntilOn),
    ...given('business_scope', identity.businessScope),
    ...given('registered_address', identity.registeredAddress),
    ...given('debtor_class', identity.debtorClass),
    ...given('law_pack', identity.lawPack),
    ...given('department', identity.department),
    ...given('collector', identity.collector),
    ...given('margin_bp', identity.marginBp),
    ...given('strategic', strategic === undefined ? undefined : Number(strategic)),
    ...given('parent_id', identity.parentId),
    ...given('pools_limit', poolsLimit === undefined ? undefined : Number(poolsLimit)),
    ...given('business_json', business === undefined ? undefined : businessJson(business)),
  };
}

function given<const Column extends string, Value>(
  column: Column,
  value: Value | undefined,
): { readonly [Key in Column]?: Value } {
  return value === undefined ? {} : ({ [column]: value } as { readonly [Key in Column]: Value });
}

/** A file nobody has written in stays an empty text. */
function businessJson(business: Customer['business']): string {
  return canonicalJson(business) === canonicalJson(emptyBusiness) ? '' : canonicalJson(business);
}

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
    legalRepresentative: row.legal_representative,
    capitalMinor: row.capital_minor,
    paidInMinor: row.paid_in_minor,
    capitalCurrency: row.capital_currency as Customer['capitalCurrency'],
    foundedOn: row.founded_on,
    customerSinceOn: row.customer_since_on,
    licenceUntilOn: row.licence_until_on,
    businessScope: row.business_scope,
    registeredAddress: row.registered_address,
    debtorClass: row.debtor_class,
    lawPack: row.law_pack as Customer['lawPack'],
    department: row.department,
    collector: row.collector,
    marginBp: row.margin_bp,
    strategic: row.strategic === 1,
    parentId: row.parent_id,
    poolsLimit: row.pools_limit === 1,
    business: row.business_json === '' ? emptyBusiness : businessField.parse(JSON.parse(row.business_json)),
  };
}

export { creditGroupOf } from './store/group.ts';
export { identityChangesSince, type IdentityChange, type IdentityField } from './store/changes.ts';
