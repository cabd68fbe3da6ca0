import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId, OrderId } from '../../kernel/ids.ts';
import { scaleMinor } from '../../kernel/money.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingOf, type CustomerFigures } from '../aging/store.ts';
import { contingentBills } from '../bills/store.ts';
import { creditGroupOf } from '../customers/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { orderExposures, uninvoicedContracts } from '../orders/store.ts';
import { coverOf } from '../securities/store.ts';
import type { Settings } from '../settings/contract.ts';
import { readSettings } from '../settings/store.ts';
import { exposureOfParts, type Exposure, type ExposurePart } from './rules/exposure.ts';
import { limitKey, limitsInForce, type LimitInForce } from './store.ts';

export interface CustomerExposure extends Exposure {
  /** Customers counted together: one, or a group whose head pools its limit (head first). */
  readonly customers: readonly CustomerId[];
  /** The limit in force; null: none was set, or the last one has ended. */
  readonly limit: LimitInForce | null;
  /** What of the insurers' limits counts on top of it. */
  readonly insuredMinor: number;
  /** Limit in force with temporary and insured parts; 0 without one. */
  readonly limitMinor: number;
  readonly availableMinor: number;
}

type Amounts = Partial<Record<ExposurePart, number>>;
type PartsQuestion = PointInTime & {
  readonly customerId?: CustomerId | undefined;
  readonly exceptOrderId?: OrderId | undefined;
};

/**
 * What a customer (or the group that shares its limit) stands for in one currency on a day, part by part, against the
 * limit in force. `exposures` is the same for everybody at once; nothing else adds exposure up. An order named in
 * `exceptOrderId` is left out, as when the question is what it would add.
 */
export function exposureOf(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
  currency: CurrencyCode,
  exceptOrderId?: OrderId,
): CustomerExposure {
  const customers = creditGroupOf(db, customerId);
  const parts = new Map<CustomerId, Amounts>();
  for (const member of customers)
    addParts(parts, db, { asOf: point.asOf, knownAt: point.knownAt, customerId: member, exceptOrderId }, currency);
  const head = customers[0] ?? customerId;
  const limits = limitsInForce(db, { ...point, customerId: head });
  const insuredMinor = customers.reduce((sum, each) => sum + coverOf(db, point, each, currency).insuredMinor, 0);
  return together(customers, parts, limits.get(limitKey(head, currency)) ?? null, insuredMinor, readSettings(db));
}

/** What the caller has read of the same point in time already: due items by due date, and the limits. */
export interface AlreadyRead {
  readonly aging?: ReadonlyMap<CurrencyCode, ReadonlyMap<CustomerId, CustomerFigures>>;
  readonly limits?: ReadonlyMap<string, LimitInForce>;
}

/** The same for every customer who stands for something or has a limit, one statement a part; members of a pool share one. */
export function exposures(
  db: ReadDb,
  point: PointInTime,
  currency: CurrencyCode,
  read: AlreadyRead = {},
): Map<CustomerId, CustomerExposure> {
  const parts = new Map<CustomerId, Amounts>();
  addParts(parts, db, point, currency, read.aging);
  const limits = read.limits ?? limitsInForce(db, point);
  const settings = readSettings(db);
  const pools = creditPools(db);
  const insured = insuredCustomers(db);
  const found = new Map<CustomerId, CustomerExposure>();
  const concerned = new Set<CustomerId>([...parts.keys(), ...insured]);
  for (const limit of limits.values()) if (limit.currency === currency) concerned.add(limit.customerId);
  for (const customerId of concerned) {
    if (found.has(customerId)) continue;
    const customers = pools.get(customerId) ?? [customerId];
    const head = customers[0] ?? customerId;
    const insuredMinor = customers.reduce(
      (sum, each) => sum + (insured.has(each) ? coverOf(db, point, each, currency).insuredMinor : 0),
      0,
    );
    const exposure = together(customers, parts, limits.get(limitKey(head, currency)) ?? null, insuredMinor, settings);
    for (const each of customers) found.set(each, exposure);
  }
  return found;
}

function together(
  customers: readonly CustomerId[],
  parts: ReadonlyMap<CustomerId, Amounts>,
  limit: LimitInForce | null,
  insurersMinor: number,
  settings: Settings,
): CustomerExposure {
  const amounts: Amounts = {};
  for (const member of customers)
    for (const [part, minor] of Object.entries(parts.get(member) ?? {}) as [ExposurePart, number][])
      amounts[part] = (amounts[part] ?? 0) + minor;
  const exposure = exposureOfParts(amounts, settings.exposure);
  // Insurance raises a limit somebody gave; it gives none by itself.
  const insuredMinor = limit === null ? 0 : scaleMinor(insurersMinor, settings.exposure.insuredShareBp, 10_000, 'down');
  const limitMinor = (limit?.amountMinor ?? 0) + insuredMinor;
  return {
    ...exposure,
    customers,
    limit,
    insuredMinor,
    limitMinor,
    availableMinor: limitMinor - exposure.exposureMinor,
  };
}

/** One statement a part, for one customer or for all. */
function addParts(
  parts: Map<CustomerId, Amounts>,
  db: ReadDb,
  question: PartsQuestion,
  currency: CurrencyCode,
  read?: AlreadyRead['aging'],
): void {
  const add = (customerId: CustomerId, part: ExposurePart, amountMinor: number): void => {
    let amounts = parts.get(customerId);
    if (!amounts) parts.set(customerId, (amounts = {}));
    amounts[part] = (amounts[part] ?? 0) + amountMinor;
  };
  const aging = (read ?? agingOf(db, { ...question, basis: 'due', bucketEnds: [36_500], currency })).get(currency);
  for (const { customerId, totalMinor, unappliedMinor } of aging?.values() ?? []) {
    add(customerId, 'openItems', totalMinor - unappliedMinor);
    add(customerId, 'unapplied', unappliedMinor);
  }
  for (const { customerId, kind, contingentMinor } of contingentBills(db, { ...question, currency }))
    add(customerId, kind === 'bank_acceptance' ? 'bankBills' : 'commercialBills', contingentMinor);
  for (const { customerId, confirmedNotShippedMinor, shippedNotInvoicedMinor } of orderExposures(
    db,
    question,
    currency,
  )) {
    add(customerId, 'confirmedOrders', confirmedNotShippedMinor);
    add(customerId, 'shippedNotInvoiced', shippedNotInvoicedMinor);
  }
  for (const { customerId, amountMinor } of uninvoicedContracts(db, question, currency))
    add(customerId, 'uninvoicedContracts', amountMinor);
}

/** Every pool of a shared limit, by each of its members; the head comes first. */
function creditPools(db: ReadDb): Map<CustomerId, readonly CustomerId[]> {
  const heads = db.rows<{ id: CustomerId }>(
    'SELECT id FROM customer WHERE pools_limit = 1 AND parent_id IS NULL AND removed_at IS NULL',
  );
  return new Map(
    heads.flatMap(({ id }) => {
      const members = creditGroupOf(db, id);
      return members.map((member) => [member, members] as const);
    }),
  );
}

function insuredCustomers(db: ReadDb): ReadonlySet<CustomerId> {
  const rows = db.rows<{ id: CustomerId }>('SELECT DISTINCT customer_id AS id FROM insured_limit');
  return new Set(rows.map(({ id }) => id));
}
