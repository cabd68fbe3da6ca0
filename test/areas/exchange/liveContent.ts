import { hash } from 'node:crypto';
import type { TestBook } from '../book.ts';

/**
 * What lives in a book, without ids, moments of recording and whatever was undone: two books of the same facts are
 * equal in it, whatever way they came to them. A hash for the eye, the rows for the difference.
 */
export function liveContent(book: TestBook): { sha256: string; rows: string[] } {
  const db = book.service.keeper.book?.db;
  if (!db) throw new Error('no book is open');
  const tables = {
    customer: `SELECT code, name, name_key, search_text, short_name, tax_id, terms_days, language, phone, address, note FROM customer WHERE removed_at IS NULL`,
    document: `SELECT d.kind, c.code, d.number, d.currency, d.issued_on, d.amount_minor, d.unapplied_minor, d.method, d.payer_name, d.reference, d.note, d.reversed_on
      FROM document d JOIN customer c ON c.id = d.customer_id WHERE d.voided_at IS NULL`,
    due_item: `SELECT d.number, c.code, i.seq, i.currency, i.issued_on, i.due_on, i.due_basis, i.amount_minor, i.open_minor
      FROM due_item i JOIN document d ON d.id = i.document_id JOIN customer c ON c.id = i.customer_id WHERE i.voided_at IS NULL`,
    allocation: `SELECT d.number AS debit, k.number AS credit, a.amount_minor, a.effective_on, a.rule, a.actor, a.reversed_on
      FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id JOIN document k ON k.id = a.credit_id WHERE a.voided_at IS NULL`,
    credit_limit: `SELECT c.code, l.currency, l.amount_minor, l.from_on, l.until_on, l.reason FROM credit_limit l JOIN customer c ON c.id = l.customer_id WHERE l.voided_at IS NULL`,
    setting: `SELECT key, value_json FROM setting`,
  };
  const rows = Object.entries(tables).flatMap(([table, sql]) =>
    db.rows(sql).map((row) => `${table} ${JSON.stringify(row)}`),
  );
  rows.sort();
  return { sha256: hash('sha256', rows.join('\n'), 'hex'), rows };
}
