import { beforeEach, describe, expect, it } from 'vitest';
import type { BookFile } from '../../src-main/storage/book.ts';
import { verifyBook } from '../../src-main/storage/verify.ts';
import { addCustomer, command, createdBook, insert, oneOfEverything, practiceBook } from './support.ts';

let book: BookFile;
beforeEach(() => {
  book = createdBook();
  command(book, oneOfEverything);
});

const allChecks = [
  'integrity', 'schema', 'references', 'audit_chain', 'content_digest', 'items_add_up', 'open_amounts', 'unapplied_amounts',
  'allocations_fit', 'issued_documents',
]; // prettier-ignore

/** Names of the checks that do not pass, after SQL past the product. */
function failing(...statements: string[]): string[] {
  book.sqlite.pragma('foreign_keys = OFF');
  for (const statement of statements) book.sqlite.exec(statement);
  const verdict = verifyBook(book.sqlite);
  expect(verdict.sound).toBe(verdict.findings.length === 0);
  expect(new Set(verdict.findings.map((finding) => finding.check))).toEqual(
    new Set(verdict.checks.filter((check) => !check.passed).map((check) => check.check)),
  );
  return verdict.checks.filter((check) => !check.passed).map((check) => check.check);
}

describe('verifying', () => {
  it('finds a book sound that went the ordinary way', () => {
    const verdict = verifyBook(book.sqlite);
    expect(verdict).toMatchObject({ sound: true, findings: [], auditHead: book.head.hash, auditRows: 1 });
    expect(verdict.checks.map((check) => check.check)).toEqual(allChecks);
    expect(verifyBook(practiceBook().sqlite).sound).toBe(true);
  });

  it('finds an amount changed past the product, by digest and by sum', () => {
    expect(failing('UPDATE document SET amount_minor = 1001 WHERE id = 1')).toEqual(['content_digest', 'items_add_up']);
  });

  it('finds an instalment that is missing', () => {
    expect(failing('DELETE FROM due_item')).toEqual(['references', 'content_digest', 'items_add_up']);
  });

  it('finds a changed rule of a table, a dropped index, and nothing wrong with one somebody added', () => {
    expect(failing('CREATE INDEX of_somebody ON customer (phone)')).toEqual([]);
    book.sqlite.unsafeMode(true);
    book.sqlite.pragma('writable_schema = ON');
    const loosened = `UPDATE sqlite_schema SET sql = replace(sql, 'amount_minor > 0', 'amount_minor > 9') WHERE name = 'document'`;
    expect(failing(loosened, 'DROP INDEX customer_parent')).toEqual(['schema']);
    expect(
      verifyBook(book.sqlite)
        .findings.map((finding) => finding.detail)
        .sort(),
    ).toEqual(['index customer_parent', 'table document']);
  });

  it('finds a wrong open amount, which no digest covers', () => {
    expect(failing('UPDATE due_item SET open_minor = 701')).toEqual(['open_amounts']);
  });

  it('finds a wrong unapplied amount', () => {
    expect(failing('UPDATE document SET unapplied_minor = 0')).toEqual(['unapplied_amounts']);
  });

  it('finds an open amount that was left on a voided item', () => {
    expect(failing(`UPDATE due_item SET voided_at = '2026-10-15T05:00:00.000Z'`)).toEqual(['content_digest', 'open_amounts']); // prettier-ignore
  });

  it('finds money of one customer on an item of another', () => {
    command(book, (db) => addCustomer(db, 'K2'));
    expect(failing('UPDATE document SET customer_id = 2 WHERE id = 2')).toEqual(['content_digest', 'allocations_fit']);
  });

  it('finds an allocation dated before the later of its documents', () => {
    expect(failing(`UPDATE allocation SET effective_on = '2026-09-19'`)).toEqual(['content_digest', 'allocations_fit']);
  });

  it('finds broken references with table and row', () => {
    expect(failing('UPDATE dispute SET due_item_id = 77')).toEqual(['references', 'content_digest']);
    expect(verifyBook(book.sqlite).findings[0]).toEqual({ check: 'references', detail: 'dispute #1 → due_item' });
  });

  it('finds an issued letter whose text is not what was issued', () => {
    const frozen = 'DROP TRIGGER issued_document_no_update';
    expect(failing(frozen, `UPDATE issued_document SET body = zeroblob(20)`)).toEqual(['schema', 'issued_documents']);
    expect(verifyBook(book.sqlite).findings).toEqual([
      { check: 'schema', detail: 'trigger issued_document_no_update' },
      { check: 'issued_documents', detail: 'L-1' },
    ]);
  });

  it('finds a row added past the product', () => {
    const other = createdBook();
    command(other, oneOfEverything);
    other.sqlite.exec(`INSERT INTO credit_limit (customer_id, currency, amount_minor, from_on, reason, recorded_at)
      VALUES (1, 'CNY', 9999999, '2026-01-01', 'please', '2026-10-15T04:00:00.000Z')`);
    expect(verifyBook(other.sqlite).findings.map((finding) => finding.check)).toEqual(['content_digest']);
  });

  it('lists at most twenty findings of a kind', () => {
    command(book, (db) => {
      for (let index = 0; index < 50; index += 1) insert(db, 'setting', { key: `k${index}`, value_json: '1' });
    });
    book.sqlite.pragma('foreign_keys = OFF');
    book.sqlite.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
      INSERT INTO dispute (due_item_id, customer_id, amount_minor, reason, opened_on, recorded_at)
      SELECT 1000 + i, 1, 1, 'price', '2026-10-01', '2026-10-15T04:00:00.000Z' FROM n`);
    const verdict = verifyBook(book.sqlite);
    expect(verdict.findings.filter((finding) => finding.check === 'references')).toHaveLength(20);
    expect(verdict.checks.find((check) => check.check === 'references')).toMatchObject({ passed: false, count: 50 });
  });
});
