import { fireEvent, screen } from '@testing-library/react';
import { useMemo } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { RowSource } from '../../src-renderer/app/queries.ts';
import { moved, templateOf, type GridColumn } from '../../src-renderer/components/DataGrid/columns.ts';
import { DataGrid, type DataGridProps } from '../../src-renderer/components/DataGrid/DataGrid.tsx';
import { show, withRoom } from './show.tsx';

withRoom();

interface Row {
  readonly id: number;
  readonly name: string;
  readonly amount: number;
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', header: '名称', width: 100, sortable: true, cell: (row) => row.name, footer: '合计' },
  { id: 'amount', header: '金额', width: 80, align: 'right', sortable: true, cell: (row) => row.amount, footer: '9' },
  {
    id: 'note',
    header: '备注',
    width: 80,
    cell: () => '无',
    opens: (row) => row.id === 1,
    heat: (row) => (row.id === 1 ? 3 : undefined),
  },
];

function source(total: number, over: Partial<RowSource<Row>> = {}): RowSource<Row> {
  return {
    total,
    loading: false,
    rowAt: (index) => ({ id: index, name: `第 ${index} 行`, amount: index * 10 }),
    show: () => undefined,
    ...over,
  };
}

function Grid(props: { readonly rows: RowSource<Row> } & Partial<DataGridProps<Row>>) {
  const own = useMemo(() => columns, []);
  return <DataGrid label="表" columns={own} rowKey={(row) => row.id} empty="没有" {...props} />;
}

const grid = () => screen.getByRole('grid');
const current = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent;
const press = (key: string, ctrlKey = false) => fireEvent.keyDown(grid(), { key, ctrlKey });

describe('DataGrid', () => {
  it('draws only what is in sight of ten thousand rows, and says how many there are', () => {
    show(<Grid rows={source(10_000)} />);
    const drawn = screen.getAllByRole('row').length;
    expect(drawn).toBeGreaterThan(20);
    expect(drawn).toBeLessThan(60);
    expect(grid().getAttribute('aria-rowcount')).toBe('10002');
    expect(screen.getByText('共 10,000 行')).toBeTruthy();
  });

  it('walks by keys through cells, head and foot, and opens where the cursor stands', () => {
    const onOpen = vi.fn();
    const onOpenFooter = vi.fn();
    show(<Grid rows={source(5)} onOpen={onOpen} onOpenFooter={onOpenFooter} />);
    fireEvent.focus(grid());
    expect(current()).toBe('第 0 行');
    press('ArrowDown');
    press('ArrowRight');
    expect(current()).toBe('10');
    press('Enter');
    expect(onOpen).toHaveBeenLastCalledWith({ id: 1, name: '第 1 行', amount: 10 }, 'amount');
    press('End', true);
    expect(current()).toBe('无');
    press('Home');
    press('ArrowRight');
    press('ArrowDown');
    expect(current()).toBe('9');
    press('Enter');
    expect(onOpenFooter).toHaveBeenCalledWith('amount');
    press('Home', true);
    press('ArrowUp');
    expect(current()).toBe('名称');
  });

  it('opens only cells that have something behind them', () => {
    const onOpen = vi.fn();
    show(<Grid rows={source(3)} onOpen={onOpen} />);
    const notes = screen.getAllByText('无');
    fireEvent.click(notes[0] as HTMLElement);
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(notes[1] as HTMLElement);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('sorts by the head: amounts largest first, names from the beginning, a second click turns round', () => {
    const onSort = vi.fn();
    const { rerender } = show(<Grid rows={source(3)} onSort={onSort} />);
    fireEvent.click(screen.getByText('金额'));
    expect(onSort).toHaveBeenLastCalledWith({ column: 'amount', descending: true });
    fireEvent.click(screen.getByText('名称'));
    expect(onSort).toHaveBeenLastCalledWith({ column: 'name', descending: false });
    fireEvent.click(screen.getByText('备注'));
    expect(onSort).toHaveBeenCalledTimes(2);
    rerender(<p />);
    show(<Grid rows={source(3)} onSort={onSort} sort={{ column: 'amount', descending: true }} />);
    expect(screen.getByRole('columnheader', { name: '金额' }).getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(screen.getByText('金额'));
    expect(onSort).toHaveBeenLastCalledWith({ column: 'amount', descending: false });
  });

  it('asks for the windows it shows and draws rows that are not here yet', () => {
    const asked = vi.fn();
    show(
      <Grid rows={source(1000, { rowAt: (index) => (index < 2 ? source(1).rowAt(index) : undefined), show: asked })} />,
    );
    expect(asked).toHaveBeenCalledWith(0, expect.any(Number));
    expect(screen.getByText('第 1 行')).toBeTruthy();
    expect(screen.queryByText('第 2 行')).toBeNull();
  });

  it('says what is missing when there is nothing, but not while it is loading', () => {
    const { unmount } = show(<Grid rows={source(0)} />);
    expect(grid().contains(screen.getByText('没有'))).toBe(false);
    expect(grid().hasAttribute('aria-activedescendant')).toBe(false);
    expect(screen.queryByRole('rowgroup')).toBeNull();
    unmount();
    show(<Grid rows={source(0, { loading: true })} />);
    expect(screen.queryByText('没有')).toBeNull();
    expect(grid().getAttribute('aria-busy')).toBe('true');
  });

  it('marks heat on the cell', () => {
    show(<Grid rows={source(3)} />);
    expect(document.querySelectorAll('[data-heat="3"]')).toHaveLength(1);
  });
});

describe('moving and widths', () => {
  const extent = { rows: 100, columns: 4, page: 10, hasFooter: false };

  it('never leaves the table', () => {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])
      for (const row of [-1, 0, 50, 99])
        for (const column of [0, 3])
          for (const ctrl of [false, true]) {
            const to = moved({ row, column }, key, ctrl, extent);
            expect(to?.row).toBeGreaterThanOrEqual(-1);
            expect(to?.row).toBeLessThan(100);
            expect(to?.column).toBeGreaterThanOrEqual(0);
            expect(to?.column).toBeLessThan(4);
          }
    expect(moved({ row: 0, column: 0 }, 'x', false, extent)).toBeNull();
  });

  it('pages, and keeps a dragged width', () => {
    expect(moved({ row: 5, column: 1 }, 'PageDown', false, extent)).toEqual({ row: 15, column: 1 });
    expect(templateOf(columns, {})).toBe('minmax(100px, 1fr) minmax(80px, 1fr) minmax(80px, 1fr)');
    expect(templateOf(columns, { amount: 133 })).toBe('minmax(100px, 1fr) 133px minmax(80px, 1fr)');
  });
});
