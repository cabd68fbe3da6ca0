import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PlanShown } from '../../../src-main/areas/plans/contract.ts';
import type { PlanId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Promises.module.css';
import { PlanChip } from './StateChip.tsx';

type Status = NonNullable<InputFor<'plans.list'>['status']>;
const statuses = ['all', 'live', 'broken', 'draft', 'ended'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'plans.list'>) => value;

/** Payment plans: broken and late ones first, then by the next instalment. */
export function PlansPart(props: {
  readonly selected: number | null;
  readonly onOpen: (planId: PlanId) => void;
  readonly onAdd: () => void;
}) {
  const { t, i18n } = useTranslation('promises');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [status, setStatus] = useState<Status>('all');
  const rows = usePagedRows('plans.list', { ...point, status }, pick);
  const columns = usePlanColumns({ withCustomer: true, total: rows.total, sums: rows.first?.sums });
  const anyAtAll = (rows.first?.counts.length ?? 0) > 0;
  return (
    <div className={classes.part}>
      <Bar label={t('filtersLabel')}>
        <SegmentedControl
          aria-label={t('filtersLabel')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`planFilters.${value}`) }))}
          onChange={setStatus}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('parts.plans')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.planId}
          selectedKey={props.selected}
          onOpen={(row, column) =>
            column === 'customer'
              ? void navigate(`/customers/${row.customerId}?tab=promises`)
              : props.onOpen(row.planId)
          }
          empty={
            anyAtAll ? (
              <EmptyState
                icon="search"
                title={t('plans.nothing')}
                action={
                  <Button variant="default" onClick={() => setStatus('all')}>
                    {t('showAll')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon="promise"
                title={t('plans.emptyTitle')}
                text={t('plans.emptyText')}
                action={book.readOnly ? undefined : <Button onClick={props.onAdd}>{t('add.plans')}</Button>}
              />
            )
          }
        />
      </Panel>
    </div>
  );
}

export function usePlanColumns(choice: {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly sums: ValueOf<'plans.list'>['sums'] | undefined;
}): readonly GridColumn<PlanShown>[] {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { withCustomer, total, sums } = choice;
  return useMemo(() => {
    const summed = (of: 'debtMinor' | 'restMinor' | 'lateMinor'): string =>
      (sums ?? []).map((sum) => (sums?.length === 1 ? format.amount : format.money)(sum[of], sum.currency)).join(' + ');
    return [
      {
        id: 'number',
        header: t('columns.number'),
        width: 116,
        grow: 0,
        cell: (row) => row.number,
        footer: t('columns.countPlans', { n: format.count(total) }),
      },
      { id: 'state', header: t('columns.state'), width: 92, grow: 0, cell: (row) => <PlanChip state={row.state} /> },
      ...(withCustomer
        ? [
            {
              id: 'customer',
              header: t('common:customer'),
              width: 170,
              grow: 3,
              cell: (row: PlanShown) => row.customerName,
            },
          ]
        : []),
      {
        id: 'debt',
        header: t('columns.debt'),
        width: 108,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.debtMinor} currency={row.currency} />,
        footer: summed('debtMinor'),
      },
      {
        id: 'rest',
        header: t('columns.rest'),
        hint: t('columns.restHint'),
        width: 108,
        align: 'right',
        cell: (row) => (
          <MoneyText
            amountMinor={Math.max(0, row.debtMinor + row.interestMinor - row.paidMinor)}
            currency={row.currency}
            dashZero
          />
        ),
        footer: summed('restMinor'),
      },
      {
        id: 'late',
        header: t('columns.late'),
        width: 100,
        align: 'right',
        cell: (row) => (
          <MoneyText amountMinor={row.state === 'draft' ? 0 : row.lateMinor} currency={row.currency} dashZero />
        ),
        footer: summed('lateMinor'),
      },
      {
        id: 'nextOn',
        header: t('columns.nextOn'),
        width: 104,
        grow: 0,
        cell: (row) => (row.nextDueOn === null || row.state === 'terminated' ? '–' : <DayText day={row.nextDueOn} />),
      },
      {
        id: 'next',
        header: t('columns.next'),
        width: 100,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.nextMinor} currency={row.currency} dashZero />,
      },
      {
        id: 'signed',
        header: t('columns.signedOn'),
        width: 104,
        grow: 0,
        cell: (row) => (row.signedOn === null ? t('plans.unsigned') : <DayText day={row.signedOn} />),
      },
    ] satisfies GridColumn<PlanShown>[];
  }, [t, format, withCustomer, total, sums]);
}
