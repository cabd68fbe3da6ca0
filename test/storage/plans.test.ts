import fs from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { agingOf, overdueByCustomer } from '../../src-main/areas/aging/store.ts';
import { overdueOn } from '../../src-main/areas/effects/store.ts';
import { listItems } from '../../src-main/areas/ledger/store/read.ts';
import { ledgerBalances, unappliedByCustomer } from '../../src-main/areas/ledger/store/read.ts';
import { newlyOverdue } from '../../src-main/areas/signals/store.ts';
import { currency } from '../../src-main/kernel/currency.ts';
import { day } from '../../src-main/kernel/day.ts';
import type { CustomerId } from '../../src-main/kernel/ids.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import type { ReadDb, SqlValue } from '../../src-main/storage/database.ts';
import { openBook } from '../../src-main/storage/open.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { keep, newBookPath, practiceFile } from './support.ts';

let book: BookFile;
let made: Buffer | undefined;
beforeEach(async () => {
  made ??= fs.readFileSync(practiceFile());
  const file = newBookPath();
  fs.writeFileSync(file, made);
  book = keep(unwrap(await openBook(file)));
  book.sqlite.exec('ANALYZE');
});

const today = { asOf: day('2026-10-15') };
const past = { asOf: day('2026-07-15') };
const cny = currency('CNY');
const results = { ...today, from: day('2026-07-16'), currency: cny };

/** The plans of every hand-written statement that `work` runs, one step a line. */
function plansOf(work: (db: ReadDb) => unknown): string {
  const steps: string[] = [];
  const spy: ReadDb = {
    all: (query) => book.db.all(query),
    first: (query) => book.db.first(query),
    rows: <Row>(sql: string, params: Readonly<Record<string, SqlValue>> = {}) => {
      const plan = book.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
      steps.push(...plan.map((step) => step.detail));
      return book.db.rows<Row>(sql, params);
    },
  };
  work(spy);
  expect(steps).not.toEqual([]);
  return steps.join('\n');
}

/** Steps that read every row of one of the three large tables. Once is left to `item_at i`, which is no table. */
function whole(plan: string): string[] {
  const steps = plan.split('\n');
  const items = steps.filter((step) => step === 'SCAN i');
  return [
    ...items.slice(1),
    ...steps.filter((step) => /^SCAN (a|d|due_item|allocation|document)$|document_issued/.test(step)),
  ];
}

describe('query plans', () => {
  const question = { basis: 'due', bucketEnds: [7, 30, 60] } as const;

  it.each([
    ['the aging of today', (db: ReadDb) => agingOf(db, { ...today, ...question })],
    ['the aging of a past day', (db: ReadDb) => agingOf(db, { ...past, ...question })],
    ['the aging of one currency', (db: ReadDb) => agingOf(db, { ...today, ...question, currency: cny })],
    ['the quadrant', (db: ReadDb) => overdueByCustomer(db, { ...today, currency: cny })],
    ['newly overdue items', (db: ReadDb) => newlyOverdue(db, today, 7)],
    ['the items of a currency', (db: ReadDb) => listItems(db, { ...today, currency: cny })],
    ['what was overdue when results are counted', (db: ReadDb) => overdueOn(db, results, today.asOf)],
  ])('%s reads open items by a partial index, and what was undone by the days it took effect', (_name, work) => {
    const plan = plansOf(work);
    expect(plan).toMatch(/USING (COVERING )?INDEX due_item_open/);
    expect(plan).toMatch(/USING (COVERING )?INDEX allocation_effective/);
    expect(plan).toMatch(/USING INDEX allocation_reversed/);
    expect(whole(plan)).toEqual([]);
  });

  it('of unapplied credits uses their partial index', () => {
    const plan = plansOf((db) => unappliedByCustomer(db, today));
    expect(plan).toMatch(/USING (COVERING )?INDEX document_unapplied/);
    expect(whole(plan)).toEqual([]);
  });

  it('of the ledger balance reads the index alone', () => {
    expect(plansOf((db) => ledgerBalances(db, today))).toMatch(/USING COVERING INDEX document_ledger/);
  });

  it('of one customer’s items goes by the customer', () => {
    const plan = plansOf((db) => listItems(db, { ...today, customerId: 1 as CustomerId }));
    expect(plan).toMatch(/INDEX due_item_(open|customer)/);
    expect(whole(plan)).toEqual([]);
  });

  it('hold for as many items as the bench has: the same plan without statistics', () => {
    book.sqlite.exec('DROP TABLE IF EXISTS sqlite_stat4; DELETE FROM sqlite_stat1; ANALYZE sqlite_schema');
    const plan = plansOf((db) => agingOf(db, { ...today, ...question }));
    expect(plan).toMatch(/USING (COVERING )?INDEX due_item_open/);
    expect(plan).toMatch(/USING (COVERING )?INDEX allocation_effective/);
    expect(whole(plan)).toEqual([]);
  });
});
