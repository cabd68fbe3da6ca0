import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn, GridSort } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { AllocateDrawer, type Allocatable } from '../../components/Entry/AllocateDrawer.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Bar } from '../../components/Page.tsx';
import { PlanMark } from '../../components/PlanMark.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

type Question = InputFor<'ledger.items'>;
type Status = NonNullable<Question['status']>;
const statuses = ['open', 'overdue', 'all'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'ledger.items'>) => value;

/** What this customer has open, and the money that could settle it. */
export function ItemsTab({ customer: { id: customerId }, onDocument, onTab }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const [status, setStatus] = useState<Status>('open');
  const [sort, setSort] = useState<GridSort>({ column: 'dueOn', descending: false });
  const [allocating, setAllocating] = useState<Allocatable | null>(null);
  const rows = usePagedRows(
    'ledger.items',
    {
      ...point,
      customerId,
      status,
      sort: sort.column as NonNullable<Question['sort']>,
      descending: sort.descending,
    },
    pick,
  );
  const unapplied = useQueryOf('ledger.credits', { customerId, status: 'unapplied', limit: 2 });
  const sums = rows.first?.sums;
  const [credit] = unapplied.data?.rows ?? [];
  const unappliedTotal = unapplied.data?.total ?? 0;

  const columns = useMemo<readonly GridColumn<OpenItem>[]>(
    () => [
      {
        id: 'number',
        header: t('items.number'),
        width: 140,
        grow: 2,
        sortable: true,
        descendingFirst: false,
        cell: (item) => (
          <>
            {item.number} <PlanMark dueItemId={item.dueItemId} />
          </>
        ),
        footer: t('items.sum', { n: format.count(rows.total) }),
      },
      { id: 'kind', header: t('items.kind'), width: 76, cell: (item) => t(`common:documentKinds.${item.kind}`) },
      {
        id: 'issuedOn',
        header: t('items.issuedOn'),
        width: 92,
        sortable: true,
        descendingFirst: false,
        cell: (item) => <DayText day={item.issuedOn} />,
      },
      {
        id: 'dueOn',
        header: t('items.dueOn'),
        width: 130,
        sortable: true,
        descendingFirst: false,
        cell: (item) => (
          <>
            <DayText day={item.dueOn} />{' '}
            {item.dueBasis !== 'stated' && <Chip>{t(`common:dueBasis.${item.dueBasis}`)}</Chip>}
          </>
        ),
      },
      {
        id: 'daysLate',
        header: t('items.daysLate'),
        width: 80,
        align: 'right',
        cell: (item) =>
          item.daysLate > 0 && item.openMinor > 0 ? format.count(item.daysLate) : t('common:documentPanel.notDue'),
      },
      {
        id: 'amount',
        header: t('items.amount'),
        width: 108,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.amountMinor} currency={item.currency} />,
      },
      {
        id: 'disputed',
        header: t('items.disputed'),
        width: 100,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.disputedMinor} currency={item.currency} dashZero />,
        footer: <CurrencySums sums={sums} of="disputedMinor" />,
      },
      {
        id: 'openMinor',
        header: t('items.open'),
        width: 116,
        align: 'right',
        sortable: true,
        cell: (item) => (
          <b>
            <MoneyText amountMinor={item.openMinor} currency={item.currency} dashZero />
          </b>
        ),
        footer: <CurrencySums sums={sums} of="openMinor" />,
      },
    ],
    [t, format, rows.total, sums],
  );

  return (
    <>
      <Bar>
        <SegmentedControl
          aria-label={t('items.label')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`items.status.${value}`) }))}
          onChange={(value) => setStatus(value)}
        />
        {credit !== undefined && !book.readOnly && (
          <Button
            data-push
            variant="default"
            onClick={() => {
              if (unappliedTotal === 1) setAllocating(credit);
              else onTab('credits');
            }}
          >
            {t('items.useUnapplied', {
              amount: (unapplied.data?.sums ?? [])
                .map((sum) => format.money(sum.unappliedMinor, sum.currency))
                .join(' + '),
            })}
          </Button>
        )}
      </Bar>
      <Panel>
        <DataGrid
          label={t('items.label')}
          columns={columns}
          rows={rows}
          rowKey={(item) => item.dueItemId}
          sort={sort}
          onSort={setSort}
          onOpen={(item) => onDocument(item.documentId)}
          empty={<EmptyState icon="check" title={t('items.empty')} text={t('items.emptyText')} />}
        />
      </Panel>
      <AllocateDrawer credit={allocating} onClose={() => setAllocating(null)} />
    </>
  );
}
