import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ContractId, CustomerId, DocumentId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, knownSql, type PointInTime } from '../../ledger/store/asOf.ts';
import type { acceptances } from '../contract.ts';

export type DeliveryId = Id<'delivery'>;

export interface DeliveryRecord {
  readonly deliveryId: DeliveryId;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly contractId: ContractId | null;
  readonly contractNumber: string;
  readonly contractObjectionDays: number | null;
  readonly contractCurrency: CurrencyCode | null;
  readonly documentId: DocumentId | null;
  readonly documentNumber: string;
  readonly number: string;
  readonly plannedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly goods: string;
  readonly receiver: string;
  readonly amountMinor: number | null;
  readonly acceptance: (typeof acceptances)[number];
  readonly acceptedOn: Day | null;
  readonly objectedOn: Day | null;
  readonly objectionDays: number | null;
  readonly note: string;
}

/** Deliveries on record, newest first. */
export function deliveriesAt(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly deliveryId?: DeliveryId | undefined;
  } = {},
): DeliveryRecord[] {
  const where = [keptSql(point, 'y')];
  const params: Record<string, SqlValue> = point.knownAt === undefined ? {} : { knownAt: point.knownAt };
  for (const [name, column] of [
    ['customerId', 'y.customer_id'],
    ['contractId', 'y.contract_id'],
    ['deliveryId', 'y.id'],
  ] as const) {
    const value = which[name];
    if (value === undefined) continue;
    where.push(`${column} = :${name}`);
    params[name] = value;
  }
  return db.rows<DeliveryRecord>(
    `SELECT y.id AS "deliveryId", y.customer_id AS "customerId", c.name AS "customerName", y.contract_id AS "contractId",
       coalesce(k.number, '') AS "contractNumber", k.objection_days AS "contractObjectionDays", coalesce(k.currency, d.currency) AS "contractCurrency",
       d.id AS "documentId", coalesce(d.number, '') AS "documentNumber", y.number, y.planned_on AS "plannedOn",
       y.delivered_on AS "deliveredOn", y.goods, y.receiver, y.amount_minor AS "amountMinor", y.acceptance,
       y.accepted_on AS "acceptedOn", y.objected_on AS "objectedOn", y.objection_days AS "objectionDays", y.note
     FROM contract_delivery y JOIN customer c ON c.id = y.customer_id LEFT JOIN contract k ON k.id = y.contract_id
     LEFT JOIN document d ON d.id = y.document_id AND ${knownSql(point, 'd')}
     WHERE ${where.join(' AND ')} ORDER BY coalesce(y.delivered_on, y.planned_on, '') DESC, y.id DESC`,
    params,
  );
}

export interface DeliveryValues {
  readonly customerId: CustomerId;
  readonly contractId: ContractId | null;
  readonly documentId: DocumentId | null;
  readonly number: string;
  readonly plannedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly goods: string;
  readonly receiver: string;
  readonly amountMinor: number | null;
  readonly objectionDays: number | null;
  readonly note: string;
}

const columnsOf = (values: DeliveryValues) => ({
  customer_id: values.customerId,
  contract_id: values.contractId,
  document_id: values.documentId,
  number: values.number,
  planned_on: values.plannedOn,
  delivered_on: values.deliveredOn,
  goods: values.goods,
  receiver: values.receiver,
  amount_minor: values.amountMinor,
  objection_days: values.objectionDays,
  note: values.note,
});

export function insertDelivery(db: WriteDb, values: DeliveryValues, at: Instant): DeliveryId {
  const fresh = {
    order_id: null,
    acceptance: 'pending',
    accepted_on: null,
    objected_on: null,
    recorded_at: at,
    removed_at: null,
  } as const;
  return db.run(q.insertInto('contract_delivery').values({ ...columnsOf(values), ...fresh })).lastId as DeliveryId;
}

export function updateDelivery(db: WriteDb, deliveryId: DeliveryId, values: DeliveryValues): void {
  db.run(q.updateTable('contract_delivery').set(columnsOf(values)).where('id', '=', deliveryId));
}

export function setDelivery(
  db: WriteDb,
  deliveryId: DeliveryId,
  set: {
    acceptance?: DeliveryRecord['acceptance'];
    accepted_on?: Day | null;
    objected_on?: Day | null;
    note?: string;
    removed_at?: Instant;
  },
): void {
  db.run(q.updateTable('contract_delivery').set(set).where('id', '=', deliveryId));
}
