import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { BillId, CustomerId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { knownSql, pointParams, reversedSql, type PointInTime } from '../ledger/store/asOf.ts';
import { refreshCaches } from '../ledger/store/write.ts';
import { type BillEventFact, type BillEventKind, type BillKind } from './rules/states.ts';

export interface BillRow {
  readonly billId: BillId;
  readonly receiptId: DocumentId;
  readonly receiptNumber: string;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly kind: BillKind;
  readonly number: string;
  readonly drawer: string;
  readonly acceptor: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly issuedOn: Day;
  readonly receivedOn: Day;
  readonly maturesOn: Day;
  readonly endorsable: boolean;
  readonly note: string;
  /** The receipt was reversed: the debt is in the ledger again, whatever the register says. */
  readonly receiptReversedOn: Day | null;
  readonly receiptReversedAt: Instant | null;
}

export interface BillEventRecord extends BillEventFact {
  readonly billId: BillId;
  readonly counterparty: string;
  readonly amountMinor: number | null;
  readonly note: string;
  readonly evidence: string;
  readonly actor: string;
}

export interface BillQuestion extends PointInTime {
  readonly billId?: BillId | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly search?: string | undefined;
}

/** Bills received by the day and on record by then, earliest maturity first, each with all its events. */
export function billsAt(db: ReadDb, question: BillQuestion): { bill: BillRow; events: BillEventRecord[] }[] {
  const { where, params } = billWhere(question);
  const bills = db.rows<Omit<BillRow, 'endorsable'> & { endorsable: number }>(
    `SELECT b.id AS "billId", b.receipt_id AS "receiptId", d.number AS "receiptNumber", b.customer_id AS "customerId",
       c.code AS "customerCode", c.name AS "customerName", b.kind, b.number, b.drawer, b.acceptor, b.currency,
       b.amount_minor AS "amountMinor", b.issued_on AS "issuedOn", b.received_on AS "receivedOn", b.matures_on AS "maturesOn",
       b.endorsable, b.note, d.reversed_on AS "receiptReversedOn", d.reversed_at AS "receiptReversedAt"
     FROM bill b JOIN customer c ON c.id = b.customer_id JOIN document d ON d.id = b.receipt_id
     WHERE ${where} ORDER BY b.matures_on, b.id`,
    params,
  );
  if (bills.length === 0) return [];
  const events = new Map<BillId, BillEventRecord[]>();
  for (const event of db.rows<Omit<BillEventRecord, 'recourse'> & { recourse: number | null }>(
    `SELECT e.id, e.bill_id AS "billId", e.kind, e.on_day AS "on", e.counterparty, e.amount_minor AS "amountMinor", e.recourse,
       e.note, e.evidence, e.actor, e.recorded_at AS "recordedAt", e.voided_at AS "voidedAt"
     FROM bill b JOIN bill_event e ON e.bill_id = b.id JOIN customer c ON c.id = b.customer_id WHERE ${where} ORDER BY e.on_day, e.id`,
    params,
  )) {
    const known = events.get(event.billId) ?? [];
    known.push({ ...event, recourse: event.recourse === null ? null : event.recourse === 1 });
    events.set(event.billId, known);
  }
  return bills.map((bill) => ({
    bill: { ...bill, endorsable: bill.endorsable === 1 },
    events: events.get(bill.billId) ?? [],
  }));
}

function billWhere(question: BillQuestion): { where: string; params: Record<string, SqlValue> } {
  const where = ['b.received_on <= :asOf', knownSql(question, 'b')];
  const params: Record<string, SqlValue> = pointParams(question);
  if (question.billId !== undefined) {
    where.push('b.id = :billId');
    params.billId = question.billId;
  }
  if (question.customerId !== undefined) {
    where.push('b.customer_id = :customerId');
    params.customerId = question.customerId;
  }
  if (question.currency !== undefined) {
    where.push('b.currency = :currency');
    params.currency = question.currency;
  }
  tidy(question.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      where.push(
        `instr(lower(b.number || ' ' || b.drawer || ' ' || b.acceptor) || ' ' || c.search_text, :word${index}) > 0`,
      );
      params[`word${index}`] = word;
    });
  return { where: where.join(' AND '), params };
}

export interface ContingentRow {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly kind: BillKind;
  readonly contingentMinor: number;
  readonly count: number;
}

/**
 * Bills not yet honoured as of a day, per customer, currency and kind: `contingentMinor` of the rules, added up where the
 * rows are. A bill whose receipt was reversed by hand is open debt already and counts nothing here.
 */
export function contingentBills(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined; readonly currency?: CurrencyCode | undefined },
): ContingentRow[] {
  const { customerId, currency } = point;
  return db.rows<ContingentRow>(
    `WITH moved AS (
       SELECT e.bill_id, e.kind, e.recourse, row_number() OVER (PARTITION BY e.bill_id ORDER BY e.on_day DESC, e.id DESC) AS newest
       FROM bill_event e WHERE e.on_day <= :asOf AND ${knownSql(point, 'e')} AND e.kind NOT IN ('notified','recourse_paid'))
     SELECT b.customer_id AS "customerId", b.currency, b.kind, sum(b.amount_minor) AS "contingentMinor", count(*) AS count
     FROM moved m JOIN bill b ON b.id = m.bill_id JOIN document d ON d.id = b.receipt_id
     WHERE m.newest = 1 AND (m.kind IN ('received','presented') OR (m.kind IN ('endorsed','discounted') AND m.recourse IS NOT 0))
       AND ${knownSql(point, 'b')} AND NOT ${reversedSql(point, 'd')}
       ${customerId === undefined ? '' : 'AND b.customer_id = :customerId'} ${currency === undefined ? '' : 'AND b.currency = :currency'}
     GROUP BY b.customer_id, b.currency, b.kind ORDER BY b.customer_id, b.currency, b.kind`,
    {
      ...pointParams(point),
      ...(customerId === undefined ? {} : { customerId }),
      ...(currency === undefined ? {} : { currency }),
    },
  );
}

/** The same per currency and customer in one figure, for the memo under an aging. */
export function contingentByCustomer(
  db: ReadDb,
  point: Parameters<typeof contingentBills>[1],
): Map<CurrencyCode, Map<CustomerId, number>> {
  const sums = new Map<CurrencyCode, Map<CustomerId, number>>();
  for (const row of contingentBills(db, point)) {
    let customers = sums.get(row.currency);
    if (!customers) sums.set(row.currency, (customers = new Map<CustomerId, number>()));
    customers.set(row.customerId, (customers.get(row.customerId) ?? 0) + row.contingentMinor);
  }
  return sums;
}

/** A bill of this number that is still in the register and was not handed back. */
export function billNumberTaken(db: ReadDb, kind: BillKind, number: string): boolean {
  const found = db.rows<{ id: number }>(
    `SELECT b.id FROM bill b WHERE b.kind = :kind AND b.number = :number AND b.voided_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM bill_event e WHERE e.bill_id = b.id AND e.kind = 'returned' AND e.voided_at IS NULL) LIMIT 1`,
    { kind, number },
  );
  return found.length > 0;
}

export interface NewBill {
  readonly receiptId: DocumentId;
  readonly customerId: CustomerId;
  readonly kind: BillKind;
  readonly number: string;
  readonly drawer: string;
  readonly acceptor: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly issuedOn: Day;
  readonly receivedOn: Day;
  readonly maturesOn: Day;
  readonly endorsable: boolean;
  readonly note: string;
}

export function insertBill(db: WriteDb, bill: NewBill, recordedAt: Instant): BillId {
  const { lastId } = db.run(
    q.insertInto('bill').values({
      receipt_id: bill.receiptId,
      customer_id: bill.customerId,
      kind: bill.kind,
      number: bill.number,
      drawer: bill.drawer,
      acceptor: bill.acceptor,
      currency: bill.currency,
      amount_minor: bill.amountMinor,
      issued_on: bill.issuedOn,
      received_on: bill.receivedOn,
      matures_on: bill.maturesOn,
      endorsable: bill.endorsable ? 1 : 0,
      note: bill.note,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  return lastId as BillId;
}

export interface NewBillEvent {
  readonly kind: BillEventKind;
  readonly on: Day;
  readonly counterparty?: string;
  readonly amountMinor?: number | null;
  readonly recourse?: boolean | null;
  readonly note?: string;
  readonly evidence?: string;
}

export function insertBillEvent(
  db: WriteDb,
  billId: BillId,
  event: NewBillEvent,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): void {
  db.run(
    q.insertInto('bill_event').values({
      bill_id: billId,
      kind: event.kind,
      on_day: event.on,
      counterparty: event.counterparty ?? '',
      amount_minor: event.amountMinor ?? null,
      recourse: event.recourse === undefined || event.recourse === null ? null : event.recourse ? 1 : 0,
      note: event.note ?? '',
      evidence: event.evidence ?? '',
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
}

export function voidBillEvent(db: WriteDb, eventId: number, at: Instant): void {
  db.prepare('UPDATE bill_event SET voided_at = ? WHERE id = ?')(at, eventId);
}

export function voidBill(db: WriteDb, billId: BillId, at: Instant): void {
  db.run(q.updateTable('bill').set({ voided_at: at }).where('id', '=', billId));
}

export function setBillReceipt(db: WriteDb, billId: BillId, receiptId: DocumentId): void {
  db.run(q.updateTable('bill').set({ receipt_id: receiptId }).where('id', '=', billId));
}

/**
 * Takes a bill's receipt, and those it came back in place of, out of the ledger as never entered, with all they settled:
 * what was known before this moment keeps them. The ids of those receipts.
 */
export function voidReceipts(db: WriteDb, receiptId: DocumentId, at: Instant): DocumentId[] {
  const receipts = db
    .rows<{ id: DocumentId }>(
      `WITH RECURSIVE chain(id) AS (
         SELECT :receiptId UNION
         SELECT d.parent_id FROM chain c JOIN document d ON d.id = c.id WHERE d.parent_id IS NOT NULL AND d.purpose = 'bill')
       SELECT id FROM chain`,
      { receiptId },
    )
    .map((row) => row.id);
  const items: DueItemId[] = [];
  for (const id of receipts) {
    items.push(
      ...db
        .rows<{ id: DueItemId }>('SELECT due_item_id AS id FROM allocation WHERE credit_id = :id', { id })
        .map((row) => row.id),
    );
    db.prepare('UPDATE allocation SET voided_at = ? WHERE credit_id = ? AND voided_at IS NULL')(at, id);
    db.prepare('UPDATE document SET voided_at = ? WHERE id = ? AND voided_at IS NULL')(at, id);
  }
  refreshCaches(db, items, receipts);
  return receipts;
}

/** What a reversed credit had settled when it was reversed, with what is open there now; oldest due first. */
export function settledBefore(
  db: ReadDb,
  creditId: DocumentId,
): { dueItemId: DueItemId; amountMinor: number; openMinor: number }[] {
  return db.rows(
    `SELECT a.due_item_id AS "dueItemId", sum(a.amount_minor) AS "amountMinor", i.open_minor AS "openMinor"
     FROM allocation a JOIN document d ON d.id = a.credit_id JOIN due_item i ON i.id = a.due_item_id
     WHERE a.credit_id = :creditId AND a.voided_at IS NULL AND i.voided_at IS NULL AND a.reversed_at = d.reversed_at
     GROUP BY a.due_item_id ORDER BY i.due_on, i.id`,
    { creditId },
  );
}
