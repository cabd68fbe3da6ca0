import { afterEach, beforeEach, expect, test } from 'vitest';
import { on, TestBook } from '../book.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';

let book: TestBook;
let customerId: CustomerId;
const asOf = on('2026-11-20');

beforeEach(async () => {
  book = await TestBook.create('2026-11-20T02:00:00.000Z');
  customerId = await book.customer('K1', { name: '杭州明达服饰有限公司' });
  for (let index = 1; index <= 12; index += 1)
    await book.invoice(customerId, `A-${index}`, '2026-08-01', index * 1_000_00, {
      dueOn: `2026-09-${String(index).padStart(2, '0')}`,
    });
});
afterEach(async () => book.close());

const pageOf = (token: string): string => {
  const found = book.service.documents.find(token);
  if (!found) throw new Error('the page is not on the shelf');
  return found.html;
};

test('one page: what is owed, since when, what was promised, and what to ask, without a gap in it', async () => {
  await book.call('collections.logResult', {
    customerId, channel: 'phone', onDay: asOf, atTime: '10:00', result: 'promise', reasonCode: 'E04', contactName: '李娟', contactRole: 'finance',
    promise: { amountMinor: 5_000_00, dueOn: on('2026-11-27') },
  }); // prettier-ignore
  for (const language of ['zh', 'en'] as const) {
    const brief = await book.call('reports.debtorBrief', { asOf, customerId, language });
    const html = pageOf(brief.documentToken);
    expect(brief.suggestedFileName).toContain('2026-11-20');
    expect(html).toContain('杭州明达服饰有限公司');
    expect(html).toContain('78,000.00');
    expect(html).toContain('5,000.00');
    expect(html).toContain('A-1<');
    // Seven of twelve are shown, the others counted.
    expect(html).not.toContain('A-10<');
    expect(html).toMatch(language === 'zh' ? /另有 5 笔，共 ¥50,000\.00/ : /5 more, ¥50,000\.00 in all/);
    expect(html).not.toMatch(/undefined|NaN|\{\w+\}/);
  }
});

test.each([
  ['2026-09-20', '晚 10–10 天', 'median 10 d, four in five within 10 d (6 items)'],
  ['2026-09-10', '按期或提前', 'on time or early (6 items)'],
  ['2026-09-01', '按期或提前', 'on time or early (6 items)'],
])(
  'who paid on %s what was due on 10 September is told so on the brief and in the credit file',
  async (paidOn, zh, en) => {
    const payer = await book.customer('K2', { name: '嘉兴早付' });
    for (const number of ['B-1', 'B-2', 'B-3', 'B-4', 'B-5', 'B-6']) {
      const { itemId } = await book.invoice(payer, number, '2026-08-01', 1_000_00, { dueOn: '2026-09-10' });
      await book.receipt(payer, paidOn, 1_000_00, [{ dueItemId: itemId, amountMinor: 1_000_00 }]);
    }
    const brief = await book.call('reports.debtorBrief', { asOf, customerId: payer, language: 'zh' });
    expect(pageOf(brief.documentToken)).toContain(zh);
    const file = await book.call('reports.creditFile', {
      asOf,
      customerId: payer,
      currency: currency('CNY'),
      language: 'en',
    });
    expect(pageOf(file.documentToken)).toContain(en);
  },
);

test('who is left alone is not to be called, and a claim that runs out is named', async () => {
  await book.invoice(customerId, 'OLD', '2023-11-01', 9_000_00, { dueOn: '2023-12-20' });
  const stop = async (language: 'zh' | 'en'): Promise<string | undefined> =>
    /<div class="stop">(.*?)<\/div>/s.exec(pageOf((await book.call('reports.debtorBrief', { asOf, customerId, language })).documentToken))?.[1]; // prettier-ignore
  expect(await stop('zh')).toBeUndefined();
  await book.call('policy.override', { customerId, kind: 'exclude', fromOn: asOf, reason: '老板亲戚' });
  expect(await stop('zh')).toMatch(/老板亲戚.*OLD 的时效稳妥届满日是 2026-12-21：要的是决定或书面材料，不是电话/);
  expect(await stop('en')).toMatch(/OLD is safe until .*2026.* only: a decision or a paper is asked for, not a call/);
});

test('a customer that is not there has no brief', async () => {
  const reply = await book.ask('reports.debtorBrief', { asOf, customerId: 99 as CustomerId, language: 'zh' });
  expect(reply).toMatchObject({ ok: false, code: 'customer_not_found' });
});
