import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowError } from '../../../src-main/areas/exchange/contract.ts';
import { refusalText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';

/** Where in the file, what stands there, and why that cannot be loaded. */
export function useErrorColumns(): readonly GridColumn<RowError>[] {
  const { t, i18n } = useTranslation('import');
  return useMemo(
    () => [
      { id: 'row', header: t('columns.row'), width: 70, grow: 0, align: 'right', cell: (row) => row.row },
      { id: 'cell', header: t('columns.cell'), width: 70, grow: 0, cell: (row) => row.cell },
      { id: 'column', header: t('columns.column'), width: 120, cell: (row) => row.column },
      { id: 'value', header: t('columns.value'), width: 150, cell: (row) => row.value },
      {
        id: 'reason',
        header: t('columns.reason'),
        width: 320,
        grow: 4,
        cell: (row) => {
          const text = refusalText(i18n, { ok: false, code: row.code, params: { value: row.value, ...row.params } });
          return <span title={text}>{text}</span>;
        },
      },
    ],
    [t, i18n],
  );
}
