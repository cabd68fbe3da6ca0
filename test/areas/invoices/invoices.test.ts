import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TermRule } from '../../../src-main/areas/terms/contract.ts';
import { netDays, termLine, termRule } from '../../../src-main/areas/terms/rules/usual.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DocumentId, TermId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');
const works = termRule([
  termLine({ label: 'deposit', shareBp: 3000 }),
  termLine({ label: 'goods', shareBp: 6000, base: 'delivery', days: 30, expectedDays: 10 }),
  termLine({ part: 'retention', label: 'retention', shareBp: 1000, base: 'acceptance', months: 12 }),
]);

let book: TestBook;
let customerId: CustomerId;
beforeEach(async () => {
  book = await TestBook.create();
  customerId = await book.customer('C1');
});
afterEach(() => book.close());

const term = async (code: string, rule: TermRule): Promise<TermId> =>
  (await book.call('terms.save', { code, name: code, rule })).id;
type More = { number?: string; issuedOn?: string; paymentTermId?: TermId; deliveredOn?: string; dueOn?: string };
async function invoice({
  number = 'A1',
  issuedOn = '2026-03-20',
  paymentTermId,
  deliveredOn,
  dueOn,
}: More = {}): Promise<DocumentId> {
  const { documentId } = await book.call('ledger.addInvoice', {
    customerId,
    number,
    currency: CNY,
    issuedOn: on(issuedOn),
    amountMinor: 1_000_000,
    ...(paymentTermId === undefined ? {} : { paymentTermId }),
    ...(deliveredOn === undefined ? {} : { deliveredOn: on(deliveredOn) }),
    ...(dueOn === undefined ? {} : { dueOn: on(dueOn) }),
  });
  return documentId;
}
const register = (asOf = '2026-06-30', more: object = {}) =>
  book.call('invoices.register', { asOf: on(asOf), ...more });
const dues = async (documentId: DocumentId, asOf = '2026-12-31') =>
  (await book.call('invoices.terms', { documentId, asOf: on(asOf) })).items;

describe('a new invoice', () => {
  it('is dated by the term named, the customer’s term, their days, the company’s days, or flagged', async () => {
    const preview = async (more: object = {}) => {
      const { items, source } = await book.call('invoices.preview', {
        customerId,
        currency: CNY,
        issuedOn: on('2026-03-20'),
        amountMinor: 1000,
        ...more,
      });
      return [source, items[0]?.dueOn, items[0]?.dueBasis];
    };
    expect(await preview()).toEqual(['none', '2026-03-20', 'document']);
    await book.call('settings.update', { defaultTermsDays: 15 });
    expect(await preview()).toEqual(['company_days', '2026-04-04', 'terms']);
    const { id: _id, recordedAt: _at, ...profile } = await book.call('customers.get', { id: customerId });
    await book.call('customers.save', { id: customerId, ...profile, termsDays: 20 });
    expect(await preview()).toEqual(['customer_days', '2026-04-09', 'terms']);
    const own = await term('N45', netDays(45));
    await book.call('customers.save', { id: customerId, ...profile, termsDays: 20, paymentTermId: own });
    expect(await preview()).toEqual(['customer_term', '2026-05-04', 'terms']);
    const named = await term('M30', termRule([termLine({ base: 'month_end', days: 30 })]));
    expect(await preview({ paymentTermId: named })).toEqual(['term', '2026-04-30', 'terms']);
    expect(await preview({ paymentTermId: named, dueOn: '2026-07-01' })).toEqual(['stated', '2026-07-01', 'stated']);
  });

  it('has the items that were previewed, and its terms frozen: changing the term re-dates nothing', async () => {
    const paymentTermId = await term('30-60-10', works);
    const { items: planned } = await book.call('invoices.preview', { customerId, currency: CNY, issuedOn: on('2026-03-20'), amountMinor: 1_000_000, paymentTermId }); // prettier-ignore
    const documentId = await invoice({ paymentTermId });
    const made = await dues(documentId);
    expect(made).toMatchObject(planned);
    expect(made.map((item) => [item.part, item.amountMinor, item.dueOn, item.dueBasis, item.triggerHappened])).toEqual([
      ['instalment', 300_000, '2026-03-20', 'terms', true],
      ['instalment', 600_000, '2026-04-29', 'terms', false],
      ['retention', 100_000, '2027-03-20', 'document', false],
    ]);

    await book.call('terms.save', { id: paymentTermId, code: '30-60-10', name: 'changed', rule: netDays(5) });
    expect(await dues(documentId)).toEqual(made);
    // What happens later is dated by the terms of then, not of now.
    await book.call('invoices.confirm', { documentId, acceptedOn: on('2026-05-15') });
    expect((await dues(documentId)).at(-1)).toMatchObject({ dueOn: '2027-05-15', originalDueOn: '2027-03-20' });
    expect((await register()).rows[0]?.terms).toMatchObject({ code: '30-60-10', rule: works });
    expect((await book.call('book.verify', {})).sound).toBe(true);
  });

  it('of another currency than the fixed amounts of its terms is refused', async () => {
    const paymentTermId = await term('F', termRule([termLine({ amountMinor: 100 }), termLine()], { currency: CNY }));
    const input = { customerId, number: 'A1', currency: currency('USD'), issuedOn: on('2026-03-20'), amountMinor: 1000, paymentTermId }; // prettier-ignore
    expect(await book.ask('ledger.addInvoice', input)).toMatchObject({
      code: 'term_currency_differs',
      params: { code: 'F', termCurrency: 'CNY', currency: 'USD' },
    });
  });

  it('keeps its paper; only a debit note is for interest', async () => {
    const input = { customerId, number: 'D1', currency: CNY, issuedOn: on('2026-03-20'), amountMinor: 1000, purpose: 'interest', contractNo: 'HT-7', secured: true, lateRateBp: 500 } as const; // prettier-ignore
    expect(await book.ask('ledger.addInvoice', input)).toMatchObject({ code: 'purpose_needs_debit_note' });
    const { documentId } = await book.call('ledger.addInvoice', { ...input, kind: 'debit_note' });
    expect(await book.call('invoices.terms', { documentId, asOf: on('2026-12-31') })).toMatchObject({
      purpose: 'interest',
      contractNo: 'HT-7',
      secured: true,
      lateRateBp: 500,
      terms: null,
    });
  });
});

describe('a due date that moves', () => {
  it('keeps its original, says who moved it and why, and is what it was before the change took effect', async () => {
    const documentId = await invoice({ dueOn: '2026-04-20' });
    const [item] = await dues(documentId);
    if (!item) throw new Error('no item');
    const { dueItemId } = item;
    const before = book.now;
    const moved = { dueItemId, toDueOn: on('2026-07-31'), reason: 'Agreed by phone', evidence: 'mail 12' };
    const reply = await book.call('invoices.redate', { ...moved, changedOn: on('2026-05-10') });
    expect(reply).toMatchObject({ originalDueOn: '2026-04-20', dueOn: '2026-07-31' });

    const late = async (asOf: string, more: object = {}) => {
      const { rows } = await register(asOf, more);
      return rows.map((row) => [row.originalDueOn, row.dueOn, row.daysLate, row.redated]);
    };
    expect(await late('2026-05-09')).toEqual([['2026-04-20', '2026-04-20', 19, false]]);
    expect(await late('2026-05-10')).toEqual([['2026-04-20', '2026-07-31', -82, true]]);
    expect(await late('2026-05-10', { knownAt: before })).toEqual([['2026-04-20', '2026-04-20', 20, false]]);
    expect((await book.aging('2026-05-10')).notDueMinor).toBe(1_000_000);
    expect((await book.aging('2026-05-09')).notDueMinor).toBe(0);

    expect(await dues(documentId)).toMatchObject([
      { changes: [{ fromDueOn: '2026-04-20', toDueOn: '2026-07-31', changedOn: '2026-05-10', reason: 'Agreed by phone', evidence: 'mail 12', actor: 'Finance', voidedAt: null }] },
    ]);
    expect((await register('2026-06-30', { only: 'redated' })).total).toBe(1);

    // Moved again, then the later move taken back: the first one counts.
    const again = await book.call('invoices.redate', { dueItemId, toDueOn: on('2026-09-30'), reason: 'More time' });
    expect(await book.ask('invoices.takeBackRedate', { changeId: reply.changeId, reason: 'x' })).toMatchObject({
      code: 'due_change_not_last',
    });
    expect(await book.call('invoices.takeBackRedate', { changeId: again.changeId, reason: 'Mistake' })).toEqual({ dueOn: '2026-07-31' });
    expect(await book.call('invoices.takeBackRedate', { changeId: reply.changeId, reason: 'Mistake' })).toEqual({ dueOn: '2026-04-20' });
    expect((await register('2026-06-30', { only: 'redated' })).total).toBe(0);
    expect((await book.call('book.verify', {})).sound).toBe(true);
  }); // prettier-ignore

  it('counts from the issue day when it was wrong from the start, and never from before', async () => {
    const documentId = await invoice({ dueOn: '2026-04-20' });
    const dueItemId = (await dues(documentId))[0]?.dueItemId as never;
    expect(await book.ask('invoices.redate', { dueItemId, toDueOn: on('2026-04-20'), reason: 'x' })).toMatchObject({
      code: 'redate_same_day',
    });
    expect(
      await book.ask('invoices.redate', { dueItemId, toDueOn: on('2026-04-30'), changedOn: on('2026-03-19'), reason: 'x' }),
    ).toMatchObject({ code: 'redate_before_document', params: { earliest: '2026-03-20' } });
    await book.call('invoices.redate', { dueItemId, toDueOn: on('2026-05-20'), reason: 'Typing error' });
    expect((await register('2026-03-20')).rows).toMatchObject([{ dueOn: '2026-05-20', redated: true }]);
  }); // prettier-ignore

  it('is dated again by the original when a receipt bounces', async () => {
    const documentId = await invoice({ dueOn: '2026-04-20' });
    const dueItemId = (await dues(documentId))[0]?.dueItemId as never;
    await book.call('invoices.redate', { dueItemId, toDueOn: on('2026-05-20'), changedOn: on('2026-04-01'), reason: 'Agreed' }); // prettier-ignore
    const receipt = await book.receipt(customerId, '2026-05-01', 1_000_000, [{ dueItemId, amountMinor: 1_000_000 }]);
    expect((await register('2026-06-30')).total).toBe(0);
    expect((await register('2026-06-30', { status: 'all' })).rows).toMatchObject([
      { openMinor: 0, receivedMinor: 1_000_000, dueOn: '2026-05-20', originalDueOn: '2026-04-20' },
    ]);
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-06-01'), reason: 'Bounced' });
    expect((await register('2026-06-30')).rows).toMatchObject([
      { openMinor: 1_000_000, receivedMinor: 0, dueOn: '2026-05-20', originalDueOn: '2026-04-20' },
    ]);
  });
});

describe('what came to pass', () => {
  it('dates the items that waited for it, once and again when the day was wrong', async () => {
    const documentId = await invoice({ paymentTermId: await term('30-60-10', works) });
    expect((await register('2026-06-30', { only: 'provisional' })).total).toBe(2);
    expect(await book.call('invoices.confirm', { documentId, deliveredOn: on('2026-04-02') })).toMatchObject({
      redated: [{ fromDueOn: '2026-04-29', toDueOn: '2026-05-02' }],
    });
    expect((await dues(documentId))[1]).toMatchObject({
      dueOn: '2026-05-02',
      originalDueOn: '2026-04-29',
      triggerOn: '2026-04-02',
      triggerHappened: true,
      changes: [{ changedOn: '2026-03-20', reason: 'delivery' }],
    });
    expect(await book.call('invoices.confirm', { documentId, deliveredOn: on('2026-04-02') })).toEqual({ redated: [] });
    await book.call('invoices.confirm', { documentId, deliveredOn: on('2026-04-05') });
    expect((await dues(documentId))[1]).toMatchObject({ dueOn: '2026-05-05', originalDueOn: '2026-04-29' });
    expect((await register('2026-06-30', { only: 'provisional' })).total).toBe(1);
    expect((await register('2026-06-30')).rows[1]).toMatchObject({ deliveredOn: '2026-04-05', items: 3, seq: 2 });
    // As of a day before it, the goods were not there yet.
    expect((await register('2026-04-01')).rows[0]).toMatchObject({ deliveredOn: null });
  });

  it('dates a milestone and gives its discount', async () => {
    const rule = termRule([termLine({ part: 'milestone', label: 'commissioning', base: 'milestone', days: 30 })], { discount: { bp: 100, days: 7 } }); // prettier-ignore
    const documentId = await invoice({ paymentTermId: await term('MS', rule) });
    const [item] = await dues(documentId);
    if (!item) throw new Error('no item');
    expect(item).toMatchObject({ triggerHappened: false, dueBasis: 'document', discountBp: null });
    await book.call('invoices.confirm', { documentId, milestones: [{ dueItemId: item.dueItemId, on: on('2026-06-01') }] }); // prettier-ignore
    expect(await dues(documentId)).toMatchObject([
      { dueOn: '2026-07-01', dueBasis: 'terms', triggerOn: '2026-06-01', discountUntilOn: '2026-06-08', discountBp: 100 },
    ]); // prettier-ignore
    const plain = await invoice({ number: 'A2', dueOn: '2026-07-01' });
    const waiting = { documentId: plain, milestones: [{ dueItemId: (await dues(plain))[0]?.dueItemId as never, on: on('2026-06-01') }] }; // prettier-ignore
    expect(await book.ask('invoices.confirm', waiting)).toMatchObject({ code: 'item_waits_for_nothing' });
  });

  it('leaves stated dates alone and says who has not confirmed', async () => {
    const documentId = await invoice({ dueOn: '2026-07-01' });
    await invoice({ number: 'A2', dueOn: '2026-07-01' });
    expect((await register('2026-06-30', { only: 'unconfirmed' })).total).toBe(2);
    expect(
      await book.call('invoices.confirm', {
        documentId,
        deliveredOn: on('2026-03-18'),
        acceptedOn: on('2026-03-25'),
        confirmedOn: on('2026-04-01'),
      }),
    ).toEqual({ redated: [] });
    expect((await register('2026-06-30', { only: 'unconfirmed' })).rows.map((row) => row.number)).toEqual(['A2']);
    expect((await register('2026-03-31', { only: 'unconfirmed' })).total).toBe(2);
    const receipt = await book.receipt(customerId, '2026-05-01', 1);
    expect(await book.ask('invoices.confirm', { documentId: receipt })).toMatchObject({ code: 'only_debits_confirm' });
  });
});

describe('the register', () => {
  it('has one line per item with its amounts, both ages, and what it was settled by', async () => {
    const documentId = await invoice({ dueOn: '2026-04-20' });
    const dueItemId = (await dues(documentId))[0]?.dueItemId as never;
    await book.receipt(customerId, '2026-05-01', 300_000, [{ dueItemId, amountMinor: 300_000 }]);
    await book.call('ledger.addCreditNote', { customerId, number: 'CN1', currency: CNY, issuedOn: on('2026-05-02'), amountMinor: 50_000, allocations: [{ dueItemId, amountMinor: 50_000 }] }); // prettier-ignore
    const { rows, sums } = await register('2026-06-30');
    expect(rows).toMatchObject([
      {
        number: 'A1', customerCode: 'C1', dueOn: '2026-04-20', originalDueOn: '2026-04-20', redated: false, terms: null,
        amountMinor: 1_000_000, receivedMinor: 300_000, creditedMinor: 50_000, writtenOffMinor: 0, openMinor: 650_000,
        disputedMinor: 0, daysFromInvoice: 102, daysLate: 71, confirmedOn: null, dueBasis: 'stated',
      },
    ]); // prettier-ignore
    expect(sums).toEqual([{ currency: 'CNY', amountMinor: 1_000_000, openMinor: 650_000 }]);
    expect((await register('2026-05-01')).rows).toMatchObject([{ receivedMinor: 300_000, creditedMinor: 0, openMinor: 700_000 }]); // prettier-ignore
  });

  it('agrees with the items of the ledger on every day, by what was known then too', async () => {
    const works3 = await term('30-60-10', works);
    for (const [index, issuedOn] of ['2026-01-05', '2026-02-10', '2026-03-20'].entries()) {
      const documentId = await invoice({ number: `B${index}`, issuedOn, paymentTermId: works3 });
      const [first] = await dues(documentId);
      if (first && index > 0) await book.receipt(customerId, '2026-04-01', 100_000 * index, [{ dueItemId: first.dueItemId, amountMinor: 100_000 * index }]); // prettier-ignore
    }
    const middle = book.now;
    const { rows: all } = await register('2026-12-31');
    for (const row of all.slice(0, 3))
      await book.call('invoices.redate', { dueItemId: row.dueItemId, toDueOn: on('2026-08-15'), changedOn: on('2026-05-01'), reason: 'x' }); // prettier-ignore
    for (const asOf of ['2026-02-01', '2026-04-30', '2026-05-01', '2026-09-01'])
      for (const knownAt of [undefined, middle]) {
        const point = { asOf: on(asOf), ...(knownAt === undefined ? {} : { knownAt }) };
        const ledger = await book.call('ledger.items', { ...point, limit: 1000 });
        const mine = await book.call('invoices.register', { ...point, limit: 1000 });
        expect(mine.rows.map((row) => [row.dueItemId, row.dueOn, row.openMinor, row.daysLate])).toEqual(
          ledger.rows.map((row) => [row.dueItemId, row.dueOn, row.openMinor, row.daysLate]),
        );
        expect(mine.total).toBe(ledger.total);
        for (const row of mine.rows)
          expect(row.amountMinor - row.receivedMinor - row.creditedMinor - row.writtenOffMinor).toBe(row.openMinor);
      }
  });

  it('finds by number, contract and customer, and lists only what is asked for', async () => {
    await book.call('settings.update', { defaultTermsDays: 30 });
    await invoice({ number: 'INV-77' });
    await book.call('ledger.addInvoice', { customerId, number: 'INV-88', currency: CNY, issuedOn: on('2026-03-20'), amountMinor: 5, dueOn: on('2026-05-01'), contractNo: 'HT-2026-5' }); // prettier-ignore
    const numbers = async (more: object) => (await register('2026-06-30', more)).rows.map((row) => row.number);
    expect(await numbers({ search: 'HT-2026' })).toEqual(['INV-88']);
    expect(await numbers({ search: '77' })).toEqual(['INV-77']);
    expect(await numbers({ search: 'customer c1', sort: 'openMinor' })).toEqual(['INV-88', 'INV-77']);
    expect(await numbers({ only: 'worked_out' })).toEqual(['INV-77']);
    expect(await numbers({ status: 'overdue', sort: 'dueOn', descending: true })).toEqual(['INV-88', 'INV-77']);
  });
});
