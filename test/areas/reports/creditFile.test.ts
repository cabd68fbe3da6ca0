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

  it.each(['zh', 'en'] as const)('tells holds, their end, and orders let go against a check (%s)', async (language) => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    expect(await paper(customerId, language)).toContain(language === 'zh' ? '从未列入观察' : 'Never on watch');
    const status = { customerId, approver: 'Chen', note: '', evidence: '' };
    await book.call('holds.setStatus', { ...status, status: 'hold', reason: 'overdue', fromOn: day('2026-10-01'), evidence: 'A-1 <unpaid>' }); // prettier-ignore
    const release = { customerId, currency: cny, amountMinor: 500_000, asOf: day('2026-10-02'), reason: 'deposit paid', approver: 'Wang' }; // prettier-ignore
    await book.call('holds.release', release);
    await book.call('holds.setStatus', { ...status, status: 'open', reason: 'paid', fromOn: day('2026-10-20') });
    await book.call('holds.setStatus', { ...status, status: 'watch', reason: 'danger', fromOn: day('2026-12-01') });
    const text = await paper(customerId, language);
    expect(text).toContain(language === 'zh' ? '授信状态与放行记录' : 'Holds and releases');
    expect(text).toContain('A-1 &lt;unpaid&gt;');
    const [held, opened] = language === 'zh' ? ['逾期 Chen', '已付款 Chen'] : ['overdue Chen', 'paid Chen'];
    for (const line of [held, opened, '¥5,000.00', 'deposit paid']) expect(text).toContain(line);
    expect(text).toMatch(/Wang · \S/);
    // What starts after the day of the paper is not on it.
    expect(text).not.toContain(language === 'zh' ? '危险信号 Chen' : 'danger signals Chen');
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
  });

  it('prints limits under their heads', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    await book.call('credit.setLimit', { customerId, currency: cny, amountMinor: 2_000_000, fromOn: day('2026-01-01'), untilOn: day('2026-12-31'), reason: 'first' }); // prettier-ignore
    expect(await paper(customerId)).toMatch(/from until amount reason 1 Jan 2026 31 Dec 2026 20,000\.00 first/i);
  });

  it('prints points that add up to the printed score, for every customer scored in the practice company', async () => {
    book = await TestBook.create('2026-11-22T08:00:00.000Z');
    await book.call('book.openPractice', { language: 'en' });
    const { rows } = await book.call('customers.search', { text: '', limit: 500 });
    let printed = 0;
    for (const { id: customerId } of rows) {
      const { documentToken } = await book.call('reports.creditFile', {
        customerId,
        asOf,
        currency: cny,
        language: 'en',
      });
      const html = book.service.documents.find(documentToken)?.html ?? '';
      const part = /<h2>Score in points[\s\S]*?<\/section>/.exec(html)?.[0];
      if (part === undefined) continue;
      const hundredths = (text: string): number => Math.round(Number(text) * 100);
      const cells = [...part.matchAll(/<td class="n">(\d+\.\d\d)<\/td>/g)].map(([, text]) => hundredths(text ?? ''));
      const market = hundredths(/\((-?\d+\.\d\d)\)/.exec(part)?.[1] ?? '0');
      const score = hundredths(/(\d+\.\d\d) \/ 100/.exec(part)?.[1] ?? 'none');
      expect([customerId, cells.reduce((sum, cell) => sum + cell, market)]).toEqual([customerId, score]);
      printed += 1;
    }
    expect(printed).toBeGreaterThan(3);
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
