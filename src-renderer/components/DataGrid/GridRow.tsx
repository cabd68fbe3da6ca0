import { memo } from 'react';
import type { GridColumn } from './columns.ts';
import classes from './DataGrid.module.css';

export type RowTone = 'head' | 'sum' | 'detail';

export interface GridRowProps<Row> {
  /** Undefined while its window is on its way. */
  readonly row: Row | undefined;
  readonly index: number;
  readonly gridId: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly template: string;
  readonly height: number;
  readonly top: number;
  readonly selected: boolean;
  /** Column the cursor is on; null when it is on another row or the grid has no focus. */
  readonly cursorColumn: number | null;
  readonly opens: boolean;
  readonly tone?: RowTone | undefined;
  /** Must keep its identity, or every row is drawn again at every scroll. */
  readonly onPoint: (row: number, column: number) => void;
}

/** One row, drawn once and then left alone while others scroll past. */
export const GridRow = memo(function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, cursorColumn } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={classes.row}
      data-at={cursorColumn !== null || undefined}
      data-tone={props.tone}
      style={{ gridTemplateColumns: props.template, height: props.height, transform: `translateY(${props.top}px)` }}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          id={`${props.gridId}-${index}-${place}`}
          aria-colindex={place + 1}
          className={classes.cell}
          data-align={column.align ?? 'left'}
          data-heat={(row !== undefined && column.heat?.(row)) || undefined}
          data-opens={(row !== undefined && props.opens && (column.opens?.(row) ?? true)) || undefined}
          data-at={cursorColumn === place || undefined}
          onClick={() => props.onPoint(index, place)}
        >
          <span className={classes.text}>
            {row === undefined ? <i className={classes.waiting} /> : column.cell(row)}
          </span>
        </div>
      ))}
    </div>
  );
}) as <Row>(props: GridRowProps<Row>) => React.ReactNode;
