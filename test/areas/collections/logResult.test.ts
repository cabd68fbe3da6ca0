import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
let first: DueItemId;
let second: DueItemId;
const today = on('2026-11-20');

beforeEach(async () => {
  book = await TestBook.create('2026-11-20T02:00:00.000Z');
  customerId = await book.customer('K1');
  first = (await book.invoice(customerId, 'A-1', '2026-08-01', 50_000_00, { dueOn: '2026-09-01' })).itemId;
  second = (await book.invoice(customerId, 'A-2', '2026-09-01', 30_000_00, { dueOn: '2026-10-01' })).itemId;
});
afterEach(async () => book.close());

const cockpit = () => book.call('collections.cockpit', { asOf: today, customerId });
const call = { channel: 'phone', onDay: today, atTime: '10:00' } as const;

describe('a contact with all that came of it', () => {
  test('a promise is in the log, in the promises and on the items; the next step is the day after it', async () => {
    const logged = await book.call('collections.logResult', {
      customerId,
      ...call,
      result: 'promise',
      reasonCode: 'E04',
      dueItemIds: [first, second],
      note: 'as agreed',
      promise: {
        amountMinor: 60_000_00,
        dueOn: on('2026-11-27'),
        lines: [
          { dueItemId: first, amountMinor: 50_000_00 },
          { dueItemId: second, amountMinor: 10_000_00 },
        ],
      },
    });
    expect(logged).toMatchObject({ promiseLevel: 1, nextOn: '2026-11-30', disputeIds: [], taskIds: [] });
    const { rows } = await book.call('promises.list', { asOf: today, customerId });
    expect(rows).toMatchObject([{ amountMinor: 60_000_00, dueOn: '2026-11-27', state: 'open', channel: 'phone' }]);
    const shown = await cockpit();
    expect(shown.items).toMatchObject([
      { number: 'A-1', promisedMinor: 50_000_00, promisedOn: '2026-11-27', delay: { code: 'E04', onDay: today } },
      { number: 'A-2', promisedMinor: 10_000_00, promisedOn: '2026-11-27' },
    ]);
    expect(shown.lastContact).toMatchObject({ result: 'promise', reasonCode: 'E04', nextOn: '2026-11-30' });
    expect(shown.contactsToday).toBe(1);
  });

  test('everything of one call, and one undo takes all of it back', async () => {
    const before = await cockpit();
    const input = {
      customerId,
      ...call,
      result: 'dispute',
      reasonCode: 'E06',
      dueItemIds: [first],
      promise: {
        amountMinor: 20_000_00,
        dueOn: on('2026-11-25'),
        lines: [{ dueItemId: second, amountMinor: 20_000_00 }],
      },
      disputes: [{ dueItemId: first, amountMinor: 8_000_00, reason: 'quality', owner: 'Zhou' }],
      tasks: [{ title: 'Copy of A-1', dueOn: on('2026-11-21'), kind: 'invoice_copy', owner: 'Lin' }],
      rating: { ability: 4, willingness: 2, abilityEvidence: 'pays others', willingnessEvidence: 'second excuse' },
    } as const;
    const reply = await book.ask(
      'collections.logResult',
      {
        ...input,
        disputes: [...input.disputes],
        tasks: [...input.tasks],
        dueItemIds: [first],
        promise: { ...input.promise, lines: [...input.promise.lines] },
      },
      { commandId: 'call-1' },
    );
    expect(reply.ok).toBe(true);
    const after = await cockpit();
    expect(after.items[0]).toMatchObject({ disputedMinor: 8_000_00, delay: { code: 'E06' } });
    expect(after.items[1]).toMatchObject({ promisedMinor: 20_000_00 });
    expect(after.tasks).toMatchObject([{ title: 'Copy of A-1', owner: 'Lin' }]);
    expect(after.rating).toEqual({ ability: 4, willingness: 2, box: 'B', ratedOn: today });

    await book.call('history.undo', { commandId: 'call-1' });
    const undone = await cockpit();
    expect({ ...undone, steps: [] }).toEqual({ ...before, steps: [] });
    expect((await book.call('promises.list', { asOf: today, customerId })).rows).toEqual([]);
  });

  test('a part that is refused refuses the whole', async () => {
    const reply = await book.ask('collections.logResult', {
      customerId,
      ...call,
      result: 'dispute',
      dueItemIds: [first],
      disputes: [{ dueItemId: first, amountMinor: 50_000_01, reason: 'price' }],
    });
    expect(reply).toMatchObject({ ok: false, code: 'dispute_exceeds_open' });
    expect((await cockpit()).recent).toEqual([]);
  });

  test('an outgoing call at night needs a reason; one that came in does not', async () => {
    const night = { customerId, ...call, atTime: '22:30', result: 'reached', dueItemIds: [first] } as const;
    const out = await book.ask('collections.logResult', { ...night, dueItemIds: [first] });
    expect(out).toMatchObject({ ok: false, code: 'conduct_needs_reason' });
    const incoming = await book.ask('collections.logResult', { ...night, dueItemIds: [first], direction: 'in' });
    expect(incoming.ok).toBe(true);
    const withReason = await book.ask('collections.logResult', {
      ...night,
      dueItemIds: [first],
      overrideReason: 'asked for',
    });
    expect(withReason.ok).toBe(true);
  });

  test('a task is due no earlier than the call', async () => {
    const reply = await book.ask('collections.logResult', {
      customerId,
      ...call,
      result: 'invoice_missing',
      tasks: [{ title: 'Copy', dueOn: on('2026-11-19') }],
    });
    expect(reply).toMatchObject({ ok: false, code: 'task_due_before_given' });
  });
});

describe('what is seen of a customer', () => {
  test('money, age and what may be chased; a later day and an earlier knowledge change nothing of it', async () => {
    const known = book.now;
    const shown = await book.call('collections.cockpit', { asOf: today, knownAt: known, customerId });
    expect(shown.money).toMatchObject([
      {
        currency: 'CNY',
        owedMinor: 80_000_00,
        overdueMinor: 80_000_00,
        oldestDaysLate: 80,
        exposureMinor: 80_000_00,
        hasLimit: false,
      },
    ]);
    expect(shown.items.map(({ number, daysLate, blocks }) => [number, daysLate, blocks])).toEqual([
      ['A-1', 80, []],
      ['A-2', 50, []],
    ]);
    expect(shown.mayChase).toBe(true);
    await book.receipt(customerId, '2026-11-20', 80_000_00, [
      { dueItemId: first, amountMinor: 50_000_00 },
      { dueItemId: second, amountMinor: 30_000_00 },
    ]);
    expect((await cockpit()).items).toEqual([]);
    expect(await book.call('collections.cockpit', { asOf: today, knownAt: known, customerId })).toEqual(shown);
  });

  test('a customer promised on everything is not to be chased, and the promise says until when', async () => {
    await book.call('promises.add', {
      customerId,
      amountMinor: 80_000_00,
      dueOn: on('2026-11-25'),
      madeOn: today,
    });
    const shown = await cockpit();
    expect(shown.mayChase).toBe(false);
    expect(shown.blocks).toMatchObject([{ kind: 'promise' }]);
  });

  test('the third promise for an invoice says that it is the third', async () => {
    await book.call('promises.add', {
      customerId,
      amountMinor: 50_000_00,
      dueOn: on('2026-10-01'),
      madeOn: on('2026-09-20'),
      lines: [{ dueItemId: first, amountMinor: 50_000_00 }],
    });
    await book.call('promises.add', {
      customerId,
      amountMinor: 50_000_00,
      dueOn: on('2026-11-01'),
      madeOn: on('2026-10-10'),
      lines: [{ dueItemId: first, amountMinor: 50_000_00 }],
    });
    expect((await cockpit()).items[0]).toMatchObject({ brokenPromises: 2, promisedMinor: 0 });
    const { promiseLevel } = await book.call('collections.logResult', {
      customerId,
      ...call,
      result: 'promise',
      dueItemIds: [first],
      promise: {
        amountMinor: 50_000_00,
        dueOn: on('2026-11-30'),
        lines: [{ dueItemId: first, amountMinor: 50_000_00 }],
      },
    });
    expect(promiseLevel).toBe(3);
  });

  test('a rating without what shows it refuses the call, and a reason is kept as the log of delays keeps it', async () => {
    const told = { customerId, ...call, result: 'in_approval' as const, reasonCode: 'E02' as const, dueItemIds: [first, second], delayCause: 'customer_process' as const }; // prettier-ignore
    const reply = await book.ask('collections.logResult', { ...told, rating: { ability: 3, willingness: null } });
    expect(reply).toMatchObject({ ok: false, code: 'rating_evidence_missing' });
    expect((await book.call('actions.list', { asOf: today, customerId })).total).toBe(0);
    await book.call('collections.logResult', told);
    const { rows } = await book.call('actions.delays', { asOf: today, customerId, filter: 'with' });
    expect(rows.map(({ code, cause }) => [code, cause])).toEqual([
      ['E02', 'customer_process'],
      ['E02', 'customer_process'],
    ]);
    const { rows: timeline } = await book.call('history.timeline', { customerId });
    expect(timeline.filter(({ what }) => what === 'collections.logResult').flatMap(({ changes }) => changes.filter(({ field }) => field === 'cause'))).toHaveLength(2); // prettier-ignore
  });

  test('nobody is there', async () => {
    const reply = await book.ask('collections.cockpit', { asOf: today, customerId: 999 as CustomerId });
    expect(reply).toMatchObject({ ok: false, code: 'customer_not_found' });
  });
});
