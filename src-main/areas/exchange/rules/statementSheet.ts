import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';
import type { StatementFigures } from '../../creditfile/contract.ts';
import { statementFiguresField } from '../../creditfile/contract.ts';
import { isMissing, readAmount, type AmountProblem } from './amounts.ts';
import { statementLineOf, type StatementLine } from './statementNames.ts';
import { headOf, periodOfHead, type ColumnHead, type StatedPeriod } from './statementPeriods.ts';
import { cellAddress, columnLetter, kindAt, textAt, type Table } from './table.ts';

/** Titles, days and units stand above the lines. */
const TITLE_ROWS = 12;

export interface NamedSheet {
  readonly name: string;
  readonly table: Table;
}

export interface StatementQuestion {
  readonly currency: CurrencyCode;
  /** What the clerk says the sheets count in: 0 yuan, 3 thousands, 4 万. Null: as each sheet says, else yuan. */
  readonly unitPower: number | null;
}

export interface SheetUnit {
  readonly sheet: string;
  readonly power: number;
  /** Where it is said; empty: nowhere, or the clerk said so. */
  readonly cell: string;
}

export type StatementProblem = AmountProblem | 'unknown_line' | 'line_twice' | 'value_differs';

/** A row, or a cell of it, that did not go in, and why. */
export interface StatementNote {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly value: string;
  readonly reason: StatementProblem;
}

export interface ReadPeriod {
  /** Head of its column as written, or the column's letter. */
  readonly label: string;
  readonly periodEndOn: Day | null;
  readonly months: number | null;
  readonly figures: StatementFigures;
  /** Sheet and cell each figure came from. */
  readonly cells: Readonly<Partial<Record<StatementLine, string>>>;
  /** EBIT was not in the file: profit before tax plus interest, where both were. */
  readonly ebitFrom: { readonly preTaxMinor: number; readonly interestMinor: number } | null;
}

export interface ReadStatements {
  readonly periods: readonly ReadPeriod[];
  readonly units: readonly SheetUnit[];
  readonly notes: readonly StatementNote[];
  /** Sheets without a line of a statement. */
  readonly skipped: readonly string[];
}

interface Found {
  readonly minor: number;
  readonly rank: number;
  readonly place: string;
}

interface Building {
  readonly label: string;
  readonly period: StatedPeriod | null;
  readonly lines: Map<StatementLine, Found>;
  readonly torn: Set<StatementLine>;
}

/**
 * Reads balance sheets, income and cash-flow statements: one period a column, also where assets and liabilities stand side
 * by side. Lines are known by their names, periods by the heads of columns and the day the sheet bears, the unit by what
 * the sheet says. What is not known or cannot be read is told with its cell; of two differing values neither is taken.
 */
export function readStatementSheets(sheets: readonly NamedSheet[], question: StatementQuestion): ReadStatements {
  const building = new Map<string, Building>();
  const notes: StatementNote[] = [];
  const units: SheetUnit[] = [];
  const skipped: string[] = [];
  for (const sheet of sheets) {
    if (!hasLines(sheet.table)) skipped.push(sheet.name);
    else units.push(readSheet(sheet, question, building, notes));
  }
  const periods = [...building.values()]
    .filter(({ lines }) => lines.size > 0)
    .map(finished)
    .sort((a, b) => ((a.periodEndOn ?? '9999') < (b.periodEndOn ?? '9999') ? 1 : -1));
  return { periods, units, notes, skipped };
}

function hasLines(table: Table): boolean {
  for (let row = 0; row < table.height; row += 1)
    for (let column = 0; column < table.width; column += 1)
      if (kindAt(table, row, column) === 'text' && statementLineOf(textAt(table, row, column)) !== null) return true;
  return false;
}

function readSheet(
  { name, table }: NamedSheet,
  { currency, unitPower }: StatementQuestion,
  building: Map<string, Building>,
  notes: StatementNote[],
): SheetUnit {
  const stated = unitIn(table);
  const unit = { sheet: name, power: unitPower ?? stated?.power ?? 0, cell: unitPower === null ? (stated?.cell ?? '') : '' }; // prettier-ignore
  const base = baseOf(table);
  const heads: (ColumnHead & { text: string })[] = [];
  for (let row = 0; row < table.height; row += 1) {
    let label: { text: string; column: number } | null = null;
    let told = false;
    const title = isTitleRow(table, row);
    for (let column = 0; column < table.width; column += 1) {
      const cell = { text: textAt(table, row, column), kind: kindAt(table, row, column) };
      if (cell.kind === 'blank') continue;
      const head = cell.kind === 'number' && label !== null ? null : headOf(cell.text);
      if (head !== null && title) continue;
      if (head !== null) {
        heads[column] = { ...head, text: tidy(cell.text) };
        continue;
      }
      // Under the head of a period stand figures, also where somebody wrote one in words.
      const figures = label !== null && heads[column] !== undefined && statementLineOf(cell.text) === null;
      if (!figures && isLabel(cell.text, cell.kind)) {
        label = { text: tidy(cell.text), column };
        told = false;
        continue;
      }
      if (label === null || heads[column]?.kind === 'skip' || isMissing(cell)) continue;
      const known = statementLineOf(label.text);
      const note = (reason: StatementProblem, of: number): void =>
        void notes.push({
          sheet: name,
          cell: cellAddress(row, of),
          label: label?.text ?? '',
          value: cell.text,
          reason,
        });
      if (known === null) {
        if (!told) note('unknown_line', label.column);
        told = true;
        continue;
      }
      const amount = readAmount(cell, { mark: 'point', unitPower: unit.power }, currency);
      if (!amount.ok) note(amount.code, column);
      else if (amount.value !== null) {
        const place = { minor: amount.value, rank: known.rank, place: `${name}!${cellAddress(row, column)}` };
        const problem = put(buildingOf(building, heads[column], base, name, column), known.line, place);
        if (problem !== null) note(problem, column);
      }
    }
  }
  return unit;
}

/** A better name takes the place of a worse one; two differing values of equally good names take each other out. */
function put(into: Building, line: StatementLine, found: Found): StatementProblem | null {
  const had = into.lines.get(line);
  if (into.torn.has(line)) return 'value_differs';
  if (had === undefined || found.rank < had.rank) {
    into.lines.set(line, found);
    return null;
  }
  if (had.minor === found.minor) return null;
  if (found.rank > had.rank) return 'line_twice';
  into.lines.delete(line);
  into.torn.add(line);
  return 'value_differs';
}

function buildingOf(
  building: Map<string, Building>,
  head: (ColumnHead & { readonly text: string }) | undefined,
  base: StatedPeriod | null,
  sheet: string,
  column: number,
): Building {
  // A sheet with one nameless column of figures is about the day it bears.
  const period = head === undefined ? base : periodOfHead(head, base);
  const key = period?.on ?? (head === undefined ? `${sheet}!${columnLetter(column)}` : head.kind);
  const had = building.get(key);
  if (had) {
    if (had.period !== null && had.period.months === null && period !== null && period.months !== null)
      building.set(key, { ...had, period });
    return building.get(key) ?? had;
  }
  const made: Building = { label: head?.text ?? columnLetter(column), period, lines: new Map(), torn: new Set() };
  building.set(key, made);
  return made;
}

function finished({ label, period, lines }: Building): ReadPeriod {
  const minorOf = (line: StatementLine): number | null => lines.get(line)?.minor ?? null;
  const names = Object.keys(statementFiguresField.shape) as (keyof StatementFigures)[];
  const figures = Object.fromEntries(names.map((name) => [name, minorOf(name)])) as StatementFigures;
  const [preTaxMinor, interestMinor] = [minorOf('preTaxMinor'), minorOf('interestMinor')];
  const derived = figures.ebitMinor === null && preTaxMinor !== null && interestMinor !== null;
  return {
    label,
    periodEndOn: period?.on ?? null,
    months: period?.months ?? null,
    figures: derived ? { ...figures, ebitMinor: preTaxMinor + interestMinor } : figures,
    cells: Object.fromEntries([...lines].map(([line, { place }]) => [line, place])),
    ebitFrom: derived ? { preTaxMinor, interestMinor } : null,
  };
}

/** Words, and not a figure with its unit behind it, a date or a dash. */
function isLabel(text: string, kind: string): boolean {
  const bare = tidy(text);
  if (kind !== 'text' || isMissing({ text, kind: 'text' })) return false;
  return /[a-z\u4e00-\u9fff]/i.test(bare) && !/^[-(（]?\s*[¥$€£]?\s*\d[\d,.\s]*[)）]?\s*(?:元|千元|万元?|亿元?|cny|rmb)?$/i.test(bare); // prettier-ignore
}

const unitWords: readonly (readonly [RegExp, number])[] = [
  [/亿元|hundredmillions/, 8],
  [/百万元|inmillions|\bmillions?\b|(?:rmb|cny|usd|eur|gbp|¥|\$|€|£)m\b/, 6],
  [/万元/, 4],
  [/千元|'000|’000|inthousands|\bthousands?\b/, 3],
  [/单位:?(?:人民币)?元/, 0],
];

/** Where a sheet says what it counts in: `单位：万元`, `（千元）`, `RMB'000`. */
function unitIn(table: Table): { readonly power: number; readonly cell: string } | null {
  for (let row = 0; row < Math.min(table.height, TITLE_ROWS); row += 1)
    for (let column = 0; column < table.width; column += 1) {
      const text = tidy(textAt(table, row, column)).toLowerCase();
      if (kindAt(table, row, column) !== 'text' || /\d[\d,.]*\s*(?:亿|百万|万|千)元/.test(text)) continue;
      const spaceless = text.replace(/\s/g, '');
      const found = unitWords.find(([shape]) => shape.test(spaceless) || shape.test(text));
      if (found) return { power: found[1], cell: cellAddress(row, column) };
    }
  return null;
}

/** The period a sheet bears above its lines, outside the heads of its columns. */
function baseOf(table: Table): StatedPeriod | null {
  for (let row = 0; row < Math.min(table.height, TITLE_ROWS); row += 1) {
    if (!isTitleRow(table, row)) continue;
    for (let column = 0; column < table.width; column += 1) {
      const head = headOf(textAt(table, row, column));
      if (head?.kind === 'stated') return { on: head.on, months: head.months };
    }
  }
  return null;
}

/** A day by itself, or beside the firm's name and the unit: it is of the whole sheet and not the head of a column. */
function isTitleRow(table: Table, row: number): boolean {
  if (row >= TITLE_ROWS) return false;
  const heads: ColumnHead[] = [];
  let [others, title] = [0, false];
  for (let column = 0; column < table.width; column += 1) {
    if (kindAt(table, row, column) === 'blank' || kindAt(table, row, column) === 'number') continue;
    const text = textAt(table, row, column);
    const head = headOf(text);
    if (head !== null) heads.push(head);
    else {
      others += 1;
      title ||= /单位|编制|公司|企业|币种|\b(?:unit|currency|company|ltd)\b|'000/i.test(text);
    }
  }
  return heads.length === 1 && heads[0]?.kind === 'stated' && (others === 0 || title);
}
