import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowSource } from '../../app/queries.ts';
import { Icon } from '../Icon.tsx';
import { moved, templateOf, type Cursor, type GridColumn, type GridSort } from './columns.ts';
import classes from './DataGrid.module.css';
import { GridRow, type RowTone } from './GridRow.tsx';

export interface DataGridProps<Row> {
  /** Said by screen readers. */
  readonly label: string;
  /** Keep it stable (memoize): widths the clerk dragged hang on it. */
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: RowSource<Row>;
  readonly rowKey: (row: Row) => string | number;
  readonly sort?: GridSort | null;
  readonly onSort?: (sort: GridSort) => void;
  /** Enter or click on a cell; the column id tells which figure was meant. */
  readonly onOpen?: (row: Row, column: string) => void;
  /** Enter or click on a figure of the foot. */
  readonly onOpenFooter?: (column: string) => void;
  /** Row to mark, such as the one whose drawer is open. */
  readonly selectedKey?: string | number | null;
  /** Rows that are no plain lines: a heading, a sum, what explains the line above. Its first cell may run over the next. */
  readonly tone?: (row: Row) => RowTone | undefined;
  readonly empty: ReactNode;
  readonly rowHeight?: number;
}

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });

/**
 * The one table of the program: sticky head and foot, ten thousand rows as light as ten, every cell within reach of
 * the keyboard. Focus stays on the grid; `aria-activedescendant` names the cell the cursor is on.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { columns, rows, rowKey, sort = null, onSort, onOpen, onOpenFooter, rowHeight = 30 } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);

  const table = useTable({
    features,
    columns: useMemo(
      () => columns.map(({ id, header, width }) => ({ id, header, size: width, minSize: 48, maxSize: 900 })),
      [columns],
    ),
    data: noRows,
    columnResizeMode: 'onChange',
  });
  const template = templateOf(columns, table.state.columnSizing);
  const leastWidth = columns.reduce((sum, { id, width }) => sum + (table.state.columnSizing[id] ?? width), 0);
  const hasFooter = rows.total > 0 && columns.some(({ footer }) => footer !== undefined);

  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: hasFooter ? rowHeight : 0,
  });
  const items = virtual.getVirtualItems();
  const firstIndex = items[0]?.index ?? 0;
  const lastIndex = items.at(-1)?.index ?? 0;
  const { show } = rows;
  useEffect(() => show(firstIndex, lastIndex), [show, firstIndex, lastIndex]);

  const at: Cursor = {
    row: Math.min(cursor.row, hasFooter ? rows.total : Math.max(rows.total - 1, 0)),
    column: Math.min(cursor.column, columns.length - 1),
  };
  const cellId = (row: number, column: number): string => `${gridId}-${row}-${column}`;
  // Rows that were scrolled away are not drawn, and an empty grid has none: no name may point to them.
  const isDrawn = at.row === -1 || (at.row === rows.total ? hasFooter : items.some(({ index }) => index === at.row));

  const toggleSort = (column: GridColumn<Row>): void => {
    if (column.sortable !== true || onSort === undefined) return;
    const first = column.descendingFirst ?? column.align === 'right';
    onSort({ column: column.id, descending: sort?.column === column.id ? !sort.descending : first });
  };

  const open = (index: number, columnIndex: number): void => {
    const column = columns[columnIndex];
    if (column === undefined) return;
    if (index === -1) toggleSort(column);
    else if (index === rows.total) onOpenFooter?.(column.id);
    else {
      const row = rows.rowAt(index);
      if (row !== undefined && (column.opens?.(row) ?? true)) onOpen?.(row, column.id);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(at.row, at.column);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2);
    const next = moved(at, event.key, event.ctrlKey, {
      rows: rows.total,
      columns: columns.length,
      page,
      hasFooter,
    });
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
    if (next.row >= 0 && next.row < rows.total) virtual.scrollToIndex(next.row);
    if (next.column !== at.column) revealColumn(scroller.current, document.getElementById(cellId(-1, next.column)));
  };

  const point = (row: number, column: number): void => {
    setCursor({ row, column });
    open(row, column);
  };
  const pointing = useRef(point);
  useEffect(() => {
    pointing.current = point;
  });
  const onPoint = useCallback((row: number, column: number) => pointing.current(row, column), []);
  const isAt = (row: number, column: number): true | undefined =>
    (focused && at.row === row && at.column === column) || undefined;

  const headers = table.getFlatHeaders();
  return (
    <div className={classes.scroller} ref={scroller}>
      <div
        role="grid"
        className={classes.grid}
        style={{ minWidth: leastWidth }}
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={rows.total + 1 + (hasFooter ? 1 : 0)}
        aria-colcount={columns.length}
        aria-busy={rows.loading}
        aria-activedescendant={isDrawn ? cellId(at.row, at.column) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: template }}>
          {columns.map((column, index) => {
            const sorted = sort?.column === column.id;
            const resize = headers[index]?.getResizeHandler();
            return (
              <div
                key={column.id}
                role="columnheader"
                id={cellId(-1, index)}
                aria-colindex={index + 1}
                aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className={classes.cell}
                data-align={column.align ?? 'left'}
                data-sortable={(column.sortable === true && onSort !== undefined) || undefined}
                data-at={isAt(-1, index)}
                title={column.hint}
                onClick={() => point(-1, index)}
              >
                <span className={classes.text}>{column.header}</span>
                {sorted && <Icon name={sort.descending ? 'down' : 'up'} size={10} />}
                <span
                  className={classes.handle}
                  aria-hidden
                  title={t('grid.resize', { column: column.header })}
                  onClick={(event) => event.stopPropagation()}
                  onDoubleClick={() => headers[index]?.column.resetSize()}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    startFromDrawnWidth(event.currentTarget, (width) =>
                      table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: width })),
                    );
                    resize?.(event);
                  }}
                />
              </div>
            );
          })}
        </div>

        {rows.total > 0 && (
          <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows.rowAt(item.index);
              return (
                <GridRow
                  key={row === undefined ? `waiting-${item.index}` : rowKey(row)}
                  row={row}
                  index={item.index}
                  gridId={gridId}
                  columns={columns}
                  template={template}
                  height={rowHeight}
                  top={item.start}
                  selected={row !== undefined && rowKey(row) === props.selectedKey}
                  cursorColumn={focused && at.row === item.index ? at.column : null}
                  opens={onOpen !== undefined}
                  tone={row === undefined ? undefined : props.tone?.(row)}
                  onPoint={onPoint}
                />
              );
            })}
          </div>
        )}
        {rows.loading && <Skeleton columns={columns.length} template={template} height={rowHeight} />}
        {hasFooter && (
          <div
            role="row"
            aria-rowindex={rows.total + 2}
            className={classes.foot}
            style={{ gridTemplateColumns: template, height: rowHeight }}
          >
            {columns.map((column, index) => (
              <div
                key={column.id}
                role="gridcell"
                id={cellId(rows.total, index)}
                aria-colindex={index + 1}
                className={classes.cell}
                data-align={column.align ?? 'left'}
                data-opens={(onOpenFooter !== undefined && column.footer !== undefined && index > 0) || undefined}
                data-at={isAt(rows.total, index)}
                onClick={() => point(rows.total, index)}
              >
                <span className={classes.text}>{column.footer}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {/* What is said of an empty grid is no row of it. */}
      {!rows.loading && rows.total === 0 && <div className={classes.empty}>{props.empty}</div>}
      <span className={`dw-hidden ${classes.status}`} role="status">
        {rows.loading ? t('loading') : t('grid.rows', { count: rows.total })}
      </span>
    </div>
  );
}

const HEAD_HEIGHT = 31;
const noRows: never[] = [];

/** Scrolls sideways until the column is clear of the first one, which stays where it is. */
function revealColumn(scroller: HTMLElement | null, head: HTMLElement | null): void {
  const first = head?.parentElement?.firstElementChild;
  if (scroller === null || head === null || !(first instanceof HTMLElement) || head === first) return;
  const left = head.offsetLeft - first.offsetWidth;
  const right = head.offsetLeft + head.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}

/** A flexible column starts its drag from the width it has on the screen. */
function startFromDrawnWidth(handle: HTMLElement, set: (width: number) => void): void {
  const drawn = handle.parentElement?.getBoundingClientRect().width;
  if (drawn !== undefined && drawn > 0) set(Math.round(drawn));
}

function Skeleton(props: { readonly columns: number; readonly template: string; readonly height: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: 8 }, (_, row) => (
        <div
          key={row}
          className={classes.skeleton}
          style={{ gridTemplateColumns: props.template, height: props.height }}
        >
          {Array.from({ length: props.columns }, (_unused, column) => (
            <div key={column} className={classes.cell}>
              <i className={classes.waiting} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
