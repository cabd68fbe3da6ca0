import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
let item: DueItemId;

beforeEach(async () => {
  book = await TestBook.create('2026-05-20T08:00:00.000Z');
  customerId = await book.customer('C1');
  item = (await book.invoice(customerId, 'INV-1', '2026-01-01', 90_000, { dueOn: '2026-02-01' })).itemId;
});
afterEach(() => book.close());

const terms = (more: object = {}) => ({
  customerId,
  draftedOn: day('2026-03-01'),
  items: [{ dueItemId: item, amountMinor: 90_000 }],
  debtMinor: 90_000,
  currency: currency('CNY'),
  downPaymentMinor: 0,
  downPaymentOn: day('2026-03-01'),
  method: 'equal_principal' as const,
  count: 3,
  firstDueOn: day('2026-03-10'),
  shift: 'none' as const,
  interestTreatment: 'waive' as const,
  ...more,
});

async function signed() {
  const { planId } = await book.call('plans.draft', terms());
  await book.call('plans.sign', { planId, signedOn: day('2026-03-02'), signedBy: 'Mr Wang' });
  return planId;
}

async function stateOn(asOf: string) {
  const { rows } = await book.call('plans.list', { asOf: day(asOf) });
  return rows[0]?.state;
}

describe('a payment plan', () => {
  it('is a draft until signed, then performs, is late, breaks, and is completed by being paid', async () => {
    await signed();
    expect(await stateOn('2026-03-01')).toBe('draft');
    expect(await stateOn('2026-03-05')).toBe('active');
    expect(await stateOn('2026-03-12')).toBe('late');
    expect(await stateOn('2026-03-18')).toBe('broken');
    await book.receipt(customerId, '2026-03-10', 30_000, [{ dueItemId: item, amountMinor: 30_000 }]);
    expect(await stateOn('2026-03-18')).toBe('active');
    await book.receipt(customerId, '2026-04-09', 60_000);
    expect(await stateOn('2026-04-10')).toBe('completed');
  });

  it('makes no debt younger: the aging is to the cent what it was', async () => {
    const before = await book.aging('2026-04-15');
    await signed();
    expect(await book.aging('2026-04-15')).toEqual(before);
    const { rows } = await book.call('plans.marks', { asOf: day('2026-03-05') });
    expect(rows).toEqual([expect.objectContaining({ dueItemId: item, number: 'PP-2026-001', state: 'active' })]);
    const { items } = await book.call('ledger.document', { documentId: (await book.call('ledger.items', { asOf: day('2026-03-05') })).rows[0]?.documentId as never, asOf: day('2026-03-05') }); // prettier-ignore
    expect(items[0]?.dueOn).toBe('2026-02-01');
  });

  it('covers no more than is open, and an item belongs to one plan', async () => {
    const code = async (input: object) => {
      const reply = await book.ask('plans.draft', terms(input));
      return reply.ok ? 'ok' : reply.code;
    };
    expect(await code({ items: [{ dueItemId: item, amountMinor: 90_001 }], debtMinor: 90_001 })).toBe(
      'plan_exceeds_open',
    );
    expect(await code({ debtMinor: 80_000 })).toBe('plan_sum_mismatch');
    expect(await code({ currency: currency('USD') })).toBe('currency_mismatch');
    expect(await code({ count: 14 })).toBe('plan_too_long');
    await signed();
    expect(await code({ draftedOn: day('2026-03-05') })).toBe('item_in_plan');
  });

  it('warns of what the settings ask for, and is signed only once', async () => {
    const { planId, warnings } = await book.call('plans.draft', terms());
    expect(warnings).toEqual(['low_down_payment', 'no_security']);
    await book.call('plans.sign', { planId, signedOn: day('2026-03-02'), signedBy: 'Mr Wang' });
    expect(await book.ask('plans.sign', { planId, signedOn: day('2026-03-02'), signedBy: 'X' })).toMatchObject({ code: 'plan_not_draft' }); // prettier-ignore
    expect(await book.ask('plans.void', { planId, reason: 'x' })).toMatchObject({ code: 'plan_signed' });
    await book.call('plans.terminate', { planId, endedOn: day('2026-04-01'), kind: 'agreed', reason: 'replaced' });
    expect(await stateOn('2026-04-01')).toBe('terminated');
    expect(await stateOn('2026-03-08')).toBe('active');
  });

  it('prints the agreement with the debt in words, and archives it to the byte', async () => {
    await book.call('settings.update', { company: { ...(await book.call('settings.get', {})).company, phone: '1' } });
    const planId = await signed();
    const draft = await book.call('letters.planDraft', { planId, language: 'zh', asOf: day('2026-03-02') });
    expect(draft.unfilled).toEqual([]);
    const html = book.service.documents.find(draft.documentToken)?.html ?? '';
    for (const words of ['还款协议书', '玖佰元整', 'INV-1', '2026年2月1日', '立即到期', '不变更各发票的原到期日']) expect(html).toContain(words); // prettier-ignore
    const issued = await book.call('letters.repaymentAgreement', { planId, language: 'zh', asOf: day('2026-03-02') });
    expect(issued.number).toBe('RA-2026-0001');
    expect((await book.call('letters.reprint', { issuedId: issued.issuedId })).sha256).toBe(issued.sha256);
  });

  it('prints the confirmation of a promise', async () => {
    await book.call('settings.update', { company: { ...(await book.call('settings.get', {})).company, phone: '1' } });
    const { promiseId } = await book.call('promises.add', { customerId, amountMinor: 50_000, madeOn: day('2026-03-01'), dueOn: day('2026-03-10') }); // prettier-ignore
    const issued = await book.call('letters.promiseConfirmation', {
      promiseId,
      language: 'en',
      asOf: day('2026-03-01'),
    });
    expect(issued.number).toBe('PC-2026-0001');
    const { documentToken } = await book.call('letters.reprint', { issuedId: issued.issuedId });
    const html = book.service.documents.find(documentToken)?.html ?? '';
    for (const words of ['CNY 500.00', '10 March 2026', 'INV-1', 'changes no due date']) expect(html).toContain(words);
  });
});

describe('the cash forecast', () => {
  it('adds up to what is open and names the week of each instalment', async () => {
    await signed();
    const { currencies, rows } = await book.call('plans.cashForecast', { asOf: day('2026-03-05'), weeks: 4 });
    expect(currencies[0]).toMatchObject({ totalMinor: 90_000, laterMinor: 60_000, uncertainMinor: 0 });
    expect(currencies[0]?.weeks.map(({ planMinor }) => planMinor)).toEqual([0, 30_000, 0, 0]);
    expect(rows.map(({ expectedOn, basis }) => [expectedOn, basis])).toEqual([
      ['2026-03-10', 'plan'],
      ['2026-04-10', 'plan'],
      ['2026-05-10', 'plan'],
    ]);
    const later = await book.call('plans.cashForecast', { asOf: day('2026-03-05'), weeks: 4, bucket: 'later' });
    expect(later.total).toBe(2);
  });
});
