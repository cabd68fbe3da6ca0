import { flatFields, type PlainValue } from '../../kernel/changes.ts';
import type { FieldChange } from './contract.ts';

/**
 * Commands that only added rows, or took one allocation back, can be undone. Those that set values in place are changed
 * again by their own command; a reversal, a close, an issued letter stay.
 */
const undoable: ReadonlySet<string> = new Set([
  'ledger.addInvoice',
  'ledger.addReceipt',
  'ledger.addCreditNote',
  'ledger.allocate',
  'ledger.applyCredits',
  'ledger.unallocate',
  'invoices.redate',
  'disputes.open',
  'actions.add',
  'actions.rate',
  'actions.setDelayReason',
  'writeoffs.add',
  'writeoffs.small',
  'writeoffs.recover',
  'bank.match',
  'bank.link',
  'bills.add',
  'bills.endorse',
  'bills.discount',
  'bills.present',
  'bills.honour',
  'bills.notify',
  'bills.payRecourse',
  'bills.settle',
  'collections.logResult',
  'orders.add',
  'orders.invoice',
  'orders.cancel',
  'holds.confirmOrder',
  'holds.shipOrder',
  'holds.record',
  'holds.release',
  'holds.setStatus',
  'credit.setLimit',
  'scoring.record',
  'reviews.record',
]);

export function isUndoable(procedure: string): boolean {
  return undoable.has(procedure);
}

/** A record that is read back whole brings these along; whose it is the timeline itself tells. */
const ofTheRecord: ReadonlySet<string> = new Set(['id', 'recordedAt', 'customerId']);

/**
 * What one audited change says, field by field. `{before: {name: 'A', phone: ''}, after: {name: 'B', phone: ''}}` gives
 * `name: A → B`; without before and after every value told is new. Names of the record itself are left out.
 */
export function fieldChanges(change: unknown): FieldChange[] {
  if (!isRecord(change)) return [];
  const { entity: _entity, id: _id, customerId: _customerId, before, after, ...rest } = change;
  const [was, is] = [flatFields(before), flatFields(after)];
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter((field) => !ofTheRecord.has(field));
  return [
    ...fields
      .map((field) => ({ field, before: valueOf(was.get(field)), after: valueOf(is.get(field)) }))
      .filter((one) => one.before !== one.after),
    ...[...flatFields(rest)]
      .map(([field, value]) => ({ field, before: null, after: valueOf(value) }))
      .filter((one) => one.after !== null),
  ];
}

/** An empty text says nothing. */
function valueOf(value: PlainValue | undefined): PlainValue {
  return value === undefined || value === '' ? null : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
