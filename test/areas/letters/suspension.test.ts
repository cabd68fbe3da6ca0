import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';
import { company, readable } from './samples.ts';

let book: TestBook;
let customer: CustomerId;
beforeEach(async () => {
  book = await TestBook.create('2026-11-22T08:00:00.000Z');
  customer = await book.customer('K1', { name: '明达 <b>& 服饰' });
  await book.call('settings.update', { company });
});
afterEach(() => book.close());

const request = (more: { ground?: 'a526' | 'a527'; language?: 'zh' | 'en'; evidence?: string; securityDays?: number } = {}) => ({
  customerId: customer,
  currency: currency('CNY'),
  amountMinor: 8_000_000,
  orderText: 'SO-0001 <script>',
  ground: more.ground ?? ('a526' as const),
  evidence: more.evidence ?? '2026-10-31 invoice A-1 not paid\n2026-11-10 reminder <i>sent</i>',
  securityDays: more.securityDays ?? 15,
  language: more.language ?? ('zh' as const),
  asOf: on('2026-11-22'),
}); // prettier-ignore
const html = (token: string): string => book.service.documents.find(token)?.html ?? '';

describe('a notice of suspension', () => {
  it.each([
    ['a526', 'zh', '第五百二十六条', '贵方付清上述款项后', '2026年12月7日'],
    ['a527', 'zh', '第五百二十七条', '2026年12月7日', '贵方付清上述款项后'],
    ['a526', 'en', 'article 526', 'As soon as you have paid', 'article 527'],
    ['a527', 'en', 'article 527', '7 December 2026', 'article 526'],
  ] as const)('on %s in %s states its ground and the way back', async (ground, language, states, back, leavesOut) => {
    const { documentToken, unfilled } = await book.call('letters.suspensionDraft', request({ ground, language }));
    const text = readable(html(documentToken));
    expect(unfilled).toEqual([]);
    expect(text).toContain(states);
    expect(text).toContain(back);
    expect(text).not.toContain(leavesOut);
    expect(text).toContain('80,000.00');
    expect(text).toContain(language === 'zh' ? '草稿' : 'Draft');
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
  });

  it('prints names, orders and evidence as text, a line each', async () => {
    const { documentToken } = await book.call('letters.suspensionDraft', request());
    const page = html(documentToken);
    for (const escaped of ['明达 &lt;b&gt;&amp; 服饰', 'SO-0001 &lt;script&gt;', 'reminder &lt;i&gt;sent&lt;/i&gt;'])
      expect(page).toContain(escaped);
    expect(page).not.toContain('<script');
    expect(page).toContain('<p>2026-10-31 invoice A-1 not paid</p>');
  });

  it('is not issued without evidence or the name of the order', async () => {
    const bare = request({ evidence: ' \n ' });
    expect((await book.call('letters.suspensionDraft', bare)).unfilled).toEqual(['evidence']);
    const blank = await book.call('letters.suspensionDraft', { ...bare, orderText: '', language: 'en' });
    expect(readable(html(blank.documentToken))).toContain('[contract or order ____]');
    expect(readable(html(blank.documentToken))).not.toMatch(/\{\w+\}/);
    expect(await book.ask('letters.issueSuspension', bare)).toMatchObject({ code: 'suspension_incomplete', params: { fields: ['evidence'] } }); // prettier-ignore
    expect(await book.ask('letters.issueSuspension', { ...request(), orderText: '' })).toMatchObject({ code: 'suspension_incomplete', params: { fields: ['orderText'] } }); // prettier-ignore
    expect(await book.ask('letters.issueSuspension', { ...request(), customerId: id<'customer'>(99) })).toMatchObject({ code: 'customer_not_found' }); // prettier-ignore
    expect((await book.call('letters.archive', {})).total).toBe(0);
  });

  it('gets the next number, is archived, and prints again as it went out', async () => {
    const first = await book.call('letters.issueSuspension', request({ ground: 'a527' }));
    expect(first.number).toBe('SN-2026-0001');
    const { rows } = await book.call('letters.archive', {});
    expect(rows).toMatchObject([{ number: 'SN-2026-0001', kind: 'suspension_notice', amountMinor: 8_000_000 }]);
    const printed = await book.call('letters.reprint', { issuedId: first.issuedId });
    const page = html(printed.documentToken);
    expect(readable(page)).toContain('SN-2026-0001');
    expect(readable(page)).not.toContain('草稿');

    await book.call('settings.update', { company: { ...company, name: 'Another name' } });
    const again = await book.call('letters.reprint', { issuedId: first.issuedId });
    expect(again.sha256).toBe(first.sha256);
    expect(html(again.documentToken)).toBe(page);
    expect((await book.call('letters.issueSuspension', request())).number).toBe('SN-2026-0002');
  });
});
