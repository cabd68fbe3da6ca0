import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import type { BankLineId, DocumentId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';

interface NewMatch {
  readonly lineId: BankLineId;
  readonly documentId: DocumentId;
  readonly amountMinor: number;
}

export function insertMatch(
  db: WriteDb,
  { lineId, documentId, amountMinor }: NewMatch,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): Id<'bankMatch'> {
  const { lastId } = db.run(
    q.insertInto('bank_match').values({
      line_id: lineId,
      document_id: documentId,
      amount_minor: amountMinor,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  return lastId as Id<'bankMatch'>;
}

/** Links of a document that stand, with the direction of their lines. */
export function matchesOf(db: ReadDb, documentId: DocumentId) {
  return db.all(
    q
      .selectFrom('bank_match as m')
      .innerJoin('bank_line as l', 'l.id', 'm.line_id')
      .select(['m.id', 'm.line_id', 'm.amount_minor', 'm.recorded_at', 'l.amount_minor as line_minor'])
      .where('m.document_id', '=', documentId)
      .where('m.voided_at', 'is', null)
      .where('l.voided_at', 'is', null)
      .orderBy('m.id'),
  );
}

export function voidMatch(db: WriteDb, matchId: Id<'bankMatch'>, at: Instant): void {
  db.prepare('UPDATE bank_match SET voided_at = ? WHERE id = ?')(at, matchId);
}

const NEAR_DAYS = 7;

export interface LinkCandidate {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerName: string;
  readonly currency: CurrencyCode;
  readonly receivedOn: Day;
  readonly amountMinor: number;
  readonly freeMinor: number;
  readonly payerName: string;
  readonly reference: string;
  readonly daysApart: number;
}

/** A bank takes a receipt back within weeks, seldom later. */
const BOUNCE_DAYS = 90;

/**
 * For money that came in: receipts of the same amount within seven days that no line explains yet. For money that went
 * out: receipts of the same amount of the 90 days before it, which may be what went back. The nearest first.
 */
export function linkCandidates(
  db: ReadDb,
  line: { readonly bookedOn: Day; readonly currency: CurrencyCode; readonly leftMinor: number },
  limit: number,
): LinkCandidate[] {
  const incoming = line.leftMinor > 0;
  const rows = db.rows<Omit<LinkCandidate, 'daysApart'>>(
    `SELECT * FROM (
       SELECT d.id AS "documentId", d.number, c.name AS "customerName", d.currency, d.issued_on AS "receivedOn",
         d.amount_minor AS "amountMinor", d.payer_name AS "payerName", d.reference,
         d.amount_minor - coalesce((SELECT sum(m.amount_minor) FROM bank_match m JOIN bank_line l ON l.id = m.line_id
           WHERE m.document_id = d.id AND m.voided_at IS NULL AND l.voided_at IS NULL AND l.amount_minor > 0), 0) AS "freeMinor"
       FROM document d JOIN customer c ON c.id = d.customer_id
       WHERE d.kind = 'receipt' AND d.voided_at IS NULL AND d.reversed_on IS NULL AND d.currency = :currency
         AND d.issued_on BETWEEN :from AND :to AND d.amount_minor >= :amount)
     WHERE ${incoming ? '"freeMinor"' : '"amountMinor"'} = :amount
     ORDER BY abs(julianday("receivedOn") - julianday(:on)), "documentId" LIMIT :limit`,
    {
      currency: line.currency,
      amount: Math.abs(line.leftMinor),
      on: line.bookedOn,
      from: addDays(line.bookedOn, incoming ? -NEAR_DAYS : -BOUNCE_DAYS),
      to: addDays(line.bookedOn, incoming ? NEAR_DAYS : 0),
      limit,
    },
  );
  return rows.map((row) => ({ ...row, daysApart: daysBetween(row.receivedOn, line.bookedOn) }));
}
