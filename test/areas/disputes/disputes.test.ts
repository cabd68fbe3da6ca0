import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays } from '../../../src-main/kernel/day.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');

describe('disputes', () => {
  let book: TestBook;
  let customer: CustomerId;
  let item: DueItemId;

  beforeEach(async () => {
    book = await TestBook.create('2026-07-01T08:00:00.000Z');
    customer = await book.customer('C1');
    item = (await book.invoice(customer, 'INV-1', '2026-01-01', 100_000, { dueOn: '2026-02-01' })).itemId;
  });
  afterEach(() => book.close());

  const open = (amountMinor: number, openedOn = '2026-03-01', more: { targetOn?: string; owner?: string } = {}) =>
    book.call('disputes.open', {
      dueItemId: item,
      amountMinor,
      reason: 'quality',
      openedOn: on(openedOn),
      ...(more.owner === undefined ? {} : { owner: more.owner }),
      ...(more.targetOn === undefined ? {} : { targetOn: on(more.targetOn) }),
    });
  const list = (asOf: string, status: 'open' | 'past_target' | 'resolved' | 'all' = 'open') =>
    book.call('disputes.list', { asOf: on(asOf), status });

  it('lists what is open with its owner, target and lateness', async () => {
    const { disputeId, targetOn } = await open(30_000, '2026-03-01', { owner: '质检 李工' });
    expect(targetOn).toBe('2026-03-11');
    const { rows, sums, owners, pastTargetCount } = await list('2026-03-21');
    expect(rows).toMatchObject([
      {
        disputeId,
        number: 'INV-1',
        customerCode: 'C1',
        owner: '质检 李工',
        amountMinor: 30_000,
        standingMinor: 30_000,
        objection: 'unknown',
        afterDue: true,
        daysOpen: 20,
        daysPastTarget: 10,
        outcome: null,
      },
    ]);
    expect(sums).toEqual([{ currency: 'CNY', count: 1, standingMinor: 30_000 }]);
    expect([owners, pastTargetCount]).toEqual([['质检 李工'], 1]);
    expect((await list('2026-03-11', 'past_target')).total).toBe(0);
    expect((await list('2026-03-12', 'past_target')).total).toBe(1);
    expect((await list('2026-02-28')).total).toBe(0);
  });

  it('flags a late objection by the agreed period and still takes it', async () => {
    await book.call('settings.update', { disputes: { targetDays: 5, objectionDays: 30 } });
    await open(100, '2026-01-31');
    await open(100, '2026-02-01');
    const { rows } = await list('2026-03-01');
    expect(rows.map((row) => [row.objection, row.afterDue, row.targetOn])).toEqual([
      ['in_time', false, '2026-02-05'],
      ['late', false, '2026-02-06'],
    ]);
  });

  it.each([
    ['more than is open', { amountMinor: 100_001 }, 'dispute_exceeds_open'],
    ['a day before the document', { openedOn: on('2025-12-31') }, 'dispute_before_document'],
    ['a target before the opening', { targetOn: on('2026-02-28') }, 'target_before_opening'],
  ])('refuses %s', async (_name, change, code) => {
    const asked = {
      dueItemId: item,
      amountMinor: 100,
      reason: 'price',
      openedOn: on('2026-03-01'),
      ...change,
    } as const;
    expect(await book.ask('disputes.open', asked)).toMatchObject({ ok: false, code });
  });

  it('refuses a second dispute on what is disputed already', async () => {
    await open(60_000);
    const again = { dueItemId: item, amountMinor: 40_001, reason: 'price', openedOn: on('2026-03-02') } as const;
    expect(await book.ask('disputes.open', again)).toMatchObject({
      code: 'dispute_exceeds_open',
      params: { openMinor: 40_000 },
    });
    expect(await book.ask('disputes.open', { ...again, amountMinor: 40_000 })).toMatchObject({ ok: true });
  });

  it('books the credit note of the outcome in the same command and ends the rest of the dispute', async () => {
    const { disputeId } = await open(30_000);
    const done = await book.call('disputes.resolve', {
      disputeId,
      resolvedOn: on('2026-04-01'),
      outcome: 'credit_note',
      amountMinor: 12_000,
      note: 'agreed by phone',
    });
    expect(done.number).toBe('C-000001');
    const [row] = (await list('2026-04-01', 'resolved')).rows;
    expect(row).toMatchObject({ outcomeMinor: 12_000, outcomeNumber: 'C-000001', standingMinor: 0, daysOpen: 31, daysPastTarget: null }); // prettier-ignore
    expect(await book.aging('2026-03-31')).toMatchObject({ totalMinor: 100_000, disputedMinor: 30_000 });
    expect(await book.aging('2026-04-01')).toMatchObject({ totalMinor: 88_000, disputedMinor: 0, unappliedMinor: 0 });
    const credit = await book.call('ledger.document', { documentId: done.creditNoteId!, asOf: on('2026-04-01') });
    expect(credit).toMatchObject({ kind: 'credit_note', amountMinor: 12_000, openMinor: 0 });
    expect(credit.allocations).toMatchObject([{ debitNumber: 'INV-1', amountMinor: 12_000 }]);
  });

  it('gives nothing up when it is rejected, and records no credit note', async () => {
    const { disputeId } = await open(30_000);
    const done = await book.call('disputes.resolve', { disputeId, resolvedOn: on('2026-04-01'), outcome: 'rejected' });
    expect(done).toEqual({ creditNoteId: null, number: null });
    expect(await book.aging('2026-04-01')).toMatchObject({ totalMinor: 100_000, disputedMinor: 0 });
  });

  it('refuses an outcome larger than the dispute or than what is still open, and leaves everything as it was', async () => {
    const { disputeId } = await open(30_000);
    const resolve = { disputeId, resolvedOn: on('2026-04-01'), outcome: 'price_change' } as const;
    expect(await book.ask('disputes.resolve', { ...resolve, amountMinor: 30_001 })).toMatchObject({ code: 'outcome_exceeds_dispute' }); // prettier-ignore
    await book.receipt(customer, '2026-03-20', 90_000, [{ dueItemId: item, amountMinor: 90_000 }]);
    expect(await book.ask('disputes.resolve', { ...resolve, amountMinor: 20_000 })).toMatchObject({ code: 'allocation_exceeds_item' }); // prettier-ignore
    expect((await list('2026-04-01')).rows).toMatchObject([{ amountMinor: 30_000, standingMinor: 10_000 }]);
    expect((await book.call('ledger.credits', { kind: 'credit_note' })).total).toBe(0);
  });

  it('shows a day as it was known then: a settlement recorded later has not happened', async () => {
    const { disputeId } = await open(30_000);
    const before = book.now;
    await book.call('disputes.resolve', { disputeId, resolvedOn: on('2026-03-05'), outcome: 'withdrawn' });
    const ask = { asOf: on('2026-03-10'), status: 'all' } as const;
    expect((await book.call('disputes.list', ask)).rows).toMatchObject([
      { resolvedOn: '2026-03-05', outcome: 'withdrawn' },
    ]);
    expect((await book.call('disputes.list', { ...ask, knownAt: before })).rows).toMatchObject([
      { resolvedOn: null, outcome: null, standingMinor: 30_000 },
    ]);
    expect((await book.call('disputes.list', { ...ask, asOf: on('2026-03-04') })).rows).toMatchObject([
      { resolvedOn: null },
    ]);
  });

  it('changes owner, target and papers field by field and says so in the audit', async () => {
    const { disputeId } = await open(30_000);
    await book.call('disputes.update', { disputeId, owner: '销售 陈', targetOn: on('2026-04-30'), reason: 'quality' });
    expect((await list('2026-03-21')).rows).toMatchObject([
      { owner: '销售 陈', targetOn: '2026-04-30', reason: 'quality' },
    ]);
    const { rows } = await book.call('book.audit', { limit: 1 });
    expect(rows[0]?.procedure).toBe('disputes.update');
    expect(JSON.parse(rows[0]?.detail ?? 'null')).toEqual([
      {
        entity: 'dispute',
        id: disputeId,
        before: { owner: '', targetOn: '2026-03-11' },
        after: { owner: '销售 陈', targetOn: '2026-04-30' },
      },
    ]);
    await book.call('disputes.resolve', { disputeId, resolvedOn: on('2026-04-01'), outcome: 'rejected' });
    expect(await book.ask('disputes.update', { disputeId, owner: 'x' })).toMatchObject({ code: 'already_resolved' });
  });

  it('takes a mistaken dispute out from now on, and keeps it in what was known before', async () => {
    const { disputeId } = await open(30_000);
    const before = book.now;
    await book.call('disputes.void', { disputeId, reason: 'wrong invoice' });
    expect((await list('2026-03-21', 'all')).total).toBe(0);
    expect(await book.aging('2026-03-21')).toMatchObject({ disputedMinor: 0 });
    expect(await book.aging('2026-03-21', { knownAt: before })).toMatchObject({ disputedMinor: 30_000 });
    await open(100_000);
  });

  it('tells the causes of a span of days', async () => {
    const { disputeId } = await open(30_000);
    await book.call('disputes.resolve', {
      disputeId,
      resolvedOn: on('2026-03-11'),
      outcome: 'credit_note',
      amountMinor: 5000,
    });
    await open(1000, '2026-05-01');
    const causes = await book.call('disputes.causes', { asOf: on('2026-06-30') });
    expect(causes.from).toBe('2025-07-01');
    expect(causes.rows).toMatchObject([{ reason: 'quality', count: 2, openMinor: 1000, concededMinor: 5000, averageDaysTenths: 100 }]); // prettier-ignore
    const later = await book.call('disputes.causes', { asOf: on('2026-06-30'), from: on('2026-04-01') });
    expect(later.rows).toMatchObject([{ count: 1, concededMinor: 0 }]);
  });

  it('takes the dispute days out of the DSO: 400.00 of 1,000.00 disputed', async () => {
    // Sales of June 2,000.00; open 2,000.00 + 1,000.00 of January, 400.00 of it disputed.
    await book.invoice(customer, 'INV-2', '2026-06-10', 200_000, { dueOn: '2026-07-10' });
    await open(40_000, '2026-06-15');
    const kpi = await book.call('aging.kpis', { asOf: on('2026-06-30'), currency: CNY });
    // 3,000 − 2,000 of June (30 d) leave 1,000 over May … February without sales (120 d) and all of January (31 d).
    expect(kpi.dsoCountBackTenths).toBe(1810);
    // 2,600 leave 600 of January's 1,000: 30 + 120 + 18.6 days.
    expect(kpi.dsoCountBackWithoutDisputedTenths).toBe(1686);
    // 400 ÷ 2,000 × 91 days of April to June.
    expect(kpi.disputeDaysTenths).toBe(182);
  });

  it('property: the parts in dispute add up to the aging and never exceed what is open', async () => {
    const step = fc.record({
      kind: fc.constantFrom('open', 'pay', 'settle', 'concede'),
      minor: fc.integer({ min: 1, max: 60_000 }),
      day: fc.integer({ min: 0, max: 90 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 100 }),
        async (steps, look) => {
          const own = await TestBook.create('2026-07-01T08:00:00.000Z');
          try {
            const who = await own.customer('P');
            const { itemId } = await own.invoice(who, 'INV', '2026-01-01', 100_000, { dueOn: '2026-02-01' });
            for (const { kind, minor, day } of steps) {
              const when = addDays(on('2026-03-01'), day);
              if (kind === 'pay')
                await own.ask('ledger.addReceipt', { customerId: who, currency: CNY, receivedOn: when, amountMinor: minor, allocations: [{ dueItemId: itemId, amountMinor: minor }] }); // prettier-ignore
              else if (kind === 'open')
                await own.ask('disputes.open', {
                  dueItemId: itemId,
                  amountMinor: minor,
                  reason: 'other',
                  openedOn: when,
                });
              else {
                const { rows } = await own.call('disputes.list', { asOf: on('2999-12-31') });
                const [dispute] = rows;
                if (dispute)
                  await own.ask('disputes.resolve', {
                    disputeId: dispute.disputeId,
                    resolvedOn: when,
                    outcome: kind === 'settle' ? 'rejected' : 'credit_note',
                    ...(kind === 'settle' ? {} : { amountMinor: minor }),
                  });
              }
            }
            const asOf = addDays(on('2026-03-01'), look);
            const aging = await own.aging(asOf);
            for (const point of [{ asOf }, { asOf, knownAt: own.now }]) {
              const { rows, sums } = await own.call('disputes.list', { ...point, status: 'all' });
              const standing = rows.reduce((sum, row) => sum + row.standingMinor, 0);
              expect(standing).toBe(aging.disputedMinor);
              expect(sums.reduce((sum, row) => sum + row.standingMinor, 0)).toBe(standing);
              expect(standing).toBeLessThanOrEqual(aging.notDueMinor + aging.overdueMinor);
              expect(rows.every((row) => row.standingMinor >= 0 && row.standingMinor <= row.amountMinor)).toBe(true);
            }
          } finally {
            await own.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
