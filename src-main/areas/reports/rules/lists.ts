import type { ListCell, ListColumn, ListId, ListStatus, UnappliedView } from '../contract.ts';

export type ListParameter = 'customer' | 'basis' | 'unapplied' | 'period' | 'status' | 'sort';

export interface ListDefinition {
  readonly parameters: readonly ListParameter[];
  /** The first is the default. */
  readonly statuses: readonly ListStatus[];
  readonly needsCustomer: boolean;
  /** Wide lists lie on their side. */
  readonly landscape: boolean;
}

const plain = { statuses: [], needsCustomer: false, landscape: true } as const;

/** What each list is asked for; the screen offers just these, the service refuses others. */
export const listDefinitions: Readonly<Record<ListId, ListDefinition>> = {
  'aged-summary': { ...plain, parameters: ['customer', 'basis', 'unapplied', 'sort'] },
  'aged-detail': { ...plain, parameters: ['customer', 'basis', 'unapplied', 'sort'] },
  'open-items': {
    ...plain,
    parameters: ['customer', 'status', 'sort'],
    statuses: ['all', 'overdue', 'not-due', 'disputed', 'worked-out'],
  },
  receipts: {
    ...plain,
    parameters: ['customer', 'period', 'status', 'sort'],
    statuses: ['all', 'unapplied', 'reversed'],
  },
  allocations: { ...plain, parameters: ['customer', 'period', 'sort'] },
  unapplied: { ...plain, parameters: ['customer', 'sort'] },
  'customer-ledger': { ...plain, parameters: ['customer', 'period'], needsCustomer: true, landscape: false },
  disputes: {
    ...plain,
    parameters: ['customer', 'status', 'sort'],
    statuses: ['unresolved', 'all', 'resolved'],
  },
  'write-offs': { ...plain, parameters: ['customer', 'period', 'sort'] },
};

export interface ColumnDraft {
  readonly kind: ListColumn['kind'];
  readonly width: number;
  readonly words?: string;
  readonly bucket?: ListColumn['bucket'];
  readonly heading?: boolean;
  /** Summed over the lines of a section. */
  readonly sum?: boolean;
}

export interface SummedColumn extends ListColumn {
  readonly sum: boolean;
}

/** `columns({ amount: { kind: 'money', width: 100, sum: true } })`: figures to the right, words to the left. */
export function columns(drafts: Readonly<Record<string, ColumnDraft>>): SummedColumn[] {
  return Object.entries(drafts).map(([id, { kind, width, words, bucket, heading, sum }]) => ({
    id,
    kind,
    width,
    words: words ?? null,
    bucket: bucket ?? null,
    align: kind === 'money' || kind === 'int' ? 'right' : 'left',
    heading: heading ?? false,
    sum: sum ?? false,
  }));
}

/** Cells in the order of the columns; what is not named stays empty. */
export function cellsOf(of: readonly ListColumn[], values: Readonly<Record<string, ListCell>>): ListCell[] {
  return of.map(({ id }) => values[id] ?? null);
}

/** Names in pinyin order, codes by their numbers. */
const words = new Intl.Collator(['zh-Hans-CN', 'en'], { numeric: true });

/**
 * Order of two cells of one column: figures by size, words in pinyin order, empty ones last whichever way.
 * `compareCells(null, 5, true)` is 1.
 */
export function compareCells(a: ListCell, b: ListCell, descending: boolean): number {
  const [left, right] = [plainCell(a), plainCell(b)];
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  const order = typeof left === 'number' && typeof right === 'number' ? left - right : words.compare(String(left), String(right)); // prettier-ignore
  return descending ? -order : order;
}

function plainCell(cell: ListCell): string | number | null {
  return Array.isArray(cell) ? cell.join() || null : cell;
}

/** Every list, in the order of the chooser. */
export const listIds = Object.keys(listDefinitions) as readonly ListId[];
export const unappliedViews: readonly UnappliedView[] = ['separate', 'net', 'own-date'];
