import { currencyFromText, type CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';
import type { ImportField, RowError } from '../contract.ts';
import { isMissing, readAmount } from './amounts.ts';
import { EARLIEST_DAY, latestDay, readDay } from './dates.ts';
import type { ResolvedPlan } from './resolve.ts';
import { cellAddress, KEPT_DIGITS, kindAt, textAt, type CellKind } from './table.ts';

type Params = RowError['params'];

const SHORT = 200;
const LONG = 5000;
const carriedDown: ReadonlySet<ImportField> = new Set(['customerCode', 'customerName', 'taxId', 'invoiceNo', 'receiptNo', 'issuedOn', 'receivedOn', 'dueOn', 'currency']); // prettier-ignore

/** Reads the cells of one row by field, and collects what is wrong with them. */
export class RowReader {
  errors: RowError[] = [];
  warnings: RowError[] = [];
  readonly #plan: ResolvedPlan;
  readonly #latest: Day;
  /** Rows below the top of a cell merged downwards, by column: they carry the top's content. */
  readonly #merged = new Map<number, number>();
  #row = 0;

  constructor(plan: ResolvedPlan) {
    this.#plan = plan;
    this.#latest = latestDay(plan.asOf);
    const wanted = new Set([...plan.columns].filter(([field]) => carriedDown.has(field)).map(([, column]) => column));
    for (const { top, bottom, left } of plan.table.merges) {
      if (top <= plan.header.bottom || !wanted.has(left)) continue;
      for (let row = top + 1; row <= Math.min(bottom, plan.table.height - 1); row += 1)
        this.#merged.set(row * plan.table.width + left, top);
    }
  }

  start(row: number): void {
    this.#row = row;
    this.errors = [];
    this.warnings = [];
  }

  fail(field: ImportField | null, code: string, params: Params = {}): void {
    this.errors.push(this.#finding(field, code, params));
  }

  warn(field: ImportField | null, code: string, params: Params = {}): void {
    this.warnings.push(this.#finding(field, code, params));
  }

  has(field: ImportField): boolean {
    return this.#plan.columns.has(field);
  }

  /** Text as it stands, but for invisible characters and runs of white space: full-width brackets of a name stay. */
  text(field: ImportField, limit = field === 'note' || field === 'address' ? LONG : SHORT): string {
    const cell = this.#cell(field);
    if (!cell || cell.kind === 'blank') return '';
    if (cell.kind === 'error') {
      this.fail(field, 'cell_error', { value: cell.text });
      return '';
    }
    const text = cleaned(cell.text);
    if (text.length > limit) {
      this.fail(field, 'text_too_long', { length: text.length, limit });
      return '';
    }
    return text;
  }

  /** A number or code that names something; exponent form, over-long numbers and dates are what Excel made of it. */
  name(field: ImportField): string {
    const cell = this.#cell(field);
    if (!cell || isMissing(cell)) return '';
    if (cell.kind === 'date') {
      this.fail(field, 'id_became_date', { value: cell.text });
      return '';
    }
    if (/^-?\d(?:[.,]\d+)?e\+\d+$/i.test(cell.text.trim())) {
      this.fail(field, 'id_exponent', { value: cell.text });
      return '';
    }
    if (cell.kind === 'number' && cell.text.replace(/\D/g, '').length > KEPT_DIGITS) {
      this.fail(field, 'id_digits_lost', { value: cell.text, kept: KEPT_DIGITS });
      return '';
    }
    return tidy(this.text(field));
  }

  /** Null where the cell is empty or wrong; wrong ones are reported. */
  day(field: ImportField): Day | null {
    const cell = this.#cell(field);
    if (!cell || isMissing(cell)) return null;
    if (cell.kind === 'error') {
      this.fail(field, 'cell_error', { value: cell.text });
      return null;
    }
    const read = readDay(cell, this.#plan.dateOrders.get(field) ?? null, this.#plan.table.date1904);
    if (!read) {
      this.fail(field, 'date_not_understood', { value: cell.text });
      return null;
    }
    if (read.on < EARLIEST_DAY || read.on > this.#latest) {
      this.fail(field, 'date_out_of_range', { on: read.on, from: EARLIEST_DAY, to: this.#latest });
      return null;
    }
    if (read.monthOnly) this.warn(field, 'month_only', { on: read.on });
    return read.on;
  }

  /** Minor units; null where the cell is empty or wrong. */
  amount(field: ImportField, currency: CurrencyCode): number | null {
    const cell = this.#cell(field);
    const format = this.#plan.amountFormats.get(field);
    if (!cell || !format) return null;
    const read = readAmount(cell, format, currency);
    if (read.ok) return read.value;
    const params = Object.fromEntries(
      Object.entries(read.params).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
    ) as Params;
    this.fail(field, read.code, params);
    return null;
  }

  currency(): CurrencyCode | null {
    const cell = this.#cell('currency');
    if (!cell || isMissing(cell)) return this.#plan.currency;
    const found = currencyFromText(cell.text);
    if (!found) this.fail('currency', 'currency_unknown', { value: cell.text });
    return found;
  }

  /** `30`, `30天`, `月结30天`, `Net 30`, `2% 10 Net 30`, `Due on receipt`, `现结`. Null where the cell is empty. */
  terms(): number | null {
    const cell = this.#cell('termsDays');
    if (!cell || isMissing(cell)) return null;
    const text = tidy(cell.text).toLowerCase();
    const days =
      /net\s*(\d{1,3})/.exec(text) ??
      /^(?:月结|票到|货到|开票后|n)?\s*(\d{1,3})(?:\.0+)?\s*(?:天|日|d|days?)?(?:内|付款|结清)*$/.exec(text);
    const found = days
      ? Number(days[1])
      : /^(?:due on receipt|cod|cash|cash on delivery|prepaid|prepayment|现结|现款现货|现金|货到付款|款到发货|预付)$/.test(
            text,
          )
        ? 0
        : null;
    if (found === null || found > 730) {
      this.fail('termsDays', 'terms_not_understood', { value: cell.text });
      return null;
    }
    return found;
  }

  #cell(field: ImportField): { text: string; kind: CellKind } | null {
    const column = this.#plan.columns.get(field);
    if (column === undefined) return null;
    const { table } = this.#plan;
    const row = this.#merged.get(this.#row * table.width + column) ?? this.#row;
    return { text: textAt(table, row, column), kind: kindAt(table, row, column) };
  }

  #finding(field: ImportField | null, code: string, params: Params): RowError {
    const column = field === null ? undefined : this.#plan.columns.get(field);
    return {
      row: this.#row + 1,
      column: column === undefined ? '' : (this.#plan.header.labels[column] ?? ''),
      cell: column === undefined ? '' : cellAddress(this.#row, column),
      code,
      params,
      value: column === undefined ? '' : textAt(this.#plan.table, this.#row, column).slice(0, SHORT),
    };
  }
}

function cleaned(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/^'(?=\S)/, '');
}
