import type { ReactNode } from 'react';

/** One column of a `DataGrid`. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Least width in pixels; the room that is left is shared out by `grow`. */
  readonly width: number;
  /** Share of the room that is left; 0 keeps the width. Default 1. */
  readonly grow?: number;
  /** Amounts and counts go right. */
  readonly align?: 'left' | 'right' | 'center';
  readonly footer?: ReactNode;
  readonly sortable?: boolean;
  /** First click on the head sorts largest first (amounts) unless this is false. */
  readonly descendingFirst?: boolean;
  /** Whether this cell of this row opens something of its own; default: as the row. */
  readonly opens?: (row: Row) => boolean;
  /** Heat of the cell, 0–5 (0 and undefined: none). */
  readonly heat?: (row: Row) => number | undefined;
  /** A longer word for the head, as tooltip. */
  readonly hint?: string;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Template for `grid-template-columns`; a dragged width wins over the column's own. */
export function templateOf<Row>(
  columns: readonly GridColumn<Row>[],
  dragged: Readonly<Record<string, number>>,
): string {
  return columns
    .map(({ id, width, grow = 1 }) => {
      const fixed = dragged[id];
      if (fixed !== undefined) return `${fixed}px`;
      return grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`;
    })
    .join(' ');
}

export interface Cursor {
  /** -1 is the head, `total` the foot. */
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; null when the key is not for moving. */
export function moved(
  from: Cursor,
  key: string,
  withCtrl: boolean,
  extent: { readonly rows: number; readonly columns: number; readonly page: number; readonly hasFooter: boolean },
): Cursor | null {
  const lastRow = extent.hasFooter ? extent.rows : extent.rows - 1;
  const lastColumn = extent.columns - 1;
  const to = (row: number, column: number): Cursor => ({
    row: Math.max(-1, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(withCtrl ? extent.rows - 1 : from.row + 1, from.column);
    case 'ArrowUp':
      return to(withCtrl ? 0 : from.row - 1, from.column);
    case 'ArrowRight':
      return to(from.row, from.column + 1);
    case 'ArrowLeft':
      return to(from.row, from.column - 1);
    case 'PageDown':
      return to(Math.min(extent.rows - 1, from.row + extent.page), from.column);
    case 'PageUp':
      return to(Math.max(0, from.row - extent.page), from.column);
    case 'Home':
      return withCtrl ? to(0, 0) : to(from.row, 0);
    case 'End':
      return withCtrl ? to(extent.rows - 1, lastColumn) : to(from.row, lastColumn);
    default:
      return null;
  }
}
