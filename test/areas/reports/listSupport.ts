import type { ListCell, ListId, ListRow } from '../../../src-main/areas/reports/contract.ts';
import type { InputOf, OutputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { on, type TestBook } from '../book.ts';

export type ListValue = OutputOf<Contracts['reports.list']>;
type ListInput = InputOf<Contracts['reports.list']>;

/** A list as of a day, whole. */
export async function listOf(
  book: TestBook,
  list: ListId,
  asOf: string,
  more: Omit<Partial<ListInput>, 'list' | 'asOf'> = {},
): Promise<ListValue> {
  return book.call('reports.list', { list, asOf: on(asOf), limit: 1000, ...more });
}

/** `line INV-1 100.00`: the named columns of every row, empty cells as `-`. */
export function shown(value: ListValue, ...ids: string[]): string[] {
  return value.rows.map((row) => [row.kind, ...ids.map((id) => text(cellOf(value, row, id)))].join(' '));
}

export function cellOf({ columns }: ListValue, row: ListRow, id: string): ListCell {
  const at = columns.findIndex((column) => column.id === id);
  if (at < 0) throw new Error(`no column ${id}`);
  return row.cells[at] ?? null;
}

function text(cell: ListCell): string {
  return cell === null ? '-' : Array.isArray(cell) ? cell.join('+') : String(cell);
}
