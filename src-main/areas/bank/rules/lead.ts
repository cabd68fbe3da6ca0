import { currencyFromText, type CurrencyCode } from '../../../kernel/currency.ts';
import { dayOf, daysInMonth, type Day } from '../../../kernel/day.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import { tidy } from '../../../kernel/text.ts';
import type { Header } from '../../exchange/rules/header.ts';
import { kindAt, textAt, type Table } from '../../exchange/rules/table.ts';
import { bankNamed } from './banks.ts';
import { accountKey } from './statement.ts';

/** What the rows above and below a bank's list say about it. */
export interface Lead {
  readonly accountNumber: string;
  readonly bankName: string;
  readonly currency: CurrencyCode | null;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly openingText: string;
  readonly closingText: string;
  /** Totals in words: `收入合计: 3 笔，共 1,000.00 元`. */
  readonly totals: readonly {
    readonly row: number;
    readonly label: string;
    readonly side: 'in' | 'out';
    readonly text: string;
  }[];
}

const between = '\\s*(?:\\[[^\\]\\d]*\\])?\\s*[:=]?\\s*\\[?\\s*';
const accountText = new RegExp(
  `(?<!对方|收款人|付款人|收/付方|对手)(?:账\\s*号|帐\\s*号|卡\\s*号|账\\s*户|account(?:\\s*(?:no|number))?\\.?|iban)${between}((?:[A-Z]{2})?[0-9*Xx][0-9*Xx \\-]{3,38}[0-9*Xx])`,
  'i',
);
const currencyText = new RegExp(`(?:币\\s*[种别]|货币|currency)${between}([^\\s\\],;|]{1,8})`, 'i');
const dayShape = '(\\d{4})\\s*[-/.年]?\\s*(\\d{1,2})\\s*[-/.月]?\\s*(\\d{1,2})';
const fromText = new RegExp(`(?:起始日期|开始日期|起始日|起止日期|查询时间段|日期范围|开始时间|起始时间|from|period)[^\\d]{0,12}${dayShape}`, 'i'); // prettier-ignore
const toText = new RegExp(
  `(?:终止日期|结束日期|截止日期|终止日|终止时间|结束时间|\\bto\\b)[^\\d]{0,12}${dayShape}`,
  'i',
);
const rangeText = new RegExp(`${dayShape}日?(?:\\s*\\d{1,2}:\\d{2}(?::\\d{2})?)?\\s*\\]?\\s*(?:-+|—+|~|～|至|到|to)\\s*\\[?\\s*${dayShape}`, 'i'); // prettier-ignore
const openingLabel =
  /(?:期初余额|上期余额|上页余额|起始余额|承前余额|opening\s*balance)[^\d+-]{0,10}([+-]?[\d,]+(?:\.\d+)?)/i;
const closingLabel = /(?:期末余额|本期余额|终止余额|结束余额|closing\s*balance)[^\d+-]{0,10}([+-]?[\d,]+(?:\.\d+)?)/i;
const totalText =
  /(收入|贷方|支出|借方)(?:金额)?(?:合计|总计|总金额|总额|发生额合计)\s*(?:金额)?[:\s[\]]*(?:\d+\s*笔[\s,，;]*)?(?:共|合计|金额)*[:\s]*([+-]?[\d,]+\.\d{1,2})/g;

/** Reads every row that is not data. `# 账    号: [ 571900001234567 ]`, `账号：,6222…` and `查询账号[ … ],6222…` all name the account. */
export function readLead(table: Table, header: Header, fileName: string, isData: (row: number) => boolean): Lead {
  const lead = { accountNumber: '', bankName: '', currency: null as CurrencyCode | null, fromOn: null as Day | null, toOn: null as Day | null, openingText: '', closingText: '' }; // prettier-ignore
  const totals: { row: number; label: string; side: 'in' | 'out'; text: string }[] = [];
  for (let row = 0; row < table.height; row += 1) {
    if (row >= header.top && row <= header.bottom) continue;
    if (row > header.bottom && isData(row)) continue;
    const text = rowText(table, row);
    if (text === '') continue;
    if (row < header.top) {
      const account = accountText.exec(text)?.[1];
      if (lead.accountNumber === '' && account !== undefined) lead.accountNumber = accountKey(account);
      lead.currency ??= currencyFromText(currencyText.exec(text)?.[1] ?? '');
      const range = rangeText.exec(text);
      lead.fromOn ??= dayIn(range ?? fromText.exec(text), 1);
      lead.toOn ??= range ? dayIn(range, 4) : dayIn(toText.exec(text), 1);
      if (lead.bankName === '') lead.bankName = bankNamed(text);
    }
    // A note in a CSV is not quoted, so the commas of its figures parted it into cells: `共 20` and `500.50 元`.
    const figures = text.replace(/(\d) (?=\d{3}(?!\d))/g, '$1,');
    if (lead.openingText === '') lead.openingText = openingLabel.exec(figures)?.[1] ?? '';
    if (lead.closingText === '') lead.closingText = closingLabel.exec(figures)?.[1] ?? '';
    for (const match of figures.matchAll(totalText))
      totals.push({ row: row + 1, label: `${match[1] ?? ''}合计`, side: /收入|贷方/.test(match[1] ?? '') ? 'in' : 'out', text: match[2] ?? '' }); // prettier-ignore
  }
  return { ...lead, bankName: lead.bankName === '' ? bankNamed(fileName) : lead.bankName, totals };
}

/** Figures the lead rows give, in the account's currency; null where there is none, or where it cannot be read. */
export function leadMinor(text: string, currency: CurrencyCode): number | null {
  if (text === '') return null;
  const read = fromDecimal(text.replace(/,/g, ''), currency);
  return read.ok ? read.value : null;
}

function rowText(table: Table, row: number): string {
  const parts: string[] = [];
  for (let column = 0; column < table.width; column += 1)
    if (kindAt(table, row, column) !== 'blank') parts.push(tidy(textAt(table, row, column)));
  return parts.join(' ').replace(/^#+\s*/, '');
}

function dayIn(match: RegExpExecArray | null, at: number): Day | null {
  if (!match) return null;
  const [year, month, date] = [Number(match[at]), Number(match[at + 1]), Number(match[at + 2])];
  return year >= 1990 && year < 2200 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
    ? dayOf(year, month, date)
    : null;
}
