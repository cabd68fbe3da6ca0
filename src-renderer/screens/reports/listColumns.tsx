import type { ListRow } from '../../../src-main/areas/reports/contract.ts';
import {
  columnLabel, drawnColumns, drawnText, fittedWidth, labelColumn, rowLabel, type ListSpeech,
} from '../../../src-main/areas/reports/rules/listText.ts'; // prettier-ignore
import type { ValueOf } from '../../app/calls.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import type { RowTone } from '../../components/DataGrid/GridRow.tsx';

/** The columns as the service gives them, drawn as they are printed. */
export function listColumns(
  speech: ListSpeech,
  { columns, sections, facts }: ValueOf<'reports.list'>,
  sortable: boolean,
): readonly GridColumn<ListRow>[] {
  const drawn = drawnColumns(columns);
  return drawn.map((column, index) => ({
    id: column.id,
    header: columnLabel(speech, facts.list, column),
    width: fittedWidth(speech, column, sections),
    grow: column.kind === 'text' ? 2 : column.kind === 'money' ? 1 : 0,
    align: column.align,
    sortable,
    descendingFirst: column.kind === 'money' || column.kind === 'int',
    cell: (row) =>
      labelColumn(row, drawn) === index ? rowLabel(speech, columns, row) : drawnText(speech, row, column),
    opens: (row) => row.documentId !== null || (row.customerId !== null && row.kind !== 'subtotal'),
  }));
}

export function toneOf({ kind }: ListRow): RowTone | undefined {
  switch (kind) {
    case 'currency':
    case 'group':
      return 'head';
    case 'opening':
    case 'closing':
    case 'subtotal':
    case 'total':
      return 'sum';
    case 'detail':
      return 'detail';
    case 'line':
      return undefined;
  }
}
