import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const cny = currency('CNY');
let book: TestBook;
let customerId: CustomerId;
let item: DueItemId;

/** 200,000 due 2025-03-31; 183 days later it bears 4,041.04 at LPR 3.10 % × 1.3. */
beforeEach(async () => {
  book = await TestBook.create('2025-09-30T08:00:00.000Z');
  await book.call('settings.update', {
    company: { name: '恒信', nameEn: 'Hengxin', taxId: '91330106MA2KE2E01X', address: '', addressEn: '', phone: '0571', email: '', contactName: '' },
    accounts: [{ accountId: 'a', accountName: '恒信', bankName: 'ICBC', accountNumber: '123456789', swift: '', currency: cny, isDefault: true }],
    confirmAccounts: true,
  }); // prettier-ignore
  customerId = await book.customer('K1');
  ({ itemId: item } = await book.invoice(customerId, 'A-1', '2025-03-01', 20_000_000, { dueOn: '2025-03-31' }));
});
afterEach(() => book.close());

const request = (more: { level?: 0 | 1 | 2 | 3 | 4; language?: 'zh' | 'en'; asOf?: string } = {}) => ({
  customerId,
  currency: cny,
  level: more.level ?? (3 as const),
  language: more.language ?? ('zh' as const),
  asOf: on(more.asOf ?? '2025-09-30'),
  withInterest: true,
});
const preview = async (more = {}) => {
  const drawn = await book.call('letters.preview', request(more));
  return { ...drawn, html: book.service.documents.find(drawn.documentToken)?.html ?? '' };
};
const ledger = async () => (await book.call('interest.ledger', { asOf: on('2025-09-30'), currency: cny })).rows[0];

describe('late interest in a letter', () => {
  it('is stated with its basis, the sum of both and what a day adds; the sum asked for stays the principal', async () => {
    const { figures, html, notices } = await preview();
    expect(figures).toMatchObject({
      requestedMinor: 20_000_000,
      interest: { amountMinor: 404_104, perDayMinor: 2_208 },
    });
    for (const said of ['4,041.04', '204,041.04', '22.08', 'LPR 3.10%']) expect(html).toContain(said);
    expect(html).not.toContain('不含违约金或逾期利息');
    expect(notices.map(({ code }) => code)).toContain('interest_estimate');
    expect((await preview({ language: 'en', level: 4 })).html).toContain('CNY 204,041.04');
  });

  it('belongs into formal demands and final notices only', async () => {
    const { figures, html } = await preview({ level: 2 });
    expect(figures.interest).toBeNull();
    expect(html).not.toContain('4,041.04');
  });

  it('leaves a disputed part out and what was booked or waived', async () => {
    await book.call('disputes.open', {
      dueItemId: item,
      amountMinor: 10_000_000,
      reason: 'quality',
      openedOn: on('2025-05-01'),
    });
    expect((await preview()).figures.interest?.amountMinor).toBe(202_052);
    await book.call('interest.charge', {
      items: [{ dueItemId: item, rule: 'cn-lpr' }],
      throughOn: on('2025-06-30'),
      booked: 'note',
    });
    expect((await preview()).figures.interest?.amountMinor).toBe(202_052 - 200_948);
  });

  it('is on record once the letter is issued, and no day counts twice', async () => {
    const { number } = await book.call('letters.issue', { ...request(), lookedReason: 'agreed' });
    expect(await ledger()).toMatchObject({ accruedThroughOn: '2025-09-30', letterMinor: 404_104, freshMinor: 0 });
    const { charges } = await book.call('interest.item', { dueItemId: item, asOf: on('2025-09-30') });
    expect(charges).toMatchObject([{ note: number, booked: 'letter' }]);
    expect((await preview()).figures.interest?.amountMinor).toBe(404_104);
    await book.call('letters.issue', { ...request({ level: 4 }), lookedReason: 'agreed' });
    expect(await ledger()).toMatchObject({ letterMinor: 404_104 });
  });

  it('notes nothing for an item of which it showed a part only', async () => {
    const disputed = {
      dueItemId: item,
      amountMinor: 10_000_000,
      reason: 'quality' as const,
      openedOn: on('2025-05-01'),
    };
    await book.call('disputes.open', disputed);
    await book.call('letters.issue', { ...request({ level: 3 }), lookedReason: 'agreed' });
    expect(await ledger()).toMatchObject({ letterMinor: 0, freshMinor: 404_104 });
  });

  it('points out items whose interest cannot be worked out', async () => {
    await book.invoice(customerId, 'A-0', '2018-01-01', 1_000_000, { dueOn: '2018-02-01' });
    const { notices, figures } = await preview();
    expect(figures.interest).toMatchObject({ amountMinor: 404_104, leftOut: 1 });
    expect(notices).toContainEqual({ code: 'interest_left_out', severity: 'look', params: { count: 1 } });
  });
});
