import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import {
  decideDecimalMark,
  decideUnit,
  isMissing,
  type AmountFormat,
  type DecimalMark,
} from '../exchange/rules/amounts.ts';
import { decideDateOrder } from '../exchange/rules/dates.ts';
import { headerKey, possibleHeaders, type Header } from '../exchange/rules/header.ts';
import { dataCells } from '../exchange/rules/resolve.ts';
import { labelKey } from '../exchange/rules/synonyms.ts';
import { columnLetter, rowTexts, type Table } from '../exchange/rules/table.ts';
import type { ReadFile } from '../exchange/read/file.ts';
import type { BankField, BankPlan, BankPreview } from './contract.ts';
import { bankOfColumns } from './rules/banks.ts';
import { bankHeaderAt, checkedColumns, dayText, findBankHeader, mayRepeat, missingFields, type ColumnProposal } from './rules/columns.ts'; // prettier-ignore
import type { ListPlan } from './rules/list.ts';
import type { BankProfile } from './store/profiles.ts';

const PREVIEW_ROWS = 12;
const SAMPLES = 3;
const amountFields: readonly BankField[] = ['debit', 'credit', 'amount', 'balance'];

export interface ListQuestion {
  readonly fileName: string;
  readonly plan: BankPlan | null;
  readonly accountNumber: string;
  readonly bankName: string;
  readonly currency: CurrencyCode | null;
  readonly baseCurrency: CurrencyCode;
  readonly asOf: Day;
  readonly profileOf: (headerKey: string) => BankProfile | null;
}

export interface UnderstoodList {
  readonly list: NonNullable<BankPreview['list']>;
  readonly bankName: string;
  /** Null while a question is open: columns, date order, decimal mark. */
  readonly plan: ListPlan | null;
  /** Under this the answers are remembered. */
  readonly headerKey: string;
  readonly profile: Omit<BankProfile, 'accountNumber'>;
  readonly examples: { readonly date: readonly string[]; readonly amount: readonly string[] };
}

type Problem = 'header_not_found' | 'mapping_column_unknown' | 'mapping_field_twice';

/** What a bank's list is taken for: header, columns and habits, by what the clerk says, an earlier file, or its names. */
export function understandList(file: ReadFile, question: ListQuestion): Result<UnderstoodList, Problem> {
  const { table } = file;
  const found = headerOf(table, question);
  if (!found) return refuse('header_not_found', { sheet: file.sheet, rows: table.height });
  const { header, profile } = found;
  const told = question.plan?.mapping;
  const known: readonly ColumnProposal[] =
    told?.map((one) => ({ ...one, confidence: 'exact' as const })) ??
    profile?.columns.map((one) => ({ ...one, confidence: 'exact' as const })) ??
    checkedColumns(table, header);
  const columns = new Map<BankField, number[]>();
  for (const { index, field } of known) {
    if (index >= table.width) return refuse('mapping_column_unknown', { column: columnLetter(index) });
    const had = columns.get(field) ?? [];
    if (had.length > 0 && !mayRepeat(field)) return refuse('mapping_field_twice', { field });
    columns.set(field, [...had, index]);
  }
  const currency = question.currency ?? question.baseCurrency;
  const date = decideDateOrder(dayCells(table, header, columns));
  const amount = decideDecimalMark(amountCells(table, header, columns), currency);
  const dateOrder = question.plan?.dateOrder ?? date.order ?? profile?.dateOrder ?? null;
  const decimalMark = question.plan?.decimalMark ?? amount.mark ?? profile?.decimalMark ?? null;
  const missing = missingFields(new Set(columns.keys()), tellsDirection(table, header, columns));
  const bankName = question.bankName || profile?.bankName || bankOfColumns(header.labels.map(labelKey));
  const previewFrom = Math.max(0, header.top - PREVIEW_ROWS / 2);
  const rows = Array.from(
    { length: Math.min(PREVIEW_ROWS, table.height - previewFrom) },
    (_, row) => row + previewFrom,
  );
  return {
    ok: true,
    value: {
      list: {
        sheet: file.sheet,
        sheets: file.sheets.map(({ name }) => name),
        headerRow: header.top + 1,
        columns: header.labels.map((label, index) => {
          const proposal = known.find((one) => one.index === index);
          return {
            index,
            letter: columnLetter(index),
            header: label,
            samples: samplesOf(table, header, index),
            proposed: proposal?.field ?? null,
            confidence: !proposal ? 'none' : profile && !told ? 'remembered' : proposal.confidence,
          };
        }),
        missing,
        dateOrder,
        dateOrderAmbiguous: date.ambiguous,
        decimalMark,
        decimalMarkAmbiguous: amount.ambiguous,
        remembered: profile !== null && told === undefined,
        preview: rows.map((row) => rowTexts(table, row).map((text) => text.slice(0, 200))),
        previewFromRow: previewFrom + 1,
      },
      bankName,
      plan:
        missing.length > 0 || dateOrder === null || decimalMark === null
          ? null
          : {
              table,
              header,
              columns,
              dateOrder,
              amounts: amountFormats(table, header, columns, decimalMark),
              fileName: question.fileName,
              bankName,
              accountNumber: question.accountNumber || (profile?.accountNumber ?? ''),
              currency,
              currencyGiven: question.currency !== null,
              asOf: question.asOf,
            },
      headerKey: headerKey(header.labels),
      profile: {
        columns: [...columns].flatMap(([field, indexes]) => indexes.map((index) => ({ index, field }))),
        dateOrder: date.ambiguous ? dateOrder : null,
        decimalMark: amount.ambiguous ? decimalMark : null,
        bankName,
      },
      examples: { date: date.examples, amount: amount.examples },
    },
  };
}

/** Where the clerk says; else the very columns of an earlier file; else the row that names most columns. */
function headerOf(table: Table, question: ListQuestion): { header: Header; profile: BankProfile | null } | null {
  const withProfile = (header: Header) => ({ header, profile: question.profileOf(headerKey(header.labels)) });
  const told = question.plan?.headerRow;
  if (told !== undefined) return told <= table.height ? withProfile(bankHeaderAt(table, told - 1)) : null;
  for (const header of possibleHeaders(table)) {
    const known = withProfile(header);
    if (known.profile) return known;
  }
  const header = findBankHeader(table) ?? firstHeader(table);
  return header ? withProfile(header) : null;
}

/** A list nobody knows: its widest row of names, to be mapped by hand. */
function firstHeader(table: Table): Header | null {
  const filled = (header: Header): number => header.labels.filter((label) => label !== '').length;
  return possibleHeaders(table).reduce<Header | null>(
    (best, header) => (filled(header) >= 3 && (best === null || filled(header) > filled(best)) ? header : best),
    null,
  );
}

function* dayCells(table: Table, header: Header, columns: ReadonlyMap<BankField, readonly number[]>) {
  for (const index of columns.get('bookedOn') ?? [])
    for (const cell of dataCells(table, header, index)) yield { kind: cell.kind, text: dayText(cell.text) };
}

function* amountCells(table: Table, header: Header, columns: ReadonlyMap<BankField, readonly number[]>) {
  for (const field of amountFields)
    for (const index of columns.get(field) ?? []) yield* dataCells(table, header, index);
}

function amountFormats(
  table: Table,
  header: Header,
  columns: ReadonlyMap<BankField, readonly number[]>,
  mark: DecimalMark,
): Map<BankField, AmountFormat> {
  const formats = new Map<BankField, AmountFormat>();
  for (const field of amountFields) {
    const index = columns.get(field)?.[0];
    if (index === undefined) continue;
    formats.set(field, { mark, unitPower: decideUnit(header.labels[index] ?? '', dataCells(table, header, index)) });
  }
  return formats;
}

/** A minus somewhere, or a running balance: then a single column of amounts shows which way money went. */
function tellsDirection(table: Table, header: Header, columns: ReadonlyMap<BankField, readonly number[]>): boolean {
  if (columns.has('balance')) return true;
  for (const index of columns.get('amount') ?? [])
    for (const cell of dataCells(table, header, index)) if (/^\s*[-−(△]|-\s*$/.test(cell.text)) return true;
  return false;
}

function samplesOf(table: Table, header: Header, index: number): string[] {
  const samples: string[] = [];
  for (const cell of dataCells(table, header, index)) {
    const text = cell.text.slice(0, 200);
    if (!isMissing(cell) && !samples.includes(text)) samples.push(text);
    if (samples.length >= SAMPLES) break;
  }
  return samples;
}

/** For refusals: the header text of a mapped column. */
export function labelOf(understood: UnderstoodList, field: BankField): string {
  return understood.list.columns.find(({ proposed }) => proposed === field)?.header ?? field;
}
