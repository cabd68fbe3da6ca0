import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportEn } from '../../../resources/templates/report.en.ts';
import { reportZh } from '../../../resources/templates/report.zh.ts';
import { gather, type ReportData } from '../../../src-main/areas/reports/gather.ts';
import { reportHtml } from '../../../src-main/areas/reports/reportHtml.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { readable } from '../letters/samples.ts';
import { on, TestBook } from '../book.ts';

const today = '2026-11-22';
const CNY = currency('CNY');

describe('management report', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
  });
  afterEach(() => book.close());

  const data = (language: 'zh' | 'en' = 'en', code = 'CNY', asOf = today): ReportData => {
    const db = book.service.keeper.book?.db;
    if (!db) throw new Error('no book');
    return gather(db, { asOf: on(asOf), language, currency: currency(code) }, book.now);
  };
  const draft = (language: 'zh' | 'en' = 'en', code = 'CNY'): string => reportHtml(data(language, code), null);

  /** A 3,200.00 at 95 days, B 4,100.00 at 20 days, C 80.00 at 12 days, D 60.00 at 210 days (domain.md §4.3), E not due. */
  const fill = async (): Promise<CustomerId[]> => {
    const owed = [
      ['A', '明达服饰', 320_000, '2026-08-19'],
      ['B', '佳禾贸易', 410_000, '2026-11-02'],
      ['C', '恒发饰品', 8_000, '2026-11-10'],
      ['D', '永顺布艺', 6_000, '2026-04-26'],
      ['E', '太湖针织', 500_000, '2026-12-20'],
    ] as const;
    const ids: CustomerId[] = [];
    for (const [code, name, amountMinor, dueOn] of owed) {
      const customer = await book.customer(code, { name });
      ids.push(customer);
      await book.invoice(customer, `I-${code}`, '2026-04-01', amountMinor, { dueOn });
    }
    return ids;
  };

  it('prints hand-checked figures: 12,440.00 of which 7,440.00 overdue (59.8 %)', async () => {
    await fill();
    const text = readable(draft());
    for (const part of ['¥12,440.00', '¥7,440.00', '59.8% of total', '91–180 days 3,200.00 25.7% 1', '181–365 days 60.00 0.5% 1', '8–30 days 4,180.00 33.6% 2', 'Not due 5,000.00 40.2%', 'Total 12,440.00 100.0%', 'Ledger balance 12,440.00', 'Difference 0.00', 'The rows add up to the ledger balance'])
      expect(text).toContain(part);
    expect(text).not.toContain('do not add up');
  }); // prettier-ignore

  it('puts the four published cases into their quadrants, with a table twin and what to do', async () => {
    await fill();
    const text = readable(draft('zh'));
    expect(text).toContain('I 重点攻坚区 1 3,200.00 43.0%');
    expect(text).toContain('II 重点盯防区 1 4,100.00 55.1%');
    expect(text).toContain('III 常规提醒区 1 80.00 1.1%');
    expect(text).toContain('IV 清理销账区 1 60.00 0.8%');
    expect(text).toContain(
      '重点攻坚区 1 户，合计 ¥3,200.00，占逾期 43.0%；首位为明达服饰（¥3,200.00，加权逾期 95.0 天）。',
    );
    expect(text).toContain('X* = 60 天，Y* = ¥3,200.00（按逾期金额前 80% 自动划线）');
  });

  it('names last letters and next steps in the ten largest overdue', async () => {
    const [a] = await fill();
    const { company, account } = await import('../letters/samples.ts');
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    await book.call('letters.issue', { customerId: a as CustomerId, currency: CNY, level: 1, language: 'zh', asOf: on(today) });
    const text = readable(draft('zh'));
    expect(text).toContain('L1 2026-11-22 DL-2026-0001 限期至 2026-12-02');
    expect(text).toMatch(/佳禾贸易 4,100\.00 55\.1% 20\.0 天 20 天 II 未发 发付款提醒函/);
  }); // prettier-ignore

  it('lists open warnings worst first, counts acknowledged ones only', async () => {
    await fill();
    const before = readable(draft());
    expect(before).toMatch(/Red \d+ · Orange \d+ · Yellow \d+/);
    expect(before.indexOf('oldest 95 d, 100.0% of balance')).toBeGreaterThan(0);
    const { rows } = await book.call('signals.list', { asOf: on(today) });
    const overdue = rows.find((signal) => signal.customerCode === 'A' && signal.rule === 'overdue');
    if (!overdue) throw new Error('the case must raise a warning');
    await book.call('signals.acknowledge', { key: overdue.key, fact: overdue.fact, reason: 'known' });
    const after = readable(draft());
    expect(after).not.toContain('oldest 95 d, 100.0% of balance');
    expect(after).toContain('1 more were acknowledged');
  });

  it('says in red what does not add up', async () => {
    await fill();
    const [aging] = data().aging;
    if (!aging) throw new Error('an aging is there');
    const off = { ...data(), aging: [{ ...aging, ledgerMinor: aging.ledgerMinor - 100 }] };
    expect(readable(reportHtml(off, null))).toContain('do not add up to the ledger balance. Difference: ¥1.00.');
    expect(reportHtml(off, null)).toContain('<div class="banner" role="alert">');
    expect(reportHtml(off, null)).not.toContain('proofline">✓');
    book.service.keeper.book?.sqlite.exec('UPDATE due_item SET open_minor = open_minor - 1 WHERE id = 1');
    const preview = await book.call('reports.preview', { asOf: on(today), language: 'zh', currency: CNY });
    expect(preview.reconciled).toBe(false);
    expect(readable(book.service.documents.find(preview.documentToken)?.html ?? '')).toContain('与应收总账余额不一致，差额：-¥0.01');
  }); // prettier-ignore

  it.each([
    ['zh', '截至 2026-11-22 没有逾期款项。', '象限图无内容', '没有未处理的预警'],
    ['en', 'Nothing was overdue on 22 Nov 2026.', 'the quadrant is empty', 'No open warnings'],
  ] as const)('of an empty book is whole in %s', (language, ...parts) => {
    const text = readable(draft(language));
    for (const part of parts) expect(text).toContain(part);
    expect(text).toContain(language === 'zh' ? '不适用' : 'n/a');
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('shows each currency apart, the one asked for first, and none where nothing is left', async () => {
    const customer = await book.customer('A');
    await book.invoice(customer, 'U', '2026-10-01', 12_345, { dueOn: '2026-10-31', currency: 'USD' });
    await book.invoice(customer, 'J', '2026-10-01', 98_765, { dueOn: '2026-12-31', currency: 'JPY' });
    const paid = await book.invoice(customer, 'E', '2026-10-01', 500, { dueOn: '2026-10-31', currency: 'EUR' });
    await book.receipt(customer, '2026-11-01', 500, [{ dueItemId: paid.itemId, amountMinor: 500 }], 'EUR');
    expect(data('en', 'USD').aging.map((aging) => aging.currency)).toEqual(['USD', 'JPY']);
    const text = readable(draft('en', 'USD'));
    expect(text).toContain('Aging by due date, USD');
    expect(text).toContain('98,765');
    expect(text).not.toContain('98,765.');
    expect(text).not.toContain('EUR');
  });

  it('shows DSO with and without what is disputed, and where the figures are anchored', async () => {
    const customer = await book.customer('Q');
    const { itemId } = await book.invoice(customer, 'Q-1', '2026-10-23', 310_000, { dueOn: '2026-11-02' });
    expect(readable(draft())).not.toContain('without disputes');
    await book.call('disputes.open', { dueItemId: itemId, amountMinor: 155_000, reason: 'price', openedOn: on('2026-11-05') });
    const { kpi, audit } = data();
    const text = readable(draft());
    expect(text).toContain(`${((kpi.dsoCountBackWithoutDisputedTenths ?? 0) / 10).toFixed(1)} d without disputes`);
    expect(text).toContain(`adds ${((kpi.disputeDaysTenths ?? 0) / 10).toFixed(1)} d to DSO`);
    expect(kpi.dsoCountBackWithoutDisputedTenths).toBeLessThan(kpi.dsoCountBackTenths ?? 0);
    // In the head, beside known at; the whole hash stands at the end.
    expect(text).toContain(`Audit head #${audit?.seq} ${audit?.hash.slice(0, 12)}`);
  }); // prettier-ignore

  it('tells of unapplied money and disputes without netting them', async () => {
    const [a] = await fill();
    await book.receipt(a as CustomerId, '2026-11-01', 30_000);
    const text = readable(draft());
    expect(text).toContain('Unapplied money -300.00');
    expect(text).toContain('91–180 days 3,200.00');
    expect(text).toContain('Total 12,140.00');
  });

  it('is archived under its own number with known-at and the audit head, and reprinted to the byte', async () => {
    await fill();
    const head = (await book.call('book.audit', { limit: 1 })).rows[0];
    const issued = await book.call('reports.issue', { asOf: on(today), language: 'zh', currency: CNY });
    expect(issued.number).toBe('MR-2026-0001');
    const { documentToken, suggestedFileName } = await book.call('letters.reprint', { issuedId: issued.issuedId });
    const page = book.service.documents.find(documentToken)?.html ?? '';
    expect(hash('sha256', page, 'hex')).toBe(issued.sha256);
    expect(suggestedFileName).toBe('应收账款管理报告 2026-11-22 CNY MR-2026-0001.pdf');
    const text = readable(page);
    for (const part of ['MR-2026-0001', '数据记录至 2026-11-22 16:00 (UTC+08:00)', `第 ${head?.seq} 条`, String(head?.hash)]) expect(text).toContain(part); // prettier-ignore
    expect(text).not.toContain('草稿');
    await book.invoice(await book.customer('Z'), 'later', '2026-01-01', 1_000_000);
    const again = await book.call('letters.reprint', { issuedId: issued.issuedId });
    expect(book.service.documents.find(again.documentToken)?.html).toBe(page);
  });

  it('asked with an earlier known-at prints what was known then', async () => {
    await fill();
    const knownAt = book.now;
    await book.invoice(await book.customer('Z'), 'later', '2026-01-01', 1_000_000);
    const preview = await book.call('reports.preview', { asOf: on(today), knownAt, language: 'en', currency: CNY });
    const text = readable(book.service.documents.find(preview.documentToken)?.html ?? '');
    expect(text).toContain('¥12,440.00');
    expect(text).not.toContain('22,440.00');
    expect(preview.reconciled).toBe(true);
  });

  it('prints hostile names as text, in tables and in the picture', async () => {
    const plain = data();
    const evil = '</text><script>alert(1)</script>"\'&';
    const customer = await book.customer('X', { name: evil });
    await book.invoice(customer, 'X', '2026-01-01', 900_000, { dueOn: '2026-02-01' });
    const page = draft();
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/<link|<img|<iframe|src=|\son\w+=/i);
    expect(page.match(/&lt;\/text&gt;&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(3);
    expect(plain.quadrant.points).toEqual([]);
  });

  it('copes with sixty points, the smallest and the largest amounts, and one alone', async () => {
    const [first] = await fill();
    const base = data();
    const [point] = base.quadrant.points;
    if (!point || first === undefined) throw new Error('a point is there');
    for (const count of [1, 60]) {
      const points = Array.from({ length: count }, (_, index) => ({
        ...point,
        overdueMinor: index === 0 ? 2 ** 51 - 1 : index + 1,
        exposureMinor: index === 0 ? 2 ** 51 - 1 : 0,
        weightedDaysLateTenths: index * 137,
        customerName: `客户${index}`.repeat(1 + (index % 5)),
      }));
      const page = reportHtml({ ...base, quadrant: { ...base.quadrant, points } }, null);
      expect(page).not.toMatch(/NaN|Infinity/);
      expect(page.match(/<circle/g)?.length).toBeGreaterThanOrEqual(count);
    }
  });
});

describe('texts', () => {
  it('say the same in both languages, field by field', () => {
    const fields = (value: unknown, path = ''): string[] =>
      typeof value === 'string'
        ? [`${path} ${(value.match(/\{[A-Za-z0-9]+\}/g) ?? []).sort().join(' ')}`]
        : Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => fields(inner, `${path}.${key}`));
    expect(fields(reportEn)).toEqual(fields(reportZh));
  });
});
