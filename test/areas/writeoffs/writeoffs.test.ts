import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');

describe('write-offs', () => {
  let book: TestBook;
  let customer: CustomerId;
  let invoice: { documentId: DocumentId; itemId: DueItemId };

  beforeEach(async () => {
    book = await TestBook.create('2026-11-22T08:00:00.000Z');
    customer = await book.customer('C1');
    invoice = await book.invoice(customer, 'INV-1', '2023-01-01', 100_000, { dueOn: '2023-02-01' });
  });
  afterEach(() => book.close());

  const add = (amountMinor: number, more: Partial<InputOf<Contracts['writeoffs.add']>> = {}) =>
    book.call('writeoffs.add', {
      documentId: invoice.documentId,
      amountMinor,
      on: on('2026-06-30'),
      reason: 'bankruptcy',
      approver: '总经理 周',
      evidence: '破产裁定 (2026) 浙0481破1号',
      taxClass: 'cn_art22',
      ...more,
    });
  const list = (asOf: string, status: 'standing' | 'gaps' | 'recovered' | 'cancelled' | 'all' = 'standing') =>
    book.call('writeoffs.list', { asOf: on(asOf), status });
  const proved = async (asOf: string): Promise<number> => {
    const aging = await book.aging(asOf);
    expect(aging.totalMinor).toBe(aging.ledgerMinor);
    return aging.totalMinor;
  };

  it('ends the balance and keeps the claim', async () => {
    const done = await add(80_000);
    expect(done).toMatchObject({ number: 'W-000001', openMinor: 20_000 });
    expect(await proved('2026-06-29')).toBe(100_000);
    expect(await proved('2026-06-30')).toBe(20_000);
    const { rows, sums, reasons } = await list('2026-06-30');
    expect(rows).toMatchObject([
      {
        writeOffId: done.writeOffId,
        amountMinor: 80_000,
        recoveredMinor: 0,
        claimMinor: 80_000,
        gaps: [],
        limitationOn: '2026-02-01',
        debts: [{ number: 'INV-1', dueOn: '2023-02-01', originalMinor: 100_000, writtenOffMinor: 80_000 }],
      },
    ]);
    expect(sums).toEqual([{ currency: 'CNY', count: 1, amountMinor: 80_000, recoveredMinor: 0, claimMinor: 80_000 }]);
    expect(reasons).toEqual([{ reason: 'bankruptcy', currency: 'CNY', count: 1, amountMinor: 80_000 }]);
    expect((await list('2026-06-29')).total).toBe(0);
  });

  it('takes the oldest due items of a document first', async () => {
    const { documentId } = await book.call('ledger.addInvoice', {
      customerId: customer,
      number: 'INV-2',
      currency: CNY,
      issuedOn: on('2024-01-01'),
      amountMinor: 90_000,
      items: [
        { dueOn: on('2024-06-01'), amountMinor: 50_000 },
        { dueOn: on('2024-03-01'), amountMinor: 40_000 },
      ],
    });
    expect((await add(60_000, { documentId })).openMinor).toBe(30_000);
    const document = await book.call('ledger.document', { documentId, asOf: on('2026-06-30') });
    expect(document.items.map((item) => [item.dueOn, item.openMinor])).toEqual([
      ['2024-03-01', 0],
      ['2024-06-01', 30_000],
    ]);
  });

  it('says what the dossier lacks instead of refusing, and lets it be completed', async () => {
    const { writeOffId } = await add(1000, { approver: '', evidence: '', taxClass: '' });
    expect((await list('2026-06-30', 'gaps')).rows).toMatchObject([{ gaps: ['approver', 'evidence', 'tax_class'] }]);
    await book.call('writeoffs.update', { writeOffId, approver: '周', evidence: '裁定', taxClass: 'cn_art23' });
    expect((await list('2026-06-30', 'gaps')).total).toBe(0);
    const { rows } = await book.call('book.audit', { limit: 1 });
    expect(JSON.parse(rows[0]?.detail ?? 'null')).toEqual([
      {
        entity: 'document',
        id: writeOffId,
        before: { approver: '', evidence: '', taxClass: '' },
        after: { approver: '周', evidence: '裁定', taxClass: 'cn_art23' },
      },
    ]);
  });

  it.each([
    ['more than is open', { amountMinor: 100_001 }, 'write_off_exceeds_open'],
    ['a day before the document', { on: on('2022-12-31') }, 'write_off_before_document'],
  ])('refuses %s', async (_name, change, code) => {
    const asked = { documentId: invoice.documentId, amountMinor: 100, on: on('2026-06-30'), reason: 'other', ...change } as const; // prettier-ignore
    expect(await book.ask('writeoffs.add', asked)).toMatchObject({ ok: false, code });
    expect((await list('2026-06-30')).total).toBe(0);
  });

  it('brings recovered money in beside the debt: the balance is right, the history stays, nothing counts as a sale', async () => {
    const { writeOffId } = await add(80_000);
    await book.invoice(customer, 'INV-3', '2026-10-05', 50_000, { dueOn: '2026-11-05' });
    const before = await book.call('aging.kpis', { asOf: on('2026-10-31'), currency: CNY });
    const lateness = await book.call('aging.customer', { asOf: on('2026-10-31'), customerId: customer });
    const done = await book.call('writeoffs.recover', {
      writeOffId,
      amountMinor: 30_000,
      on: on('2026-10-10'),
      payerName: '破产管理人',
      reference: '第一次分配',
    });
    expect(done).toMatchObject({ debitNumber: 'W-000001-1', receiptNumber: 'R-000001', recoverableMinor: 50_000 });
    expect(await proved('2026-10-31')).toBe(70_000);
    expect((await list('2026-10-09')).rows).toMatchObject([{ recoveredMinor: 0, claimMinor: 80_000 }]);
    expect((await list('2026-10-10', 'recovered')).rows).toMatchObject([{ recoveredMinor: 30_000, claimMinor: 50_000, recoverableMinor: 50_000 }]); // prettier-ignore
    const after = await book.call('aging.kpis', { asOf: on('2026-10-31'), currency: CNY });
    expect(after).toEqual(before);
    expect(after.dsoPeriodTenths).not.toBeNull();
    const same = await book.call('aging.customer', { asOf: on('2026-10-31'), customerId: customer });
    expect(same.lateness).toEqual(lateness.lateness);
    const again = { writeOffId, amountMinor: 50_001, on: on('2026-11-01') };
    expect(await book.ask('writeoffs.recover', again)).toMatchObject({ code: 'recovery_exceeds_claim' });
    expect(await book.ask('writeoffs.recover', { ...again, on: on('2026-06-29') })).toMatchObject({
      code: 'recovery_before_write_off',
    });
    expect((await book.call('writeoffs.recover', { ...again, amountMinor: 50_000 })).debitNumber).toBe('W-000001-2');
    expect(await book.ask('writeoffs.cancel', { writeOffId, on: on('2026-11-02'), reason: 'x' })).toMatchObject({
      code: 'write_off_recovered',
    });
  });

  it('owes the recovered part again when that money bounces, and the claim is whole', async () => {
    const { writeOffId } = await add(80_000);
    const { receiptId } = await book.call('writeoffs.recover', {
      writeOffId,
      amountMinor: 30_000,
      on: on('2026-10-10'),
    });
    await book.call('ledger.reverse', { documentId: receiptId, reversedOn: on('2026-10-20'), reason: 'bounced' });
    expect(await proved('2026-10-19')).toBe(20_000);
    expect(await proved('2026-10-20')).toBe(50_000);
    expect((await list('2026-10-20')).rows).toMatchObject([
      { recoveredMinor: 0, claimMinor: 80_000, recoverableMinor: 50_000 },
    ]);
    expect((await list('2026-10-19')).rows).toMatchObject([{ recoveredMinor: 30_000, claimMinor: 50_000 }]);
  });

  it('lets nobody take a write-off away from under its recovery, by whatever door', async () => {
    const { writeOffId } = await add(80_000);
    const [written] = (await book.call('book.audit', { limit: 1 })).rows;
    await book.call('writeoffs.recover', { writeOffId, amountMinor: 30_000, on: on('2026-10-10') });
    const reversal = { documentId: writeOffId, reversedOn: on('2026-10-20'), reason: 'x' };
    expect(await book.ask('ledger.reverse', reversal)).toMatchObject({ ok: false, code: 'write_off_recovered' });
    const undo = { seq: id<'auditEntry'>(written?.seq ?? 0) };
    expect(await book.ask('history.undo', undo)).toMatchObject({ ok: false, code: 'undo_in_use' });
    expect(await proved('2026-10-31')).toBe(20_000);
  });

  it('cancels: the debt is back at its own due day from then on, the register remembers', async () => {
    const { writeOffId } = await add(100_000);
    await book.call('writeoffs.cancel', { writeOffId, on: on('2026-08-01'), reason: 'assets found' });
    expect(await proved('2026-07-31')).toBe(0);
    expect(await proved('2026-08-01')).toBe(100_000);
    const { rows } = await book.call('ledger.items', { asOf: on('2026-08-01') });
    expect(rows).toMatchObject([{ number: 'INV-1', dueOn: '2023-02-01', openMinor: 100_000 }]);
    expect((await list('2026-07-31')).rows).toMatchObject([{ cancelledOn: null, claimMinor: 100_000 }]);
    expect((await list('2026-08-01')).total).toBe(0);
    expect((await list('2026-08-01', 'cancelled')).rows).toMatchObject([
      { cancelledOn: '2026-08-01', cancelReason: 'assets found', claimMinor: 0, debts: [{ writtenOffMinor: 100_000 }] },
    ]);
    expect((await list('2026-08-01', 'all')).sums).toEqual([]);
    expect(await book.ask('writeoffs.recover', { writeOffId, amountMinor: 1, on: on('2026-09-01') })).toMatchObject({ code: 'write_off_cancelled' }); // prettier-ignore
  });

  it('shows the register as it was known before a recovery was entered', async () => {
    const { writeOffId } = await add(80_000);
    const known = book.now;
    await book.call('writeoffs.recover', { writeOffId, amountMinor: 30_000, on: on('2026-07-01') });
    const ask = { asOf: on('2026-10-31') };
    expect((await book.call('writeoffs.list', ask)).rows).toMatchObject([{ recoveredMinor: 30_000 }]);
    expect((await book.call('writeoffs.list', { ...ask, knownAt: known })).rows).toMatchObject([{ recoveredMinor: 0, claimMinor: 80_000 }]); // prettier-ignore
  });

  it('shows an undone write-off, as it was known before, with what it was set against', async () => {
    await add(80_000);
    const known = book.now;
    const seq = book.service.keeper.book?.head.seq ?? 0;
    await book.call('history.undo', { seq: id<'auditEntry'>(seq) });
    const ask = { asOf: on('2026-10-31') };
    expect((await book.call('writeoffs.list', ask)).total).toBe(0);
    expect((await book.call('writeoffs.list', { ...ask, knownAt: known })).rows).toMatchObject([
      { claimMinor: 80_000, debts: [{ number: 'INV-1', writtenOffMinor: 80_000 }], limitationOn: '2026-02-01' },
    ]);
  });

  it('names the due day of the day asked for, before it was moved', async () => {
    const { writeOffId } = await add(80_000);
    const { rows } = await book.call('ledger.items', { asOf: on('2026-10-31') });
    await book.call('invoices.redate', { dueItemId: rows[0]?.dueItemId as never, toDueOn: on('2024-02-01'), changedOn: on('2026-09-01'), reason: 'agreed' }); // prettier-ignore
    const dueOn = async (asOf: string) =>
      (await list(asOf)).rows.find((row) => row.writeOffId === writeOffId)?.debts[0]?.dueOn;
    expect([await dueOn('2026-08-31'), await dueOn('2026-09-01')]).toEqual(['2023-02-01', '2024-02-01']);
  });

  describe('small balances', () => {
    const small = () => book.call('writeoffs.smallBalances', { asOf: on('2026-11-22') });

    it('proposes remainders within the tolerance, old enough and undisputed, and writes all ticked ones off at once', async () => {
      await book.receipt(customer, '2023-02-01', 99_920, [{ dueItemId: invoice.itemId, amountMinor: 99_920 }]);
      const fresh = await book.invoice(customer, 'NEW', '2026-10-25', 90, { dueOn: '2026-11-01' });
      const argued = await book.invoice(customer, 'ARGUED', '2026-01-01', 95, { dueOn: '2026-01-31' });
      await book.call('disputes.open', {
        dueItemId: argued.itemId,
        amountMinor: 5,
        reason: 'price',
        openedOn: on('2026-02-01'),
      });
      const tiny = await book.invoice(customer, 'TINY', '2026-01-01', 100, { dueOn: '2026-01-31' });
      await book.invoice(customer, 'MORE', '2026-01-01', 101, { dueOn: '2026-01-31' });
      const found = await small();
      expect(found.rows.map((row) => [row.number, row.openMinor, row.toleranceMinor])).toEqual([
        ['INV-1', 80, 100],
        ['TINY', 100, 100],
      ]);
      expect(found.sums).toEqual([{ currency: 'CNY', count: 2, openMinor: 180 }]);
      for (const dueItemId of [fresh.itemId, argued.itemId]) {
        const asked = { dueItemIds: [tiny.itemId, dueItemId], on: on('2026-11-22') };
        expect(await book.ask('writeoffs.small', asked)).toMatchObject({ code: 'not_a_small_balance' });
      }
      expect((await list('2026-11-22')).total).toBe(0);
      const { written } = await book.call('writeoffs.small', {
        dueItemIds: found.rows.map((row) => row.dueItemId),
        on: on('2026-11-22'),
      });
      expect(written.map((row) => [row.number, row.amountMinor])).toEqual([
        ['W-000001', 80],
        ['W-000002', 100],
      ]);
      expect((await small()).total).toBe(0);
      expect((await list('2026-11-22')).rows).toMatchObject([
        { reason: 'small_balance', gaps: [] },
        { reason: 'small_balance' },
      ]);
      await proved('2026-11-22');
    });

    it('follows the tolerance of the settings', async () => {
      await book.receipt(customer, '2023-02-01', 99_500, [{ dueItemId: invoice.itemId, amountMinor: 99_500 }]);
      expect((await small()).total).toBe(0);
      await book.call('settings.update', {
        smallBalances: { minDaysLate: 0, tolerances: [{ currency: CNY, amountMinor: 500 }] },
      });
      expect((await small()).total).toBe(1);
      await book.call('settings.update', {
        smallBalances: { minDaysLate: 0, tolerances: [{ currency: CNY, amountMinor: 0 }] },
      });
      expect((await small()).total).toBe(0);
    });
  });

  it('property: write-offs, recoveries, bounces and cancellations keep ledger = aging and claim + recovered = written off', async () => {
    const step = fc.record({
      kind: fc.constantFrom('write', 'recover', 'cancel', 'bounce', 'pay'),
      minor: fc.integer({ min: 1, max: 70_000 }),
      day: fc.integer({ min: 0, max: 60 }),
      pick: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 70 }),
        async (steps, look) => {
          const own = await TestBook.create('2026-11-22T08:00:00.000Z');
          try {
            const who = await own.customer('P');
            const { documentId, itemId } = await own.invoice(who, 'INV', '2025-01-01', 100_000, {
              dueOn: '2025-02-01',
            });
            const from = on('2026-06-01');
            const receipts: DocumentId[] = [];
            for (const { kind, minor, day, pick } of steps) {
              const when = addDays(from, day);
              const { rows } = await own.call('writeoffs.list', { asOf: on('2999-12-31') });
              const chosen = rows[pick % Math.max(1, rows.length)];
              if (kind === 'write')
                await own.ask('writeoffs.add', { documentId, amountMinor: minor, on: when, reason: 'other' });
              else if (kind === 'pay')
                await own.ask('ledger.addReceipt', { customerId: who, currency: CNY, receivedOn: when, amountMinor: minor, allocations: [{ dueItemId: itemId, amountMinor: minor }] }); // prettier-ignore
              else if (kind === 'bounce' && receipts.length > 0)
                await own.ask('ledger.reverse', { documentId: receipts[pick % receipts.length]!, reversedOn: when, reason: 'bounced' }); // prettier-ignore
              else if (chosen && kind === 'cancel')
                await own.ask('writeoffs.cancel', { writeOffId: chosen.writeOffId, on: when, reason: 'found' });
              else if (chosen && kind === 'recover') {
                const done = await own.ask('writeoffs.recover', { writeOffId: chosen.writeOffId, amountMinor: minor, on: when }); // prettier-ignore
                if (done.ok) receipts.push(done.value.receiptId);
              }
            }
            const asOf = addDays(from, look);
            const now = await own.aging(asOf);
            const facts = await own.aging(asOf, { knownAt: own.now });
            expect(now.totalMinor).toBe(now.ledgerMinor);
            expect(facts.totalMinor).toBe(now.totalMinor);
            for (const point of [{ asOf }, { asOf, knownAt: own.now }]) {
              const { rows, sums } = await own.call('writeoffs.list', { ...point, status: 'all' });
              for (const row of rows) {
                expect(row.claimMinor).toBe(row.cancelledOn === null ? row.amountMinor - row.recoveredMinor : 0);
                expect(row.recoveredMinor).toBeGreaterThanOrEqual(0);
                expect(row.recoveredMinor).toBeLessThanOrEqual(row.amountMinor);
                expect(row.recoverableMinor).toBeLessThanOrEqual(row.claimMinor);
              }
              const standing = rows.filter((row) => row.cancelledOn === null);
              expect(sums[0]?.claimMinor ?? 0).toBe(standing.reduce((sum, row) => sum + row.claimMinor, 0));
            }
            const verified = await own.call('book.verify', {});
            expect(verified.findings).toEqual([]);
          } finally {
            await own.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
