import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { openScreen, settled, watch, type Watch } from './support/screens.ts';
import { startChromium, startWeb, type WebProgram } from './support/web.ts';

/** A clerk's first hour, through the real screens: a new book, a real file, figures, a receipt, a letter on paper. */

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

let web: WebProgram;
let page: Page;
let seen: Watch;

async function open(flags: readonly string[], locale: string): Promise<void> {
  web = await startWeb(...flags);
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

describe('from an Excel file to figures', () => {
  beforeEach(() => open(['--lang', 'en'], 'en-US'));

  /** Four good rows of two customers, one with an amount that is no number, and the total the program must agree with. */
  async function writeInvoices(file: string): Promise<void> {
    const header = ['Invoice No', 'Customer Code', 'Customer Name', 'Invoice Date', 'Due Date', 'Amount'];
    const rows = [
      ['INV-1', 'A01', 'Alpha Ltd', '2026-01-10', '2026-02-09', 1000.1],
      ['INV-2', 'A01', 'Alpha Ltd', '2026-02-10', '2026-03-12', 2000.2],
      ['INV-3', 'B02', 'Beta GmbH', '2026-03-10', '2026-04-09', 300.03],
      ['INV-4', 'B02', 'Beta GmbH', '2026-04-10', '2026-05-10', 40],
      ['INV-5', 'B02', 'Beta GmbH', '2026-04-11', '2026-05-11', 'forty'],
    ];
    const cells = (row: (string | number)[]) =>
      row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String }));
    await writeXlsxFile([cells(header), ...rows.map(cells)]).toFile(file);
  }

  async function createBookAndImport(): Promise<void> {
    await page.getByLabel('Company name').fill('Test Ltd');
    await page.getByRole('button', { name: 'Create book' }).click();
    await settled(page);
    const file = path.join(web.dataFolder, 'invoices.xlsx');
    await writeInvoices(file);
    await openScreen(page, '/import');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Drop a file here/ }).click();
    await (await chooser).setFiles(file);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('button', { name: 'Load 4 rows' }).waitFor();
    const outcome = await page.locator('#main').innerText();
    expect(outcome).toMatch(/F6/);
    expect(outcome).toMatch(/3,340\.33/);
    await page.getByRole('button', { name: 'Load 4 rows' }).click();
    await page.getByRole('button', { name: 'See the aging' }).click();
    await settled(page);
  }

  test('an aging that adds up, exported to a workbook, and undone again', async () => {
    await createBookAndImport();
    const main = page.locator('#main');
    await main.getByText(/difference 0\.00/).waitFor();
    const shown = await main.innerText();
    expect(shown).toContain('Alpha Ltd');
    expect(shown).toContain('3,000.30');
    expect(shown).toContain('340.03');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /Excel/ }).click();
    const exported = await download;
    expect(exported.suggestedFilename()).toMatch(/\.xlsx$/);
    const saved = path.join(web.dataFolder, 'aging.xlsx');
    await exported.saveAs(saved);
    expect(fs.readFileSync(saved).subarray(0, 2).toString()).toBe('PK');

    await openScreen(page, '/import');
    await page.getByRole('tab', { name: 'Batches' }).click();
    await page.getByText('invoices.xlsx').first().waitFor();
  });

  test('a receipt that settles what it pays', async () => {
    await createBookAndImport();
    await openScreen(page, '/receipts/new');
    await page.getByRole('combobox', { name: 'Customer' }).fill('Alpha');
    await page.getByRole('option', { name: /Alpha Ltd/ }).click();
    await page
      .getByRole('textbox', { name: /^Amount/ })
      .first()
      .fill('1000.10');
    await page.keyboard.press('Tab');
    await settled(page);
    await page.getByText('INV-1').first().waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByText(/fully allocated/)
      .first()
      .waitFor();
    await openScreen(page, '/aging');
    const shown = await page.locator('#main').innerText();
    expect(shown).toContain('2,000.20');
    expect(shown).not.toContain('3,000.30');
    await page.getByText(/difference 0\.00/).waitFor();
  });
});

describe('a dunning letter', () => {
  beforeEach(() => open(['--demo', '--lang', 'zh'], 'zh-CN'));

  test('is drawn up, issued with a number, printed, and on paper says what it said on the screen', async () => {
    await settled(page);
    await openScreen(page, '/letters');
    await page
      .locator('[role=row]', { hasText: /L[123]/ })
      .first()
      .dblclick();
    await page.getByRole('button', { name: '签发' }).waitFor();
    const preview = page.frameLocator('iframe').first();
    const previewed = await preview.locator('body').innerText();
    expect(previewed).toMatch(/[\u4e00-\u9fff]{4}/);

    await page.getByRole('button', { name: '签发' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const reason = dialog.getByRole('textbox');
    if ((await reason.count()) > 0) await reason.fill('已与财务核对');
    await dialog.getByRole('button', { name: '签发' }).click();
    await page.getByText(/SHA-256/).waitFor();

    const documentAddress = await page.locator('#main iframe').getAttribute('src');
    await page.getByRole('button', { name: '打印' }).click();
    const printed = page.locator('iframe#print-frame');
    await printed.waitFor({ state: 'attached' });
    expect(await printed.getAttribute('sandbox')).toBe('allow-same-origin allow-modals');
    await expect.poll(() => page.frames().some((frame) => frame.url().endsWith(documentAddress ?? '-'))).toBe(true);

    const paper = await page.context().newPage();
    await paper.goto(new URL(documentAddress ?? '', web.origin).href);
    const amount = /人民币([\d,]+\.\d\d)元/.exec(await paper.locator('body').innerText())?.[1] ?? 'no amount';
    const pdf = path.join(web.dataFolder, 'letter.pdf');
    await paper.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    expect(text).toContain(amount);
    expect(text).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(text).toMatch(/[壹贰叁肆伍陆柒捌玖拾佰仟万]{3}/);

    await openScreen(page, '/letters');
    await page.getByRole('tab', { name: '已签发' }).click();
    await page.locator('#main [role=row]').nth(1).waitFor();
  });
});
