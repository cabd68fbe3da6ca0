import fs from 'node:fs';
import { parse } from 'csv-parse/sync';
import readSheet from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { sampleFiles } from '../../../resources/practice/make.ts';

const read = (name: string): Buffer => fs.readFileSync(new URL(`../../../resources/practice/${name}`, import.meta.url));
const rowsOf = (content: string): string[][] => parse(content, { relax_column_count: true, bom: true });
const minor = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);

describe('the sample files', () => {
  it('are what their maker makes, byte for byte', async () => {
    const made = await sampleFiles();
    expect(Object.keys(made).sort()).toEqual([
      'bank.csv',
      'customers.xlsx',
      'invoices.csv',
      'invoices.xlsx',
      'receipts.csv',
    ]);
    for (const [name, content] of Object.entries(made)) expect(read(name).equals(content), name).toBe(true);
  });

  it('hold a GB18030 list whose total row proves its rows', () => {
    const rows = rowsOf(new TextDecoder('gb18030', { fatal: true }).decode(read('invoices.csv')));
    expect(rows[0]).toEqual(['应收单列表']);
    expect(rows[2]).toEqual(['客户编码', '往来单位', '单据编号', '业务日期', '到期日', '价税合计', '备注']);
    const invoices = rows.slice(3, -1);
    expect(invoices).toHaveLength(200);
    expect(new Set(invoices.map((row) => row[2])).size).toBe(200);
    expect(invoices.reduce((sum, row) => sum + minor(row[5] ?? ''), 0)).toBe(minor(rows.at(-1)?.[5] ?? ''));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(read('invoices.csv'))).toThrow();
  });

  it('pay only invoices of that list with the receipts', () => {
    const invoices = new Set(rowsOf(new TextDecoder('gb18030').decode(read('invoices.csv'))).map((row) => row[2]));
    const receipts = rowsOf(read('receipts.csv').toString('utf8')).slice(2, -1);
    expect(receipts.length).toBeGreaterThan(40);
    for (const row of receipts) if (row[5]) expect(invoices.has(row[5])).toBe(true);
  });

  it('hold workbooks with title lines and a total row', async () => {
    const sheets = await readSheet(read('invoices.xlsx'));
    const rows = sheets[0]?.data ?? [];
    expect(rows[0]?.[0]).toBe('应收账款明细表');
    expect(rows[3]?.slice(0, 4)).toEqual(['客户编码', '往来单位', '币别', '单据编号']);
    expect(rows).toHaveLength(4 + 200 + 1);
    expect(rows.at(-1)?.[0]).toBe('合计');
    const customers = (await readSheet(read('customers.xlsx')))[0]?.data ?? [];
    expect(customers).toHaveLength(4 + 60);
  });
});
