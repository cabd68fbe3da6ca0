import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';

export type Params = Readonly<Record<string, string | number>>;

/** Where in the file something stands: row or line number, and the cell, tag or element meant. */
export interface Place {
  readonly row: number;
  readonly address: string;
}

/** One movement of an account, as the bank booked it. Positive came in, negative went out; never zero. */
export interface ReadLine extends Place {
  readonly kind: 'line';
  readonly bookedOn: Day;
  readonly amountMinor: number;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly memo: string;
  readonly bankReference: string;
  /** The account's balance after this line, where the file has one. */
  readonly balanceMinor: number | null;
  /** Something of the line that was damaged and left out; null for most. */
  readonly notice: string | null;
}

/** A line that could not be read, or that is no movement of money: it is shown with its reason and never loaded. */
export interface RejectedLine extends Place {
  readonly kind: 'rejected';
  readonly code: string;
  readonly params: Params;
  readonly value: string;
  readonly bookedOn: Day | null;
  readonly amountMinor: number | null;
  readonly payerName: string;
  readonly memo: string;
}

export type ReadEntry = ReadLine | RejectedLine;

/** A total the file itself states, against what was read of its lines. */
export interface FileTotal {
  readonly row: number;
  readonly label: string;
  readonly fileMinor: number;
  readonly readMinor: number;
}

/** One account over one period, as a file tells it; entries in the order of the file. */
export interface ReadStatement {
  readonly accountNumber: string;
  readonly bankName: string;
  readonly currency: CurrencyCode;
  readonly currencyStated: boolean;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly entries: readonly ReadEntry[];
  readonly totals: readonly FileTotal[];
}

export function isLine(entry: ReadEntry): entry is ReadLine {
  return entry.kind === 'line';
}

/** The movements of a statement, without what was rejected. */
export function linesOf(statement: ReadStatement): ReadLine[] {
  return statement.entries.filter(isLine);
}

/** The days of the lines widen a stated period; without either there is none. */
export function periodOf(
  stated: { readonly fromOn: Day | null; readonly toOn: Day | null },
  lines: readonly ReadLine[],
): { fromOn: Day | null; toOn: Day | null } {
  let { fromOn, toOn } = stated;
  for (const { bookedOn } of lines) {
    if (fromOn === null || bookedOn < fromOn) fromOn = bookedOn;
    if (toOn === null || bookedOn > toOn) toOn = bookedOn;
  }
  return { fromOn, toOn };
}

/** `6222 0210-0101` and ` 622202100101 ` are one account; letters in capitals, as IBANs are written. */
export function accountKey(text: string): string {
  return tidy(text)
    .replace(/[\s'’`"]/g, '')
    .replace(/(?<=[0-9A-Za-z*])-(?=[0-9A-Za-z*])/g, '')
    .toUpperCase()
    .slice(0, 64);
}

/** Parts of a memo, each once, in order: banks repeat the purpose in three columns. */
export function joinedMemo(parts: readonly string[]): string {
  const kept: string[] = [];
  for (const part of parts.map(tidy)) if (part !== '' && !kept.some((one) => one.includes(part))) kept.push(part);
  return kept.join(' ').slice(0, 1000);
}

/** What banks write where there is no reference: NONREF, NOTPROVIDED, zeros, dashes. */
export function realReference(text: string): string {
  const reference = tidy(text).replace(/^'/, '');
  return /^(?:nonref|notprovided|not provided|none|null|n\/?a|[ekm]ref\+?|[-0.*/]*)$/i.test(reference)
    ? ''
    : reference.slice(0, 200);
}

export function rejected(
  place: Place,
  code: string,
  value: string,
  more: Partial<Pick<RejectedLine, 'params' | 'bookedOn' | 'amountMinor' | 'payerName' | 'memo'>> = {},
): RejectedLine {
  return {
    kind: 'rejected',
    row: place.row,
    address: place.address,
    code,
    params: more.params ?? {},
    value: value.slice(0, 200),
    bookedOn: more.bookedOn ?? null,
    amountMinor: more.amountMinor ?? null,
    payerName: more.payerName ?? '',
    memo: more.memo ?? '',
  };
}

/** What a refusal carries that a line can show: texts and figures. */
export function textParams(params: Readonly<Record<string, unknown>>): Params {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
}
