import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AUDIT_ORIGIN, verifyAudit } from '../../src-main/storage/audit.ts';
import { addCustomer, command, createdBook, openedBook } from './support.ts';

describe('the audit chain', () => {
  it('links every entry to the one before by the hash that is written down here', () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'), 'first');
    command(book, (db) => addCustomer(db, 'K2'));
    const rows = book.db.rows<{ seq: number; at: string; detail_json: string; content_digest: string; prev_hash: string; hash: string }>(
      'SELECT * FROM audit ORDER BY seq',
    ); // prettier-ignore
    let previous = AUDIT_ORIGIN;
    rows.forEach((row, index) => {
      const text = JSON.stringify([index + 1, row.at, 'test', 'test', index === 0 ? 'first' : null, '[]', row.content_digest]); // prettier-ignore
      expect(row.seq).toBe(index + 1);
      expect(row.prev_hash).toBe(previous);
      expect(row.hash).toBe(hash('sha256', previous + text, 'hex'));
      previous = row.hash;
    });
    expect(verifyAudit(book.sqlite)).toMatchObject({ rows: 2, badSeq: null, head: { seq: 2, hash: previous } });
    expect(book.head.hash).toBe(previous);
  });

  it('has an origin for an empty book', () => {
    const book = createdBook();
    expect(verifyAudit(book.sqlite)).toMatchObject({ rows: 0, badSeq: null, head: { seq: 0, hash: AUDIT_ORIGIN } });
  });

  it('keeps what a command says it changed, in one text for one value', () => {
    const book = createdBook();
    book.command({ at: '2026-10-15T04:00:00.000Z' as never, actor: '顾敏', procedure: 'customers.save', commandId: null }, (_db, audit) => {
      audit({ entity: 'customer', id: 1, before: null, after: { name: '明达', code: 'K1' } });
      return { ok: true, value: null };
    }); // prettier-ignore
    const detail = book.db.rows<{ detail_json: string }>('SELECT detail_json FROM audit')[0]?.detail_json;
    expect(detail).toBe('[{"after":{"code":"K1","name":"明达"},"before":null,"entity":"customer","id":1}]');
  });

  it('goes on where it ended after closing', async () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'));
    book.close();
    const again = await openedBook(book.path);
    command(again, (db) => addCustomer(db, 'K2'));
    expect(verifyAudit(again.sqlite)).toMatchObject({ rows: 2, badSeq: null });
  });

  it('cannot be changed or shortened by statements that go the ordinary way', () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'));
    expect(() => book.sqlite.exec(`UPDATE audit SET actor = 'x'`)).toThrow('audit is append-only');
    expect(() => book.sqlite.exec('DELETE FROM audit')).toThrow('audit is append-only');
    expect(() => book.sqlite.exec(`INSERT OR REPLACE INTO audit SELECT seq, at, 'x', procedure, command_id, detail_json, content_digest, prev_hash, hash FROM audit`)).toThrow('audit is append-only'); // prettier-ignore
  });
});
