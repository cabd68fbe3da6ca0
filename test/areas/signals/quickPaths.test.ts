import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agingOf, openByCustomer, payments } from '../../../src-main/areas/aging/store.ts';
import { exposures } from '../../../src-main/areas/credit/exposure.ts';
import { limitsInForce } from '../../../src-main/areas/credit/store.ts';
import { effectiveSql, knownSql, pointParams, reversedSql, type PointInTime } from '../../../src-main/areas/ledger/store/asOf.ts'; // prettier-ignore
import { unappliedByCustomer } from '../../../src-main/areas/ledger/store/read.ts';
import { tradeByCustomer, yearFrom } from '../../../src-main/areas/reviews/facts.ts';
import { slowerBy, slowerFinding, slowerWindows } from '../../../src-main/areas/signals/rules.ts';
import { bookedBetween } from '../../../src-main/areas/signals/store.ts';
import { payingHabits } from '../../../src-main/areas/signals/store/receipts.ts';
import { readSettings } from '../../../src-main/areas/settings/store.ts';
import { currency, type CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { addDays, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { Database, type ReadDb } from '../../../src-main/storage/database.ts';
import { TestBook } from '../book.ts';
import { dayAt } from '../ledger/model.ts';
import { Play, step, when } from '../ledger/play.ts';

type Warnings = ReturnType<typeof readSettings>['warnings'];

/** What is read in one pass over everybody is what the rules say of each customer's own rows. */
describe('figures of all customers in one pass', () => {
  it('agree with the plain definitions over random histories', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 40 }),
        fc.array(fc.integer({ min: 40, max: 260 }), { minLength: 3, maxLength: 5 }),
        when,
        async (steps, offsets, back) => {
          const book = await TestBook.create('2026-01-01T00:00:00.000Z');
          try {
            const play = new Play(book);
            await play.start();
            let halfway = book.now;
            for (const [index, one] of steps.entries()) {
              await play.take(one);
              if (index === Math.floor(steps.length / 2)) halfway = book.now;
            }
            const db = dbOf(book);
            const warnings = { ...readSettings(db).warnings, slowerDays: 1, slowerShareBp: 500, slowerMinReceipts: 1 };
            for (const offset of offsets)
              for (const knownAt of [undefined, halfway]) {
                const point = { asOf: dayAt(offset), knownAt };
                compare(db, point, warnings, dayAt(offset - back));
              }
          } finally {
            await book.close();
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('agree with the plain definitions on the practice company', { timeout: 120_000 }, async () => {
    const book = await TestBook.create('2026-11-22T08:00:00.000Z');
    await book.call('book.openPractice', { language: 'zh' });
    const db = dbOf(book);
    const { warnings } = readSettings(db);
    let slower = 0;
    for (const asOf of ['2026-11-22', '2026-07-31'] as Day[])
      slower += compare(db, { asOf }, warnings, addDays(asOf, -75));
    expect(slower).toBeGreaterThan(0);
    await book.close();
  });
});

it('sees who pays slower though he used to pay before the day', async () => {
  const book = await TestBook.create('2026-11-22T08:00:00.000Z');
  const customerId = await book.customer('A');
  const pay = async (name: string, dueOn: string, late: number): Promise<void> => {
    const { itemId } = await book.invoice(customerId, name, '2026-01-02', 10_000, { dueOn });
    const receivedOn = addDays(dueOn as Day, late);
    const allocations = [{ dueItemId: itemId, amountMinor: 10_000 }];
    await book.call('ledger.addReceipt', { customerId, currency: currency('CNY'), receivedOn, amountMinor: 10_000, allocations }); // prettier-ignore
  };
  // 5.6 days early on average, then 4.6 days late: a rise of 10.2 days, with four of five paid late before and after.
  for (const [index, late] of [1, 1, 1, 1, -32].entries()) await pay(`P${index}`, `2026-05-${11 + index}`, late);
  for (const [index, late] of [6, 6, 6, 5, 0].entries()) await pay(`R${index}`, `2026-10-${11 + index}`, late);
  const { rows } = await book.call('signals.list', { asOf: '2026-11-22' as Day, include: 'all' });
  expect(rows.find(({ rule }) => rule === 'paying_slower')?.figures.slice(0, 2)).toEqual([
    { name: 'recentDaysLateTenths', unit: 'tenthsOfDay', value: 46 },
    { name: 'priorDaysLateTenths', unit: 'tenthsOfDay', value: -56 },
  ]);
  await book.close();
});

function dbOf(book: TestBook): ReadDb {
  const open = book.service.keeper.book;
  if (!open) throw new Error('the book is open');
  return new Database(open.sqlite);
}

/** How many pay slower, once everything was found equal. */
function compare(db: ReadDb, point: PointInTime, warnings: Warnings, earlier: Day): number {
  const { asOf } = point;
  const windows = slowerWindows(asOf);
  const customers = db.rows<{ id: CustomerId }>('SELECT id FROM customer ORDER BY id').map(({ id }) => id);
  const currencies = (['CNY', 'USD', 'EUR'] as const).map((code) => currency(code));

  const quick = new Map<string, unknown>();
  for (const { customerId, currency: code, slowing } of payingHabits(db, point, windows, warnings)) {
    const finding = slowing && slowerFinding(slowing.recent, slowing.prior, warnings);
    if (finding) quick.set(`${customerId}:${code}`, { ...finding, sinceOn: slowing.turnedOn ?? windows.recentFrom });
  }
  const plain = new Map<string, unknown>();
  for (const customerId of customers)
    for (const code of currencies) {
      const own = payments(db, { ...point, from: windows.priorFrom, customers: [customerId] }).filter((part) => part.currency === code); // prettier-ignore
      const finding = slowerBy(own, asOf, warnings);
      if (finding) plain.set(`${customerId}:${code}`, finding);
    }
  expect(new Map([...quick].sort())).toEqual(new Map([...plain].sort()));

  const allocations = (sql: string): string[] =>
    db.rows<object>(`SELECT due_item_id, credit_id, effective_on, amount_minor FROM (${sql})`, { ...pointParams(point), from: earlier }).map((row) => JSON.stringify(row)).sort(); // prettier-ignore
  expect(allocations(effectiveSql(point))).toEqual(
    allocations(`SELECT * FROM allocation a WHERE a.effective_on BETWEEN :from AND :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}`), // prettier-ignore
  );

  const limits = limitsInForce(db, point);
  const aging = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500] });
  for (const code of currencies) {
    const moved = owedOn(db, point, code);
    for (const [customerId, minor] of bookedBetween(db, point, { currency: code, after: earlier, until: asOf }))
      moved.set(customerId, (moved.get(customerId) ?? 0) - minor);
    expect(standing(moved)).toEqual(standing(owedOn(db, { ...point, asOf: earlier }, code)));
    expect(exposures(db, point, code, { aging, limits })).toEqual(exposures(db, point, code));
    expect(tradeByCustomer(db, { ...point, currency: code })).toEqual(plainTrade(db, point, code));
  }
  return quick.size;
}

function owedOn(db: ReadDb, point: PointInTime, code: CurrencyCode): Map<CustomerId, number> {
  const totals = openByCustomer(db, { ...point, currency: code });
  for (const { customerId, currency: of, unappliedMinor } of unappliedByCustomer(db, point))
    if (of === code) totals.set(customerId, (totals.get(customerId) ?? 0) - unappliedMinor);
  return totals;
}

function standing(totals: ReadonlyMap<CustomerId, number>): [CustomerId, number][] {
  return [...totals].filter(([, minor]) => minor !== 0).sort(([a], [b]) => a - b);
}

/** Every document looked at one by one. */
function plainTrade(db: ReadDb, point: PointInTime, code: CurrencyCode) {
  const trade = new Map<CustomerId, { salesMinor: number; firstOn: Day }>();
  const documents = db.rows<{ customerId: CustomerId; kind: string; currency: CurrencyCode; purpose: string; on: Day; minor: number }>(
    `SELECT d.customer_id AS "customerId", d.kind, d.currency, d.purpose, d.issued_on AS "on", d.amount_minor AS minor FROM document d
     WHERE d.issued_on <= :asOf AND d.kind IN ('invoice','debit_note','opening') AND ${knownSql(point, 'd')} ORDER BY d.issued_on`,
    pointParams(point),
  ); // prettier-ignore
  for (const { customerId, kind, currency: of, purpose, on, minor } of documents) {
    const known = trade.get(customerId) ?? { salesMinor: 0, firstOn: on };
    const sold = of === code && kind !== 'opening' && on >= yearFrom(point.asOf) && !['interest', 'cost', 'recovery'].includes(purpose); // prettier-ignore
    trade.set(customerId, { ...known, salesMinor: known.salesMinor + (sold ? minor : 0) });
  }
  return trade;
}
