import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLocalRows } from '../../app/queries.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel } from '../../components/Section.tsx';
import { Alarm } from './Alarm.tsx';
import type { AlarmRow } from './rows.ts';

/** Everything that has a day, worst first, with what is to be done before it. */
export function AlarmsPart({ rows }: { readonly rows: readonly AlarmRow[] | undefined }) {
  const { t } = useTranslation('securities');
  const navigate = useNavigate();
  const columns = useMemo<readonly GridColumn<AlarmRow>[]>(
    () => [
      { id: 'alarm', header: t('columns.alarm'), width: 218, grow: 0, cell: (row) => <Alarm {...row} /> },
      { id: 'due', header: t('columns.by'), width: 96, grow: 0, cell: (row) => <DayText day={row.dueOn} /> },
      { id: 'name', header: t('columns.of'), width: 150, grow: 2, cell: (row) => row.name },
      { id: 'detail', header: t('columns.detail'), width: 110, grow: 1, cell: (row) => row.detail },
      {
        id: 'todo',
        header: t('columns.todo'),
        width: 250,
        grow: 3,
        cell: (row) => t(row.form === '' ? `todo.${row.code}` : `todo.${row.code}_${row.form}`),
      },
      {
        id: 'amount',
        header: t('common:amount'),
        width: 110,
        align: 'right',
        cell: (row) =>
          row.currency === null || row.amountMinor === null ? (
            ''
          ) : (
            <MoneyText amountMinor={row.amountMinor} currency={row.currency} withSign />
          ),
      },
    ],
    [t],
  );
  return (
    <Panel>
      <DataGrid
        label={t('parts.alarms')}
        columns={columns}
        rows={useLocalRows(rows)}
        rowKey={(row) => `${row.of} ${row.id} ${row.code}`}
        onOpen={(row) =>
          void navigate(
            row.customerId !== null
              ? `/customers/${row.customerId}?tab=securities`
              : `/securities?part=${row.of === 'agent' ? 'agents' : 'insurance'}`,
          )
        }
        empty={<EmptyState icon="check" title={t('noAlarms')} text={t('noAlarmsText')} />}
      />
    </Panel>
  );
}
