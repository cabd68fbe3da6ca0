import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blocksAt } from '../../../src-main/areas/policy/blocks.ts';
import { day, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
let march: DueItemId;
let april: DueItemId;

beforeEach(async () => {
  book = await TestBook.create('2026-05-20T08:00:00.000Z');
  customerId = await book.customer('C1');
  march = (await book.invoice(customerId, 'INV-1', '2026-02-01', 50_000, { dueOn: '2026-03-01' })).itemId;
  april = (await book.invoice(customerId, 'INV-2', '2026-03-01', 60_000, { dueOn: '2026-04-01' })).itemId;
});
afterEach(() => book.close());

const made = (amountMinor: number | null, madeOn: string, dueOn: string | null, more: object = {}) => ({
  customerId,
  amountMinor,
  madeOn: day(madeOn),
  dueOn: dueOn === null ? null : day(dueOn),
  ...more,
});

async function promised(asOf: string) {
  const { rows } = await book.call('promises.list', { asOf: day(asOf) });
  return [...rows].sort((a, b) => a.promiseId - b.promiseId);
}

const states = async (asOf: string) => (await promised(asOf)).map(({ state }) => state);

describe('making a promise', () => {
  it('finds room beside a promise that is paid in part', async () => {
    const lines = (amountMinor: number) => ({ lines: [{ dueItemId: april, amountMinor }] });
    await book.call('promises.add', made(40_000, '2026-04-05', '2026-04-20', lines(40_000)));
    await book.receipt(customerId, '2026-04-08', 30_000, [{ dueItemId: april, amountMinor: 30_000 }]);
    const beside = await book.call('promises.add', made(20_000, '2026-04-09', '2026-04-30', { besides: true, ...lines(20_000) })); // prettier-ignore
    expect(beside).toMatchObject({ amountMinor: 20_000, warnings: ['not_written'] });
    expect(await book.ask('promises.add', made(1_00, '2026-04-09', '2026-04-30', { besides: true, ...lines(1_00) }))).toMatchObject({ code: 'nothing_to_promise' }); // prettier-ignore
  });

  it('lays an amount without invoices on the oldest due and marks it as assumed', async () => {
    const { promiseId, warnings } = await book.call('promises.add', made(80_000, '2026-04-05', '2026-04-10'));
    const { promise } = await book.call('promises.get', { promiseId, asOf: day('2026-04-05') });
    expect(promise).toMatchObject({ assumed: true, level: 1, state: 'open', spokenMinor: null });
    expect(promise.lines.map(({ number, amountMinor }) => [number, amountMinor])).toEqual([
      ['INV-1', 50_000],
      ['INV-2', 30_000],
    ]);
    expect(warnings).toContain('assumed');
  });

  it('counts no more than is open, and keeps the figure that was spoken', async () => {
    const { promiseId, amountMinor, warnings } = await book.call('promises.add', made(200_000, '2026-04-05', '2026-04-10')); // prettier-ignore
    expect(amountMinor).toBe(110_000);
    expect(warnings).toContain('capped');
    const { promise } = await book.call('promises.get', { promiseId, asOf: day('2026-04-05') });
    expect(promise).toMatchObject({ amountMinor: 110_000, spokenMinor: 200_000 });
  });

  it('refuses a day without a sum, a sum without a day, and days the wrong way round', async () => {
    const codes = [];
    for (const input of [
      made(null, '2026-04-05', '2026-04-10'),
      made(10_000, '2026-04-05', null),
      made(10_000, '2026-04-05', '2026-04-04'),
    ]) {
      // prettier-ignore
      const reply = await book.ask('promises.add', input);
      codes.push(reply.ok ? 'ok' : reply.code);
    }
    expect(codes).toEqual(['promise_amount_missing', 'promise_day_missing', 'promise_day_before']);
  });

  it('puts off the promise of an earlier call and counts the level', async () => {
    const first = await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10'));
    const second = await book.call('promises.add', made(50_000, '2026-04-09', '2026-04-15'));
    expect(second).toMatchObject({ replacedId: first.promiseId, level: 2 });
    const third = await book.call('promises.add', made(50_000, '2026-04-20', '2026-04-25'));
    expect(third).toMatchObject({ replacedId: null, level: 3 });
    const fourth = await book.call('promises.add', made(50_000, '2026-05-01', '2026-05-05'));
    expect(fourth.level).toBe(4);
    expect(fourth.warnings).toContain('max_postponements');
    expect(await states('2026-05-10')).toEqual(['superseded', 'broken', 'broken', 'broken']);
  });

  it('lets two promises of one call stand beside each other', async () => {
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10'));
    const rest = await book.call('promises.add', made(60_000, '2026-04-05', '2026-04-20'));
    expect(rest).toMatchObject({ replacedId: null, level: 1 });
    expect(await states('2026-04-06')).toEqual(['open', 'open']);
  });

  it('starts again at level 1 for the rest after a kept promise', async () => {
    await book.call('promises.add', made(20_000, '2026-04-05', '2026-04-10', { lines: [{ dueItemId: march, amountMinor: 20_000 }] })); // prettier-ignore
    await book.receipt(customerId, '2026-04-09', 20_000, [{ dueItemId: march, amountMinor: 20_000 }]);
    const rest = await book.call('promises.add', made(30_000, '2026-04-15', '2026-04-25', { lines: [{ dueItemId: march, amountMinor: 30_000 }] })); // prettier-ignore
    expect(rest.level).toBe(1);
  });
});

describe('judging by receipts', () => {
  const lines = () => [{ dueItemId: march, amountMinor: 50_000 }];

  it('goes by the day of the receipt, not the day it was keyed on', async () => {
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    expect(await states('2026-05-20')).toEqual(['broken']);
    await book.receipt(customerId, '2026-04-10', 50_000, [{ dueItemId: march, amountMinor: 50_000 }]);
    expect(await states('2026-05-20')).toEqual(['kept']);
  });

  it('opens the verdict again when the receipt is reversed, and writes down each change with its cause', async () => {
    const { promiseId } = await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    const receiptId = await book.receipt(customerId, '2026-04-10', 50_000, [{ dueItemId: march, amountMinor: 50_000 }]);
    await book.call('ledger.reverse', {
      documentId: receiptId,
      reversedOn: day('2026-04-20'),
      reason: 'bounced',
    });
    expect(await states('2026-04-19')).toEqual(['kept']);
    expect(await states('2026-04-20')).toEqual(['broken']);
    const { verdicts } = await book.call('promises.get', { promiseId, asOf: day('2026-05-20') });
    expect(verdicts.map(({ state, cause }) => [state, cause])).toEqual([
      ['broken', 'promises.add'],
      ['kept', 'ledger.addReceipt'],
      ['broken', 'ledger.reverse'],
    ]);
  });

  it('counts a bill on the day it is honoured', async () => {
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-30', { lines: lines() }));
    const { billId } = await book.call('bills.add', {
      customerId,
      kind: 'bank_acceptance',
      number: '130300',
      drawer: 'D',
      acceptor: 'Bank',
      currency: 'CNY' as never,
      amountMinor: 50_000,
      issuedOn: day('2026-04-06'),
      receivedOn: day('2026-04-08'),
      maturesOn: day('2026-04-28'),
      allocations: [{ dueItemId: march, amountMinor: 50_000 }],
    });
    expect(await states('2026-04-27')).toEqual(['open']);
    await book.call('bills.present', { billId, on: day('2026-04-26') });
    await book.call('bills.honour', { billId, on: day('2026-04-28') });
    expect(await states('2026-04-27')).toEqual(['open']);
    expect(await states('2026-04-28')).toEqual(['kept']);
  });

  it('is told as known at an earlier moment', async () => {
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    const knownAt = book.now;
    await book.receipt(customerId, '2026-04-10', 50_000, [{ dueItemId: march, amountMinor: 50_000 }]);
    const then = await book.call('promises.list', { asOf: day('2026-05-01'), knownAt });
    expect(then.rows.map(({ state }) => state)).toEqual(['broken']);
    expect(await states('2026-05-01')).toEqual(['kept']);
  });

  it('is over when a credit note settles what was promised', async () => {
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    await book.call('ledger.addCreditNote', {
      customerId,
      number: 'CN-1',
      currency: 'CNY' as never,
      issuedOn: day('2026-04-07'),
      amountMinor: 50_000,
      allocations: [{ dueItemId: march, amountMinor: 50_000 }],
    });
    expect(await states('2026-04-20')).toEqual(['superseded']);
  });

  it('is over when money from before it turns out to have paid the debt, and asks for the rest where it paid less', async () => {
    const old = await book.receipt(customerId, '2026-04-01', 50_000);
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    expect(await states('2026-04-20')).toEqual(['broken']);
    await book.call('ledger.allocate', { creditId: old, lines: [{ dueItemId: march, amountMinor: 20_000 }] });
    await book.receipt(customerId, '2026-04-09', 30_000, [{ dueItemId: march, amountMinor: 30_000 }]);
    expect(await states('2026-04-20')).toEqual(['kept']);
    const { rows } = await book.call('promises.list', { asOf: day('2026-04-20') });
    expect(rows.map(({ keptMinor }) => keptMinor)).toEqual([30_000]);
  });

  it('puts nobody on top of the list for a promise about a debt that old money had paid', async () => {
    const old = await book.receipt(customerId, '2026-04-01', 50_000);
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    await book.call('ledger.allocate', { creditId: old, lines: [{ dueItemId: march, amountMinor: 50_000 }] });
    expect(await states('2026-05-20')).toEqual(['superseded']);
    const { items } = await book.call('collections.today', { asOf: day('2026-05-20') });
    expect(items.flatMap(({ forced }) => forced.map(({ code }) => code))).not.toContain('promise_broken');
  });

  it('leaves no second promise where a credit note and the first took the whole invoice', async () => {
    const half = () => [{ dueItemId: march, amountMinor: 25_000 }];
    for (const dueOn of ['2026-04-10', '2026-04-20']) await book.call('promises.add', made(25_000, '2026-04-05', dueOn, { lines: half() })); // prettier-ignore
    await book.call('ledger.addCreditNote', {
      customerId,
      number: 'CN-1',
      currency: 'CNY' as never,
      issuedOn: day('2026-04-07'),
      amountMinor: 30_000,
      allocations: [{ dueItemId: march, amountMinor: 30_000 }],
    });
    expect(await states('2026-05-20')).toEqual(['broken', 'broken']);
    await book.receipt(customerId, '2026-04-09', 20_000, [{ dueItemId: march, amountMinor: 20_000 }]);
    expect(await states('2026-05-20')).toEqual(['kept', 'superseded']);
  });

  it('writes verdicts of time once, and nothing on a quiet day', async () => {
    book.now = '2026-04-06T08:00:00.000Z' as never;
    await book.close();
    book = await TestBook.create('2026-04-06T08:00:00.000Z');
    customerId = await book.customer('C1');
    march = (await book.invoice(customerId, 'INV-1', '2026-02-01', 50_000, { dueOn: '2026-03-01' })).itemId;
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { lines: lines() }));
    expect(await book.ask('promises.judge', { asOf: day('2026-04-06') })).toMatchObject({ code: 'nothing_to_judge' });
    expect(await book.call('promises.judge', { asOf: day('2026-04-12') })).toEqual({ changed: 1 });
    expect(await book.ask('promises.judge', { asOf: day('2026-04-12') })).toMatchObject({ code: 'nothing_to_judge' });
  });
});

describe('days of grace', () => {
  const blockedUntil = async (asOf: string): Promise<(Day | null)[]> => {
    const db = book.service.keeper.book?.db;
    if (db === undefined) throw new Error('the book is open');
    return (blocksAt(db, { asOf: day(asOf) }).get(customerId) ?? []).map(({ untilOn }) => untilOn);
  };

  it('are days banks work: a promise for a Friday is judged after Monday', async () => {
    await book.call('promises.add', made(50_000, '2026-04-05', '2026-04-10', { toleranceDays: 1 }));
    expect((await promised('2026-04-10'))[0]).toMatchObject({ graceOn: '2026-04-13' });
    expect(await blockedUntil('2026-04-12')).toEqual(['2026-04-13']);
    expect([await states('2026-04-13'), await states('2026-04-14')]).toEqual([['due'], ['broken']]);
    expect(await blockedUntil('2026-04-14')).toEqual([]);
    await book.receipt(customerId, '2026-04-13', 50_000, [{ dueItemId: march, amountMinor: 50_000 }]);
    expect(await states('2026-04-14')).toEqual(['kept_within']);
  });

  it('skip the holidays of the calendar, on today’s list too', async () => {
    await book.call('promises.add', made(50_000, '2026-04-20', '2026-04-30', { toleranceDays: 1 }));
    expect((await promised('2026-05-01'))[0]).toMatchObject({ graceOn: '2026-05-06', state: 'due' });
    expect([await states('2026-05-06'), await states('2026-05-07')]).toEqual([['due'], ['broken']]);
    const forced = async (asOf: string) => (await book.call('collections.today', { asOf: day(asOf) })).items.flatMap(({ forced }) => forced.map(({ code }) => code)); // prettier-ignore
    expect(await forced('2026-05-05')).not.toContain('promise_broken');
    expect(await forced('2026-05-07')).toContain('promise_broken');
  });
});

describe('a promise taken back or mistaken', () => {
  it('is withdrawn from its day on, and void from now on', async () => {
    const { promiseId } = await book.call('promises.add', made(50_000, '2026-05-05', '2026-05-30'));
    await book.call('promises.withdraw', {
      promiseId,
      withdrawnOn: day('2026-05-08'),
      by: 'customer',
      reason: 'no cash',
    });
    expect(await states('2026-05-07')).toEqual(['open']);
    expect(await states('2026-05-09')).toEqual(['withdrawn']);
    expect(await book.ask('promises.withdraw', { promiseId, withdrawnOn: day('2026-05-09'), by: 'us', reason: 'x' })).toMatchObject({ code: 'promise_closed' }); // prettier-ignore
    await book.call('promises.void', { promiseId, reason: 'wrong customer' });
    expect(await states('2026-05-20')).toEqual([]);
  });
});

describe('the kept rate', () => {
  it('is what came in time over what was promised, with the count beside it', async () => {
    await book.call('promises.add', made(50_000, '2026-03-05', '2026-03-10', { lines: [{ dueItemId: march, amountMinor: 50_000 }] })); // prettier-ignore
    await book.receipt(customerId, '2026-03-10', 50_000, [{ dueItemId: march, amountMinor: 50_000 }]);
    await book.call('promises.add', made(40_000, '2026-04-05', '2026-04-10', { lines: [{ dueItemId: april, amountMinor: 40_000 }] })); // prettier-ignore
    await book.receipt(customerId, '2026-04-10', 10_000, [{ dueItemId: april, amountMinor: 10_000 }]);
    const { rows } = await book.call('promises.keptRates', { asOf: day('2026-05-20') });
    expect(rows).toEqual([
      expect.objectContaining({ count: 2, keptCount: 1, promisedMinor: 90_000, keptMinor: 60_000, rateBp: 6_667, enough: false, brokenInARow: 1, brokenCount: 1 }), // prettier-ignore
    ]);
    expect((await book.call('promises.keptRates', { asOf: day('2027-04-10') })).rows).toEqual([]);
  });
});
