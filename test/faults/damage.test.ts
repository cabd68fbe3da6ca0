import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { chanceOf } from '../../src-main/areas/practice/rules/random.ts';
import { verifyAudit } from '../../src-main/storage/audit.ts';
import { openBook } from '../../src-main/storage/open.ts';
import { verifyBook } from '../../src-main/storage/verify.ts';
import { addCustomer, command, createdBook, practiceFile, temporaryFolder } from '../storage/support.ts';

const FLIPS = 240;

/** All that a file says: versions, schema, every row of every table. Two files that say the same are the same book. */
function everything(sqlite: Sqlite.Database): string {
  const tables = sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all() as string[]; // prettier-ignore
  return JSON.stringify([
    sqlite.pragma('user_version'),
    sqlite.pragma('application_id'),
    sqlite
      .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`)
      .all(),
    tables.map((table) => sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()),
  ]);
}

/** What a look at the file gives, or that it could not be looked at: SQLite's own errors count as an answer. */
function look<T>(file: string, work: (sqlite: Sqlite.Database) => T): T | 'damaged' {
  let sqlite: Sqlite.Database | null = null;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    return work(sqlite);
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return 'damaged';
    throw error;
  } finally {
    sqlite?.close();
  }
}

async function refused(file: string): Promise<boolean> {
  const opened = await openBook(file);
  if (opened.ok) opened.value.close();
  return !opened.ok;
}

describe('F12: flipped bits', () => {
  it(`are found wherever they change what the book says, ${FLIPS} places tried; quick_check alone misses some`, async () => {
    const source = practiceFile();
    const whole = fs.readFileSync(source);
    const said = look(source, everything);
    const file = path.join(temporaryFolder(), 'flipped.duewarden');
    const chance = chanceOf('flips');
    const tally = { harmless: 0, found: 0, undetected: 0, missedByQuickCheck: 0, missedByIntegrityCheck: 0 };
    const undetected: number[] = [];
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const at = flip < 20 ? chance.between(0, 99) : chance.between(0, whole.length - 1);
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
      fs.writeFileSync(file, bytes);
      if (look(file, everything) === said) {
        tally.harmless += 1;
        continue;
      }
      const quick = look(file, (sqlite) => sqlite.pragma('quick_check(1)', { simple: true }));
      const integrity = look(file, (sqlite) => sqlite.pragma('integrity_check(1)', { simple: true }));
      if (quick === 'ok') tally.missedByQuickCheck += 1;
      if (integrity === 'ok') tally.missedByIntegrityCheck += 1;
      const verdict = look(file, verifyBook);
      if (verdict === 'damaged' || !verdict.sound || (await refused(file))) tally.found += 1;
      else {
        tally.undetected += 1;
        undetected.push(at);
      }
    }
    expect(undetected).toEqual([]);
    expect(tally.found).toBeGreaterThan(FLIPS / 3);
    expect(tally.missedByQuickCheck).toBeGreaterThan(10);
    expect(tally.missedByIntegrityCheck).toBeGreaterThan(5);
    expect(tally.found + tally.harmless).toBe(FLIPS);
  }, 120_000);

  it('are found in a row of money, bit by bit', () => {
    const source = practiceFile();
    const whole = fs.readFileSync(source);
    const said = look(source, everything);
    const number = look(source, (sqlite) =>
      sqlite.prepare(`SELECT number FROM document WHERE kind = 'invoice' ORDER BY id LIMIT 1 OFFSET 700`).pluck().get(),
    );
    const file = path.join(temporaryFolder(), 'flipped.duewarden');
    // The number also stands in indexes and in what old pages left behind; the row is where a change is seen.
    const isRow = (place: number): boolean => {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      fs.writeFileSync(file, bytes);
      return look(file, everything) !== said;
    };
    const digits = Buffer.from(String(number));
    let at = whole.indexOf(digits);
    while (at > 0 && !isRow(at)) at = whole.indexOf(digits, at + 1);
    expect(at).toBeGreaterThan(0);
    let changed = 0;
    for (let bit = 0; bit < 8 * 40; bit += 3) {
      const bytes = Buffer.from(whole);
      const place = at - 10 + Math.floor(bit / 8);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (bit % 8));
      fs.writeFileSync(file, bytes);
      if (look(file, everything) === said) continue;
      changed += 1;
      const verdict = look(file, verifyBook);
      expect(verdict === 'damaged' || !verdict.sound, `byte ${place}, bit ${bit % 8}`).toBe(true);
    }
    expect(changed).toBeGreaterThan(80);
  });
});

describe('F26: a tampered audit', () => {
  let file: string;
  beforeEach(() => {
    const book = createdBook();
    for (let index = 1; index <= 12; index += 1) command(book, (db) => addCustomer(db, `K${index}`));
    book.close();
    ({ path: file } = book);
  });

  /** The first entry that does not fit, after SQL with the triggers out of the way; and what the full check says. */
  function badSeq(...statements: string[]): number | null {
    const sqlite = new Sqlite(file);
    try {
      sqlite.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete');
      for (const statement of statements) sqlite.exec(statement);
      const found = verifyAudit(sqlite).badSeq;
      const finding = verifyBook(sqlite).findings.find((one) => one.check === 'audit_chain');
      expect(finding?.detail ?? null).toBe(found === null ? null : `#${found}`);
      return found;
    } finally {
      sqlite.close();
    }
  }

  it('untouched but for the triggers, has no bad entry', () => {
    expect(badSeq()).toBeNull();
  });

  it.each(['at', 'actor', 'procedure', 'command_id', 'detail_json', 'content_digest', 'prev_hash', 'hash'])(
    'names the entry whose %s was edited',
    (column) => {
      const value = column === 'detail_json' ? `'[{}]'` : column === 'at' ? `'2026-10-15T04:00:00.999Z'` : `'edited'`;
      expect(badSeq(`UPDATE audit SET ${column} = ${value} WHERE seq = 7`)).toBe(7);
    },
  );

  it('names the first entry that is gone', () => {
    expect(badSeq('DELETE FROM audit WHERE seq = 5')).toBe(5);
  });

  it('names the first of several that are gone, also at the beginning', () => {
    expect(badSeq('DELETE FROM audit WHERE seq <= 3')).toBe(1);
  });

  it('names the place where an entry was put in, with or without renumbering', () => {
    const copy = `INSERT INTO audit SELECT 13, at, actor, procedure, command_id, detail_json, content_digest, prev_hash, 'new' FROM audit WHERE seq = 12`;
    expect(badSeq(copy)).toBe(13);
  });

  it('names the place where one was put in between', () => {
    const shift = 'UPDATE audit SET seq = -(seq + 1) WHERE seq >= 6; UPDATE audit SET seq = -seq WHERE seq < 0';
    const put = `INSERT INTO audit SELECT 6, at, 'intruder', procedure, command_id, detail_json, content_digest, prev_hash, 'new' FROM audit WHERE seq = 5`;
    expect(badSeq(shift, put)).toBe(6);
  });

  it('names the first of two that changed places', () => {
    const swap =
      'UPDATE audit SET seq = 99 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 9; UPDATE audit SET seq = 9 WHERE seq = 99';
    expect(badSeq(swap)).toBe(4);
  });

  it('whose end was cut off is found by the digest of what the rows hold now', () => {
    expect(badSeq('DELETE FROM audit WHERE seq > 10')).toBeNull();
    const sqlite = new Sqlite(file, { readonly: true });
    // The triggers that forbid it had to be dropped first, and that shows too.
    expect(verifyBook(sqlite).findings.map((one) => one.check)).toEqual(['schema', 'schema', 'content_digest']);
    sqlite.close();
  });
});
