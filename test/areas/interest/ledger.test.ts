import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const cny = currency('CNY');
let book: TestBook;
let customerId: CustomerId;
let item: DueItemId;
let documentId: DocumentId;

beforeEach(async () => {
  book = await TestBook.create();
  customerId = await book.customer('K1');
  ({ itemId: item, documentId } = await book.invoice(customerId, 'A-1', '2025-03-01', 20_000_000, {
    dueOn: '2025-03-31',
  }));
});
afterEach(() => book.close());

const ledger = (asOf: string) => book.call('interest.ledger', { asOf: on(asOf), currency: cny });
const charge = (throughOn: string, booked: 'letter' | 'note' = 'letter') =>
  book.call('interest.charge', { items: [{ dueItemId: item, rule: 'cn-lpr' }], throughOn: on(throughOn), booked });

describe('the interest ledger', () => {
  it('says what every late item bears, by the rule of its customer', async () => {
    expect(await ledger('2025-09-30')).toMatchObject({
      total: 1,
      freshMinor: 404_104,
      rows: [{ number: 'A-1', daysLate: 183, rule: 'cn-lpr', accruedThroughOn: null, freshMinor: 404_104, settled: false }],
    }); // prettier-ignore
    expect((await ledger('2025-03-31')).total).toBe(0);
  });

  it('charges no day twice: two charges are one', async () => {
    const first = await charge('2025-06-30');
    const second = await charge('2025-09-30');
    expect(first.amountMinor + second.amountMinor).toBe(404_104);
    expect(await ledger('2025-09-30')).toMatchObject({
      rows: [{ accruedThroughOn: '2025-09-30', letterMinor: 404_104, freshMinor: 0, restatedMinor: 0 }],
    });
    expect(await book.ask('interest.charge', { items: [{ dueItemId: item, rule: 'cn-lpr' }], throughOn: on('2025-09-30'), booked: 'letter' })).toMatchObject({ ok: false, code: 'interest_days_disordered' }); // prettier-ignore
    const { charges } = await book.call('interest.item', { dueItemId: item, asOf: on('2025-09-30') });
    expect(charges.map(({ fromOn, throughOn }) => [fromOn, throughOn])).toEqual([
      ['2025-04-01', '2025-06-30'],
      ['2025-07-01', '2025-09-30'],
    ]);
  });

  it('goes on by the terms it was charged by: LPR × 1.5 twice is × 1.5 once', async () => {
    const first = await book.call('interest.charge', { items: [{ dueItemId: item, rule: 'cn-lpr', multiplierMilli: 1500 }], throughOn: on('2025-06-30'), booked: 'letter' }); // prettier-ignore
    const { rows } = await ledger('2025-09-30');
    expect(rows).toMatchObject([{ rule: 'cn-lpr', multiplierMilli: 1500, restatedMinor: 0, freshMinor: 466_274 - first.amountMinor }]); // prettier-ignore
    const told = await book.call('interest.item', { dueItemId: item, asOf: on('2025-09-30') });
    expect(told.answer?.interestMinor).toBe(466_274 - first.amountMinor);
    expect(told.charges).toMatchObject([{ multiplierMilli: 1500, ratePpm: null, fixedSumMinor: 0 }]);
    const second = await charge('2025-09-30');
    expect(first.amountMinor + second.amountMinor).toBe(466_274);
    const agreed = { dueItemId: item, rule: 'contract' as const, ratePpm: 120_000 };
    // 200,000 × 12 % for 183, 214 and 244 days since the due day: 12,032.88, 14,071.23, 16,043.84.
    expect((await book.call('interest.charge', { items: [agreed], throughOn: on('2025-10-31'), booked: 'letter' })).amountMinor).toBe(203_835); // prettier-ignore
    expect((await ledger('2025-11-30')).rows).toMatchObject([{ rule: 'contract', ratePpm: 120_000, freshMinor: 197_261 }]); // prettier-ignore
  });

  it('charges the fixed sum of the UK once, and does not take it for a change of facts', async () => {
    const uk = await book.customer('UK1');
    const { recordedAt: _recordedAt, ...profile } = await book.call('customers.get', { id: uk });
    await book.call('customers.save', { ...profile, lawPack: 'uk' });
    const { itemId } = await book.invoice(uk, 'U-1', '2026-01-01', 1_000_000, { dueOn: '2026-01-31', currency: 'GBP' });
    const pounds = (asOf: string) => book.call('interest.ledger', { asOf: on(asOf), currency: currency('GBP') });
    const take = (throughOn: string) => book.call('interest.charge', { items: [{ dueItemId: itemId, rule: 'uk' }], throughOn: on(throughOn), booked: 'letter' }); // prettier-ignore
    expect((await pounds('2026-04-01')).rows).toMatchObject([{ freshMinor: 19_315, fixedSumMinor: 10_000 }]);
    expect((await take('2026-04-01')).amountMinor).toBe(29_315);
    expect((await pounds('2026-04-01')).rows).toMatchObject([{ letterMinor: 29_315, freshMinor: 0, fixedSumMinor: 0, restatedMinor: 0 }]); // prettier-ignore
    // £10,000 × 11.75 % × 120 ÷ 365 = £386.30, less the £193.15 charged.
    expect((await take('2026-05-31')).amountMinor).toBe(38_630 - 19_315);
    expect((await pounds('2026-05-31')).rows).toMatchObject([{ letterMinor: 48_630, restatedMinor: 0 }]);
  });

  it('follows the money: a part paid in June bears no more from July on', async () => {
    await book.receipt(customerId, '2025-06-30', 5_000_000, [{ dueItemId: item, amountMinor: 5_000_000 }]);
    // 200,000 for 91 days and 150,000 for 92 at 4.03 %.
    expect((await ledger('2025-09-30')).freshMinor).toBe(353_315);
    const { answer } = await book.call('interest.item', { dueItemId: item, asOf: on('2025-09-30') });
    expect(answer?.segments.map(({ principalMinor, days }) => [principalMinor, days])).toEqual([
      [20_000_000, 91],
      [15_000_000, 92],
    ]);
  });

  it('says when facts that came later would have changed what was charged', async () => {
    await charge('2025-09-30');
    await book.receipt(customerId, '2025-06-30', 5_000_000, [{ dueItemId: item, amountMinor: 5_000_000 }]);
    expect((await ledger('2025-09-30')).rows).toMatchObject([{ restatedMinor: 353_315 - 404_104 }]);
  });

  it('books a note that the customer owes, which bears nothing itself', async () => {
    const { documentIds, amountMinor } = await charge('2025-09-30', 'note');
    const [note] = documentIds;
    expect(amountMinor).toBe(404_104);
    const told = await book.call('ledger.document', { documentId: note as DocumentId, asOf: on('2025-12-31') });
    expect(told).toMatchObject({ kind: 'debit_note', number: 'INT-000001', amountMinor: 404_104 });
    const later = await ledger('2025-12-31');
    expect(later.rows).toMatchObject([{ number: 'A-1', notedMinor: 404_104 }]);
    const { chargeId } = (await book.call('interest.item', { dueItemId: item, asOf: on('2025-12-31') })).charges[0] ?? {}; // prettier-ignore
    expect(await book.ask('interest.void', { chargeId: chargeId as never, reason: 'x' })).toMatchObject({ ok: false, code: 'interest_charge_booked' }); // prettier-ignore
  });

  it('lists what a debt paid late still bears, to keep or to waive', async () => {
    await book.receipt(customerId, '2025-09-30', 20_000_000, [{ dueItemId: item, amountMinor: 20_000_000 }]);
    expect((await ledger('2025-10-31')).rows).toMatchObject([{ settled: true, openMinor: 0, freshMinor: 404_104 }]);
    expect(await book.call('interest.waive', { dueItemId: item, throughOn: on('2025-10-31'), reason: 'goodwill' })).toEqual({ waivedMinor: 404_104 }); // prettier-ignore
    expect((await ledger('2025-10-31')).rows).toEqual([]);
    expect((await ledger('2025-09-30')).rows).toMatchObject([{ freshMinor: 404_104 }]);
  });

  it('takes back a charge entered by mistake, the last one first', async () => {
    const { chargeIds: first } = await charge('2025-06-30');
    const { chargeIds: second } = await charge('2025-09-30');
    const take = (chargeId: unknown) => book.ask('interest.void', { chargeId: chargeId as never, reason: 'mistake' });
    expect(await take(first[0])).toMatchObject({ ok: false, code: 'interest_charge_not_last' });
    expect(await take(second[0])).toMatchObject({ ok: true });
    expect(await take(first[0])).toMatchObject({ ok: true });
    expect((await ledger('2025-09-30')).freshMinor).toBe(404_104);
  });

  it('bears what was agreed, and 0.05 % a day from a large firm that owes a small one', async () => {
    const large = await book.customer('K2');
    const customer = await book.call('customers.get', { id: large });
    const { recordedAt: _recordedAt, ...profile } = customer;
    await book.call('customers.save', { ...profile, debtorClass: 'large' });
    await book.invoice(large, 'B-1', '2025-03-01', 20_000_000, { dueOn: '2025-03-31' });
    await book.call('ledger.addInvoice', {
      customerId, number: 'A-2', currency: cny, issuedOn: on('2025-03-01'), amountMinor: 20_000_000, dueOn: on('2025-03-31'), lateRateBp: 1200,
    }); // prettier-ignore
    const { rows } = await ledger('2025-09-30');
    expect(rows.map(({ number, rule, freshMinor }) => [number, rule, freshMinor])).toEqual([
      ['B-1', 'cn-sme', 1_830_000],
      ['A-2', 'contract', 1_203_288],
      ['A-1', 'cn-lpr', 404_104],
    ]);
  });

  it('finds items by number and customer, and answers as known before', async () => {
    const before = book.now;
    await charge('2025-06-30');
    expect((await book.call('interest.ledger', { asOf: on('2025-09-30'), currency: cny, search: 'a-1' })).total).toBe(
      1,
    );
    expect(
      (await book.call('interest.ledger', { asOf: on('2025-09-30'), currency: cny, search: 'nobody' })).total,
    ).toBe(0);
    expect(await book.call('interest.ledger', { asOf: on('2025-09-30'), knownAt: before, currency: cny })).toMatchObject({ freshMinor: 404_104 }); // prettier-ignore
  });

  it('lets a rate of one’s own stand in the place of a shipped one, and takes it back', async () => {
    const rate = {
      kind: 'LPR1Y' as const,
      fromOn: on('2024-10-21'),
      ratePpm: 40_000,
      source: 'x',
      checkedOn: on('2025-01-01'),
    };
    const { rateId } = await book.call('interest.saveRate', rate);
    expect((await ledger('2025-09-30')).freshMinor).toBe(521_425);
    await book.call('interest.removeRate', { rateId });
    expect((await ledger('2025-09-30')).freshMinor).toBe(404_104);
    expect(await book.ask('interest.removeRate', { rateId })).toMatchObject({ ok: false, code: 'base_rate_not_found' });
  });

  it('leaves the interest a plan carries or waives to the plan, until the plan is ended', async () => {
    const debtor = await book.customer('P');
    const { itemId } = await book.invoice(debtor, 'P-1', '2025-01-01', 90_000_00, { dueOn: '2025-02-01' });
    const { planId, number } = await book.call('plans.draft', {
      customerId: debtor, draftedOn: on('2025-06-01'), items: [{ dueItemId: itemId, amountMinor: 90_000_00 }], debtMinor: 90_000_00, currency: currency('CNY'),
      downPaymentMinor: 0, downPaymentOn: on('2025-06-01'), method: 'equal_principal', count: 6, firstDueOn: on('2025-07-10'), interestTreatment: 'keep', interestRateBp: 600,
    }); // prettier-ignore
    await book.call('plans.sign', { planId, signedOn: on('2025-06-02'), signedBy: 'Mr Wang' });
    const charge = (through: string) =>
      book.ask('interest.charge', { items: [{ dueItemId: itemId, rule: 'cn-lpr' }], throughOn: on(through), booked: 'note' }); // prettier-ignore
    expect(await charge('2025-06-02')).toMatchObject({ code: 'interest_in_plan', params: { number } });
    expect(await charge('2025-06-01')).toMatchObject({ ok: true });
    await book.call('plans.terminate', { planId, endedOn: on('2025-08-01'), kind: 'default', reason: 'nothing came' });
    expect(await charge('2025-07-31')).toMatchObject({ code: 'interest_in_plan' });
    expect(await charge('2025-08-01')).toMatchObject({ ok: true });
  });

  it('refuses items of two customers in one charge', async () => {
    const other = await book.customer('K2');
    const { itemId } = await book.invoice(other, 'B-1', '2025-03-01', 100_000, { dueOn: '2025-03-31' });
    const items = [item, itemId].map((dueItemId) => ({ dueItemId, rule: 'cn-lpr' as const }));
    expect(await book.ask('interest.charge', { items, throughOn: on('2025-09-30'), booked: 'note' })).toMatchObject({ ok: false, code: 'interest_of_two_customers' }); // prettier-ignore
    expect(documentId).toBeGreaterThan(0);
  });
});
