import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows, type RowSource } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

type Row = ValueOf<'ledger.history'>['rows'][number];
const pick = (value: ValueOf<'ledger.history'>) => value;

/** The ledger tells a history from its beginning; who looks at it wants its end first. */
function backwards<T>(rows: RowSource<T>): RowSource<T> {
  const last = rows.total - 1;
  return {
    ...rows,
    rowAt: (index) => rows.rowAt(last - index),
    show: (first, to) => rows.show(last - to, last - first),
  };
}

/** Everything that changed what this customer owes, with the balance after it, each currency for itself. */
export function HistoryTab({ customer, onDocument }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const { point } = useWorkingPoint();
  const rows = backwards(usePagedRows('ledger.history', { ...point, customerId: customer.id }, pick));
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      { id: 'on', header: t('history.on'), width: 96, grow: 0, cell: (row) => <DayText day={row.on} /> },
      {
        id: 'kind',
        header: t('history.kind'),
        width: 130,
        cell: (row) => (
          <>
            {t(`common:documentKinds.${row.kind}`)} {row.reversal && <Chip bad>{t('history.reversal')}</Chip>}
          </>
        ),
      },
      { id: 'number', header: t('history.number'), width: 140, grow: 2, cell: (row) => row.number },
      { id: 'note', header: t('history.note'), width: 120, grow: 2, cell: (row) => row.note },
      {
        id: 'debit',
        header: t('history.debit'),
        width: 110,
        align: 'right',
        cell: (row) => row.changeMinor > 0 && <MoneyText amountMinor={row.changeMinor} currency={row.currency} />,
      },
      {
        id: 'credit',
        header: t('history.credit'),
        width: 110,
        align: 'right',
        cell: (row) => row.changeMinor < 0 && <MoneyText amountMinor={-row.changeMinor} currency={row.currency} />,
      },
      {
        id: 'balance',
        header: t('history.balance'),
        width: 120,
        align: 'right',
        cell: (row) => (
          <b>
            <MoneyText amountMinor={row.balanceMinor} currency={row.currency} withSign />
          </b>
        ),
      },
    ],
    [t],
  );
  return (
    <Panel>
      <DataGrid
        label={t('tabs.history')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.documentId}-${row.reversal}`}
        onOpen={(row) => onDocument(row.documentId)}
        empty={<EmptyState title={t('history.empty')} text={t('page.nothingText')} />}
      />
    </Panel>
  );
}
