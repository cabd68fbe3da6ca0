import { describe, expect, it } from 'vitest';
import { letterEn } from '../../../resources/templates/letter.en.ts';
import { letterZh } from '../../../resources/templates/letter.zh.ts';
import { letterHtml } from '../../../src-main/areas/letters/letterHtml.ts';
import { html } from '../../../src-main/areas/letters/markup.ts';
import { Merger } from '../../../src-main/areas/letters/merge.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { account, claim, company, earlier, item, readable, sheet } from './samples.ts';

/** domain.md §11.4: threats, third parties, criminal labels, insults, court style, promises of results, invented sums. */
const forbidden = {
  zh: /报警|公安|抓人|拘留|坐牢|判刑|刑事|犯罪|诈骗|骗子|老赖|失信|黑名单|征信|曝光|媒体|朋友圈|家人|家属|父母|配偶|亲友|上级单位|贵司客户|后果自负|无耻|可耻|恶意|人民法院|法院通知|传票|执行通知|胜诉|必将|律师事务所|手续费|催收费|滞纳金|\d+(\.\d+)?%/,
  en: /police|prison|jail|arrest|crimin|fraud|thie[fv]|liar|swindl|blacklist|credit (rating|bureau|score)|famil|spouse|parents|employer|your customers|press\b|social media|publish|shame|disgrace|bailiff|sheriff|summons|writ\b|solicitor|law firm|guarantee|certain to|collection fee|\d+(\.\d+)?%/i,
} as const;

/** Every text of a template, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe.each([
  ['zh', letterZh],
  ['en', letterEn],
] as const)('texts in %s', (language, letter) => {
  it('keep to facts and lawful rights', () => {
    expect(texts(letter).filter((text) => forbidden[language].test(text))).toEqual([]);
    expect(texts(letter).length).toBeGreaterThan(70);
  });

  it('are caught by the lint when they threaten', () => {
    const threat = language === 'zh' ? '再不付款我司将报警抓人并曝光' : 'or we will tell the police and your family';
    expect(threat).toMatch(forbidden[language]);
  });

  it.each([1, 2, 3] as const)(
    'of level %i demand a sum by a day, name the dispute route and the enclosures',
    (level) => {
      const { demand, opening, enclosures } = letter.levels[level];
      const all = [...opening, ...demand].map((block) => block.text).join(' ');
      for (const field of ['{payBy}', '{requested}', '{contact}', '{asOf}']) expect(all).toContain(field);
      expect(enclosures.length).toBeGreaterThan(0);
    },
  );

  it('claim no interest and keep the right to it at level 3 only', () => {
    const said = (level: 1 | 2 | 3): string => texts(letter.levels[level]).join(' ');
    const interest = language === 'zh' ? /违约金|利息/ : /interest/;
    expect(said(1)).not.toMatch(interest);
    expect(said(2)).not.toMatch(interest);
    expect(said(3)).toMatch(language === 'zh' ? /不含违约金或逾期利息.*保留/ : /does not include interest.*reserve/);
  });
});

const fullZh = sheet({
  level: 3,
  figures: claim([item(1, { late: 60, amountMinor: 168_032 }), item(2, { late: 40, disputedMinor: 30_000 })], { unappliedMinor: 5_000 }), // prettier-ignore
  earlier: [earlier(1), earlier(2)],
}); // 1,680.32 + 700.00 = 2,380.32

describe('a letter', () => {
  it('of level 3 in Chinese holds all that §11.2 asks for', () => {
    const { html: page, unfilled } = letterHtml(fullZh);
    const text = readable(page);
    expect(unfilled).toEqual([]);
    for (const part of [
      '正式催告函', 'DL-2026-0012', '2026年11月21日', company.name, company.taxId, '杭州明达服饰有限公司', '91330100MA2C000002',
      'INV-1', 'INV-2', '1,680.32', '人民币2,380.32元', '人民币贰仟叁佰捌拾元零叁角贰分', '2026年11月28日', '最早一笔于2026年9月22日到期', '至今已逾期60天',
      '2026年8月10日《付款提醒函》（DL-2026-0001）、2026年9月10日《催款函》（DL-2026-0002）',
      '主张权利的书面意思表示', '异议款项（不在本函请付范围之内）', '另有人民币300.00元', '尚未核销，本函未予抵减',
      '1204 0850 0920 0123 456', '账户如有变更请致电核实', '王敏（0573-8721 0000，ar@hengxin.example）',
      '附件', '（盖章）', '回执', '签收人',
    ]) expect(text).toContain(part); // prettier-ignore
  });

  it('never counts the disputed part into the sum it asks for', () => {
    const text = readable(letterHtml(fullZh).html);
    expect(text).toContain('本函请付金额 人民币2,380.32元');
    expect(text).not.toContain('人民币2,680.32');
  });

  it('asks in words for what it asks for in figures, deductions included', () => {
    const figures = claim([item(1, { amountMinor: 100_000 })], { unappliedMinor: 12_345, deductUnapplied: true });
    const text = readable(letterHtml(sheet({ figures })).html);
    expect(text).toContain('人民币876.55元');
    expect(text).toContain('捌佰柒拾陆元伍角伍分');
    expect(text).toContain('已从请付金额中抵减人民币123.45元');
  });

  it('in English names parties, sums and dates the English way and has no 大写', () => {
    const text = readable(letterHtml(sheet({ language: 'en', level: 2, earlier: [earlier(1)] })).html);
    for (const part of ['Second notice', 'Haining Hengxin Textile Co., Ltd.', 'CNY 1,000.00', '28 November 2026', 'Payment reminder DL-2026-0001 of 10 August 2026', 'Authorised signature', 'Call us first', 'Reply slip']) expect(text).toContain(part); // prettier-ignore
    expect(text).not.toMatch(/大写|元整/);
  });

  it('in yen has no decimals, and 大写 only for renminbi', () => {
    const yen = currency('JPY');
    const figures = claim([item(1, { currency: yen, amountMinor: 1_234_567 })], { currency: yen });
    const text = readable(letterHtml(sheet({ figures, account: { ...account, currency: yen } })).html);
    expect(text).toContain('日元1,234,567');
    expect(text).not.toContain('1,234,567.');
    expect(text).not.toContain('大写');
  });

  it('shows disputed columns only where there is a dispute', () => {
    expect(readable(letterHtml(sheet()).html)).not.toContain('异议金额 请付金额');
    expect(readable(letterHtml(fullZh).html)).toContain('异议金额 请付金额');
  });

  it.each([
    ['zh', '小额余款提醒函', '回执'],
    ['en', 'Reminder of a small balance', 'Reply slip'],
  ] as const)('about a small sum has words of its own in %s, on one sheet without a slip', (language, title, slip) => {
    const { html: page, unfilled } = letterHtml(sheet({ language, small: true }));
    expect(unfilled).toEqual([]);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(readable(page)).not.toContain(slip);
    expect(readable(letterHtml(sheet({ language })).html)).toContain(slip);
    for (const field of ['{payBy}', '{requested}', '{contact}', '{asOf}'])
      expect(texts((language === 'zh' ? letterZh : letterEn).small).join(' ')).toContain(field);
  });

  it('names an earlier letter about a small sum by its own title', () => {
    const text = readable(letterHtml(sheet({ level: 2, earlier: [earlier(1, { small: true }), earlier(2)] })).html);
    expect(text).toContain('《小额余款提醒函》（DL-2026-0001）');
    expect(text).toContain('《催款函》（DL-2026-0002）');
  });

  it('without a number is a draft, and one of the practice company says so too', () => {
    expect(letterHtml(sheet({ number: null })).html).toContain('<span class="mark">草稿</span>');
    expect(readable(letterHtml(sheet({ number: null, language: 'en' })).html)).toContain('DRAFT');
    expect(letterHtml(sheet()).html).not.toContain('草稿');
    expect(letterHtml(sheet()).html).not.toContain('watermark"');
    expect(readable(letterHtml(sheet({ practice: true })).html)).toContain('练习数据 · 请勿寄出');
  });

  it('shows what could not be filled and tells which fields', () => {
    const { html: page, unfilled } = letterHtml(
      sheet({ account: null, company: { ...company, phone: '', email: '' } }),
    );
    expect(unfilled).toEqual(['contact', 'accountName', 'bankName', 'accountNumber']);
    expect(page).toContain('<mark class="gap">[账号 ____]</mark>');
    expect(readable(page)).not.toMatch(/\{[A-Za-z0-9]+\}/);
  });

  it.each(['zh', 'en'] as const)('in %s stands alone: no scripts, nothing fetched, language and table heads marked', (language) => {
    const page = letterHtml({ ...fullZh, language }).html;
    expect(page).toMatch(/^<!doctype html>\n<html lang="(zh-CN|en)">/i);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\((?!#)|@import|\son\w+=/i);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<th scope="col">');
    expect(page).toContain('@page{size:A4');
    expect(readable(page)).not.toMatch(/\{[A-Za-z0-9]+\}/);
  }); // prettier-ignore

  it.each([
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '</td></tr></table>', '</style><b>', '&lt;b&gt;',
    '{payBy}', '{{7*7}}', '${process.env}', '<!-- -->', ']]>', '\u202Egnp.exe', 'a\u0000b', '㐂龑（杭州）￥有限公司 & Söhne',
  ])('prints %j as text wherever a name can stand', (name) => {
    const evil = letterHtml(
      sheet({
        level: 3,
        customer: { code: name, name, taxId: name, address: name, contactName: name },
        company: { ...company, name, address: name, phone: name, contactName: name },
        account: { ...account, accountName: name, bankName: name, accountNumber: name, swift: name },
        figures: claim([item(1, { number: name, disputedMinor: 500 })]),
        earlier: [earlier(1, { number: name })],
      }),
    ).html;
    const plain = letterHtml(sheet({ level: 3, figures: claim([item(1, { disputedMinor: 500 })]), earlier: [earlier(1)] })).html;
    const tags = (page: string): string => (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/ class="cell[^"]*"/, '')).join('');
    expect(tags(evil)).toBe(tags(plain));
    expect(readable(evil)).toContain(name.replace(/[\u202E]/g, '').replace('\u0000', ' ').replace(/\s+/g, ' ').trim());
  }); // prettier-ignore
});

describe('merging', () => {
  it('escapes values, keeps markup, and remembers gaps', () => {
    const merger = new Merger();
    expect(merger.fill('to {name}: {sum}', { name: 'A & <B>', sum: html`<b>${1}</b>` }).text).toBe('to A &amp; &lt;B&gt;: <b>1</b>');
    expect(merger.unfilled).toEqual([]);
    expect(merger.fill('by {day}', { day: '  ' }).text).toBe('by <mark class="gap">{day}</mark>');
    expect(merger.fillFrom('{over90} {day}', { day: null }).text).toContain('{over90}');
    expect(merger.unfilled).toEqual(['day', 'over90']);
  }); // prettier-ignore

  it('does not fill what a value brings along', () => {
    expect(new Merger().fill('{a} {b}', { a: '{b}', b: 'x' }).text).toBe('{b} x');
  });

  it('knows the fields of a text when it compiles', () => {
    // @ts-expect-error a misspelt field
    new Merger().fill('pay by {payBy}', { payby: day('2026-01-01') });
  });
});
