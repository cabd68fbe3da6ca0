import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ComparedCustomer } from '../../../src-main/areas/closing/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Closing.module.css';
import { signed } from './ExplainTab.tsx';

type Question = Omit<InputFor<'closing.compare'>, 'sort' | 'offset' | 'limit'>;
type Sort = NonNullable<InputFor<'closing.compare'>['sort']>;
const pick = (value: ValueOf<'closing.compare'>) => ({ rows: value.customers, total: value.total });

/** Customers whose balance moved, the largest movement first. */
export function ComparedCustomers({ question }: { readonly question: Question }) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const navigate = useNavigate();
  const [sort, setSort] = useState<Sort>('change');
  const rows = usePagedRows('closing.compare', { ...question, sort }, pick);
  const { currency } = question;
  const columns = useMemo<readonly GridColumn<ComparedCustomer>[]>(() => {
    const change = (value: number): string => (value === 0 ? '–' : signed(format.amount(value, currency), value));
    return [
      {
        id: 'name',
        header: t('common:customer'),
        width: 150,
        grow: 3,
        sortable: true,
        descendingFirst: false,
        cell: (row) => row.customerName,
      },
      {
        id: 'from',
        header: t('points.from'),
        width: 116,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.from.totalMinor} currency={currency} dashZero />,
      },
      {
        id: 'total',
        header: t('points.to'),
        width: 116,
        align: 'right',
        sortable: true,
        cell: (row) => <MoneyText amountMinor={row.to.totalMinor} currency={currency} dashZero />,
      },
      {
        id: 'change',
        header: t('compare.change'),
        width: 116,
        align: 'right',
        sortable: true,
        cell: (row) => change(row.changeMinor),
      },
      {
        id: 'overdueChange',
        header: t('compare.overdueChange'),
        width: 116,
        align: 'right',
        sortable: true,
        cell: (row) => change(row.overdueChangeMinor),
      },
    ];
  }, [t, format, currency]);
  return (
    <section className={classes.people}>
      <SectionTitle title={t('compare.customers')} note={t('compare.customersNote')} />
      <Panel>
        <DataGrid
          label={t('compare.customers')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          sort={{ column: sort, descending: sort !== 'name' }}
          onSort={({ column }) => setSort(column as Sort)}
          onOpen={(row) => void navigate(`/customers/${row.customerId}`)}
          empty={<EmptyState icon="customers" title={t('compare.nobody')} />}
        />
      </Panel>
    </section>
  );
}
