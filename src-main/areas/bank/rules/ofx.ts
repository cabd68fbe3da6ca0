import { isCurrencyCode, type CurrencyCode } from '../../../kernel/currency.ts';
import { dayOf, daysInMonth, type Day } from '../../../kernel/day.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { bankNamed } from './banks.ts';
import { accountKey, isLine, joinedMemo, periodOf, realReference, rejected, textParams, type ReadEntry, type ReadStatement } from './statement.ts'; // prettier-ignore

export type OfxProblem = 'bank_not_a_statement' | 'bank_currency_unknown';

export function isOfx(text: string): boolean {
  const head = text.slice(0, 4000);
  return /^\s*OFXHEADER\s*:/i.test(head) || /<OFX>/i.test(head);
}

/** Elements that hold others. Everything else is a value, closed or not: that is all SGML and XML differ in. */
const aggregates: ReadonlySet<string> = new Set([
  'OFX', 'SIGNONMSGSRSV1', 'SONRS', 'FI', 'BANKMSGSRSV1', 'CREDITCARDMSGSRSV1', 'STMTTRNRS', 'CCSTMTTRNRS', 'STATUS', 'STMTRS',
  'CCSTMTRS', 'BANKACCTFROM', 'CCACCTFROM', 'BANKACCTTO', 'CCACCTTO', 'BANKTRANLIST', 'BANKTRANLISTP', 'STMTTRN', 'STMTTRNP',
  'PAYEE', 'EXTDPAYEE', 'CURRENCY', 'ORIGCURRENCY', 'LEDGERBAL', 'AVAILBAL', 'BALLIST', 'BAL', 'IMAGEDATA',
]); // prettier-ignore

interface Element {
  readonly name: string;
  /** Line of the file, from 1. */
  readonly row: number;
  readonly values: Map<string, string>;
  readonly children: Element[];
}

/**
 * OFX and QFX, SGML (1.x, values without closing tags) and XML (2.x). `<TRNAMT>-12.50<FITID>A1` is 12.50 out. A comma may
 * be the decimal mark, thousands are never parted; anything else rejects the line.
 */
export function readOfx(text: string): Result<ReadStatement[], OfxProblem> {
  const root = parse(text);
  const all = [...within(root, 'STMTRS'), ...within(root, 'CCSTMTRS')];
  if (all.length === 0) return refuse('bank_not_a_statement', { found: 'ofx' });
  const house = within(root, 'FI')[0]?.values.get('ORG') ?? '';
  const statements: ReadStatement[] = [];
  for (const element of all) {
    const read = readStatement(element, house);
    if (!read.ok) return read;
    statements.push(read.value);
  }
  return ok(statements);
}

function parse(text: string): Element {
  const root: Element = { name: '', row: 1, values: new Map(), children: [] };
  const open: Element[] = [root];
  let [row, from] = [1, 0];
  for (const match of text.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9._]*)\s*(\/?)>([^<]*)/g)) {
    for (; from < match.index; from += 1) if (text.charCodeAt(from) === 10) row += 1;
    const [, closing, tag = '', empty, rest = ''] = match;
    const name = tag.toUpperCase();
    const current = open.at(-1) ?? root;
    if (closing === '/') {
      const at = open.findLastIndex((element) => element.name === name);
      if (at > 0) open.length = at;
    } else if (aggregates.has(name)) {
      const element: Element = { name, row, values: new Map(), children: [] };
      current.children.push(element);
      if (empty !== '/') open.push(element);
    } else if (!current.values.has(name)) current.values.set(name, unescaped(rest).trim());
  }
  return root;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function within(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : within(child, name)));
}

function readStatement(element: Element, house: string): Result<ReadStatement, OfxProblem> {
  const code = (element.values.get('CURDEF') ?? '').toUpperCase();
  if (!isCurrencyCode(code)) return refuse('bank_currency_unknown', { found: code });
  const account = within(element, 'BANKACCTFROM')[0] ?? within(element, 'CCACCTFROM')[0];
  const list = within(element, 'BANKTRANLIST')[0];
  const entries = within(element, 'STMTTRN').map((line, index) => readLine(line, index + 1, code));
  const closing = amountOf(within(element, 'LEDGERBAL')[0]?.values.get('BALAMT') ?? '', code);
  return ok({
    accountNumber: accountKey(account?.values.get('ACCTID') ?? ''),
    bankName: bankNamed(house) || house,
    currency: code,
    currencyStated: true,
    ...periodOf(
      { fromOn: dayIn(list?.values.get('DTSTART') ?? ''), toOn: dayIn(list?.values.get('DTEND') ?? '') },
      entries.filter(isLine),
    ),
    openingMinor: null,
    closingMinor: closing.ok ? closing.value : null,
    entries,
    totals: [],
  });
}

function readLine(element: Element, number: number, currency: CurrencyCode): ReadEntry {
  const place = { row: element.row, address: `STMTTRN ${number}` };
  const own = (name: string): string => element.values.get(name) ?? '';
  const payee = element.children.find(({ name }) => name === 'PAYEE' || name === 'EXTDPAYEE');
  const counterpart = element.children.find(({ name }) => name === 'BANKACCTTO' || name === 'CCACCTTO');
  const payerName = own('NAME') || (payee?.values.get('NAME') ?? '');
  const memo = joinedMemo([own('MEMO'), own('CHECKNUM')]);
  const bookedOn = dayIn(own('DTPOSTED'));
  const more = { payerName, memo, bookedOn };
  if (bookedOn === null) return rejected(place, 'date_not_understood', own('DTPOSTED'), more);
  const amount = amountOf(own('TRNAMT'), currency);
  if (!amount.ok) return rejected(place, amount.code, own('TRNAMT'), { ...more, params: textParams(amount.params) });
  if (amount.value === 0) return rejected(place, 'amount_zero', own('TRNAMT'), { ...more, amountMinor: 0 });
  return {
    kind: 'line',
    ...place,
    bookedOn,
    amountMinor: amount.value,
    payerName,
    payerAccount: accountKey(counterpart?.values.get('ACCTID') ?? ''),
    memo,
    bankReference: realReference(own('FITID')) || realReference(own('REFNUM')),
    balanceMinor: null,
    notice: null,
  };
}

function amountOf(text: string, currency: CurrencyCode) {
  return /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)$/.test(text)
    ? fromDecimal(text.replace(',', '.'), currency)
    : refuse('amount_not_a_number', { text });
}

/** `20261031120000.000[-5:EST]`: the day as the bank wrote it, whatever the zone behind it. */
function dayIn(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
    ? dayOf(year, month, date)
    : null;
}
