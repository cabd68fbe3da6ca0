import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { ContractId, CustomerId, DocumentId, Id, OrderId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { standingOf, type OrderEventFact, type OrderEventKind } from './rules.ts';

export interface OrderRow {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly contractId: ContractId | null;
  readonly contractNumber: string | null;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly orderedOn: Day;
  readonly shipOn: Day | null;
  readonly note: string;
}

export interface OrderEventRow extends OrderEventFact {
  readonly eventId: Id<'orderEvent'>;
  readonly documentId: DocumentId | null;
  readonly documentNumber: string | null;
  readonly note: string;
  readonly actor: string;
}

export interface OrderQuestion extends PointInTime {
  readonly orderId?: OrderId | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly search?: string | undefined;
}

/**
 * An event that names an invoice counts while that invoice is in the books: one that was taken back leaves the goods
 * shipped and not invoiced.
 */
function countsSql(point: PointInTime): string {
  return `(e.document_id IS NULL OR EXISTS (SELECT 1 FROM document d WHERE d.id = e.document_id AND ${knownSql(point, 'd')}))`;
}

/** Orders typed in by the day and on record by then, newest first, each with the events that count as of the point. */
export function ordersAt(db: ReadDb, question: OrderQuestion): { order: OrderRow; events: OrderEventRow[] }[] {
  const where = ['o.ordered_on <= :asOf', knownSql(question, 'o')];
  const params: Record<string, SqlValue> = pointParams(question);
  const only = (name: 'orderId' | 'customerId' | 'currency', column: string): void => {
    const value = question[name];
    if (value === undefined) return;
    where.push(`${column} = :${name}`);
    params[name] = value;
  };
  only('orderId', 'o.id');
  only('customerId', 'o.customer_id');
  only('currency', 'o.currency');
  tidy(question.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      where.push(`instr(lower(o.number || ' ' || coalesce(k.number, '')) || ' ' || c.search_text, :word${index}) > 0`);
      params[`word${index}`] = word;
    });
  const from = `sale_order o JOIN customer c ON c.id = o.customer_id LEFT JOIN contract k ON k.id = o.contract_id`;
  const orders = db.rows<OrderRow>(
    `SELECT o.id AS "orderId", o.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
       o.contract_id AS "contractId", k.number AS "contractNumber", o.number, o.currency, o.amount_minor AS "amountMinor",
       o.ordered_on AS "orderedOn", o.ship_on AS "shipOn", o.note
     FROM ${from} WHERE ${where.join(' AND ')} ORDER BY o.ordered_on DESC, o.id DESC`,
    params,
  );
  if (orders.length === 0) return [];
  const events = new Map<OrderId, OrderEventRow[]>();
  for (const { orderId, ...event } of db.rows<OrderEventRow & { orderId: OrderId }>(
    `SELECT e.order_id AS "orderId", e.id AS "eventId", e.kind, e.on_day AS "on", e.amount_minor AS "amountMinor",
       e.document_id AS "documentId", x.number AS "documentNumber", e.note, e.actor, e.recorded_at AS "recordedAt", e.voided_at AS "voidedAt"
     FROM ${from} JOIN order_event e ON e.order_id = o.id LEFT JOIN document x ON x.id = e.document_id
     WHERE ${where.join(' AND ')} AND ${knownSql(question, 'e')} AND e.on_day <= :asOf AND ${countsSql(question)}
     ORDER BY e.on_day, e.id`,
    params,
  )) {
    const known = events.get(orderId) ?? [];
    known.push(event);
    events.set(orderId, known);
  }
  return orders.map((order) => ({ order, events: events.get(order.orderId) ?? [] }));
}

export interface OrderExposure {
  readonly customerId: CustomerId;
  readonly confirmedNotShippedMinor: number;
  readonly shippedNotInvoicedMinor: number;
}

/** The two parts of the exposure that stand in orders, per customer in one currency: one statement, `standingOf` in SQL. */
export function orderExposures(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined; readonly exceptOrderId?: OrderId | undefined },
  currency: CurrencyCode,
): OrderExposure[] {
  const { customerId, exceptOrderId } = point;
  const sums = db.rows<{ customerId: CustomerId } & Record<OrderEventKind, number>>(
    `SELECT o.customer_id AS "customerId", ${['confirmed', 'shipped', 'invoiced', 'cancelled']
      .map((kind) => `sum(CASE WHEN e.kind = '${kind}' THEN e.amount_minor ELSE 0 END) AS ${kind}`)
      .join(', ')}
     FROM sale_order o JOIN order_event e ON e.order_id = o.id
     WHERE o.currency = :currency AND o.ordered_on <= :asOf AND ${knownSql(point, 'o')}
       AND e.on_day <= :asOf AND ${knownSql(point, 'e')} AND ${countsSql(point)}
       ${customerId === undefined ? '' : 'AND o.customer_id = :customerId'} ${exceptOrderId === undefined ? '' : 'AND o.id <> :exceptOrderId'}
     GROUP BY o.id, o.customer_id`,
    {
      ...pointParams(point),
      currency,
      ...(customerId === undefined ? {} : { customerId }),
      ...(exceptOrderId === undefined ? {} : { exceptOrderId }),
    },
  );
  const found = new Map<CustomerId, OrderExposure>();
  for (const { customerId: owner, confirmed, shipped, invoiced, cancelled } of sums) {
    const parts = standingOf({
      confirmedMinor: confirmed,
      shippedMinor: shipped,
      invoicedMinor: invoiced,
      cancelledMinor: cancelled,
    });
    const before = found.get(owner);
    found.set(owner, {
      customerId: owner,
      confirmedNotShippedMinor: (before?.confirmedNotShippedMinor ?? 0) + parts.confirmedNotShippedMinor,
      shippedNotInvoicedMinor: (before?.shippedNotInvoicedMinor ?? 0) + parts.shippedNotInvoicedMinor,
    });
  }
  return [...found.values()];
}

/**
 * Signed contracts as far as they are neither ordered nor invoiced, per customer in one currency, never below 0 a
 * contract. Ordered is what was promised in confirmed orders of the contract; an invoice that carries the contract's
 * number counts unless it belongs to one of those orders. 300,000 signed, 120,000 ordered, 50,000 invoiced: 130,000.
 */
export function uninvoicedContracts(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
  currency: CurrencyCode,
): { customerId: CustomerId; amountMinor: number }[] {
  const { customerId } = point;
  return db.rows(
    `WITH live AS (
       SELECT k.id, k.customer_id, k.number, k.amount_minor FROM contract k
       WHERE k.status = 'signed' AND k.currency = :currency AND k.amount_minor > 0 AND ${keptSql(point, 'k')}
         AND coalesce(k.signed_on, k.from_on, '') <= :asOf AND (k.until_on IS NULL OR k.until_on >= :asOf)
         ${customerId === undefined ? '' : 'AND k.customer_id = :customerId'}),
     event AS (
       SELECT o.contract_id, o.id AS order_id, e.kind, e.amount_minor, e.document_id FROM live
         JOIN sale_order o ON o.contract_id = live.id JOIN order_event e ON e.order_id = o.id
       WHERE o.currency = :currency AND o.ordered_on <= :asOf AND ${knownSql(point, 'o')}
         AND e.on_day <= :asOf AND ${knownSql(point, 'e')} AND ${countsSql(point)}),
     per_order AS (
       SELECT contract_id, order_id,
         sum(CASE kind WHEN 'confirmed' THEN amount_minor WHEN 'cancelled' THEN -amount_minor ELSE 0 END) AS promised,
         sum(CASE kind WHEN 'shipped' THEN amount_minor ELSE 0 END) AS shipped,
         sum(CASE kind WHEN 'invoiced' THEN amount_minor ELSE 0 END) AS invoiced
       FROM event GROUP BY contract_id, order_id),
     ordered AS (SELECT contract_id, sum(max(promised, shipped, invoiced, 0)) AS minor FROM per_order GROUP BY contract_id),
     billed AS (
       SELECT live.id AS contract_id, sum(max(0, d.amount_minor - coalesce((SELECT sum(v.amount_minor) FROM event v
           WHERE v.contract_id = live.id AND v.kind = 'invoiced' AND v.document_id = d.id), 0))) AS minor
       FROM live JOIN document d ON d.contract_no = live.number AND d.customer_id = live.customer_id
       WHERE live.number <> '' AND d.contract_no <> '' AND d.kind IN ('invoice','opening') AND d.currency = :currency AND d.issued_on <= :asOf AND ${knownSql(point, 'd')}
       GROUP BY live.id)
     SELECT live.customer_id AS "customerId",
       sum(max(0, live.amount_minor - coalesce(ordered.minor, 0) - coalesce(billed.minor, 0))) AS "amountMinor"
     FROM live LEFT JOIN ordered ON ordered.contract_id = live.id LEFT JOIN billed ON billed.contract_id = live.id
     GROUP BY live.customer_id`,
    { ...pointParams(point), currency, ...(customerId === undefined ? {} : { customerId }) },
  );
}

export function orderNumberTaken(db: ReadDb, customerId: CustomerId, number: string): boolean {
  return (
    db.first(
      q
        .selectFrom('sale_order')
        .select('id')
        .where('customer_id', '=', customerId)
        .where('number', '=', number)
        .where('voided_at', 'is', null)
        .limit(1),
    ) !== undefined
  );
}

export interface NewOrder {
  readonly customerId: CustomerId;
  readonly contractId: ContractId | null;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly orderedOn: Day;
  readonly shipOn: Day | null;
  readonly note: string;
}

interface Recording {
  readonly recordedAt: Instant;
  readonly actor: string;
}

export function insertOrder(db: WriteDb, order: NewOrder, { recordedAt, actor }: Recording): OrderId {
  const { lastId } = db.run(
    q.insertInto('sale_order').values({
      customer_id: order.customerId,
      contract_id: order.contractId,
      number: order.number,
      currency: order.currency,
      amount_minor: order.amountMinor,
      ordered_on: order.orderedOn,
      ship_on: order.shipOn,
      note: order.note,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  return lastId as OrderId;
}

export interface NewOrderEvent {
  readonly kind: OrderEventKind;
  readonly on: Day;
  readonly amountMinor: number;
  readonly documentId?: DocumentId | null;
  readonly note?: string;
}

export function insertOrderEvent(
  db: WriteDb,
  orderId: OrderId,
  event: NewOrderEvent,
  { recordedAt, actor }: Recording,
): void {
  db.run(
    q.insertInto('order_event').values({
      order_id: orderId,
      kind: event.kind,
      on_day: event.on,
      amount_minor: event.amountMinor,
      document_id: event.documentId ?? null,
      note: event.note ?? '',
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
}

/** Takes out every event recorded at that moment: one step may have confirmed and shipped at once. */
export function voidOrderEvents(db: WriteDb, orderId: OrderId, recorded: Instant, at: Instant): void {
  db.run(
    q
      .updateTable('order_event')
      .set({ voided_at: at })
      .where('order_id', '=', orderId)
      .where('recorded_at', '=', recorded)
      .where('voided_at', 'is', null),
  );
  db.run(
    q
      .updateTable('order_check')
      .set({ voided_at: at })
      .where('order_id', '=', orderId)
      .where('recorded_at', '=', recorded)
      .where('voided_at', 'is', null),
  );
}

export function voidOrder(db: WriteDb, orderId: OrderId, at: Instant): void {
  db.run(q.updateTable('sale_order').set({ voided_at: at }).where('id', '=', orderId));
  db.run(
    q.updateTable('order_event').set({ voided_at: at }).where('order_id', '=', orderId).where('voided_at', 'is', null),
  );
}

/** A contract of the customer that is still on record. */
export function contractOf(
  db: ReadDb,
  customerId: CustomerId,
  contractId: ContractId,
): { readonly currency: CurrencyCode } | undefined {
  return db.first(
    q
      .selectFrom('contract')
      .select('currency')
      .where('id', '=', contractId)
      .where('customer_id', '=', customerId)
      .where('removed_at', 'is', null),
  );
}

/** A debit of the customer an order may be invoiced by, with what of it other order steps already name. */
export function invoiceOf(
  db: ReadDb,
  customerId: CustomerId,
  documentId: DocumentId,
): { number: string; currency: CurrencyCode; issuedOn: Day; amountMinor: number; linkedMinor: number } | undefined {
  return db.rows<{ number: string; currency: CurrencyCode; issuedOn: Day; amountMinor: number; linkedMinor: number }>(
    `SELECT d.number, d.currency, d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor",
       coalesce((SELECT sum(e.amount_minor) FROM order_event e JOIN sale_order o ON o.id = e.order_id
         WHERE e.document_id = d.id AND e.kind = 'invoiced' AND e.voided_at IS NULL AND o.voided_at IS NULL), 0) AS "linkedMinor"
     FROM document d WHERE d.id = :documentId AND d.customer_id = :customerId AND d.voided_at IS NULL
       AND d.kind IN ('invoice','debit_note','opening')`,
    { documentId, customerId },
  )[0];
}
