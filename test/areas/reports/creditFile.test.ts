import { afterEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
afterEach(() => book.close());
const asOf = day('2026-11-22');
const cny = currency('CNY');

async function paper(customerId: CustomerId, language: 'zh' | 'en' = 'en'): Promise<string> {
  const { documentToken } = await book.call('reports.creditFile', { customerId, asOf, currency: cny, language });
  const html = book.service.documents.find(documentToken)?.html ?? '';
  const body = html.replace(/<style>.*?<\/style>/s, '');
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the printed credit file', () => {
  it.each(['zh', 'en'] as const)(
    'of a customer of whom nothing is known says so, line by line (%s)',
    async (language) => {
      book = await TestBook.create();
      const customerId = await book.customer('K1', { name: '杭州新客有限公司' });
      const text = await paper(customerId, language);
      expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
      expect(text).toContain('杭州新客有限公司');
      expect(text).toContain(language === 'zh' ? '未登记' : 'not on file');
      expect(text).toContain(language === 'zh' ? '未设额度' : 'no limit set');
      expect(text).toContain(language === 'zh' ? '统一社会信用代码、' : 'credit code, ');
    },
  );

  it('states limit, exposure and its formula, the statements and models, and prints again as it went out', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1', { name: 'A <b>& Co' });
    await book.invoice(customerId, 'A-1', '2026-10-01', 1_500_000, { dueOn: '2026-10-31' });
    const limit = { customerId, currency: cny, amountMinor: 2_000_000, fromOn: day('2026-01-01'), reason: 'first' };
    await book.call('credit.setLimit', limit);
    await book.call('creditfile.saveStatement', {
      customerId,
      periodEndOn: day('2025-12-31'),
      months: 12,
      currency: cny,
      source: 'handed over',
      audited: false,
      figures: {
        cashMinor: null, receivablesMinor: null, inventoryMinor: 240_000_000, currentAssetsMinor: 600_000_000, totalAssetsMinor: 1_000_000_000,
        intangibleMinor: null, currentLiabilitiesMinor: 400_000_000, totalLiabilitiesMinor: 600_000_000, paidInMinor: null,
        retainedEarningsMinor: 100_000_000, equityMinor: 400_000_000, salesMinor: 1_800_000_000, costOfSalesMinor: null, ebitMinor: 80_000_000,
        interestMinor: null, netProfitMinor: null, operatingCashMinor: null, marketValueMinor: null,
      },
    }); // prettier-ignore
    const text = await paper(customerId);
    expect(text).toContain('A &lt;b&gt;&amp; Co');
    expect(text).toContain('open items 15,000.00 = ¥15,000.00');
    expect(text).toContain('¥20,000.00');
    // domain.md §7.4 and §7.5: −0.1 gives 17.5 % of 3.0 m, Z″ 2.88 is safe, Z′ 2.55 grey.
    expect(text).toContain('value -0.10, share 17.5%, limit ¥525,000.00');
    expect(text).toContain('2.88 · safe');
    expect(text).toContain('2.55 · grey');

    const ask = { customerId, asOf, currency: cny, language: 'en' as const };
    const issued = await book.call('reports.issueCreditFile', ask);
    expect(issued.number).toBe('CF-2026-0001');
    await book.call('credit.setLimit', { ...limit, amountMinor: 1, fromOn: day('2026-06-01') });
    const again = await book.call('letters.reprint', { issuedId: issued.issuedId });
    expect(again.sha256).toBe(issued.sha256);
    expect(book.service.documents.find(again.documentToken)?.html).toContain('¥20,000.00');
    expect(await paper(customerId)).toContain('¥0.01');
  });

  it('is refused for nobody', async () => {
    book = await TestBook.create();
    const customerId = 99 as CustomerId;
    expect(await book.ask('reports.creditFile', { customerId, asOf, currency: cny, language: 'zh' })).toMatchObject({
      ok: false,
      code: 'customer_not_found',
    });
  });
});
