import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');

describe('receipts', () => {
  let book: TestBook;
  let customerId: CustomerId;
  beforeEach(async () => {
    book = await TestBook.create();
    customerId = await book.customer('A1', { name: '杭州明达服饰（有限公司）' });
  });
  afterEach(() => book.close());

  const openOf = async (asOf: string) =>
    Object.fromEntries(
      (await book.call('ledger.items', { asOf: on(asOf), customerId, status: 'open' })).rows.map((item) => [
        item.number,
        [item.openMinor, item.dueOn],
      ]),
    );
  const receipt = { currency: CNY, receivedOn: on('2026-03-05') };

  describe('with adjustments: 98,000 and 20,00 discount, 30,000 less 15 the bank kept', () => {
    const enter = async () => {
      const first = await book.invoice(customerId, 'INV-1', '2026-02-01', 10_000_000, { dueOn: '2026-03-03' });
      const second = await book.invoice(customerId, 'INV-2', '2026-02-02', 3_000_000, { dueOn: '2026-03-04' });
      const added = await book.call('ledger.addReceipt', {
        ...receipt,
        customerId,
        amountMinor: 12_798_500,
        allocations: [
          { dueItemId: first.itemId, amountMinor: 9_800_000 },
          { dueItemId: second.itemId, amountMinor: 2_998_500 },
        ],
        adjustments: [
          { dueItemId: first.itemId, amountMinor: 200_000, reason: 'discount' },
          { dueItemId: second.itemId, amountMinor: 1500, reason: 'bank_charge' },
        ],
        rule: 'discount',
      });
      return { added, first, second };
    };

    it('settles both, each reason by a document of its own', async () => {
      const { added, first } = await enter();
      expect(added.adjustments.map(({ number, reason }) => [number, reason])).toEqual([
        ['D-000001', 'discount'],
        ['F-000001', 'bank_charge'],
      ]);
      expect(await openOf('2026-03-05')).toEqual({});
      expect(await openOf('2026-03-04')).toEqual({ 'INV-1': [10_000_000, '2026-03-03'], 'INV-2': [3_000_000, '2026-03-04'] }); // prettier-ignore
      const { rows } = await book.call('ledger.credits', { customerId });
      expect(rows.map((row) => [row.number, row.kind, row.purpose, row.parentId, row.unappliedMinor])).toEqual([
        ['F-000001', 'write_off', 'bank_charge', added.documentId, 0],
        ['D-000001', 'credit_note', 'discount', added.documentId, 0],
        ['R-000001', 'receipt', '', null, 0],
      ]);
      const { allocations } = await book.call('ledger.document', { documentId: first.documentId, asOf: on('2026-03-05') }); // prettier-ignore
      expect(allocations.map((row) => [row.creditNumber, row.amountMinor, row.rule])).toEqual([
        ['R-000001', 9_800_000, 'discount'],
        ['D-000001', 200_000, 'discount'],
      ]);
    });

    it('bounced, everything is open again at its original due date, and earlier days do not move', async () => {
      const { added } = await enter();
      const before = await book.aging('2026-03-09');
      await book.call('ledger.reverse', { documentId: added.documentId, reversedOn: on('2026-03-10'), reason: '退票' });
      expect(await openOf('2026-03-10')).toEqual({ 'INV-1': [10_000_000, '2026-03-03'], 'INV-2': [3_000_000, '2026-03-04'] }); // prettier-ignore
      expect(await book.aging('2026-03-09')).toEqual(before);
      const after = await book.aging('2026-03-10');
      expect([after.totalMinor, after.ledgerMinor, after.unappliedMinor]).toEqual([13_000_000, 13_000_000, 0]);
      const { rows } = await book.call('ledger.credits', { customerId });
      expect(rows.map((row) => row.reversedOn)).toEqual(['2026-03-10', '2026-03-10', '2026-03-10']);
    });

    it('leaves an adjustment alone that was reversed before', async () => {
      const { added } = await enter();
      const discount = added.adjustments[0]?.documentId;
      if (discount === undefined) throw new Error('no discount');
      await book.call('ledger.reverse', { documentId: discount, reversedOn: on('2026-03-06'), reason: 'too late' });
      await book.call('ledger.reverse', { documentId: added.documentId, reversedOn: on('2026-03-10'), reason: '退票' });
      const { rows } = await book.call('ledger.credits', { customerId });
      expect(rows.map((row) => [row.number, row.reversedOn])).toEqual([
        ['F-000001', '2026-03-10'],
        ['D-000001', '2026-03-06'],
        ['R-000001', '2026-03-10'],
      ]);
    });

    it('is refused whole when money and adjustment together exceed the item', async () => {
      const { itemId } = await book.invoice(customerId, 'INV-3', '2026-02-03', 1000);
      const reply = await book.ask('ledger.addReceipt', {
        ...receipt,
        customerId,
        amountMinor: 990,
        allocations: [{ dueItemId: itemId, amountMinor: 990 }],
        adjustments: [{ dueItemId: itemId, amountMinor: 11, reason: 'small_balance' }],
      });
      expect(reply).toMatchObject({ ok: false, code: 'allocation_exceeds_item', params: { openMinor: 10 } });
      expect((await book.call('ledger.credits', { customerId })).total).toBe(0);
    });
  });

  it('needs the signed agreement to set debts off', async () => {
    const offset = { ...receipt, customerId, amountMinor: 100, method: 'offset' as const };
    expect(await book.ask('ledger.addReceipt', offset)).toMatchObject({ ok: false, code: 'offset_needs_agreement' });
    expect(await book.ask('ledger.addReceipt', { ...offset, reference: '抵账协议 2026-03' })).toMatchObject({
      ok: true,
    });
  });

  it('keeps an over-payment as the customer’s credit', async () => {
    const { itemId } = await book.invoice(customerId, 'INV-1', '2026-02-01', 10_000);
    const added = await book.call('ledger.addReceipt', {
      ...receipt,
      customerId,
      amountMinor: 12_000,
      allocations: [{ dueItemId: itemId, amountMinor: 10_000 }],
    });
    expect(added.unappliedMinor).toBe(2000);
    expect((await book.aging('2026-03-05')).unappliedMinor).toBe(-2000);
  });

  it('proposes with the tolerance of the settings', async () => {
    await book.invoice(customerId, 'INV-1', '2026-02-01', 100_000);
    const propose = () => book.call('ledger.propose', { customerId, currency: CNY, amountMinor: 99_900, on: on('2026-03-05') });
    expect((await propose()).rule).toBe('tolerance');
    await book.call('settings.update', { receipts: { toleranceBp: 100, tolerances: [{ currency: CNY, amountMinor: 50 }] } });
    expect((await propose()).rule).toBe('oldest_due');
  }); // prettier-ignore

  describe('credits from the invoice’s side', () => {
    it('applies several by one action, all or none', async () => {
      const first = await book.receipt(customerId, '2026-02-01', 4000);
      const second = await book.receipt(customerId, '2026-02-02', 5000);
      const { itemId } = await book.invoice(customerId, 'INV-1', '2026-03-01', 10_000);
      const apply = (last: number) =>
        book.ask('ledger.applyCredits', {
          dueItemId: itemId,
          credits: [{ creditId: first, amountMinor: 4000 }, { creditId: second, amountMinor: last }],
        }); // prettier-ignore
      expect(await apply(5001)).toMatchObject({ ok: false, code: 'allocation_exceeds_credit' });
      expect(await openOf('2026-03-01')).toMatchObject({ 'INV-1': [10_000, '2026-03-01'] });
      expect(await apply(5000)).toEqual({ ok: true, value: { openMinor: 1000, appliedMinor: 9000 } });
      expect(await openOf('2026-03-01')).toMatchObject({ 'INV-1': [1000, '2026-03-01'] });
    });
  });

  it('numbers credit notes in a series of their own', async () => {
    const note = { customerId, currency: CNY, issuedOn: on('2026-03-01'), amountMinor: 100 };
    expect((await book.call('ledger.addCreditNote', note)).number).toBe('C-000001');
    expect((await book.call('ledger.addCreditNote', { ...note, number: 'CN-7' })).number).toBe('CN-7');
    expect((await book.call('ledger.addCreditNote', note)).number).toBe('C-000002');
  });

  describe('who pays for whom', () => {
    it('marks money of somebody else and remembers the payer once', async () => {
      const pay = (payerName: string, remember: boolean) =>
        book.call('ledger.addReceipt', { ...receipt, customerId, amountMinor: 100, payerName, payerAccount: '6222', remember }); // prettier-ignore
      expect((await pay('杭州明达服饰(有限公司)', true)).thirdParty).toBe(false);
      expect((await pay('张三', false)).thirdParty).toBe(true);
      expect((await book.call('ledger.payers', {})).total).toBe(1);
      await pay('张三', true);
      await pay('张三', true);
      const { rows } = await book.call('ledger.payers', { customerId });
      expect(rows.map((row) => [row.payerName, row.thirdParty])).toEqual([
        ['张三', true],
        ['杭州明达服饰(有限公司)', false],
      ]);
      expect((await book.call('ledger.credits', { customerId })).rows.map((row) => row.purpose)).toEqual(['third_party', 'third_party', 'third_party', '']); // prettier-ignore
    });

    it('suggests remembered payers before equal and similar names, and forgets', async () => {
      const other = await book.customer('B2', { name: '明达服饰' });
      await book.customer('C3', { name: '宁波海丰' });
      const whose = async (payerName: string, payerAccount = '') =>
        (await book.call('ledger.payerSuggestions', { payerName, payerAccount })).rows.map((row) => [row.customerCode, row.why, row.thirdParty]); // prettier-ignore
      expect(await whose('杭州明达服饰有限公司')).toEqual([
        ['A1', 'same_name', false],
        ['B2', 'similar_name', true],
      ]);
      expect(await whose('张三')).toEqual([]);
      await book.call('ledger.addReceipt', { ...receipt, customerId: other, amountMinor: 100, payerName: '张三', payerAccount: '6222', remember: true }); // prettier-ignore
      expect(await whose('张三')).toEqual([['B2', 'memory', true]]);
      expect(await whose('李四', '6222')).toEqual([['B2', 'account', true]]);
      const [payer] = (await book.call('ledger.payers', {})).rows;
      if (payer === undefined) throw new Error('nobody remembered');
      await book.call('ledger.forgetPayer', { payerId: payer.payerId });
      expect(await whose('张三')).toEqual([]);
      expect(await book.ask('ledger.forgetPayer', { payerId: payer.payerId })).toMatchObject({ code: 'payer_not_found' }); // prettier-ignore
    });
  });
});
