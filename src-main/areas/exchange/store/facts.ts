import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId, TermId } from '../../../kernel/ids.ts';
import { q, type ReadDb } from '../../../storage/database.ts';
import type { BookFacts, KnownDebit } from '../rules/planned.ts';

/** The number of the newest audit entry: as long as it stays, a plan made before still fits the book. */
export function bookVersion(db: ReadDb): number {
  return db.first(q.selectFrom('audit').select((eb) => eb.fn.max('seq').as('seq')))?.seq ?? 0;
}

/** What planning asks of the book. Documents are looked up one number at a time, by an index that begins with it. */
export function bookFacts(db: ReadDb, defaultTermsDays: number): BookFacts {
  const customers = db.all(
    q
      .selectFrom('customer')
      .select(['id', 'code', 'name', 'tax_id as taxId', 'terms_days as termsDays'])
      .where('removed_at', 'is', null)
      .orderBy('id'),
  );
  const standing = new Set(
    db.rows<{ kind: string }>(`SELECT DISTINCT kind FROM document WHERE voided_at IS NULL`).map((row) => row.kind),
  );
  const hasDebits = [...standing].some((kind) => kind !== 'receipt' && kind !== 'credit_note' && kind !== 'write_off');
  return {
    customers,
    defaultTermsDays,
    debits: (number) => (hasDebits ? debitsNumbered(db, number) : []),
    hasCredit: (kind, number, customerId) =>
      standing.has(kind) &&
      db.rows(
        `SELECT 1 FROM document WHERE number = :number AND kind = :kind AND customer_id = :customerId AND voided_at IS NULL`,
        { number, kind, customerId },
      ).length > 0,
    receiptsLike: ({ customerId, currency, receivedOn, amountMinor, reference }) =>
      db.rows(
        `SELECT 1 FROM document WHERE customer_id = :customerId AND issued_on = :receivedOn AND kind = 'receipt' AND currency = :currency
           AND amount_minor = :amountMinor AND reference = :reference AND voided_at IS NULL`,
        { customerId, currency, receivedOn, amountMinor, reference },
      ).length,
  };
}

/** Customers who have a payment term. */
export function customerTerms(db: ReadDb): ReadonlyMap<CustomerId, TermId> {
  const rows = db.all(
    q
      .selectFrom('customer')
      .select(['id', 'payment_term_id as termId'])
      .where('removed_at', 'is', null)
      .where('payment_term_id', 'is not', null),
  );
  return new Map(rows.flatMap(({ id, termId }) => (termId === null ? [] : [[id, termId]])));
}

interface DebitRow {
  readonly documentId: DocumentId;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly dueItemId: DueItemId;
  readonly openMinor: number;
}

function debitsNumbered(db: ReadDb, number: string): KnownDebit[] {
  const rows = db.rows<DebitRow>(
    `SELECT d.id AS "documentId", d.customer_id AS "customerId", d.currency, d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor",
       i.id AS "dueItemId", i.open_minor AS "openMinor"
     FROM document d INDEXED BY document_number JOIN due_item i ON i.document_id = d.id
     WHERE d.number = :number AND d.voided_at IS NULL ORDER BY i.due_on, i.seq`,
    { number },
  );
  const debits = new Map<DocumentId, KnownDebit & { items: { dueItemId: DueItemId; openMinor: number }[] }>();
  for (const { dueItemId, openMinor, ...debit } of rows) {
    const known = debits.get(debit.documentId) ?? { ...debit, items: [] };
    known.items.push({ dueItemId, openMinor });
    debits.set(debit.documentId, known);
  }
  return [...debits.values()];
}
