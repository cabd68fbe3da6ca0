/** What a cell was in the file; a CSV knows only `text`. */
export const cellKinds = ['blank', 'text', 'number', 'date', 'boolean', 'error'] as const;
export type CellKind = (typeof cellKinds)[number];

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * A sheet as text. Row index 0 is spreadsheet row 1, whatever lies empty above the data. Numbers are their shortest
 * decimal text, date cells `YYYY-MM-DD` (or `YYYY-MM` where the cell shows no day), errors such as `#N/A`.
 * Each different text is kept once: 50,000 rows take a few megabytes and cross from thread to thread in no time.
 */
export interface Table {
  readonly width: number;
  readonly height: number;
  readonly strings: readonly string[];
  /** `strings[cells[row * width + column]]` is the text of a cell. */
  readonly cells: Uint32Array<ArrayBuffer>;
  /** `kinds[row * width + column]`, an index into `cellKinds`. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** 1 for a row that is hidden or filtered away. */
  readonly hidden: Uint8Array<ArrayBuffer>;
  readonly merges: readonly Merge[];
  /** Serial numbers count from 1904 (old Mac workbooks) and not from 1900. */
  readonly date1904: boolean;
}

export function textAt(table: Table, row: number, column: number): string {
  if (column >= table.width) return '';
  return table.strings[table.cells[row * table.width + column] ?? 0] ?? '';
}

export function kindAt(table: Table, row: number, column: number): CellKind {
  return column >= table.width ? 'blank' : (cellKinds[table.kinds[row * table.width + column] ?? 0] ?? 'blank');
}

export function rowTexts(table: Table, row: number): string[] {
  return Array.from({ length: table.width }, (_, column) => textAt(table, row, column));
}

/** Fills a table of a known size; cells that are not set are blank. */
export class TableBuilder {
  readonly #strings = [''];
  readonly #places = new Map([['', 0]]);
  readonly #cells: Uint32Array<ArrayBuffer>;
  readonly #kinds: Uint8Array<ArrayBuffer>;
  readonly #hidden: Uint8Array<ArrayBuffer>;
  readonly #width: number;
  readonly #height: number;

  constructor(height: number, width: number) {
    this.#height = height;
    this.#width = width;
    this.#cells = new Uint32Array(height * width);
    this.#kinds = new Uint8Array(height * width);
    this.#hidden = new Uint8Array(height);
  }

  set(row: number, column: number, text: string, kind: CellKind): void {
    let place = this.#places.get(text);
    if (place === undefined) {
      place = this.#strings.push(text) - 1;
      this.#places.set(text, place);
    }
    this.#cells[row * this.#width + column] = place;
    this.#kinds[row * this.#width + column] = cellKinds.indexOf(kind);
  }

  hide(row: number): void {
    this.#hidden[row] = 1;
  }

  build(merges: readonly Merge[] = [], date1904 = false): Table {
    return {
      width: this.#width,
      height: this.#height,
      strings: this.#strings,
      cells: this.#cells,
      kinds: this.#kinds,
      hidden: this.#hidden,
      merges,
      date1904,
    };
  }
}

/** A table whose cells are all text, as a CSV gives it. */
export function textTable(rows: readonly (readonly string[])[]): Table {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const builder = new TableBuilder(rows.length, width);
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      if (cell.trim() !== '') builder.set(index, column, cell, 'text');
    });
  });
  return builder.build();
}

/** `columnLetter(0)` is A, `columnLetter(27)` is AB. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Row index 811 in column index 2 is C812. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`;
}

/** Digits a spreadsheet keeps of a number; what lies beyond is noise of binary fractions or already lost. */
export const KEPT_DIGITS = 15;

/**
 * The decimal text a spreadsheet would show for a stored number, without exponent and without the noise of binary
 * fractions: 0.1 + 0.2 is `0.3`, 1e-7 is `0.0000001`, 2.4952e19 is `24952000000000000000`.
 */
export function numberText(value: number): string {
  let text = String(value);
  if (text.length > KEPT_DIGITS) text = String(Number(value.toPrecision(KEPT_DIGITS)));
  const scientific = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!scientific) return text;
  const [, sign = '', lead = '', fraction = '', power = '0'] = scientific;
  const digits = lead + fraction;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
