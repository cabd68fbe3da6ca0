import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CustomerId, DocumentId } from '../../../kernel/ids.ts';
import { sumMinor } from '../../../kernel/money.ts';
import type { CustomerLabel } from '../../aging/store.ts';
import type { ListCell, ListColumn, ListProof, ListRow } from '../contract.ts';
import { cellsOf, compareCells, type SummedColumn } from '../rules/lists.ts';

/** Rows that stay together in whatever order: a line, or a customer with its lines and subtotal. */
export interface Block {
  readonly rows: readonly ListRow[];
  /** The cells the block is sorted by. */
  readonly cells: readonly ListCell[];
}

export interface Section {
  readonly currency: CurrencyCode;
  readonly blocks: readonly Block[];
  /** Opens the section: the balance brought forward. */
  readonly opening?: ListRow;
  /** Ends it; absent: the sums of the lines. */
  readonly closing?: ListRow;
  readonly proof: ListProof | null;
}

/** A list ready to be shown, printed and written. */
export interface BuiltSection {
  readonly currency: CurrencyCode;
  readonly rows: readonly ListRow[];
  readonly lines: number;
  readonly totals: readonly ListCell[];
  readonly proof: ListProof | null;
}

export interface BuiltList {
  readonly columns: readonly SummedColumn[];
  readonly sections: readonly BuiltSection[];
}

export interface Reference {
  readonly key: string | number;
  readonly currency: CurrencyCode;
  readonly documentId?: DocumentId | null;
  readonly customerId?: CustomerId | null;
}

export function rowOf(
  kind: ListRow['kind'],
  columns: readonly ListColumn[],
  reference: Reference,
  values: Readonly<Record<string, ListCell>>,
): ListRow {
  return {
    key: String(reference.key),
    kind,
    currency: reference.currency,
    cells: cellsOf(columns, values),
    documentId: reference.documentId ?? null,
    customerId: reference.customerId ?? null,
  };
}

/** A block of one line. */
export function lineBlock(
  columns: readonly ListColumn[],
  reference: Reference,
  values: Readonly<Record<string, ListCell>>,
): Block {
  const row = rowOf('line', columns, reference, values);
  return { rows: [row], cells: row.cells };
}

export function proofOf(parts: Readonly<Record<string, number>>, against: string, againstMinor: number): ListProof {
  const named = Object.entries(parts).map(([code, amountMinor]) => ({ code, amountMinor: amountMinor || 0 }));
  const differenceMinor = sumMinor(named.map(({ amountMinor }) => amountMinor)) - againstMinor;
  return { parts: named, against, againstMinor, differenceMinor };
}

/** Sums of the summed columns over lines; other cells empty. Null counts as nothing. */
export function sumCells(columns: readonly SummedColumn[], lines: readonly (readonly ListCell[])[]): ListCell[] {
  return columns.map(({ sum }, index) =>
    sum
      ? sumMinor(
          lines.map((cells) => {
            const cell = cells[index];
            return typeof cell === 'number' ? cell : 0;
          }),
        )
      : null,
  );
}

/** The amount of a column in a line, 0 where it is empty. */
export function summed(columns: readonly SummedColumn[], totals: readonly ListCell[], id: string): number {
  const cell = totals[columns.findIndex((column) => column.id === id)];
  return typeof cell === 'number' ? cell : 0;
}

/** Sorts the blocks as asked, puts the total beneath, base currency first. */
export function built(
  columns: readonly SummedColumn[],
  sections: readonly Section[],
  options: {
    readonly base: CurrencyCode;
    readonly sort: { readonly column: string; readonly descending: boolean } | undefined;
  },
): BuiltList {
  const { base, sort } = options;
  const at = sort === undefined ? -1 : columns.findIndex(({ id }) => id === sort.column);
  const ordered = [...sections].sort((a, b) =>
    a.currency === b.currency ? 0 : a.currency === base || (b.currency !== base && a.currency < b.currency) ? -1 : 1,
  );
  return {
    columns,
    sections: ordered.map(({ currency, blocks, opening, closing, proof }) => {
      const inOrder =
        at < 0 ? blocks : [...blocks].sort((a, b) => compareCells(a.cells[at] ?? null, b.cells[at] ?? null, sort?.descending ?? false)); // prettier-ignore
      const rows = inOrder.flatMap((block) => block.rows);
      const lines = rows.filter(({ kind }) => kind === 'line');
      const total = closing ?? {
        key: `total-${currency}`,
        kind: 'total' as const,
        currency,
        cells: sumCells(columns, lines.map(({ cells }) => cells)),
        documentId: null,
        customerId: null,
      }; // prettier-ignore
      return {
        currency,
        rows: [...(opening ? [opening] : []), ...rows, total],
        lines: lines.length,
        totals: total.cells,
        proof,
      };
    }),
  };
}

/** The currencies that need a section: the one asked for, else those with rows and those with a balance to prove. */
export function currenciesOf(
  asked: CurrencyCode | undefined,
  ...sources: readonly (Iterable<{ readonly currency: CurrencyCode }> | ReadonlyMap<CurrencyCode, number>)[]
): CurrencyCode[] {
  if (asked !== undefined) return [asked];
  const found = new Set<CurrencyCode>();
  for (const source of sources) {
    if (source instanceof Map) {
      for (const [code, minor] of source as ReadonlyMap<CurrencyCode, number>) if (minor !== 0) found.add(code);
    } else for (const { currency } of source as Iterable<{ currency: CurrencyCode }>) found.add(currency);
  }
  return [...found];
}

export type Labels = ReadonlyMap<CustomerId, CustomerLabel>;

/** The two columns that name a customer. */
export function nameOf(labels: Labels, customerId: CustomerId): { customerCode: string; customerName: string } {
  const label = labels.get(customerId);
  return { customerCode: label?.code ?? '', customerName: label?.name ?? '' };
}
