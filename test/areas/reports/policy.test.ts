import { afterEach, describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
afterEach(() => book.close());
const asOf = day('2026-11-22');

async function text(language: 'zh' | 'en'): Promise<string> {
  const { documentToken } = await book.call('reports.policy', { language, asOf });
  const html = book.service.documents.find(documentToken)?.html ?? '';
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the credit policy', () => {
  it.each(['zh', 'en'] as const)('states the settings in force, with no field left open (%s)', async (language) => {
    book = await TestBook.create();
    const before = await text(language);
    expect(before).not.toMatch(/\{\w+\}/);
    expect(before).toContain('110%');
    expect(before).toMatch(/¥20,000\.00/);
    const settings = await book.call('settings.get', {});
    await book.call('settings.update', {
      orderCheck: { ...settings.orderCheck, toleranceBp: 12_500, requireContract: true },
      limits: { ...settings.limits, trialMinor: 3_456_700, reviewMonths: { ...settings.limits.reviewMonths, A: 5 } },
      exposure: { ...settings.exposure, confirmedOrders: false },
    });
    const after = await text(language);
    expect(after).toContain('125%');
    expect(after).toContain('¥34,567.00');
    expect(after).toContain(language === 'zh' ? '5 个月' : '5 mo.');
    expect(after).toContain(language === 'zh' ? '无有效合同' : 'no contract in force');
    expect(after).not.toContain(language === 'zh' ? '已确认未发货订单' : 'confirmed orders not shipped');
  });

  it('is numbered and printed again as it went out, whatever is set later', async () => {
    book = await TestBook.create();
    const issued = await book.call('reports.issuePolicy', { language: 'en', asOf });
    expect(issued.number).toBe('PM-2026-0001');
    const settings = await book.call('settings.get', {});
    await book.call('settings.update', { limits: { ...settings.limits, trialMinor: 1 } });
    const again = await book.call('letters.reprint', { issuedId: issued.issuedId });
    expect(again.sha256).toBe(issued.sha256);
    expect(book.service.documents.find(again.documentToken)?.html).toContain('¥20,000.00');
    expect((await book.call('letters.archive', { kind: 'policy_manual' })).rows).toMatchObject([
      { number: 'PM-2026-0001' },
    ]);
  });
});
