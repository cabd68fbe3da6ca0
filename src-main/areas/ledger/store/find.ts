import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AllocationId, CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import { q, type ReadDb } from '../../../storage/database.ts';
import type { OpenDebt } from '../rules/openDebt.ts';

/** A standing document with its customer's name, as its columns. */
export function findDocument(db: ReadDb, documentId: DocumentId) {
  return db.first(
    q
      .selectFrom('document as d')
      .innerJoin('customer as c', 'c.id', 'd.customer_id')
      .selectAll('d')
      .select('c.name as customer_name')
      .where('d.id', '=', documentId)
      .where('d.voided_at', 'is', null),
  );
}

export function findItem(db: ReadDb, dueItemId: DueItemId) {
  return db.first(
    q
      .selectFrom('due_item')
      .select(['customer_id', 'currency', 'issued_on', 'open_minor'])
      .where('id', '=', dueItemId)
      .where('voided_at', 'is', null),
  );
}

export function findAllocation(db: ReadDb, allocationId: AllocationId) {
  return db.first(
    q
      .selectFrom('allocation')
      .select(['id', 'due_item_id', 'credit_id', 'effective_on', 'reversed_on'])
      .where('id', '=', allocationId)
      .where('voided_at', 'is', null),
  );
}

/** Standing discounts, bank charges and small balances that were let go together with a receipt. */
export function adjustmentsOf(db: ReadDb, receiptId: DocumentId): DocumentId[] {
  return db
    .all(
      q
        .selectFrom('document')
        .select('id')
        .where('parent_id', '=', receiptId)
        .where('purpose', 'in', ['discount', 'bank_charge', 'small_balance'])
        .where('voided_at', 'is', null)
        .where('reversed_on', 'is', null)
        .orderBy('id'),
    )
    .map((row) => row.id);
}

/** The number of a write-off for which money came in since; null for any other document. */
export function recoveredWriteOff(db: ReadDb, documentId: DocumentId): string | null {
  const recovery = db.first(
    q
      .selectFrom('document as r')
      .innerJoin('document as d', 'd.id', 'r.parent_id')
      .select('d.number')
      .where('r.parent_id', '=', documentId)
      .where('r.purpose', '=', 'recovery')
      .where('r.voided_at', 'is', null),
  );
  return recovery?.number ?? null;
}

/** What is open now whatever its day, oldest due first: a receipt may settle an invoice dated after it. */
export function openForProposal(
  db: ReadDb,
  customerId: CustomerId,
  currency: CurrencyCode,
  issuedUpTo: Day,
): OpenDebt[] {
  const rows = db.all(
    q
      .selectFrom('due_item as i')
      .innerJoin('document as d', 'd.id', 'i.document_id')
      .select(['i.id as dueItemId', 'i.document_id as documentId', 'd.number', 'i.issued_on as issuedOn'])
      .select(['i.due_on as dueOn', 'i.open_minor as openMinor', 'd.secured', 'd.late_rate_bp as lateRateBp'])
      .select(['i.discount_until_on as discountUntilOn', 'i.discount_bp as discountBp'])
      .select(['d.purpose', 'd.parent_id as parentId'])
      .where('i.customer_id', '=', customerId)
      .where('i.currency', '=', currency)
      .where('i.open_minor', '<>', 0)
      .where('i.issued_on', '<=', issuedUpTo)
      .orderBy('i.due_on')
      .orderBy('i.id'),
  );
  return rows.map((row) => ({ ...row, secured: row.secured === 1 }));
}
