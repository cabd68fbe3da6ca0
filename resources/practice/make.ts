/**
 * Writes the sample files of this folder: what the accounting program of the practice company would export, to try the
 * import with. The same bytes every time: `node resources/practice/make.ts`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { practiceBankFile } from '../../src-main/areas/practice/rules/bankFile.ts';
import type { CreditFact, DebitFact, Facts } from '../../src-main/areas/practice/rules/facts.ts';
import { practiceFacts } from '../../src-main/areas/practice/rules/story.ts';
import { addDays, day, type Day } from '../../src-main/kernel/day.ts';
import { instant } from '../../src-main/kernel/instant.ts';
import { sumMinor, toDecimal } from '../../src-main/kernel/money.ts';

const closedOn = day('2026-10-31');
const company = '海宁恒信纺织有限公司';

export async function sampleFiles(): Promise<Record<string, Uint8Array>> {
  const facts = practiceFacts(closedOn, instant(`${closedOn}T10:00:00Z`), 'zh');
  const invoices = listedInvoices(facts);
  return {
    'customers.xlsx': await workbook('客户档案', customerRows(facts), [12, 36, 16, 24, 10, 14, 10, 18, 26, 30, 10, 10, 12]),
    'invoices.xlsx': await workbook('应收明细', invoiceRows(facts, invoices), [14, 36, 10, 14, 12, 12, 16, 12, 16, 26]),
    'invoices.csv': encodeGb18030(invoiceCsv(invoices)),
    'bank.csv': new TextEncoder().encode(`\uFEFF${practiceBankFile(facts, closedOn)}`),
    'receipts.csv': new TextEncoder().encode(`\uFEFF${receiptCsv(facts, invoices)}`),
  };
}

/** Some 200 invoices in CNY of one due day each: everything open, then the newest that were paid. */
function listedInvoices(facts: Facts): DebitFact[] {
  const plain = facts.debits.filter((debit) => debit.kind === 'invoice' && debit.currency === ('CNY' as string) && debit.items.length === 1); // prettier-ignore
  const isOpen = (debit: DebitFact): boolean => debit.items.some((item) => item.openMinor > 0);
  const paid = plain.filter((debit) => !isOpen(debit)).sort((a, b) => b.issuedOn.localeCompare(a.issuedOn));
  const open = plain.filter(isOpen);
  return [...open, ...paid.slice(0, 200 - open.length)].sort((a, b) => a.number.localeCompare(b.number));
}

/** What was paid on an invoice in cash, and the day of the last payment. Credit notes are no payments. */
function payments(facts: Facts, invoice: DebitFact): { on: Day | null; amountMinor: number } {
  const lines = facts.allocations.filter(({ item, credit, reversal }) => item.debit === invoice && credit.kind === 'receipt' && !reversal); // prettier-ignore
  const days = lines.map((line) => line.credit.issuedOn).sort();
  return { on: days.at(-1) ?? null, amountMinor: sumMinor(lines.map((line) => line.amountMinor)) };
}

function customerRows(facts: Facts): Cell[][] {
  const head = ['客户编码', '客户名称', '客户简称', '纳税人识别号', '信用期限', '信用额度', '联系人', '联系电话', '电子邮箱', '地址', '业务员', '地区', '所属行业']; // prettier-ignore
  const rows = facts.customers.map((customer): Cell[] => {
    const limit = facts.limits.filter((one) => one.customer === customer && one.currency === ('CNY' as string)).at(-1);
    return [
      text(customer.code), text(customer.name), text(customer.shortName), text(customer.taxId), whole(customer.termsDays),
      limit ? amount(limit.amountMinor) : null, text(customer.contactName), text(customer.phone), text(customer.email),
      text(customer.address), text(customer.salesperson), text(customer.region), text(customer.industry),
    ]; // prettier-ignore
  });
  return [[text(company)], [text(`客户档案 打印日期:${closedOn}`)], [], head.map(heading), ...rows];
}

function invoiceRows(facts: Facts, invoices: readonly DebitFact[]): Cell[][] {
  const head = ['客户编码', '往来单位', '币别', '单据编号', '业务日期', '到期日', '价税合计', '收款日期', '收款金额', '备注']; // prettier-ignore
  let paidMinor = 0;
  const rows = invoices.map((invoice): Cell[] => {
    const paid = payments(facts, invoice);
    paidMinor += paid.amountMinor;
    const [item] = invoice.items;
    return [
      text(invoice.customer.code), text(invoice.customer.name), text('人民币'), text(invoice.number), date(invoice.issuedOn),
      item ? date(item.dueOn) : null, amount(invoice.amountMinor), paid.on ? date(paid.on) : null,
      paid.on ? amount(paid.amountMinor) : null, text(invoice.note),
    ]; // prettier-ignore
  });
  const total: Cell[] = [text('合计'), null, null, null, null, null, amount(totalOf(invoices)), null, amount(paidMinor), null]; // prettier-ignore
  return [
    [text('应收账款明细表')],
    [text(`单位:${company}`)],
    [text(`截止日期:${closedOn}`)],
    head.map(heading),
    ...rows,
    total,
  ];
}

/** The same invoices as an older program writes them: GBK, slashes in dates, commas in amounts, no payments. */
function invoiceCsv(invoices: readonly DebitFact[]): string {
  const rows = invoices.map(({ customer, number, issuedOn, amountMinor, items, note }) => [
    customer.code,
    customer.name,
    number,
    slashed(issuedOn),
    slashed(items[0]?.dueOn ?? issuedOn),
    grouped(amountMinor),
    note,
  ]);
  return csv([
    ['应收单列表'],
    [`单位:${company}`, '', '', `制表日期:${slashed(closedOn)}`],
    ['客户编码', '往来单位', '单据编号', '业务日期', '到期日', '价税合计', '备注'],
    ...rows,
    ['合计', '', '', '', '', grouped(totalOf(invoices)), ''],
  ]);
}

/** The receipts of the last 120 days from customers of that list, with the invoice where one invoice was paid. */
function receiptCsv(facts: Facts, invoices: readonly DebitFact[]): string {
  const since = addDays(closedOn, -120);
  const listed = new Set(invoices);
  const linesOf = (credit: CreditFact) => facts.allocations.filter((one) => one.credit === credit && one.reversal === null); // prettier-ignore
  const receipts = facts.credits.filter(
    (credit) =>
      credit.kind === 'receipt' &&
      credit.issuedOn >= since &&
      credit.reversal === null &&
      linesOf(credit).every((line) => listed.has(line.item.debit)),
  );
  const rows = receipts.map((credit) => {
    const paid = new Set(linesOf(credit).map((line) => line.item.debit.number));
    const named = paid.size === 1 ? ([...paid][0] ?? '') : '';
    return [credit.number, credit.customer.code, credit.customer.name, slashed(credit.issuedOn), grouped(credit.amountMinor), named, credit.note]; // prettier-ignore
  });
  return csv([
    ['收款单列表'],
    ['收款单号', '客户编码', '往来单位', '收款日期', '收款金额', '核销发票', '备注'],
    ...rows,
    ['合计', '', '', '', grouped(totalOf(receipts)), '', ''],
  ]);
}

function totalOf(rows: readonly { readonly amountMinor: number }[]): number {
  return sumMinor(rows.map((row) => row.amountMinor));
}

function csv(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { record_delimiter: 'windows' });
}

/** 2026-03-05 as 2026/3/5. */
function slashed(on: Day): string {
  return on.split('-').map(Number).join('/');
}

/** Fen as 23,064.00. */
function grouped(amountMinor: number): string {
  return toDecimal(amountMinor, 'CNY' as DebitFact['currency']).replace(/\B(?=(\d{3})+\.)/g, ',');
}

const text = (value: string): Cell => (value === '' ? null : { value, type: String });
const heading = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const whole = (value: number): Cell => ({ value, type: Number });
const amount = (amountMinor: number): Cell => ({ value: amountMinor / 100, type: Number, format: '#,##0.00' });
const date = (on: Day): Cell => ({ value: new Date(`${on}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' });

async function workbook(sheet: string, rows: Cell[][], widths: readonly number[]): Promise<Uint8Array> {
  const columns = widths.map((width) => ({ width }));
  const made = await writeXlsxFile(rows as SheetData, { sheet, columns }).toBuffer();
  return withoutTimes(made);
}

/** A zip tells when each part was packed; these tell nothing, so that the same rows give the same bytes. */
function withoutTimes(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    bytes.writeUInt32LE(0x5a21_0000, at + 12);
    bytes.writeUInt32LE(0x5a21_0000, bytes.readUInt32LE(at + 42) + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}

/** The platform reads GB18030 but does not write it: the two-byte characters are looked up backwards. */
function encodeGb18030(content: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  const bytes: number[] = [];
  for (const letter of content) {
    const code = letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : codes.get(letter);
    if (!code) throw new RangeError(`no two-byte code for ${letter}`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.dirname(process.argv[1]);
  for (const [name, content] of Object.entries(await sampleFiles())) fs.writeFileSync(path.join(folder, name), content);
}
