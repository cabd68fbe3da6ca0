import { isCurrencyCode, type CurrencyCode } from '../../../kernel/currency.ts';
import { dayOf, daysInMonth, type Day } from '../../../kernel/day.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { bankOfBic } from './banks.ts';
import { readDetails, type Details } from './mt940Details.ts';
import { accountKey, joinedMemo, periodOf, realReference, rejected, textParams, type ReadEntry, type ReadLine, type ReadStatement } from './statement.ts'; // prettier-ignore

export type Mt940Problem = 'bank_not_a_statement' | 'bank_currency_unknown';

interface Field {
  readonly tag: string;
  readonly row: number;
  readonly lines: readonly string[];
}

interface Balance {
  readonly currency: string;
  readonly on: Day | null;
  readonly decimal: string;
}

/** One message `:20: … :62F:`; long statements come as several, with intermediate balances 60M and 62M between. */
interface Message {
  readonly sender: string;
  readonly fields: readonly Field[];
}

export function isMt940(text: string): boolean {
  const head = text.slice(0, 20_000);
  return /^\s*(?:\{1:|:20:)/m.test(head) && /^:25[A-Z]?:/m.test(head) && /^:60[FM]:/m.test(head);
}

/**
 * SWIFT MT940, customer statement. `:61:2610051005C1234,56NTRFRE4711//BANK99` is 1,234.56 in on 2026-10-05. RC takes a
 * credit back (money out), RD a debit (money in). Amounts go from digits to the integer directly.
 */
export function readMt940(text: string): Result<ReadStatement[], Mt940Problem> {
  const statements: ReadStatement[] = [];
  let expectsPage = false;
  for (const message of messagesOf(text)) {
    const read = readMessage(message);
    if (!read.ok) return read;
    const { statement, continues, goesOn } = read.value;
    const last = statements.at(-1);
    if (expectsPage && continues && last && sameAccount(last, statement))
      statements.splice(-1, 1, joined(last, statement));
    else statements.push(statement);
    expectsPage = goesOn;
  }
  return statements.length === 0 ? refuse('bank_not_a_statement', { found: 'mt940' }) : ok(statements);
}

function sameAccount(a: ReadStatement, b: ReadStatement): boolean {
  return a.accountNumber === b.accountNumber && a.currency === b.currency;
}

/** The next page of a statement: the balance it begins with has to be the one the page before ended with. */
function joined(before: ReadStatement, page: ReadStatement): ReadStatement {
  const entries = [...before.entries, ...page.entries];
  const lines = entries.filter((entry): entry is ReadLine => entry.kind === 'line');
  const gap =
    before.closingMinor !== null && page.openingMinor !== null && before.closingMinor !== page.openingMinor
      ? [
          {
            row: page.entries[0]?.row ?? 0,
            label: ':60M:',
            fileMinor: page.openingMinor,
            readMinor: before.closingMinor,
          },
        ]
      : [];
  return {
    ...before,
    ...periodOf({ fromOn: before.fromOn, toOn: page.toOn }, lines),
    closingMinor: page.closingMinor,
    entries,
    totals: [...before.totals, ...page.totals, ...gap],
  };
}

function messagesOf(text: string): Message[] {
  const messages: { sender: string; fields: Field[] }[] = [];
  let sender = '';
  let field: { tag: string; row: number; lines: string[] } | null = null;
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    const block = /^\s*\{1:F\d{2}([A-Z0-9]{8,12})/.exec(line);
    if (block) sender = bicIn(line) || (block[1] ?? '').slice(0, 8);
    const tag = /^(?:\{4:)?:(\d{2}[A-Z]?|NS):(.*)$/.exec(line);
    if (tag) {
      if (tag[1] === '20') messages.push({ sender, fields: [] });
      field = { tag: tag[1] ?? '', row: index + 1, lines: [tag[2] ?? ''] };
      messages.at(-1)?.fields.push(field);
    } else if (/^\s*-\s*(?:\}|$)/.test(line) || line.startsWith('{')) field = null;
    else if (line !== '') field?.lines.push(line);
  });
  return messages;
}

/** Block 2 of an output message names the bank that sent it. */
function bicIn(line: string): string {
  return /\{2:O\d{10}(?:\d{6})?([A-Z]{6}[A-Z0-9]{2})/.exec(line)?.[1] ?? '';
}

function readMessage({
  sender,
  fields,
}: Message): Result<{ statement: ReadStatement; continues: boolean; goesOn: boolean }, Mt940Problem> {
  const first = (pattern: RegExp): Field | undefined => fields.find((field) => pattern.test(field.tag));
  const [openField, closeField] = [first(/^60[FM]$/), first(/^62[FM]$/)];
  const opening = openField ? balanceOf(openField) : null;
  const closing = closeField ? balanceOf(closeField) : null;
  const code = opening?.currency ?? closing?.currency ?? '';
  if (!isCurrencyCode(code)) return refuse('bank_currency_unknown', { found: code });
  const entries = entriesOf(fields, code);
  const lines = entries.filter((entry): entry is ReadLine => entry.kind === 'line');
  const account = first(/^25[A-Z]?$/)?.lines[0] ?? '';
  return ok({
    statement: {
      accountNumber: accountKey(account),
      bankName: bankOfBic(sender),
      currency: code,
      currencyStated: true,
      ...periodOf({ fromOn: null, toOn: closing?.on ?? null }, lines),
      openingMinor: minorOf(opening, code),
      closingMinor: minorOf(closing, code),
      entries,
      totals: [],
    },
    continues: openField?.tag === '60M',
    goesOn: closeField?.tag === '62M',
  });
}

function minorOf(balance: Balance | null, currency: CurrencyCode): number | null {
  const read = balance === null ? null : fromDecimal(balance.decimal, currency);
  return read?.ok ? read.value : null;
}

/** `C261031EUR12345,67` stands at 12,345.67 on 2026-10-31; D is overdrawn. */
function balanceOf(field: Field): Balance | null {
  const match = /^([CD])(\d{6})([A-Z]{3})(\d[\d,]*)/.exec((field.lines[0] ?? '').trim());
  if (!match) return null;
  return {
    currency: match[3] ?? '',
    on: shortDay(match[2] ?? ''),
    decimal: `${match[1] === 'D' ? '-' : ''}${(match[4] ?? '').replace(',', '.')}`,
  };
}

function entriesOf(fields: readonly Field[], currency: CurrencyCode): ReadEntry[] {
  const entries: ReadEntry[] = [];
  let number = 0;
  fields.forEach((field, index) => {
    if (field.tag !== '61') return;
    number += 1;
    const details: string[] = [];
    for (let next = index + 1; fields[next]?.tag === '86' || fields[next]?.tag === 'NS'; next += 1)
      if (fields[next]?.tag === '86') details.push(...(fields[next]?.lines ?? []));
    entries.push(entryOf(field, number, readDetails(details), currency));
  });
  return entries;
}

const movement =
  /^(\d{6})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d[\d.,]*)([A-Z][A-Z0-9]{3})([^/]*(?:\/(?!\/)[^/]*)*)(?:\/\/(.*))?$/;

function entryOf(field: Field, number: number, details: Details, currency: CurrencyCode): ReadEntry {
  const place = { row: field.row, address: `:61: ${number}` };
  const value = field.lines[0] ?? '';
  const named = { payerName: details.payerName, memo: details.memo };
  const match = movement.exec(value.trim());
  if (!match) return rejected(place, 'bank_line_unreadable', value, named);
  const [, valueText = '', entryText, mark = '', , amountText = '', , ownReference = '', bankReference = ''] = match;
  const valueOn = shortDay(valueText);
  const bookedOn = valueOn === null ? null : entryText === undefined ? valueOn : entryDay(valueOn, entryText);
  if (bookedOn === null) return rejected(place, 'date_not_understood', value, named);
  if (mark.startsWith('E')) return rejected(place, 'bank_line_not_booked', value, { ...named, bookedOn });
  // Exactly one comma, with the decimals behind it; a bank that writes anything else is not guessed at.
  const amount = /^\d+,\d*$/.test(amountText)
    ? fromDecimal(amountText.replace(',', '.'), currency)
    : refuse('amount_not_a_number', { text: amountText });
  if (!amount.ok) return rejected(place, amount.code, value, { ...named, bookedOn, params: textParams(amount.params) });
  if (amount.value === 0) return rejected(place, 'amount_zero', value, { ...named, bookedOn, amountMinor: 0 });
  const credit = mark === 'C' || mark === 'RD';
  const supplementary = field.lines.slice(1).join(' ');
  const own = realReference(ownReference);
  const endToEnd = realReference(details.endToEnd);
  return {
    kind: 'line',
    ...place,
    bookedOn,
    amountMinor: credit ? amount.value : -amount.value,
    payerName: details.payerName,
    payerAccount: accountKey(details.payerAccount),
    memo: joinedMemo([
      details.memo,
      endToEnd,
      details.memo === '' ? supplementary : '',
      bankReference === '' ? '' : own,
    ]),
    bankReference: realReference(bankReference) || own,
    balanceMinor: null,
    notice: null,
  };
}

/** `261005` is 2026-10-05; years 80 to 99 are of the last century. */
function shortDay(text: string): Day | null {
  const [year, month, date] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6))];
  return text.length === 6 ? realDay(year < 80 ? 2000 + year : 1900 + year, month, date) : null;
}

/** The entry day has no year: it is the one nearest to the value day. Value 2026-12-31, entry 0102: 2027-01-02. */
function entryDay(valueOn: Day, text: string): Day | null {
  const [year, month] = [Number(valueOn.slice(0, 4)), Number(valueOn.slice(5, 7))];
  const [entryMonth, entryDate] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  const turned = entryMonth - month > 6 ? -1 : month - entryMonth > 6 ? 1 : 0;
  return realDay(year + turned, entryMonth, entryDate);
}

function realDay(year: number, month: number, date: number): Day | null {
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month) ? dayOf(year, month, date) : null;
}
