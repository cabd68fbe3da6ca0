import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AgingCurrency } from '../../../src-main/areas/aging/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { NameWithStatus } from '../../components/StatusBadge.tsx';
import { UseBar } from '../../components/UseBar.tsx';
import classes from './Customers.module.css';

export type CustomerRow = ValueOf<'aging.customers'>['rows'][number];

/** What is owed, or who they are. */
export const customerViews = ['account', 'file'] as const;
export type CustomerView = (typeof customerViews)[number];

interface Given {
  readonly view: CustomerView;
  readonly currency: CurrencyCode;
  /** Those who have a limit, with what is used of it. */
  readonly useOf: ReadonlyMap<CustomerId, { readonly exposureMinor: number; readonly limitMinor: number }>;
  readonly total: number;
  /** The company as a whole, for the foot: it does not follow the filter, and says so. */
  readonly whole: AgingCurrency | undefined;
}

export function useCustomerColumns({ view, currency, useOf, total, whole }: Given): readonly GridColumn<CustomerRow>[] {
  const { t } = useTranslation('customers');
  const { count } = useFormat();
  return useMemo(() => {
    const money = (
      id: string,
      value: (row: CustomerRow) => number,
      sum: number | undefined,
      sortable = false,
    ): GridColumn<CustomerRow> => ({
      id,
      header: t(`columns.${id}`),
      width: id === 'disputed' || id === 'unapplied' ? 84 : 98,
      align: 'right',
      sortable,
      cell: (row) => <MoneyText amountMinor={value(row)} currency={currency} dashZero />,
      ...(sum === undefined ? {} : { footer: <MoneyText amountMinor={sum} currency={currency} dashZero /> }),
    });
    const columns: readonly GridColumn<CustomerRow>[] = [
      {
        id: 'name',
        header: t('columns.name'),
        width: 186,
        grow: 4,
        sortable: true,
        descendingFirst: false,
        cell: (row) => <NameWithStatus customerId={row.customerId} name={row.customerName} />,
        ...(whole === undefined ? {} : { footer: t('columns.whole', { shown: count(total) }) }),
      },
      {
        id: 'code',
        header: t('columns.code'),
        width: 62,
        sortable: true,
        descendingFirst: false,
        cell: (row) => row.customerCode,
      },
      {
        id: 'terms',
        header: t('columns.terms'),
        width: 56,
        grow: 0,
        align: 'right',
        cell: (row) => t('common:days', { days: row.termsDays }),
      },
      money('notDue', (row) => row.notDueMinor, whole?.notDueMinor),
      money('overdue', (row) => row.overdueMinor, whole?.overdueMinor, true),
      money('disputed', (row) => row.disputedMinor, whole?.disputedMinor),
      money('unapplied', (row) => row.unappliedMinor, whole?.unappliedMinor, true),
      money('total', (row) => row.totalMinor, whole?.totalMinor, true),
      {
        id: 'oldest',
        header: t('columns.oldest'),
        width: 74,
        grow: 0,
        align: 'right',
        sortable: true,
        cell: (row) => (row.oldestDaysLate > 0 ? t('common:days', { days: row.oldestDaysLate }) : '–'),
      },
      {
        id: 'limit',
        header: t('columns.limit'),
        width: 98,
        align: 'right',
        cell: (row) => {
          const use = useOf.get(row.customerId);
          return use === undefined ? '–' : <MoneyText amountMinor={use.limitMinor} currency={currency} />;
        },
      },
      {
        id: 'use',
        header: t('columns.use'),
        width: 116,
        grow: 0,
        cell: (row) => {
          const use = useOf.get(row.customerId);
          return use === undefined ? null : (
            <UseBar usedMinor={use.exposureMinor} limitMinor={use.limitMinor} label={t('columns.use')} />
          );
        },
      },
    ];
    return view === 'account' ? columns : columns.filter(({ id }) => inBoth.has(id)).toSpliced(2, 0, ...fileColumns(t));
  }, [t, count, view, currency, useOf, total, whole]);
}

const inBoth = new Set(['name', 'code', 'overdue', 'total', 'use']);

/** Class before the law, group, who looks after the customer, and its tags. */
function fileColumns(t: TFunction<'customers'>): readonly GridColumn<CustomerRow>[] {
  const text = (
    id: string,
    width: number,
    grow: number,
    value: (row: CustomerRow) => string,
  ): GridColumn<CustomerRow> => ({
    id,
    header: t(`columns.${id}`),
    width,
    grow,
    cell: (row) => <span title={value(row)}>{value(row)}</span>,
  });
  return [
    text('debtorClass', 92, 0, (row) => (row.debtorClass === '' ? '' : t(`common:debtorClasses.${row.debtorClass}`))),
    text('salesperson', 84, 0, (row) => row.salesperson),
    text('group', 140, 2, (row) => row.group),
    {
      id: 'tags',
      header: t('columns.tags'),
      width: 150,
      grow: 3,
      cell: (row) => (
        <span className={classes.tags} title={row.tags.join(', ')}>
          {row.tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </span>
      ),
    },
  ];
}
