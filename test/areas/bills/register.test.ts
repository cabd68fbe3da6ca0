import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import type { BillId, CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');
let book: TestBook;
let customer: CustomerId;

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  customer = await book.customer('K1', { name: 'Bright Lamps' });
});
afterEach(() => book.close());

let serial = 0;
function bill(more: Record<string, unknown> = {}) {
  serial += 1;
  return {
    customerId: customer,
    kind: 'commercial_acceptance' as const,
    number: `1${String(serial).padStart(29, '0')}`,
    drawer: 'Bright Lamps',
    acceptor: 'Bright Lamps',
    currency: CNY,
    amountMinor: 100_000,
    issuedOn: on('2026-01-10'),
    receivedOn: on('2026-01-15'),
    maturesOn: on('2026-07-10'),
    ...more,
  };
}

async function add(more: Record<string, unknown> = {}): Promise<BillId> {
  return (await book.call('bills.add', bill(more))).billId;
}

async function exposure(asOf: string, knownAt?: TestBook['now']): Promise<number> {
  const { rows } = await book.call('bills.exposure', { asOf: on(asOf), ...(knownAt === undefined ? {} : { knownAt }) });
  return rows.reduce((sum, row) => sum + row.contingentMinor, 0);
}

describe('a receipt reversed by hand', () => {
  it('stays reversed when the dishonour entered after it was a mistake', async () => {
    await book.invoice(customer, 'INV1', '2026-01-02', 100_000, { dueOn: '2026-02-01' });
    const { billId, receiptId } = await book.call('bills.add', bill());
    const onDay = on('2026-06-05');
    await book.call('ledger.reverse', { documentId: receiptId, reversedOn: onDay, reason: 'bounced' });
    await book.call('bills.dishonour', { billId, on: onDay, reason: 'no cover' });
    await book.call('bills.correct', { billId, reason: 'another bill' });
    expect((await book.call('bills.get', { billId, asOf: on('2026-06-30') })).state).toBe('held');
    expect((await book.aging('2026-06-30')).ledgerMinor).toBe(100_000);
  });
});

describe('receiving a bill', () => {
  it('settles the invoice and stays in exposure: open 0.00, bills 1,000.00', async () => {
    const { itemId } = await book.invoice(customer, 'INV1', '2026-01-02', 100_000, { dueOn: '2026-02-01' });
    const added = await book.call('bills.add', bill({ allocations: [{ dueItemId: itemId, amountMinor: 100_000 }] }));
    expect(added).toMatchObject({ unappliedMinor: 0, warnings: [] });
    expect((await book.aging('2026-06-30')).totalMinor).toBe(0);
    expect(await exposure('2026-06-30')).toBe(100_000);
    expect(await exposure('2026-01-14')).toBe(0);
    const { rows } = await book.call('ledger.credits', { kind: 'receipt' });
    expect(rows).toMatchObject([{ method: 'bill', amountMinor: 100_000, reference: `1${String(serial).padStart(29, '0')}` }]); // prettier-ignore
  });

  it('keeps a 30-digit number as it is and refuses it a second time, until it was handed back', async () => {
    const number = '000012345678901234567890123456';
    const billId = await add({ number });
    const found = await book.call('bills.get', { billId, asOf: on('2026-06-30') });
    expect(found.number).toBe(number);
    expect(await book.ask('bills.add', bill({ number }))).toMatchObject({ ok: false, code: 'bill_number_taken' });
    await book.call('bills.return', { billId, on: on('2026-02-01'), reason: 'wrong name on it' });
    expect((await book.ask('bills.add', bill({ number, receivedOn: on('2026-02-03') }))).ok).toBe(true);
  });

  it.each([
    [{ maturesOn: on('2026-01-09') }, 'bill_days_disordered'],
    [{ receivedOn: on('2026-01-09') }, 'bill_days_disordered'],
    [{ maturesOn: undefined }, 'bill_maturity_missing'],
    [{ customerId: 999 }, 'customer_not_found'],
  ])('refuses %j: %s', async (more, code) => {
    const given = Object.fromEntries(Object.entries(bill(more)).filter(([, value]) => value !== undefined));
    expect(await book.ask('bills.add', given as ReturnType<typeof bill>)).toMatchObject({ ok: false, code });
    expect((await book.call('bills.list', { asOf: on('2026-06-30'), filter: 'all' })).total).toBe(0);
    expect((await book.call('ledger.credits', {})).total).toBe(0);
  });

  it('warns of a tenor beyond six months, of a bill received after it matured and of a number that is a digit short', async () => {
    const long = await book.call('bills.add', bill({ maturesOn: on('2026-07-11') }));
    expect(long.warnings).toEqual(['tenor_too_long']);
    const late = await book.call('bills.add', bill({ maturesOn: on('2026-01-14'), number: '12345678901234567890123456789' })); // prettier-ignore
    expect(late.warnings).toEqual(['matured_before_received', 'not_30_digits']);
  });

  it('takes the date on a cheque for its day of maturity', async () => {
    const billId = await add({ kind: 'cheque', number: '0077', maturesOn: on('2026-01-10') });
    const found = await book.call('bills.get', { billId, asOf: on('2026-01-16') });
    expect(found.deadlines.map(({ code, article, dueOn }) => [code, article, dueOn])).toEqual([
      ['presentation', '91', '2026-01-20'],
      ['rights', '17(2)', '2026-07-10'],
    ]);
  });
});

describe('what becomes of a bill', () => {
  it('honoured: out of exposure from that day on, the invoice stays settled', async () => {
    const { itemId } = await book.invoice(customer, 'INV1', '2026-01-02', 100_000, { dueOn: '2026-02-01' });
    const billId = await add({ allocations: [{ dueItemId: itemId, amountMinor: 100_000 }] });
    await book.call('bills.present', { billId, on: on('2026-07-10') });
    await book.call('bills.honour', { billId, on: on('2026-07-13') });
    expect(await exposure('2026-07-12')).toBe(100_000);
    expect(await exposure('2026-07-13')).toBe(0);
    expect((await book.aging('2026-07-13')).totalMinor).toBe(0);
  });

  it('refused: the debt is back at its original due date on that day, and earlier days do not move', async () => {
    const { itemId } = await book.invoice(customer, 'INV1', '2026-01-02', 100_000, { dueOn: '2026-02-01' });
    const billId = await add({ allocations: [{ dueItemId: itemId, amountMinor: 100_000 }] });
    const before = await book.aging('2026-07-12');
    await book.call('bills.dishonour', { billId, on: on('2026-07-13'), reason: 'account empty' });
    expect(await book.aging('2026-07-12')).toEqual(before);
    expect(await exposure('2026-07-12')).toBe(100_000);
    expect(await exposure('2026-07-13')).toBe(0);
    const { rows } = await book.call('ledger.items', { asOf: on('2026-07-13'), status: 'open' });
    expect(rows).toMatchObject([{ number: 'INV1', openMinor: 100_000, dueOn: '2026-02-01', daysLate: 162 }]);
    const found = await book.call('bills.get', { billId, asOf: on('2026-07-14') });
    expect(found).toMatchObject({ state: 'dishonoured', alarm: { code: 'notice_due', dueOn: '2026-07-16' } });
    expect(found.nextActs).toEqual(['notified', 'settled']);
    await book.call('bills.notify', { billId, on: on('2026-07-15'), to: 'Bright Lamps' });
    const told = await book.call('bills.get', { billId, asOf: on('2026-07-15') });
    expect(told.alarm).toMatchObject({ code: 'recourse_running', dueOn: '2027-01-13' });
  });

  it('discounted: proceeds and cost are shown, with recourse it stays in exposure', async () => {
    const billId = await add();
    expect(await book.ask('bills.discount', { billId, on: on('2026-03-01'), bank: 'ICBC', proceedsMinor: 100_001 })).toMatchObject({ ok: false, code: 'proceeds_exceed_bill' }); // prettier-ignore
    const done = await book.call('bills.discount', {
      billId,
      on: on('2026-03-01'),
      bank: 'ICBC',
      proceedsMinor: 98_750,
    });
    expect(done).toEqual({ state: 'discounted', discountCostMinor: 1_250 });
    expect(await exposure('2026-03-01')).toBe(100_000);
    expect((await book.call('bills.get', { billId, asOf: on('2026-03-02') })).discountCostMinor).toBe(1_250);
  });

  it('endorsed without recourse: nothing comes back', async () => {
    const billId = await add();
    await book.call('bills.endorse', { billId, on: on('2026-03-01'), to: 'Supplier', recourse: false });
    expect(await exposure('2026-02-28')).toBe(100_000);
    expect(await exposure('2026-03-01')).toBe(0);
    expect(await book.ask('bills.dishonour', { billId, on: on('2026-07-13'), reason: 'x' })).toMatchObject({ ok: false, code: 'bill_without_recourse' }); // prettier-ignore
  });

  it('paid for after it came back from a supplier: three months against the prior party', async () => {
    const billId = await add();
    await book.call('bills.endorse', { billId, on: on('2026-03-01'), to: 'Supplier' });
    await book.call('bills.dishonour', { billId, on: on('2026-07-13'), reason: 'refused' });
    await book.call('bills.payRecourse', { billId, on: on('2026-07-20'), to: 'Supplier', amountMinor: 100_000 });
    const found = await book.call('bills.get', { billId, asOf: on('2026-07-20') });
    expect(found.deadlines.find(({ code }) => code === 're_recourse')).toMatchObject({ dueOn: '2026-10-20' });
    await book.call('bills.settle', { billId, on: on('2026-09-01'), by: 'Bright Lamps' });
    expect(await book.call('bills.get', { billId, asOf: on('2026-09-01') })).toMatchObject({ state: 'settled', alarm: null, nextActs: [] }); // prettier-ignore
  });

  it('a receipt bounced by hand counts as open debt once, not as a bill too', async () => {
    const billId = await add();
    const { receiptId } = await book.call('bills.get', { billId, asOf: on('2026-06-30') });
    await book.call('ledger.reverse', { documentId: receiptId, reversedOn: on('2026-06-01'), reason: 'bounced' });
    expect(await exposure('2026-05-31')).toBe(100_000);
    expect(await exposure('2026-06-01')).toBe(0);
    const warned = async (asOf: string) => (await book.call('bills.get', { billId, asOf: on(asOf) })).warnings;
    expect(await warned('2026-05-31')).toEqual([]);
    expect(await warned('2026-06-01')).toEqual(['receipt_reversed']);
    await book.call('bills.dishonour', { billId, on: on('2026-06-01'), reason: 'bounced' });
    expect(await book.call('bills.get', { billId, asOf: on('2026-06-30') })).toMatchObject({ state: 'dishonoured', warnings: [] }); // prettier-ignore
  });
});

describe('taking back the last entry', () => {
  it('of a refusal: every day shows what it would have shown without it', async () => {
    const { itemId } = await book.invoice(customer, 'INV1', '2026-01-02', 100_000, { dueOn: '2026-02-01' });
    const billId = await add({ allocations: [{ dueItemId: itemId, amountMinor: 100_000 }] });
    const days = ['2026-02-15', '2026-07-12', '2026-07-13', '2026-08-01'];
    const plain = await Promise.all(days.map((asOf) => book.aging(asOf)));
    await book.call('bills.dishonour', { billId, on: on('2026-07-13'), reason: 'wrong bill' });
    const knownAt = book.now;
    expect(await book.call('bills.correct', { billId, reason: 'it was another one' })).toEqual({ undone: 'dishonoured', state: 'held' }); // prettier-ignore
    expect(await Promise.all(days.map((asOf) => book.aging(asOf)))).toEqual(plain);
    expect(await exposure('2026-08-01')).toBe(100_000);
    // What was believed in between can still be asked for.
    expect((await book.aging('2026-08-01', { knownAt })).totalMinor).toBe(100_000);
    expect(await exposure('2026-08-01', knownAt)).toBe(0);
    // The bill goes on as if nothing had been.
    await book.call('bills.dishonour', { billId, on: on('2026-07-20'), reason: 'now it is' });
    expect((await book.aging('2026-07-20')).totalMinor).toBe(100_000);
    expect((await book.aging('2026-07-19')).totalMinor).toBe(0);
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });

  it('all the way down: after a refusal taken back no day keeps a trace of the bill', async () => {
    const { itemId } = await book.invoice(customer, 'INV1', '2026-01-02', 100_000, { dueOn: '2026-02-01' });
    const billId = await add({ allocations: [{ dueItemId: itemId, amountMinor: 100_000 }] });
    await book.call('bills.dishonour', { billId, on: on('2026-07-13'), reason: 'wrong bill' });
    await book.call('bills.correct', { billId, reason: 'x' });
    const knownAt = book.now;
    await book.call('bills.correct', { billId, reason: 'never came' });
    for (const asOf of ['2026-01-20', '2026-07-12', '2026-07-13', '2026-12-31']) {
      expect(await book.aging(asOf)).toMatchObject({ totalMinor: 100_000, unappliedMinor: 0, billsHeldMinor: 0 });
      expect(await book.aging(asOf, { knownAt })).toMatchObject({ totalMinor: 0, billsHeldMinor: 100_000 });
    }
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });

  it('of the receiving: the bill and its receipt are gone, the number is free', async () => {
    const number = 'B-1';
    const billId = await add({ number });
    expect(await book.call('bills.correct', { billId, reason: 'keyed twice' })).toEqual({ undone: 'received', state: null }); // prettier-ignore
    expect(await book.ask('bills.get', { billId, asOf: on('2026-06-30') })).toMatchObject({ code: 'bill_not_found' });
    expect((await book.aging('2026-06-30')).totalMinor).toBe(0);
    expect(await exposure('2026-06-30')).toBe(0);
    expect((await book.ask('bills.add', bill({ number }))).ok).toBe(true);
  });
});

describe('the register', () => {
  it('lists by maturity, filters, sums per currency and state, and finds by number, drawer and customer', async () => {
    const soon = await add({ maturesOn: on('2026-07-05'), drawer: 'Moon Works' });
    const later = await add({ maturesOn: on('2026-07-10') });
    const usd = await add({ currency: currency('USD'), amountMinor: 30_000, maturesOn: on('2026-06-20') });
    const gone = await add();
    await book.call('bills.honour', { billId: gone, on: on('2026-06-15') });
    await book.call('bills.endorse', { billId: later, on: on('2026-06-01'), to: 'Supplier' });
    const ask = async (filter: 'open' | 'held' | 'maturing' | 'passed_on' | 'all', search?: string) => {
      const found = await book.call('bills.list', { asOf: on('2026-06-30'), filter, ...(search === undefined ? {} : { search }) }); // prettier-ignore
      return found.rows.map((row) => row.billId);
    };
    expect(await ask('open')).toEqual([usd, soon, later]);
    expect(await ask('held')).toEqual([usd, soon]);
    expect(await ask('passed_on')).toEqual([later]);
    expect(await ask('all')).toEqual([usd, soon, later, gone]);
    expect(await ask('all', 'moon')).toEqual([soon]);
    expect(await ask('all', 'bright lamps')).toHaveLength(4);
    const { sums, alarmCount } = await book.call('bills.list', { asOf: on('2026-06-30'), filter: 'open' });
    expect(sums).toEqual([
      { currency: 'CNY', state: 'endorsed', amountMinor: 100_000, contingentMinor: 100_000, count: 1 },
      { currency: 'CNY', state: 'held', amountMinor: 100_000, contingentMinor: 100_000, count: 1 },
      { currency: 'USD', state: 'held', amountMinor: 30_000, contingentMinor: 30_000, count: 1 },
    ]);
    expect(alarmCount).toBe(2);
    const alarms = await book.call('bills.alarms', { asOf: on('2026-06-30') });
    expect(alarms.rows.map((row) => [row.billId, row.alarm?.code, row.alarm?.level])).toEqual([
      [usd, 'present_now', 'red'],
      [soon, 'matures_soon', 'yellow'],
    ]);
  });

  it('gives the same exposure from the rows as from the rules, whatever happened', async () => {
    const steps = fc.array(
      fc.record({
        bill: fc.integer({ min: 0, max: 3 }),
        act: fc.constantFrom('endorse', 'discount', 'present', 'honour', 'dishonour', 'return', 'correct'),
        days: fc.integer({ min: 0, max: 30 }),
        recourse: fc.boolean(),
      }),
      { maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const ids = [await add(), await add(), await add(), await add()];
        const at = new Map(ids.map((id) => [id, day('2026-01-15')]));
        for (const { bill: index, act, days, recourse } of history) {
          const billId = ids[index] ?? ids[0];
          if (billId === undefined) continue;
          const step = { billId, on: addDays(at.get(billId) ?? day('2026-01-15'), days) };
          if (act === 'correct') await book.ask('bills.correct', { billId, reason: 'x' });
          else {
            const done =
              act === 'endorse' ? await book.ask('bills.endorse', { ...step, to: 'S', recourse })
              : act === 'discount' ? await book.ask('bills.discount', { ...step, bank: 'B', proceedsMinor: 99_000, recourse })
              : act === 'present' ? await book.ask('bills.present', step)
              : act === 'honour' ? await book.ask('bills.honour', step)
              : act === 'dishonour' ? await book.ask('bills.dishonour', { ...step, reason: 'r' })
              : await book.ask('bills.return', { ...step, reason: 'r' }); // prettier-ignore
            if (done.ok) at.set(billId, step.on);
          }
        }
        for (const asOf of ['2026-01-14', '2026-02-01', '2026-03-01', '2026-12-31']) {
          const { sums } = await book.call('bills.list', { asOf: on(asOf), filter: 'all' });
          expect(await exposure(asOf)).toBe(sums.reduce((sum, row) => sum + row.contingentMinor, 0));
          // A register that moves receipts about leaves the aging proved by the ledger.
          const { totalMinor, ledgerMinor } = await book.aging(asOf);
          expect(totalMinor).toBe(ledgerMinor);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
