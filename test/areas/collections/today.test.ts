import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

let book: TestBook;
afterEach(() => book.close());

const today = on('2026-11-22');
const names = (rows: readonly { readonly customerCode: string }[]): string[] => rows.map((row) => row.customerCode);
const ask = (asOf: Day = today) => book.call('collections.today', { asOf });
const hiddenAs = async (code: string, asOf: Day = today) =>
  (await ask(asOf)).hidden.find((row) => row.customerCode === code);

async function called(customerId: CustomerId, onDay: Day, more: Record<string, unknown> = {}): Promise<void> {
  await book.call('actions.add', {
    customerId,
    onDay,
    channel: 'phone',
    result: 'reached',
    nextOn: addDays(onDay, 10),
    nextAction: 'call',
    contactName: 'Li',
    contactRole: 'finance',
    ...more,
  } as never);
}

describe('the list of a day', () => {
  it('ranks by score, counts disputes and other currencies, and names a missing rate', async () => {
    book = await TestBook.create();
    const [a, b, c, d] = [await book.customer('A'), await book.customer('B'), await book.customer('C'), await book.customer('D')]; // prettier-ignore
    await book.invoice(a, 'A1', '2026-07-01', 320_000_00, { dueOn: '2026-08-19' });
    const disputed = await book.invoice(b, 'B1', '2026-10-01', 410_000_00, { dueOn: '2026-11-02' });
    await book.call('disputes.open', { dueItemId: disputed.itemId, amountMinor: 10_000_00, openedOn: on('2026-11-05'), reason: 'quality' }); // prettier-ignore
    await book.invoice(c, 'C1', '2026-10-01', 50_000_00, { dueOn: '2026-11-02', currency: 'USD' });
    await book.invoice(d, 'D1', '2026-10-01', 70_000_00, { dueOn: '2026-11-02', currency: 'EUR' });
    await book.call('rates.save', { currency: currency('USD'), onDay: on('2026-10-31'), rate: '7.1', source: 'bank' });

    const { items, hidden, scoredCount, forcedCount } = await ask();
    expect(items.map(({ customerCode, priority, noRate }) => [customerCode, priority, noRate])).toEqual([
      ['A', 576_000, []],
      ['C', 355_000, []],
      ['B', 205_000, []],
      ['D', 70_000, ['EUR']],
    ]);
    expect({ hidden, scoredCount, forcedCount }).toEqual({ hidden: [], scoredCount: 4, forcedCount: 0 });
    expect(items[1]?.debts).toMatchObject([{ currency: 'USD', overdueMinor: 50_000_00, baseMinor: 355_000_00, rate: { rate: '7.1' } }]); // prettier-ignore
  });

  it('ages by the oldest item that is not in dispute', async () => {
    book = await TestBook.create();
    const a = await book.customer('A');
    const old = await book.invoice(a, 'A1', '2026-01-01', 100_00, { dueOn: '2026-03-01' });
    await book.invoice(a, 'A2', '2026-10-01', 900_00, { dueOn: '2026-11-12' });
    expect((await ask()).items[0]).toMatchObject({ oldestDays: 266, priority: 1200 });
    await book.call('disputes.open', { dueItemId: old.itemId, amountMinor: 100_00, openedOn: on('2026-11-05'), reason: 'price' }); // prettier-ignore
    expect((await ask()).items[0]).toMatchObject({ oldestDays: 10, priority: 500 });
  });

  it('leaves a customer in peace after a call and has it back on the day that was set', async () => {
    book = await TestBook.create();
    const a = await book.customer('A');
    await book.invoice(a, 'A1', '2026-08-01', 900_00, { dueOn: '2026-10-12' });
    await called(a, on('2026-11-12'));
    expect(await hiddenAs('A', on('2026-11-12'))).toMatchObject({ reason: 'worked', backOn: '2026-11-22' });
    expect(await hiddenAs('A', on('2026-11-14'))).toMatchObject({ reason: 'contacted', backOn: '2026-11-22' });
    expect(await hiddenAs('A', on('2026-11-21'))).toMatchObject({ reason: 'scheduled', backOn: '2026-11-22' });
    expect((await ask()).items).toMatchObject([
      { customerCode: 'A', forced: [{ code: 'action_due', on: '2026-11-22' }] },
    ]);
    await called(a, today);
    expect(await ask()).toMatchObject({ items: [], doneCount: 1 });
  });

  it('puts off with a reason, for no longer than told, and takes it back', async () => {
    book = await TestBook.create();
    const a = await book.customer('A');
    await book.invoice(a, 'A1', '2026-08-01', 900_00, { dueOn: '2026-10-12' });
    const wish = { customerId: a, fromOn: today, untilOn: on('2026-11-26'), reason: 'accountant on leave' };
    await book.call('collections.hide', wish);
    expect(await hiddenAs('A')).toMatchObject({ reason: 'put_off', backOn: '2026-11-26', note: 'accountant on leave' });
    expect(names((await ask(on('2026-11-26'))).items)).toEqual(['A']);
    await book.call('collections.unhide', { customerId: a });
    expect(names((await ask()).items)).toEqual(['A']);
    expect(await book.ask('collections.unhide', { customerId: a })).toMatchObject({ ok: false, code: 'not_put_off' });
    expect(await book.ask('collections.hide', { ...wish, untilOn: today })).toMatchObject({
      code: 'hide_until_not_later',
    });
  });

  it('gives all that are forced and the first of the others, and more when asked', async () => {
    book = await TestBook.create();
    const settings = await book.call('settings.get', {});
    await book.call('settings.update', { worklist: { ...settings.worklist, listSize: 5 } });
    for (let nr = 1; nr <= 8; nr += 1) {
      const id = await book.customer(`K${nr}`);
      await book.invoice(id, `I${nr}`, '2026-08-01', nr * 100_00, { dueOn: '2026-11-01' });
      if (nr <= 2) await called(id, on('2026-11-05'), { nextOn: on('2026-11-20') });
    }
    const first = await ask();
    expect(names(first.items)).toEqual(['K2', 'K1', 'K8', 'K7', 'K6', 'K5', 'K4']);
    expect([first.forcedCount, first.scoredCount]).toEqual([2, 6]);
    const whole = await book.call('collections.today', { asOf: today, limit: 100 });
    expect(names(whole.items)).toEqual(['K2', 'K1', 'K8', 'K7', 'K6', 'K5', 'K4', 'K3']);
  });

  it('forgets nobody and shows nobody twice, whatever was done', async () => {
    const doing = fc.record({
      days: fc.integer({ min: -20, max: 200 }),
      amount: fc.integer({ min: 1, max: 5_000_00 }),
      paid: fc.integer({ min: 0, max: 6_000_00 }),
      apply: fc.boolean(),
      dispute: fc.constantFrom(0, 50, 100),
      calledAgo: fc.option(fc.integer({ min: 0, max: 9 })),
      putOff: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 6 }), async (customers) => {
        book = await TestBook.create();
        try {
          for (const [nr, it] of customers.entries()) {
            const id = await book.customer(`K${nr}`);
            const dueOn = addDays(today, -it.days);
            const { itemId } = await book.invoice(id, `I${nr}`, addDays(dueOn, -30), it.amount, { dueOn });
            const paid = it.apply ? Math.min(it.paid, it.amount) : it.paid;
            if (paid > 0)
              await book.receipt(
                id,
                addDays(today, -1),
                paid,
                it.apply ? [{ dueItemId: itemId, amountMinor: paid }] : [],
              );
            const open = it.amount - (it.apply ? paid : 0);
            const disputed = Math.floor((open * it.dispute) / 100);
            if (disputed > 0)
              await book.call('disputes.open', { dueItemId: itemId, amountMinor: disputed, openedOn: addDays(today, -1), reason: 'other' }); // prettier-ignore
            if (it.calledAgo !== null) await called(id, addDays(today, -it.calledAgo));
            if (it.putOff)
              await book.call('collections.hide', { customerId: id, fromOn: today, untilOn: addDays(today, 3), reason: 'x' }); // prettier-ignore
          }
          for (const asOf of [today, addDays(today, 3), addDays(today, 30)]) {
            const { items, hidden, base } = await book.call('collections.today', { asOf, limit: 1000 });
            const { rows } = await book.call('aging.customers', { asOf, currency: base, limit: 100 });
            const overdue = rows.filter((row) => row.overdueMinor > 0).map((row) => row.customerCode);
            const forced = items.filter((item) => item.forced.length > 0 && item.overdueMinor === 0);
            const seen = [...names(items), ...names(hidden)];
            expect(new Set(seen).size).toBe(seen.length);
            expect(seen.sort()).toEqual([...new Set([...overdue, ...names(forced)])].sort());
            for (const { chips, priority } of [...items, ...hidden])
              expect(chips.reduce((sum, { points }) => sum + points, 0)).toBe(priority);
          }
        } finally {
          await book.close();
        }
      }),
      { numRuns: 8 },
    );
    book = await TestBook.create();
  });
});

describe('limitation on the list of a day', () => {
  it('puts the debt on top before its provable day, doubles its points earlier, and reads no younger one', async () => {
    book = await TestBook.create();
    const [a, b, c] = [await book.customer('A'), await book.customer('B'), await book.customer('C')];
    await book.invoice(a, 'A1', '2023-12-01', 100_00, { dueOn: '2024-01-10' });
    await book.invoice(b, 'B1', '2024-03-01', 100_00, { dueOn: '2024-05-10' });
    await book.invoice(c, 'C1', '2024-06-01', 100_00, { dueOn: '2024-07-10' });
    const { items } = await ask();
    const limited = items.map(({ customerCode, forced, chips }) => [
      customerCode,
      forced.map(({ code, reference }) => `${code} ${reference}`),
      chips.some(({ code }) => code === 'limitation'),
    ]);
    expect(limited).toEqual([
      ['A', ['limitation A1'], true],
      ['B', [], true],
      ['C', [], false],
    ]);
  });
});

describe('limitation of who is left alone', () => {
  const invoiceOf = async (customerId: CustomerId, number: string, dueOn: string) =>
    (await book.invoice(customerId, number, '2023-01-01', 1_000_00, { dueOn })).itemId;
  const listed = async (asOf: Day = today) =>
    (await ask(asOf)).items.map(({ customerCode, forced, leftAlone }) => [customerCode, forced.map(({ code }) => code), leftAlone?.kind ?? null]); // prettier-ignore

  it('is seen, and asks for a paper, until an event that is proved starts the period anew', async () => {
    book = await TestBook.create();
    const [a, b, c] = [await book.customer('A'), await book.customer('B'), await book.customer('C')];
    const dueItemId = await invoiceOf(a, 'A1', '2024-01-10');
    await invoiceOf(b, 'B1', '2024-01-05');
    await invoiceOf(c, 'C1', '2024-08-01');
    await book.call('policy.override', { customerId: a, kind: 'exclude', fromOn: on('2026-10-01'), reason: 'family of the owner' }); // prettier-ignore
    await book.call('policy.override', { customerId: b, kind: 'pause', fromOn: on('2026-11-01'), untilOn: on('2026-12-31'), reason: 'new owner' }); // prettier-ignore
    await book.call('policy.override', { customerId: c, kind: 'exclude', fromOn: on('2026-10-01'), reason: 'ours to mend' }); // prettier-ignore

    expect(await listed()).toEqual([
      ['A', ['limitation'], 'excluded'],
      ['B', ['limitation'], 'paused'],
    ]);
    expect((await ask()).items[1]?.leftAlone).toEqual({ kind: 'paused', backOn: '2027-01-01', note: 'new owner' });
    expect(await hiddenAs('C')).toMatchObject({ reason: 'excluded' });

    const cockpit = await book.call('collections.cockpit', { customerId: a, asOf: today });
    expect(cockpit).toMatchObject({
      mayChase: false,
      limitation: { safeOn: '2027-01-11', daysLeft: 50, number: 'A1', amountMinor: 1_000_00, currency: 'CNY' },
    });
    expect((await book.call('collections.cockpit', { customerId: c, asOf: today })).limitation).toBeNull();

    await book.call('limitation.addEvent', { customerId: a, kind: 'demand', onDay: on('2026-11-20'), dueItemIds: [dueItemId], proofGrade: 'B', reference: 'EMS 1' } as never); // prettier-ignore
    expect(await hiddenAs('A')).toMatchObject({ reason: 'excluded', note: 'family of the owner' });
    expect((await book.call('collections.cockpit', { customerId: a, asOf: today })).limitation).toBeNull();
  });

  it('is put off for no longer than leaves 30 days, and a day’s work is enough for the day but the last', async () => {
    book = await TestBook.create();
    const a = await book.customer('A');
    await invoiceOf(a, 'A1', '2024-01-10');
    await book.call('policy.override', { customerId: a, kind: 'exclude', fromOn: on('2026-10-01'), reason: 'family' });
    const hide = (untilOn: string) =>
      book.ask('collections.hide', { customerId: a, fromOn: today, untilOn: on(untilOn), reason: 'asked the lawyer' });
    expect(await hide('2026-12-13')).toMatchObject({
      code: 'hide_past_limitation',
      params: { safeOn: '2027-01-11', latestOn: '2026-12-12', number: 'A1' },
    });
    expect((await hide('2026-12-12')).ok).toBe(true);
    expect(await hiddenAs('A')).toMatchObject({ reason: 'put_off', backOn: '2026-12-12', note: 'asked the lawyer' });
    expect(await listed(on('2026-12-12'))).toEqual([['A', ['limitation'], 'excluded']]);

    book.now = instant('2027-01-11T08:00:00.000Z');
    await called(a, on('2027-01-10'), { nextOn: on('2027-02-01') });
    expect(await hiddenAs('A', on('2027-01-10'))).toMatchObject({ reason: 'worked', backOn: '2027-01-11' });
    await called(a, on('2027-01-11'), { channel: 'visit', facts: { companions: 'Wu' }, nextOn: on('2027-02-01') });
    expect(await listed(on('2027-01-11'))).toEqual([['A', ['limitation'], 'excluded']]);
    expect(await hiddenAs('A', on('2027-01-12'))).toMatchObject({ reason: 'excluded' });
  });

  it('does not ring while proceedings run', async () => {
    book = await TestBook.create();
    const a = await book.customer('A');
    const dueItemId = await invoiceOf(a, 'A1', '2023-01-10');
    const suit = { customerId: a, kind: 'proceedings', dueItemIds: [dueItemId], reference: '(2024) 12' } as const;
    await book.call('limitation.addEvent', { ...suit, onDay: on('2024-01-10'), proofGrade: 'A' } as never);
    expect((await ask()).items.map(({ forced, chips }) => [forced, chips.some(({ code }) => code === 'limitation')])).toEqual([[[], false]]); // prettier-ignore
    const { entries } = await book.call('collections.calendar', { fromOn: today, toOn: on('2027-03-01'), asOf: today, kinds: ['limitation'] }); // prettier-ignore
    expect(entries).toEqual([]);
  });
});

describe('letters on the list of a day', () => {
  it('are told beside the contact and hide nobody', async () => {
    book = await TestBook.create();
    const a = await book.customer('A');
    await book.invoice(a, 'A1', '2026-08-01', 900_00, { dueOn: '2026-10-12' });
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    await book.call('letters.issue', {
      customerId: a,
      currency: currency('CNY'),
      level: 1,
      language: 'en',
      asOf: today,
    });
    const tomorrow = on('2026-11-23');
    expect((await ask(tomorrow)).items).toMatchObject([
      { customerCode: 'A', contact: null, letter: { onDay: today, level: 1 } },
    ]);
    expect(await book.call('collections.cockpit', { customerId: a, asOf: today })).toMatchObject({
      lastContact: null,
      lastLetter: { onDay: today, level: 1 },
      contactsToday: 1,
    });
  });
});

describe('who must not be chased', () => {
  it('is not, until the promise, the plan, the pause or the court is over', async () => {
    book = await TestBook.create();
    const CNY = currency('CNY');
    const [a, b, c, d] = [await book.customer('A'), await book.customer('B'), await book.customer('C'), await book.customer('D')]; // prettier-ignore
    const debt = async (customerId: CustomerId, number: string) =>
      (await book.invoice(customerId, number, '2026-09-01', 1_200_00, { dueOn: '2026-10-01' })).itemId;
    const [ia, ib] = [await debt(a, 'A1'), await debt(b, 'B1')];
    await debt(c, 'C1');
    const id2 = await debt(d, 'D1');
    await book.invoice(d, 'D2', '2026-09-01', 300_00, { dueOn: '2026-10-01' });

    await book.call('promises.add', { customerId: a, currency: CNY, amountMinor: 1_200_00, madeOn: today, dueOn: on('2026-11-27'), lines: [{ dueItemId: ia, amountMinor: 1_200_00 }] }); // prettier-ignore
    const { planId } = await book.call('plans.draft', { customerId: b, draftedOn: today, items: [{ dueItemId: ib, amountMinor: 1_200_00 }], debtMinor: 1_200_00, currency: CNY, downPaymentOn: today, method: 'equal_principal', count: 3, firstDueOn: on('2026-12-01'), interestTreatment: 'waive' } as never); // prettier-ignore
    await book.call('plans.sign', { planId, signedOn: today, signedBy: 'Wang' });
    await book.call('policy.override', { customerId: c, kind: 'pause', fromOn: today, untilOn: on('2026-11-30'), reason: 'new owner' }); // prettier-ignore
    await book.call('policy.override', { customerId: d, dueItemId: id2, kind: 'exclude', fromOn: today, reason: 'ours to mend' }); // prettier-ignore

    const reasons = async (asOf: Day) =>
      Object.fromEntries((await ask(asOf)).hidden.map((row) => [row.customerCode, [row.reason, row.backOn]]));
    expect(await reasons(today)).toEqual({
      A: ['promise', '2026-11-27'],
      B: ['plan', '2026-12-01'],
      C: ['paused', '2026-12-01'],
    });
    // Only one invoice of D is left out: the other is chased, and what is held is said.
    expect((await ask()).items).toMatchObject([{ customerCode: 'D', debts: [{ overdueMinor: 1_500_00, heldMinor: 1_200_00 }] }]); // prettier-ignore
    const later = await ask(on('2026-12-01'));
    expect(later.items.map((row) => [row.customerCode, row.forced[0]?.code])).toEqual([
      ['A', 'promise_broken'],
      ['B', 'plan_due'],
      ['D', undefined],
      ['C', undefined],
    ]);
    expect((await ask(on('2026-11-27'))).items[0]).toMatchObject({
      customerCode: 'A',
      forced: [{ code: 'promise_due' }],
    });
  });
});
