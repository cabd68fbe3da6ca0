import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AllocationId, BatchId, CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { CreditKind, DebitKind, DueItemTable } from '../../../storage/schema.ts';
import { effectiveOn, type DueBasis } from '../rules.ts';

export interface NewDebit {
  readonly kind: DebitKind;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly note: string;
  readonly paper?: Paper;
  /** At least one; they add up to the amount (checked by the caller's rule and by `verify`). */
  readonly items: readonly NewItem[];
}

export interface NewItem {
  readonly dueOn: Day;
  readonly dueBasis: DueBasis;
  readonly amountMinor: number;
  readonly part?: DueItemTable['part'];
  readonly label?: string;
  readonly triggerKind?: DueItemTable['trigger_kind'];
  /** The day the terms count from, when it is not the document's own. */
  readonly triggerOn?: Day | null;
  /** False: that day is only expected and the due date provisional. */
  readonly triggerHappened?: boolean;
  readonly discountUntilOn?: Day | null;
  readonly discountBp?: number | null;
}

/** What the paper of a document says beside number, day and amount. */
export interface Paper {
  readonly purpose?: string;
  readonly parentId?: DocumentId | null;
  readonly contractNo?: string;
  readonly deliveredOn?: Day | null;
  readonly acceptedOn?: Day | null;
  readonly confirmedOn?: Day | null;
  readonly secured?: boolean;
  readonly lateRateBp?: number | null;
  readonly termsJson?: string;
}

export interface NewCredit {
  readonly kind: CreditKind;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly method: string | null;
  readonly payerName: string;
  readonly reference: string;
  readonly note: string;
  readonly paper?: Paper;
}

export interface Recording {
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly batchId?: BatchId | null;
}

export type AllocationProblem =
  | 'item_not_found'
  | 'allocation_exceeds_item'
  | 'allocation_exceeds_credit'
  | 'currency_mismatch'
  | 'customer_mismatch';

export function numberTaken(db: ReadDb, customerId: CustomerId, kind: DebitKind | CreditKind, number: string): boolean {
  const row = db.first(
    q
      .selectFrom('document')
      .select('id')
      .where('number', '=', number)
      .where('kind', '=', kind)
      .where('customer_id', '=', customerId)
      .where('voided_at', 'is', null),
  );
  return row !== undefined;
}

export function insertDebit(db: WriteDb, debit: NewDebit, { recordedAt, batchId = null }: Recording): DocumentId {
  const { items, issuedOn, customerId, amountMinor, ...rest } = debit;
  const documentId = insertDocument(db, {
    ...rest,
    customerId,
    issuedOn,
    amountMinor,
    unappliedMinor: 0,
    recordedAt,
    batchId,
  });
  items.forEach((item, index) => {
    db.run(
      q.insertInto('due_item').values({
        document_id: documentId,
        seq: index + 1,
        customer_id: customerId,
        currency: debit.currency,
        issued_on: issuedOn,
        due_on: item.dueOn,
        due_basis: item.dueBasis,
        amount_minor: item.amountMinor,
        open_minor: item.amountMinor,
        recorded_at: recordedAt,
        voided_at: null,
        part: item.part ?? 'whole',
        label: item.label ?? '',
        trigger_kind: item.triggerKind ?? 'document',
        trigger_on: item.triggerOn ?? null,
        trigger_happened: item.triggerHappened === false ? 0 : 1,
        original_due_on: null,
        discount_until_on: item.discountUntilOn ?? null,
        discount_bp: item.discountBp ?? null,
      }),
    );
  });
  return documentId;
}

export function insertCredit(db: WriteDb, credit: NewCredit, { recordedAt, batchId = null }: Recording): DocumentId {
  return insertDocument(db, { ...credit, unappliedMinor: credit.amountMinor, recordedAt, batchId });
}

function insertDocument(
  db: WriteDb,
  {
    paper = {},
    ...row
  }: Omit<NewCredit, 'kind' | 'method' | 'payerName' | 'reference'> & {
    readonly kind: DebitKind | CreditKind;
    readonly method?: string | null;
    readonly payerName?: string;
    readonly reference?: string;
    readonly unappliedMinor: number;
    readonly recordedAt: Instant;
    readonly batchId: BatchId | null;
  },
): DocumentId {
  const { lastId } = db.run(
    q.insertInto('document').values({
      kind: row.kind,
      customer_id: row.customerId,
      number: row.number,
      currency: row.currency,
      issued_on: row.issuedOn,
      amount_minor: row.amountMinor,
      method: row.method ?? null,
      payer_name: row.payerName ?? '',
      reference: row.reference ?? '',
      note: row.note,
      batch_id: row.batchId,
      source_row: null,
      recorded_at: row.recordedAt,
      voided_at: null,
      reversed_on: null,
      reversed_at: null,
      reversal_reason: '',
      unapplied_minor: row.unappliedMinor,
      purpose: paper.purpose ?? '',
      parent_id: paper.parentId ?? null,
      contract_no: paper.contractNo ?? '',
      delivered_on: paper.deliveredOn ?? null,
      accepted_on: paper.acceptedOn ?? null,
      confirmed_on: paper.confirmedOn ?? null,
      secured: paper.secured === true ? 1 : 0,
      late_rate_bp: paper.lateRateBp ?? null,
      terms_json: paper.termsJson ?? '',
    }),
  );
  return lastId as DocumentId;
}

/** Matches a credit with due items of the same customer and currency; refuses before the first row is written. */
export function allocate(
  db: WriteDb,
  creditId: DocumentId,
  lines: readonly { readonly dueItemId: DueItemId; readonly amountMinor: number }[],
  { recordedAt, actor, batchId = null, rule }: Recording & { readonly rule: string },
): Result<{ unappliedMinor: number; allocationIds: AllocationId[] }, AllocationProblem> {
  const credit = db.first(
    q
      .selectFrom('document')
      .select(['customer_id', 'currency', 'issued_on', 'unapplied_minor', 'number'])
      .where('id', '=', creditId),
  );
  if (!credit) throw new Error(`no credit ${creditId}`);
  const wanted = new Map<DueItemId, number>();
  for (const line of lines) wanted.set(line.dueItemId, (wanted.get(line.dueItemId) ?? 0) + line.amountMinor);
  const total = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  if (total > credit.unapplied_minor)
    return refuse('allocation_exceeds_credit', {
      number: credit.number,
      availableMinor: credit.unapplied_minor,
      currency: credit.currency,
    });
  const issued = new Map<DueItemId, Day>();
  for (const [dueItemId, amountMinor] of wanted) {
    const item = db.first(
      q
        .selectFrom('due_item as i')
        .innerJoin('document as d', 'd.id', 'i.document_id')
        .select(['i.customer_id', 'i.currency', 'i.issued_on', 'i.open_minor', 'd.number'])
        .where('i.id', '=', dueItemId)
        .where('i.voided_at', 'is', null),
    );
    if (!item) return refuse('item_not_found');
    if (item.customer_id !== credit.customer_id) return refuse('customer_mismatch', { number: item.number });
    if (item.currency !== credit.currency)
      return refuse('currency_mismatch', { number: item.number, currency: item.currency });
    if (amountMinor > item.open_minor)
      return refuse('allocation_exceeds_item', {
        number: item.number,
        openMinor: item.open_minor,
        currency: item.currency,
      });
    issued.set(dueItemId, item.issued_on);
  }
  const allocationIds: AllocationId[] = [];
  for (const { dueItemId, amountMinor } of lines) {
    const { lastId } = db.run(
      q.insertInto('allocation').values({
        due_item_id: dueItemId,
        credit_id: creditId,
        amount_minor: amountMinor,
        effective_on: effectiveOn(issued.get(dueItemId) ?? credit.issued_on, credit.issued_on),
        rule,
        actor,
        batch_id: batchId,
        recorded_at: recordedAt,
        voided_at: null,
        reversed_on: null,
        reversed_at: null,
        reversal_reason: '',
      }),
    );
    allocationIds.push(lastId as AllocationId);
  }
  refreshCaches(db, [...wanted.keys()], [creditId]);
  return ok({ unappliedMinor: credit.unapplied_minor - total, allocationIds });
}

export function reverseAllocations(
  db: WriteDb,
  allocations: readonly {
    readonly id: AllocationId;
    readonly due_item_id: DueItemId;
    readonly credit_id: DocumentId;
  }[],
  reversal: { readonly on: Day; readonly at: Instant; readonly reason: string },
): void {
  for (const { id } of allocations)
    db.run(
      q
        .updateTable('allocation')
        .set({ reversed_on: reversal.on, reversed_at: reversal.at, reversal_reason: reversal.reason })
        .where('id', '=', id),
    );
  refreshCaches(
    db,
    allocations.map((allocation) => allocation.due_item_id),
    allocations.map((allocation) => allocation.credit_id),
  );
}

/** Takes a credit and everything it is allocated to out of the figures from a day on; the ids of those allocations. */
export function reverseCredit(
  db: WriteDb,
  creditId: DocumentId,
  reversal: { readonly on: Day; readonly at: Instant; readonly reason: string },
): AllocationId[] {
  const standing = db.all(
    q
      .selectFrom('allocation')
      .select(['id', 'due_item_id', 'credit_id'])
      .where('credit_id', '=', creditId)
      .where('reversed_on', 'is', null)
      .where('voided_at', 'is', null),
  );
  db.run(
    q
      .updateTable('document')
      .set({ reversed_on: reversal.on, reversed_at: reversal.at, reversal_reason: reversal.reason, unapplied_minor: 0 })
      .where('id', '=', creditId),
  );
  reverseAllocations(db, standing, reversal);
  endEarlier(db, creditId, reversal);
  return standing.map((allocation) => allocation.id);
}

/**
 * Allocations taken back from a day after the reversal would settle an item, for the days between, with a credit that
 * counts no more. They are replaced by what is known now: the same allocation up to the day of the reversal. Reports as
 * known before keep the row they were made from.
 */
function endEarlier(
  db: WriteDb,
  creditId: DocumentId,
  reversal: { readonly on: Day; readonly at: Instant; readonly reason: string },
): void {
  const later = q
    .selectFrom('allocation')
    .where('credit_id', '=', creditId)
    .where('reversed_on', '>', reversal.on)
    .where('voided_at', 'is', null);
  for (const { id: _id, ...allocation } of db.all(later.selectAll()))
    db.run(
      q.insertInto('allocation').values({
        ...allocation,
        recorded_at: reversal.at,
        reversed_on: reversal.on,
        reversed_at: reversal.at,
        reversal_reason: reversal.reason,
      }),
    );
  db.run(
    q
      .updateTable('allocation')
      .set({ voided_at: reversal.at })
      .where('credit_id', '=', creditId)
      .where('reversed_on', '>', reversal.on)
      .where('voided_at', 'is', null),
  );
}

/**
 * The one writer of the kept amounts: what is open of these items and unapplied of these credits, from the facts.
 * Standing allocations count whatever their day; the reading side undoes what lies after its day.
 */
export function refreshCaches(db: WriteDb, items: readonly DueItemId[], credits: readonly DocumentId[]): void {
  const item = db.prepare(
    `UPDATE due_item SET open_minor = CASE WHEN voided_at IS NULL THEN amount_minor - coalesce(
       (SELECT sum(amount_minor) FROM allocation WHERE due_item_id = due_item.id AND reversed_on IS NULL AND voided_at IS NULL), 0) ELSE 0 END
     WHERE id = ?`,
  );
  const credit = db.prepare(
    `UPDATE document SET unapplied_minor = CASE WHEN voided_at IS NULL AND reversed_on IS NULL THEN amount_minor - coalesce(
       (SELECT sum(amount_minor) FROM allocation WHERE credit_id = document.id AND reversed_on IS NULL AND voided_at IS NULL), 0) ELSE 0 END
     WHERE id = ?`,
  );
  for (const itemId of new Set(items)) item(itemId);
  for (const creditId of new Set(credits)) credit(creditId);
}
