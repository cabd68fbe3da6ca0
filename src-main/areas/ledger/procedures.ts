import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { ledgerContract } from './contract.ts';
import { invoiceProcedures } from './invoicing.ts';
import { receiptProcedures } from './receipts.ts';
import { isCredit, withBalance } from './rules.ts';
import { findDocument } from './store/find.ts';
import { historyEntries } from './store/history.ts';
import { allocationsOf, findDocuments, listCredits, listItems, sumItems } from './store/read.ts';

export const ledgerProcedures: Handlers<typeof ledgerContract> = {
  'ledger.items': ({ db }, { sort, descending, offset, limit, ...filter }) =>
    ok({ rows: listItems(db, filter, { sort, descending, offset, limit }), ...sumItems(db, filter) }),

  'ledger.document': ({ db }, { documentId, asOf, knownAt }) => {
    const document = findDocument(db, documentId);
    if (!document) return refuse('document_not_found');
    const items = listItems(db, { asOf, knownAt, documentId, status: 'all' });
    const credit = isCredit(document.kind);
    return ok({
      documentId,
      kind: document.kind,
      number: document.number,
      customerId: document.customer_id,
      customerName: document.customer_name,
      currency: document.currency,
      issuedOn: document.issued_on,
      amountMinor: document.amount_minor,
      openMinor: credit ? document.unapplied_minor : items.reduce((sum, item) => sum + item.openMinor, 0),
      note: document.note,
      reversedOn: document.reversed_on,
      recordedAt: document.recorded_at,
      batchId: document.batch_id,
      items,
      allocations: allocationsOf(db, documentId),
    });
  },

  'ledger.credits': ({ db }, { offset, limit, ...filter }) => ok(listCredits(db, filter, { offset, limit })),

  'ledger.history': ({ db }, { customerId, currency, asOf, knownAt, offset, limit }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const entries = historyEntries(db, { customerId, asOf, knownAt });
    const currencies = [...new Set(entries.map((entry) => entry.currency))].filter(
      (code) => currency === undefined || code === currency,
    );
    const rows = currencies.flatMap((code) => withBalance(entries.filter((entry) => entry.currency === code)));
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },

  'ledger.find': ({ db }, { text, limit }) => ok({ rows: findDocuments(db, text, limit) }),

  ...invoiceProcedures,

  ...receiptProcedures,
};
