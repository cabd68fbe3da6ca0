import { currencyFromText, type CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';
import { isMissing, readAmount, type AmountCell, type AmountFormat } from '../../exchange/rules/amounts.ts';
import { EARLIEST_DAY, latestDay, readDay, type DateOrder } from '../../exchange/rules/dates.ts';
import type { Header } from '../../exchange/rules/header.ts';
import { cellAddress, KEPT_DIGITS, kindAt, textAt, type Table } from '../../exchange/rules/table.ts';
import type { BankField } from '../contract.ts';
import { dayText, directionOf } from './columns.ts';
import { leadMinor, readLead } from './lead.ts';
import { accountKey, isLine, joinedMemo, periodOf, realReference, rejected, textParams, type FileTotal, type ReadEntry, type ReadLine, type ReadStatement } from './statement.ts'; // prettier-ignore

/** A bank's list with every question answered. */
export interface ListPlan {
  readonly table: Table;
  readonly header: Header;
  readonly columns: ReadonlyMap<BankField, readonly number[]>;
  readonly dateOrder: DateOrder;
  readonly amounts: ReadonlyMap<BankField, AmountFormat>;
  readonly fileName: string;
  readonly bankName: string;
  /** For lists that name none. */
  readonly accountNumber: string;
  readonly currency: CurrencyCode;
  readonly currencyGiven: boolean;
  readonly asOf: Day;
}

const totalLabel =
  /^#*\s*(?:合\s*计|总\s*计|共\s*计|小\s*计|本页|本月|本年|累计|(?:借方|贷方|收入|支出)(?:笔数|合计|总)|total|sub-?total|期初|期末|承前|过次页|上页|上期|余额结转)/i;
const notBooked = /关闭|失败|撤销|等待|处理中|未入账|closed|failed|pending|cancell?ed/i;

interface Failure {
  readonly field: BankField;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

type Taken = Omit<ReadLine, 'row' | 'address' | 'kind'> & { readonly account: string; readonly currency: CurrencyCode };

/**
 * Reads the rows of a list (behaviours.md §4.1, 网银流水) into statements, one per account and currency. A cell that cannot be
 * read rejects its row; totals and notes are no rows; totals prove what was read.
 */
export function readList(plan: ListPlan): ReadStatement[] {
  const reader = new ListReader(plan);
  return reader.read();
}

class ListReader {
  readonly #plan: ListPlan;
  readonly #latest: Day;
  readonly #signed: boolean;
  readonly #debitsCarryMinus: boolean;

  constructor(plan: ListPlan) {
    this.#plan = plan;
    this.#latest = latestDay(plan.asOf);
    this.#signed = this.#amountsAreSigned();
    this.#debitsCarryMinus = this.#debitsAreNegative();
  }

  read(): ReadStatement[] {
    const { table, header, fileName } = this.#plan;
    const lead = readLead(table, header, fileName, (row) => this.#isItem(row));
    const groups = new Map<string, { account: string; currency: CurrencyCode; entries: ReadEntry[] }>();
    const stated = lead.currency ?? this.#plan.currency;
    const common = { account: lead.accountNumber || this.#plan.accountNumber, currency: stated };
    const groupOf = (account: string, currency: CurrencyCode) => {
      const key = `${account}|${currency}`;
      const group = groups.get(key) ?? { account, currency, entries: [] };
      groups.set(key, group);
      return group;
    };
    let last: { account: string; currency: CurrencyCode } = common;
    for (let row = header.bottom + 1; row < table.height; row += 1) {
      if (!this.#isItem(row)) continue;
      const entry = this.#readRow(row, common);
      if (entry.line) {
        const { account, currency, ...line } = entry.line;
        last = { account, currency };
        groupOf(account, currency).entries.push({ kind: 'line', row: row + 1, address: this.#address(row, 'bookedOn'), ...line }); // prettier-ignore
      } else groupOf(last.account, last.currency).entries.push(entry.rejected);
    }
    if (groups.size === 0) groupOf(common.account, common.currency);
    const only = groups.size === 1;
    return [...groups.values()].map(({ account, currency, entries }) => {
      const lines = entries.filter(isLine);
      return {
        accountNumber: account,
        bankName: lead.bankName || this.#plan.bankName,
        currency,
        currencyStated: lead.currency !== null || this.#plan.columns.has('currency') || this.#plan.currencyGiven,
        ...periodOf(lead, lines),
        openingMinor: only ? leadMinor(lead.openingText, currency) : null,
        closingMinor: only ? leadMinor(lead.closingText, currency) : null,
        entries,
        totals: only ? [...this.#rowTotals(lines, currency), ...wordTotals(lead.totals, lines, currency)] : [],
      };
    });
  }

  /** A row of data: it has a day, or money without a label of a total. */
  #isItem(row: number): boolean {
    const { table, header, columns } = this.#plan;
    const has = (field: BankField): boolean => this.#cells(row, field).some((cell) => !isMissing(cell));
    const first = this.#firstText(row);
    if (first === '') return false;
    if (this.#repeatsHeader(row)) return false;
    const day = this.#cell(row, 'bookedOn');
    const dated = day !== null && !isMissing(day) && /\d/.test(day.text) && !totalLabel.test(tidy(day.text));
    // A balance carried over has a day and no movement.
    if (dated && this.#dayOf(day) !== null) return this.#moves(row) || !this.#carriesOver(row);
    if (totalLabel.test(first)) return false;
    const money = this.#moves(row);
    // Text behind a number sign or a dash is what the bank says about its list, and spills over the columns.
    if (/^[#\-—=]/.test(first)) return false;
    const filled = header.labels.filter((_label, column) => kindAt(table, row, column) !== 'blank').length;
    return (
      money && filled > 1 && (dated || has('balance') || has('payerName') || has('reference') || columns.size <= 3)
    );
  }

  #moves(row: number): boolean {
    return (['debit', 'credit', 'amount'] as const).some((field) =>
      this.#cells(row, field).some((cell) => /\d/.test(cell.text)),
    );
  }

  #carriesOver(row: number): boolean {
    const { table } = this.#plan;
    for (let column = 0; column < table.width; column += 1)
      if (
        /^(?:期初余额|期末余额|上期余额|承前|余额结转|opening balance|closing balance|balance b\/?f)/i.test(
          tidy(textAt(table, row, column)),
        )
      )
        return true;
    return false;
  }

  #repeatsHeader(row: number): boolean {
    const { table, header } = this.#plan;
    for (let level = header.top; level <= header.bottom; level += 1) {
      let same = 0;
      for (let column = 0; column < table.width; column += 1) {
        const text = textAt(table, row, column).trim();
        if (text === '') continue;
        if (text !== textAt(table, level, column).trim()) {
          same = -1;
          break;
        }
        same += 1;
      }
      if (same > 1) return true;
    }
    return false;
  }

  #readRow(
    row: number,
    common: { account: string; currency: CurrencyCode },
  ): { line: Taken } | { line: null; rejected: ReadEntry } {
    const fail = ({ field, code, params = {} }: Failure, more: Parameters<typeof rejected>[3] = {}) => ({
      line: null,
      rejected: rejected(
        { row: row + 1, address: this.#address(row, field) },
        code,
        this.#cell(row, field)?.text ?? '',
        { ...more, params },
      ),
    });
    const named = { payerName: this.#text(row, 'payerName'), memo: this.#memo(row) };
    const day = this.#cell(row, 'bookedOn');
    if (!day || isMissing(day)) return fail({ field: 'bookedOn', code: 'date_missing' }, named);
    if (day.kind === 'error')
      return fail({ field: 'bookedOn', code: 'cell_error', params: { value: day.text } }, named);
    const bookedOn = this.#dayOf(day);
    if (bookedOn === null) return fail({ field: 'bookedOn', code: 'date_not_understood' }, named);
    if (bookedOn < EARLIEST_DAY || bookedOn > this.#latest)
      return fail({ field: 'bookedOn', code: 'date_out_of_range', params: { on: bookedOn, from: EARLIEST_DAY, to: this.#latest } }, named); // prettier-ignore
    const more = { ...named, bookedOn };
    const status = this.#text(row, 'status');
    if (notBooked.test(status)) return fail({ field: 'status', code: 'bank_line_not_booked' }, more);
    const currencyCell = this.#cell(row, 'currency');
    const currency = !currencyCell || isMissing(currencyCell) ? common.currency : currencyFromText(currencyCell.text);
    if (currency === null) return fail({ field: 'currency', code: 'currency_unknown' }, more);
    const amount = this.#amount(row, currency);
    if ('code' in amount) return fail(amount, more);
    const balance = this.#figure(row, 'balance', currency);
    if (typeof balance === 'object' && balance !== null) return fail(balance, { ...more, amountMinor: amount.minor });
    if (amount.minor === 0) return fail({ field: amount.field, code: 'amount_zero' }, { ...more, amountMinor: 0 });
    const reference = this.#reference(row);
    if ('code' in reference) return fail(reference, { ...more, amountMinor: amount.minor });
    const outward = amount.minor < 0 && this.#plan.columns.has('payeeName');
    const account = this.#account(row, outward ? 'payeeAccount' : 'payerAccount');
    // Wallets write both into one cell: 杭州明达服饰有限公司(pay***@mingda.cn).
    const both = this.#plan.columns.has('payerName') ? null : /^(.*\S)\s*\(([^()]+)\)$/.exec(account.text);
    const own = this.#cell(row, 'accountNumber');
    return {
      line: {
        account: own && !isMissing(own) ? accountKey(own.text) : common.account,
        currency,
        bookedOn,
        amountMinor: amount.minor,
        payerName: both?.[1] ?? (outward ? this.#text(row, 'payeeName') : named.payerName),
        payerAccount: both?.[2] ?? account.text,
        memo: named.memo,
        bankReference: reference.text,
        balanceMinor: balance,
        notice: account.damaged ? 'bank_payer_account_damaged' : null,
      },
    };
  }

  /** Debit is money out, credit money in; a negative figure in either is taken back. One amount goes by sign or word. */
  #amount(row: number, currency: CurrencyCode): { minor: number; field: BankField } | Failure {
    const { columns } = this.#plan;
    if (columns.has('debit') || columns.has('credit')) {
      const [debit, credit] = [this.#figure(row, 'debit', currency), this.#figure(row, 'credit', currency)];
      if (typeof debit === 'object' && debit !== null) return debit;
      if (typeof credit === 'object' && credit !== null) return credit;
      if ((debit ?? 0) !== 0 && (credit ?? 0) !== 0) return { field: 'debit', code: 'bank_both_sides' };
      if (debit === null && credit === null)
        return { field: columns.has('credit') ? 'credit' : 'debit', code: 'amount_missing' };
      const out = this.#debitsCarryMinus ? -(debit ?? 0) : (debit ?? 0);
      return { minor: (credit ?? 0) - out || 0, field: (credit ?? 0) === 0 ? 'debit' : 'credit' };
    }
    const amount = this.#figure(row, 'amount', currency);
    if (amount === null) return { field: 'amount', code: 'amount_missing' };
    if (typeof amount === 'object') return amount;
    const cell = this.#cell(row, 'direction');
    if (!cell) return { minor: amount, field: 'amount' };
    const direction = directionOf(tidy(cell.text));
    if (direction === 'neutral') return { field: 'direction', code: 'bank_line_neutral' };
    if (direction === null) return { field: 'direction', code: 'bank_direction_unknown' };
    return { minor: this.#signed || direction === 'in' ? amount : -amount, field: 'amount' };
  }

  /** A column whose outgoing rows all carry a minus needs no word; else a minus is a reversal in the word's direction. */
  #amountsAreSigned(): boolean {
    const { table, header, columns } = this.#plan;
    if (!columns.has('amount') || !columns.has('direction')) return false;
    let negative = 0;
    for (let row = header.bottom + 1; row < table.height; row += 1) {
      if (directionOf(tidy(this.#cell(row, 'direction')?.text ?? '')) !== 'out') continue;
      const amount = this.#figure(row, 'amount', this.#plan.currency);
      if (typeof amount !== 'number' || amount === 0) continue;
      if (amount > 0) return false;
      negative += 1;
    }
    return negative > 0;
  }

  /** `支出金额（-元）`: the minus says what the column says already. Else a minus there takes an expense back. */
  #debitsAreNegative(): boolean {
    const { table, header, columns } = this.#plan;
    const column = columns.get('debit')?.[0];
    if (column === undefined) return false;
    if (/[(（]\s*[-−]/.test(header.labels[column] ?? '')) return true;
    let negative = 0;
    for (let row = header.bottom + 1; row < table.height; row += 1) {
      const amount = this.#figure(row, 'debit', this.#plan.currency);
      if (typeof amount !== 'number' || amount === 0) continue;
      if (amount > 0) return false;
      negative += 1;
    }
    return negative >= 3;
  }

  /** Minor units; null where the cell is missing; the failure where it cannot be read. */
  #figure(row: number, field: BankField, currency: CurrencyCode): number | null | Failure {
    const cell = this.#cell(row, field);
    const format = this.#plan.amounts.get(field);
    if (!cell || !format) return null;
    const read = readAmount(cell, format, currency);
    return read.ok ? read.value : { field, code: read.code, params: textParams(read.params) };
  }

  #dayOf(cell: AmountCell): Day | null {
    const read = readDay(
      { kind: cell.kind, text: dayText(cell.text) },
      this.#plan.dateOrder,
      this.#plan.table.date1904,
    );
    return read === null || read.monthOnly ? null : read.on;
  }

  /** The name of the line at the bank. A spreadsheet's exponent or cut digits would give two lines one name. */
  #reference(row: number): { text: string } | Failure {
    const cell = this.#cell(row, 'reference');
    if (!cell || isMissing(cell)) return { text: '' };
    if (isExponent(cell)) return { field: 'reference', code: 'id_exponent', params: { value: cell.text } };
    if (losesDigits(cell)) return { field: 'reference', code: 'id_digits_lost', params: { value: cell.text, kept: KEPT_DIGITS } }; // prettier-ignore
    return { text: realReference(cell.text) };
  }

  #account(row: number, field: BankField): { text: string; damaged: boolean } {
    const cell = this.#cell(row, field);
    if (!cell || isMissing(cell)) return { text: '', damaged: false };
    if (isExponent(cell) || losesDigits(cell)) return { text: '', damaged: true };
    return { text: accountKey(cell.text), damaged: false };
  }

  #memo(row: number): string {
    const texts = this.#cells(row, 'memo').map((cell) => (isMissing(cell) ? '' : cell.text));
    return joinedMemo([...texts, this.#text(row, 'purpose')]);
  }

  #text(row: number, field: BankField): string {
    const cell = this.#cell(row, field);
    return !cell || isMissing(cell) ? '' : tidy(cell.text).slice(0, 200);
  }

  /** A total row below the list, by the columns it fills. */
  #rowTotals(lines: readonly ReadLine[], currency: CurrencyCode): FileTotal[] {
    const { table, header, columns } = this.#plan;
    const totals: FileTotal[] = [];
    for (let row = header.bottom + 1; row < table.height; row += 1) {
      const label = this.#firstText(row);
      if (!/^#*\s*(?:合\s*计|总\s*计|共\s*计|total)/i.test(label) || this.#isItem(row)) continue;
      for (const side of ['debit', 'credit'] as const) {
        if (!columns.has(side)) continue;
        const fileMinor = this.#figure(row, side, currency);
        if (typeof fileMinor === 'number')
          totals.push({ row: row + 1, label: header.labels[columns.get(side)?.[0] ?? 0] ?? label, fileMinor, readMinor: sideSum(lines, side === 'credit' ? 'in' : 'out') }); // prettier-ignore
      }
    }
    return totals;
  }

  #firstText(row: number): string {
    const { table } = this.#plan;
    for (let column = 0; column < table.width; column += 1) {
      const text = tidy(textAt(table, row, column));
      if (text !== '') return text;
    }
    return '';
  }

  #cell(row: number, field: BankField): AmountCell | null {
    return this.#cells(row, field)[0] ?? null;
  }

  #cells(row: number, field: BankField): AmountCell[] {
    const { table, columns } = this.#plan;
    return (columns.get(field) ?? []).map((column) => ({
      text: textAt(table, row, column),
      kind: kindAt(table, row, column),
    }));
  }

  #address(row: number, field: BankField): string {
    return cellAddress(row, this.#plan.columns.get(field)?.[0] ?? 0);
  }
}

function isExponent(cell: AmountCell): boolean {
  return /^-?\d(?:[.,]\d+)?e\+?\d+$/i.test(cell.text.trim());
}

function losesDigits(cell: AmountCell): boolean {
  return cell.kind === 'number' && cell.text.replace(/\D/g, '').length > KEPT_DIGITS;
}

function sideSum(lines: readonly ReadLine[], side: 'in' | 'out'): number {
  const sign = side === 'in' ? 1 : -1;
  return lines.reduce((sum, { amountMinor }) => (Math.sign(amountMinor) === sign ? sum + sign * amountMinor : sum), 0);
}

function wordTotals(
  totals: ReturnType<typeof readLead>['totals'],
  lines: readonly ReadLine[],
  currency: CurrencyCode,
): FileTotal[] {
  return totals.flatMap(({ row, label, side, text }) => {
    const fileMinor = leadMinor(text, currency);
    return fileMinor === null ? [] : [{ row, label, fileMinor: Math.abs(fileMinor), readMinor: sideSum(lines, side) }];
  });
}
