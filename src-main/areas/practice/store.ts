import type { CustomerId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import { id } from '../../kernel/ids.ts';
import type { SqlValue, WriteDb } from '../../storage/database.ts';
import { insertCustomer } from '../customers/store.ts';
import type { CreditFact, CustomerFact, DebitFact, Facts, ItemFact } from './rules/facts.ts';

/** Writes all rows of the practice company with their caches. The book must be empty but for its settings. */
export function insertFacts(db: WriteDb, facts: Facts, actor: string): void {
  const customers = new Map<CustomerFact, CustomerId>();
  for (const customer of facts.customers) customers.set(customer, insertCustomer(db, customer, customer));
  const of = <Key, Id>(ids: ReadonlyMap<Key, Id>, key: Key): Id => {
    const found = ids.get(key);
    if (found === undefined) throw new Error('a row of the practice company is missing');
    return found;
  };

  const limit = inserter(db, 'credit_limit', ['customer_id', 'currency', 'amount_minor', 'from_on', 'reason', 'recorded_at']); // prettier-ignore
  for (const row of facts.limits)
    limit(of(customers, row.customer), row.currency, row.amountMinor, row.fromOn, row.reason, row.recordedAt);

  const document = inserter(db, 'document', [
    'kind', 'customer_id', 'number', 'currency', 'issued_on', 'amount_minor', 'method', 'payer_name', 'reference', 'note',
    'recorded_at', 'reversed_on', 'reversed_at', 'reversal_reason', 'unapplied_minor',
  ]); // prettier-ignore
  const dueItem = inserter(db, 'due_item', [
    'document_id', 'seq', 'customer_id', 'currency', 'issued_on', 'due_on', 'due_basis', 'amount_minor', 'recorded_at', 'open_minor',
  ]); // prettier-ignore
  const items = new Map<ItemFact, DueItemId>();
  const credits = new Map<CreditFact, DocumentId>();
  for (const row of inOrder(facts)) {
    const customer = of(customers, row.customer);
    const head = [row.kind, customer, row.number, row.currency, row.issuedOn, row.amountMinor];
    if ('items' in row) {
      const documentId = document(...head, null, '', '', row.note, row.recordedAt, null, null, '', 0);
      for (const item of row.items) {
        const { seq, dueOn, dueBasis, amountMinor, openMinor } = item;
        const itemId = dueItem(documentId, seq, customer, row.currency, row.issuedOn, dueOn, dueBasis, amountMinor, row.recordedAt, openMinor); // prettier-ignore
        items.set(item, id<'dueItem'>(itemId));
      }
    } else {
      const { method, payerName, reference, note, recordedAt, reversal, unappliedMinor } = row;
      const tail = [reversal?.on ?? null, reversal?.at ?? null, reversal?.reason ?? '', unappliedMinor];
      credits.set(row, id<'document'>(document(...head, method, payerName, reference, note, recordedAt, ...tail)));
    }
  }

  const allocation = inserter(db, 'allocation', [
    'due_item_id', 'credit_id', 'amount_minor', 'effective_on', 'rule', 'actor', 'recorded_at', 'reversed_on', 'reversed_at', 'reversal_reason',
  ]); // prettier-ignore
  for (const { item, credit, amountMinor, effectiveOn, rule, recordedAt, reversal } of facts.allocations)
    allocation(of(items, item), of(credits, credit), amountMinor, effectiveOn, rule, actor, recordedAt, reversal?.on ?? null, reversal?.at ?? null, reversal?.reason ?? ''); // prettier-ignore

  const dispute = inserter(db, 'dispute', [
    'due_item_id', 'customer_id', 'amount_minor', 'reason', 'note', 'opened_on', 'recorded_at', 'resolved_on', 'resolved_at', 'outcome', 'resolution_note',
  ]); // prettier-ignore
  for (const { item, amountMinor, reason, note, openedOn, recordedAt, resolution } of facts.disputes)
    dispute(of(items, item), of(customers, item.debit.customer), amountMinor, reason, note, openedOn, recordedAt, resolution?.on ?? null, resolution?.at ?? null, resolution?.outcome ?? null, resolution?.note ?? ''); // prettier-ignore

  const bill = inserter(db, 'bill', [
    'receipt_id', 'customer_id', 'kind', 'number', 'drawer', 'acceptor', 'currency', 'amount_minor', 'issued_on', 'received_on', 'matures_on',
    'endorsable', 'note', 'recorded_at',
  ]); // prettier-ignore
  const billEvent = inserter(db, 'bill_event', ['bill_id', 'kind', 'on_day', 'counterparty', 'amount_minor', 'recourse', 'note', 'actor', 'recorded_at']); // prettier-ignore
  for (const { receipt, events, ...row } of facts.bills) {
    const { customer, currency, amountMinor, issuedOn, recordedAt } = receipt;
    const billId = bill(
      of(credits, receipt), of(customers, customer), row.kind, row.number, row.drawer, row.acceptor, currency, amountMinor, row.issuedOn,
      issuedOn, row.maturesOn, row.endorsable ? 1 : 0, row.note, recordedAt,
    ); // prettier-ignore
    for (const event of events)
      billEvent(billId, event.kind, event.on, event.counterparty, event.amountMinor, event.recourse === null ? null : Number(event.recourse), event.note, actor, event.recordedAt); // prettier-ignore
  }
}

/** Debits and credits as they were keyed in: row numbers then tell the same order as the record. */
function inOrder(facts: Facts): (DebitFact | CreditFact)[] {
  return [...facts.debits, ...facts.credits].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0)); // prettier-ignore
}

function inserter(db: WriteDb, table: string, columns: readonly string[]): (...values: SqlValue[]) => number {
  const run = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  return (...values) => run(...values).lastId;
}
