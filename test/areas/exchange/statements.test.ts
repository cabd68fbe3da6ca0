import fs from 'node:fs';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { lineKey, statementLineOf } from '../../../src-main/areas/exchange/rules/statementNames.ts';
import { periodIn } from '../../../src-main/areas/exchange/rules/statementPeriods.ts';
import { readStatementSheets } from '../../../src-main/areas/exchange/rules/statementSheet.ts';
import { textTable } from '../../../src-main/areas/exchange/rules/table.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { TestBook } from '../book.ts';
import { granted } from './importing.ts';

const cny = currency('CNY');
const read = (rows: string[][], unitPower: number | null = null) =>
  readStatementSheets([{ name: 'S', table: textTable(rows) }], { currency: cny, unitPower });

const balance = [
  ['资产负债表', '', '', '', '', '', '', ''],
  ['编制单位：海宁某某纺织有限公司', '', '', '2025年12月31日', '', '', '', '单位：万元'],
  ['资产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）', '行次', '期末余额', '年初余额'],
  ['流动资产：', '', '', '', '流动负债：', '', '', ''],
  ['货币资金', '1', '120.50', '90', '短期借款', '31', '200', '150'],
  ['应收账款', '4', '239.5', '--', '流动负债合计', '40', '400', '350'],
  ['存货', '9', '240', '230', '负债合计', '50', '600', '560'],
  ['流动资产合计', '15', '600', '520', '实收资本（或股本）', '51', '300', '300'],
  ['无形资产', '20', '(12.00)', '', '未分配利润', '55', '100', '40'],
  ['资产总计', '30', '1,000', '900', '所有者权益（或股东权益）合计', '56', '400', '340'],
];

describe('a balance sheet as the standard prints it', () => {
  it('is read from both sides, two periods, in its own unit', () => {
    const { periods, units, notes } = read(balance);
    expect(units).toEqual([{ sheet: 'S', power: 4, cell: 'H2' }]);
    expect(periods.map(({ periodEndOn, months }) => [periodEndOn, months])).toEqual([['2025-12-31', null], ['2024-12-31', null]]); // prettier-ignore
    expect(periods[0]?.figures).toMatchObject({
      cashMinor: 120_500_000,
      receivablesMinor: 239_500_000,
      inventoryMinor: 240_000_000,
      currentAssetsMinor: 600_000_000,
      intangibleMinor: -12_000_000,
      totalAssetsMinor: 1_000_000_000,
      currentLiabilitiesMinor: 400_000_000,
      totalLiabilitiesMinor: 600_000_000,
      paidInMinor: 300_000_000,
      retainedEarningsMinor: 100_000_000,
      equityMinor: 400_000_000,
      salesMinor: null,
    });
    expect(periods[1]?.figures).toMatchObject({ receivablesMinor: null, totalAssetsMinor: 900_000_000 });
    expect(periods[0]?.cells).toMatchObject({ cashMinor: 'S!C5', equityMinor: 'S!G10' });
    expect(notes).toEqual([{ sheet: 'S', cell: 'E5', label: '短期借款', value: '200', reason: 'unknown_line' }]);
  });

  it('counts in what the clerk says when told', () => {
    const { periods, units } = read(balance, 3);
    expect(units).toEqual([{ sheet: 'S', power: 3, cell: '' }]);
    expect(periods[0]?.figures.totalAssetsMinor).toBe(100_000_000);
  });

  it('meets the income statement of the same year, and works EBIT out in the open', () => {
    const income = textTable([
      ['利润表', '', ''],
      ['2025年度', '', '单位：元'],
      ['项目', '本期金额', '上期金额'],
      ['一、营业收入', '18,000,000.00', '15,000,000.00'],
      ['减：营业成本', '14,400,000.00', '12,300,000.00'],
      ['财务费用', '260000', '250000'],
      ['其中：利息费用', '200,000.00', '壹拾'],
      ['四、利润总额（亏损总额以“－”号填列）', '600,000.00', '500,000.00'],
      ['五、净利润（净亏损以“－”号填列）', '450,000.00', '-80,000'],
    ]);
    const both = [{ name: 'B', table: textTable(balance) }, { name: 'P', table: income }]; // prettier-ignore
    const { periods, notes, units } = readStatementSheets(both, { currency: cny, unitPower: null });
    expect(units.map(({ power }) => power)).toEqual([4, 0]);
    expect(periods).toHaveLength(2);
    expect(periods[0]).toMatchObject({
      periodEndOn: '2025-12-31',
      months: 12,
      figures: { equityMinor: 400_000_000, salesMinor: 1_800_000_000, ebitMinor: 80_000_000, netProfitMinor: 45_000_000 }, // prettier-ignore
      ebitFrom: { preTaxMinor: 60_000_000, interestMinor: 20_000_000 },
    });
    expect(periods[1]).toMatchObject({
      periodEndOn: '2024-12-31',
      months: 12,
      figures: { interestMinor: null, ebitMinor: null, netProfitMinor: -8_000_000, totalAssetsMinor: 900_000_000 },
      ebitFrom: null,
    });
    expect(notes.map(({ sheet, cell, reason }) => `${sheet}!${cell} ${reason}`)).toEqual([
      'B!E5 unknown_line',
      'P!A6 unknown_line',
      'P!C7 amount_in_words',
    ]);
  });
});

describe('other layouts', () => {
  it('two columns and nothing else: the period is the clerk’s to say', () => {
    const { periods, units } = read([['资产总计', '1000'], ['负债合计', '600.00'], ['所有者权益合计', '400']]); // prettier-ignore
    expect(units[0]).toEqual({ sheet: 'S', power: 0, cell: '' });
    expect(periods).toMatchObject([{ periodEndOn: null, months: null, figures: { totalAssetsMinor: 100_000, equityMinor: 40_000 } }]); // prettier-ignore
  });

  it('English, three years side by side, in thousands', () => {
    const { periods, units } = read([
      ['Statement of financial position', '', '', ''],
      ["RMB'000", 'FY2025', 'FY2024', '2023'],
      ['Revenue', '18,000', '15,000', '16,500'],
      ['Cost of sales', '14,400', '12,300', '13,000'],
      ['Total assets', '10,000', '9,000', 'n/a'],
      ['Net cash from operating activities', '(300)', '250', '120'],
    ]);
    expect(units[0]?.power).toBe(3);
    expect(periods.map(({ periodEndOn, months }) => [periodEndOn, months])).toEqual([['2025-12-31', 12], ['2024-12-31', 12], ['2023-12-31', 12]]); // prettier-ignore
    expect(periods[0]?.figures).toMatchObject({ salesMinor: 1_800_000_000, operatingCashMinor: -30_000_000 });
    expect(periods[2]?.figures.totalAssetsMinor).toBeNull();
  });

  it('takes neither of two differing values, and the better of two names', () => {
    const { periods, notes } = read([
      ['营业总收入', '1200'],
      ['营业收入', '1000'],
      ['存货', '50'],
      ['存货', '60'],
      ['货币资金', '1.234.567'],
    ]);
    expect(periods[0]?.figures).toMatchObject({ salesMinor: 100_000, inventoryMinor: null, cashMinor: null });
    expect(notes.map(({ cell, reason }) => [cell, reason])).toEqual([
      ['B4', 'value_differs'],
      ['B5', 'amount_not_a_number'],
    ]);
  });

  it('leaves the month and the line numbers alone and takes the year to date', () => {
    const { periods } = read([
      ['利润表', '', '', ''],
      ['2026年6月30日', '', '', ''],
      ['项目', '行次', '本月金额', '本年累计金额'],
      ['营业收入', '1', '100', '600'],
    ]);
    expect(periods).toMatchObject([{ periodEndOn: '2026-06-30', months: 6, figures: { salesMinor: 60_000 } }]);
  });
});

describe('names and periods', () => {
  it.each([
    ['一、营业收入', 'salesMinor'], ['减：营业成本', 'costOfSalesMinor'], ['  * 存  货 ', 'inventoryMinor'],
    ['所有者权益（或股东权益）合计', 'equityMinor'], ['Shareholders’ equity', 'equityMinor'],
    ['Cash & cash equivalents', null], ['财务费用', null], ['负债和所有者权益总计', null], ['营业总成本', null],
  ])('%s is %s', (label, line) => {
    expect(statementLineOf(label)?.line ?? null).toBe(line);
  }); // prettier-ignore

  it.each([
    ['2025年12月31日', '2025-12-31', null], ['截至 2025-06-30', '2025-06-30', null], ['2025年度', '2025-12-31', 12],
    ['2026年1-6月', '2026-06-30', 6], ['2026H1', '2026-06-30', 6], ['2024年2月', '2024-02-29', null],
    ['As at 31 December 2025', '2025-12-31', null], ['Year ended March 31, 2026', '2026-03-31', 12],
    ['2025年1月1日至9月30日', '2025-09-30', 9],
  ])('%s ends %s', (text, on, months) => {
    expect(periodIn(text)).toEqual({ on, months });
  }); // prettier-ignore

  it.each(['打印日期 2026-01-03', '2025', '1000', '货币资金', '2025-13-01'])('%s is no month', (text) => {
    expect(periodIn(text)?.months ?? 12).toBe(12);
    expect(lineKey(text)).not.toMatch(/\s/);
  });
});

describe('a workbook', () => {
  let book: TestBook;
  afterEach(() => book.close());

  it('is read sheet by sheet and nothing is stored', async () => {
    book = await TestBook.create();
    const workbook = XLSX.utils.book_new();
    const add = (name: string, rows: unknown[][]) =>
      XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), name);
    add('封面', [['某公司 财务报表']]);
    add('资产负债表', [['2025年12月31日', '单位：元'], ['资产总计', 1234567.89], ['负债合计', 1000000], ['所有者权益合计', 234567.89]]); // prettier-ignore
    add('利润表', [['2025年度'], ['项目', '本期金额'], ['营业收入', 0.1 + 0.2]]);
    const file = path.join(book.folder, '报表.xlsx');
    fs.writeFileSync(file, XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const opened = await book.call('exchange.openStatement', { fileToken: granted(book, file, 'read'), currency: cny });
    expect(opened).toMatchObject({
      fileName: '报表.xlsx',
      skipped: ['封面'],
      notes: [],
      units: [{ sheet: '资产负债表', power: 0, cell: 'B1' }, { sheet: '利润表', power: 0, cell: '' }],
      periods: [{ periodEndOn: '2025-12-31', months: 12, figures: { totalAssetsMinor: 123_456_789, salesMinor: 30 } }],
    }); // prettier-ignore
  });

  it('without a line of a statement is refused', async () => {
    book = await TestBook.create();
    const file = path.join(book.folder, 'list.csv');
    fs.writeFileSync(file, '姓名,电话\n张三,1\n');
    expect(await book.ask('exchange.openStatement', { fileToken: granted(book, file, 'read'), currency: cny })).toMatchObject({ ok: false, code: 'statement_lines_not_found' }); // prettier-ignore
  });
});
