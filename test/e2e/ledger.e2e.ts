import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { daysFromToday, lastMonth, writeBankFile } from './support/bankFile.ts';
import { openScreen, settled, watch, type Watch } from './support/screens.ts';
import { startChromium, startWeb, type WebProgram } from './support/web.ts';

/** A clerk's month through the real screens: the bank file, matching by keyboard, corrections, the close, the lists. */

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

let web: WebProgram;
let page: Page;
let seen: Watch;

async function open(language: 'zh' | 'en'): Promise<void> {
  web = await startWeb('--lang', language);
  const locale = language === 'zh' ? 'zh-CN' : 'en-US';
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  seen = await watch(page);
  await page.goto(web.link);
}

afterEach(async () => {
  await page?.context().close();
  await web?.stop();
  expect(seen.complaints).toEqual([]);
});

type InvoiceRow = readonly [
  number: string,
  code: string,
  name: string,
  issuedOn: string,
  dueOn: string,
  amount: number,
];

/** What the two languages call the same things on the way from a file to a book. */
const words = {
  zh: {
    header: ['发票号', '客户编码', '客户名称', '开票日期', '到期日', '金额'],
    company: '公司名称',
    create: '新建账套',
    drop: /把文件拖到这里/,
    check: '检查',
    commit: (rows: number) => `导入 ${rows} 行`,
    done: '看账龄',
    bankDrop: /把银行文件拖到这里/,
    bankLoad: (lines: number) => `导入 ${lines} 笔`,
    bankLoaded: (lines: number) => `已导入 ${lines} 笔流水`,
  },
  en: {
    header: ['Invoice No', 'Customer Code', 'Customer Name', 'Invoice Date', 'Due Date', 'Amount'],
    company: 'Company name',
    create: 'Create book',
    drop: /Drop a file here/,
    check: 'Check',
    commit: (rows: number) => `Load ${rows} rows`,
    done: 'See the aging',
    bankDrop: /Drop a bank file here/,
    bankLoad: (lines: number) => `Load ${lines} ${lines === 1 ? 'line' : 'lines'}`,
    bankLoaded: (lines: number) => new RegExp(`^${lines} lines? loaded$`),
  },
} as const;

/** A new book with the invoices of a workbook, as a clerk brings them in. */
async function bookWith(language: 'zh' | 'en', rows: readonly InvoiceRow[]): Promise<void> {
  const say = words[language];
  await page.getByLabel(say.company).fill('Test 01');
  if (language === 'en') await chooseCny();
  await page.getByRole('button', { name: say.create, exact: true }).click();
  await settled(page);
  const file = path.join(web.dataFolder, 'invoices.xlsx');
  const cells = (row: readonly (string | number)[]) =>
    row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String }));
  await writeXlsxFile([cells(say.header), ...rows.map(cells)]).toFile(file);
  await openScreen(page, '/import');
  await chooseFile(page.getByRole('button', { name: say.drop }), file);
  await page.getByRole('button', { name: say.check, exact: true }).click();
  await page.getByRole('button', { name: say.commit(rows.length), exact: true }).click();
  await page.getByRole('button', { name: say.done }).click();
  await settled(page);
}

async function chooseCny(): Promise<void> {
  await page.getByRole('combobox', { name: 'Base currency' }).fill('CNY');
  await page.getByRole('option', { name: /CNY/ }).first().click();
}

async function chooseFile(button: Locator, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(file);
}

/** The remainder of the piece of money that is worked on: the figure to look at. */
const remainder = () => page.locator('[role=status][data-main] b');
const waiting = () => page.locator('[data-pane=work]').getByRole('option');
const chosen = () => page.locator('[data-pane=work] [role=option][aria-selected=true]');
const item = (number: string) => page.locator('[data-pane=items] [role=row]', { hasText: number });
const drawer = () => page.getByRole('dialog', { name: '单据', exact: true });
/** A due item of the open document; its stages tell the same days. */
const itemDueOn = (dueOn: string) =>
  drawer().getByRole('row').filter({ hasText: dueOn }).filter({ hasNotText: /^R\d/ });
const dialog = (title: string | RegExp) => page.getByRole('dialog', { name: title });
/** Waits for a state as long as a slow machine may need for it. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 15_000 });
const nothingLeft = /(^|\D)0\.00$/;

describe('a month', () => {
  const ming = '杭州明达服饰有限公司';
  const hai = '宁波海川商贸有限公司';
  const dueOfBounced = daysFromToday(-60);
  const invoices: readonly InvoiceRow[] = [
    ['INV-1001', 'A01', ming, daysFromToday(-100), daysFromToday(-70), 12_000],
    ['INV-1002', 'A01', ming, daysFromToday(-80), daysFromToday(-50), 8_500.5],
    ['INV-1003', 'A01', ming, daysFromToday(-75), daysFromToday(-45), 3_000],
    ['INV-2001', 'B02', hai, daysFromToday(-90), dueOfBounced, 5_000],
    ['INV-2002', 'B02', hai, daysFromToday(-70), daysFromToday(-40), 730],
    ['INV-2003', 'B02', hai, daysFromToday(-40), daysFromToday(30), 410.07],
  ];
  const today = daysFromToday(0);

  beforeEach(async () => {
    await open('zh');
    await bookWith('zh', invoices);
  });

  test('from the bank file to the close', async () => {
    await loadTheBankFile();
    await matchByKeyboard();
    await undoAndMatchAgain();
    await bounce();
    await disputeAndWriteOff();
    await closeAndExplain();
    await listsOnPaper();
  });

  async function loadTheBankFile(): Promise<void> {
    const file = path.join(web.dataFolder, '招行流水.csv');
    writeBankFile(file, {
      openingMinor: 100_000_00,
      lines: [
        { on: today, inMinor: 20_500_50, name: ming, memo: '货款' },
        { on: today, outMinor: 35_00, memo: '手续费' },
        { on: today, inMinor: 700_00, name: hai, memo: 'INV-2002 货款' },
        { on: today, inMinor: 12_34, memo: '结息' },
        { on: today, inMinor: 5_000_00, name: '李建国', memo: '代付货款' },
      ],
    });
    await openScreen(page, '/bank?tab=load');
    await chooseFile(page.getByRole('button', { name: words.zh.bankDrop }), file);
    const proof = page.getByText(/^余额已核对/);
    await proof.waitFor();
    expect(await proof.innerText()).toMatch(/100,000\.00.*26,212\.84.*35\.00.*126,177\.84/);
    const shown = await page.locator('#main').innerText();
    expect(shown).toContain('招商银行');
    expect(shown).toContain('李建国');
    await page.getByRole('button', { name: words.zh.bankLoad(5), exact: true }).click();
    await page.getByText(words.zh.bankLoaded(5)).waitFor();
  }

  async function matchByKeyboard(): Promise<void> {
    await openScreen(page, '/receipts/workbench');
    // Money that goes out is nobody's payment and does not wait here.
    await soon(() => waiting().count()).toBe(4);
    await soon(() => chosen().innerText()).toContain('20,500.50');

    // Two invoices in one sum.
    await soon(() => remainder().innerText()).toMatch(nothingLeft);
    await soon(() => item('INV-1002').getAttribute('data-given')).toBe('true');
    await page.keyboard.press('Enter');
    await soon(() => item('INV-1001').getAttribute('data-proposed')).toBeNull();
    expect(await item('INV-1001').innerText()).toMatch(/12,000\.00\s+12,000\.00/);
    expect(await item('INV-1003').getAttribute('data-given')).toBeNull();
    expect(await remainder().innerText()).toMatch(nothingLeft);
    await page.keyboard.press('Control+Enter');
    await soon(() => waiting().count()).toBe(3);

    // The invoice is named in the text and paid in part: the rest stays open.
    await soon(() => chosen().innerText()).toContain('700.00');
    await soon(() => item('INV-2002').getAttribute('data-given')).toBe('true');
    await page.keyboard.press('Enter');
    await soon(() => item('INV-2002').getAttribute('data-proposed')).toBeNull();
    await page.keyboard.press('Control+Enter');
    await soon(() => waiting().count()).toBe(2);

    // Bank interest is of no customer.
    await soon(() => chosen().innerText()).toContain('12.34');
    await page.keyboard.press('j');
    await soon(() => chosen().innerText()).toContain('李建国');
    await page.keyboard.press('k');
    await soon(() => chosen().innerText()).toContain('12.34');
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('银行结息');
    await page.keyboard.press('Enter');
    await soon(() => waiting().count()).toBe(1);
    await matchThirdParty();

    await openScreen(page, '/aging');
    await page.getByText('差额 0.00').waitFor();
    const shown = await page.locator('#main').innerText();
    // 3,000.00 of the first customer; 30.00 + 410.07 of the second.
    expect(shown).toContain('3,440.07');
    expect(shown).toContain('440.07');
    expect(shown).not.toContain('5,000.00');
  }

  /** 李建国 is no customer: whose debt he pays is picked by keyboard. */
  async function matchThirdParty(): Promise<void> {
    await soon(() => chosen().innerText()).toContain('李建国');
    await page.getByText('这笔钱是谁付的？').waitFor();
    await page.keyboard.press('c');
    await page.keyboard.type('海川');
    await page.getByRole('option', { name: new RegExp(hai) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(() => item('INV-2001').getAttribute('data-given')).toBe('true');
    await soon(() => remainder().innerText()).toMatch(nothingLeft);
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有等待核销的款项').waitFor();
  }

  async function undoAndMatchAgain(): Promise<void> {
    await openScreen(page, '/receipts/workbench');
    await page.getByRole('button', { name: '撤销：核销银行流水' }).waitFor();
    await page.keyboard.press('Control+z');
    await soon(() => waiting().count()).toBe(1);
    await matchThirdParty();
  }

  async function openInvoice(number: string): Promise<void> {
    await openScreen(page, '/invoices');
    await page.getByText('全部', { exact: true }).click();
    await page.getByRole('textbox', { name: '查找' }).fill(number);
    const rows = page.getByRole('grid').getByRole('rowheader');
    await soon(() => rows.allInnerTexts()).toEqual([number]);
    await rows.first().click();
    await drawer()
      .getByRole('heading', { name: `发票 ${number}` })
      .waitFor();
  }

  async function closeDrawer(): Promise<void> {
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  }

  /** The newest step on the timeline of the drawer, with who did it and when. */
  async function newestStep(what: string, detail = ''): Promise<void> {
    const step = drawer().getByRole('list', { name: '时间线' }).getByRole('listitem').first();
    await soon(() => step.innerText()).toContain(what);
    const told = await step.innerText();
    expect(told).toContain(detail);
    expect(told).toContain('财务');
    expect(told).toContain(today);
    expect(told).toMatch(/\d\d:\d\d/);
  }

  /** The bank takes the third party's payment back. */
  async function bounce(): Promise<void> {
    await openScreen(page, '/receipts/list');
    const receipt = page
      .getByRole('grid')
      .getByRole('row')
      .filter({ hasText: '5,000.00' })
      .filter({ hasText: '李建国' });
    await receipt.getByRole('rowheader').click();
    await drawer().getByRole('button', { name: '冲销', exact: true }).click();
    const ask = dialog(/^冲销 /);
    await ask.getByText('INV-2001').waitFor();
    await ask.getByRole('textbox', { name: /^原因/ }).fill('银行退汇');
    await ask.getByRole('button', { name: '冲销', exact: true }).click();
    await ask.waitFor({ state: 'hidden' });
    await drawer().getByText(`${today} 已冲销`).first().waitFor();
    await newestStep('冲销');
    await closeDrawer();

    await openInvoice('INV-2001');
    await soon(() => itemDueOn(dueOfBounced).innerText()).toMatch(/60\s+5,000\.00\s+5,000\.00/);
    await newestStep('冲销');
    await closeDrawer();
  }

  async function disputeAndWriteOff(): Promise<void> {
    await openInvoice('INV-1003');
    await drawer().getByRole('button', { name: '登记争议' }).click();
    const objection = dialog('登记争议：INV-1003');
    await objection.getByRole('textbox', { name: /^争议金额/ }).fill('500');
    await objection.getByRole('button', { name: '登记', exact: true }).click();
    await objection.waitFor({ state: 'hidden' });
    const line = drawer().getByRole('listitem').filter({ hasText: '质量' }).first();
    await soon(() => line.innerText()).toContain('500.00');
    await newestStep('登记争议', '质量');
    await closeDrawer();

    await openInvoice('INV-2002');
    await drawer().getByRole('button', { name: '坏账核销' }).click();
    const givenUp = dialog('坏账核销：INV-2002');
    await soon(() => givenUp.getByRole('textbox', { name: /^金额/ }).inputValue()).toBe('30.00');
    await givenUp.getByRole('combobox', { name: '核销原因' }).click();
    await page.getByRole('option', { name: '追收不经济' }).click();
    await givenUp.getByRole('textbox', { name: /^批准人/ }).fill('王总');
    await givenUp.getByRole('button', { name: '核销', exact: true }).click();
    await givenUp.waitFor({ state: 'hidden' });
    await newestStep('坏账核销');
    await soon(() => itemDueOn(daysFromToday(-40)).innerText()).toMatch(/730\.00\s+0\.00/);
    await closeDrawer();

    await openScreen(page, '/aging');
    await page.getByText(/差额 0\.00/).waitFor();
    const shown = await page.locator('#main').innerText();
    expect(shown).toContain('8,410.07');
    expect(shown).toContain('500.00');
  }

  async function closeAndExplain(): Promise<void> {
    const month = lastMonth();
    await openScreen(page, `/closing?month=${month}`);
    await page.getByRole('button', { name: `月结 ${month}` }).click();
    const ask = dialog(`月结 ${month}？`);
    await ask.getByRole('button', { name: '月结', exact: true }).click();
    await page.getByRole('heading', { name: `${month} 第 1 版` }).waitFor();
    await page.getByText(/^已验证：6 行/).waitFor();

    await page.getByRole('tab', { name: '差异说明' }).click();
    await page.getByRole('combobox', { name: '从：按何时已录入' }).click();
    await page.getByRole('option', { name: `按 ${month} 月结时（第 1 版）` }).click();
    const proof = page.locator('[role=status][data-good=true]').filter({ hasText: '各行合计等于差额' });
    // All six invoices were open; since then two receipts, one that bounced, and a write-off.
    await soon(() => proof.innerText()).toMatch(/29,640\.57.*21,230\.50.*8,410\.07/);
    const effects = page.getByRole('grid').locator('[role=row] > [role=gridcell]:last-child');
    // The proof stands before the lines are drawn: some of them, which add up to the foot.
    await soon(async () => {
      const minors = (await effects.allInnerTexts()).map((text) =>
        Number(text.replaceAll('−', '-').replace(/[^\d-]/g, '')),
      );
      const [foot, ...lines] = minors.toReversed();
      return { enough: lines.length >= 3, foot, lines: lines.reduce((sum, minor) => sum + minor, 0) };
    }).toEqual({ enough: true, foot: -21_230_50, lines: -21_230_50 });
  }

  async function listsOnPaper(): Promise<void> {
    await openScreen(page, '/reports');
    await page.getByRole('tab', { name: '账龄明细表' }).click();
    await page
      .getByText(/核对相符/)
      .first()
      .waitFor();
    await page
      .getByRole('rowheader', { name: /INV-2001/ })
      .or(page.getByRole('gridcell', { name: 'INV-2001' }))
      .first()
      .waitFor();

    const xlsx = await saved('Excel');
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
    const csv = await saved('CSV');
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.toString()).toContain('INV-2001');
    expect(csv.toString()).not.toContain('INV-1001');
    expect(csv.toString().replaceAll(',', '')).toContain('8410.07');

    await page.getByRole('button', { name: '打印 / PDF' }).click();
    const paper = dialog('账龄明细表').frameLocator('iframe').locator('body');
    await soon(() => paper.innerText()).toMatch(/审计链头\s*第 \d+ 条 [0-9a-f]{12}/);
    expect(await paper.innerText()).toContain('8,410.07');
  }

  async function saved(button: string): Promise<Buffer> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button, exact: true }).click();
    const file = path.join(web.dataFolder, `saved-${button}`);
    await (await download).saveAs(file);
    return fs.readFileSync(file);
  }
});

describe('one receipt over fifty invoices', () => {
  const invoices = Array.from({ length: 50 }, (_, index): InvoiceRow => {
    const number = `S-${String(1000 + index)}`;
    return [number, 'A01', 'Alpha Ltd', daysFromToday(-120 + index), daysFromToday(-90 + index), 1000 + index * 7.01];
  });
  // 50 × 1,000.00 and 7.01 × (0 + 1 + … + 49).
  const sumMinor = 50 * 1_000_00 + 7_01 * 1225;

  beforeEach(async () => {
    await open('en');
    await bookWith('en', invoices);
  });

  test('is settled with two strokes', async () => {
    const file = path.join(web.dataFolder, 'bank.csv');
    writeBankFile(file, {
      openingMinor: 1_000_00,
      lines: [{ on: daysFromToday(0), inMinor: sumMinor, name: 'Alpha Ltd', memo: '货款' }],
    });
    await openScreen(page, '/bank?tab=load');
    await chooseFile(page.getByRole('button', { name: words.en.bankDrop }), file);
    await page.getByText(/^Proved: /).waitFor();
    await page.getByRole('button', { name: words.en.bankLoad(1), exact: true }).click();
    await page.getByText(words.en.bankLoaded(1)).waitFor();

    await openScreen(page, '/receipts/workbench');
    await soon(() => remainder().innerText()).toMatch(nothingLeft);
    await soon(() => item('S-1000').getAttribute('data-given')).toBe('true');
    expect(await item('S-1000').getAttribute('data-proposed')).toBe('true');
    await page.keyboard.press('Enter');
    await soon(() => item('S-1000').getAttribute('data-proposed')).toBeNull();
    expect(await remainder().innerText()).toMatch(nothingLeft);
    await page.keyboard.press('Control+Enter');
    await page.getByText('No money is waiting').waitFor();

    await openScreen(page, '/invoices');
    await page.getByText('No invoices').waitFor();
    await page.getByText('All', { exact: true }).click();
    const foot = page.getByRole('grid').getByRole('row').filter({ hasText: '50 items' });
    await foot.waitFor();
    expect(await foot.innerText()).toMatch(/58,587\.25\s+0\.00$/);
  });
});
