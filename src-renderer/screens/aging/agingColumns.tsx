import type { TFunction } from 'i18next';
import type { AgingCurrency, AgingCustomer, Basis } from '../../../src-main/areas/aging/contract.ts';
import { bucketLabel, bucketRiskLevel } from '../../../src-main/areas/aging/rules/buckets.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { formatMinor } from '../../../src-main/kernel/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import type { CreditsDrill } from '../../components/Drill/CreditsDrawer.tsx';
import type { ItemsDrill } from '../../components/Drill/ItemsDrawer.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';

/** Room for the head and for the widest figure of a column, which is its total in the foot. */
function widthFor(header: string, amountMinor: number, currency: CurrencyCode): number {
  const figure = formatMinor(amountMinor, currency);
  const digits = figure.replace(/\D/g, '').length;
  const head = [...header].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12 : 6.8), 0);
  return Math.ceil(Math.max(digits * 7.3 + (figure.length - digits) * 3.9, head + 4)) + 14;
}

/** Customer, not due, every bucket with both its ends, unapplied, disputed, total. */
export function agingColumns(
  t: TFunction<'aging'>,
  figures: AgingCurrency | undefined,
  currency: CurrencyCode,
  basis: Basis,
): readonly GridColumn<AgingCustomer>[] {
  const money = (
    id: string,
    header: string,
    amountOf: (row: AgingCustomer) => number,
    totalMinor: number | undefined,
    more: Partial<GridColumn<AgingCustomer>> = {},
  ): GridColumn<AgingCustomer> => ({
    id,
    header,
    width: widthFor(header, totalMinor ?? 0, currency),
    align: 'right',
    sortable: true,
    cell: (row) => <MoneyText amountMinor={amountOf(row)} currency={currency} dashZero />,
    opens: (row) => amountOf(row) !== 0,
    ...(totalMinor === undefined
      ? {}
      : { footer: <MoneyText amountMinor={totalMinor} currency={currency} dashZero /> }),
    ...more,
  });

  return [
    {
      id: 'name',
      header: t('common:customer'),
      width: 132,
      grow: 2.4,
      sortable: true,
      descendingFirst: false,
      cell: (row) => <span title={`${row.customerCode} ${row.customerName}`}>{row.customerName}</span>,
      ...(figures === undefined ? {} : { footer: t('customersWithBalance', { count: figures.customerCount }) }),
    },
    money('notDue', t('columns.notDue'), (row) => row.notDueMinor, figures?.notDueMinor),
    ...(figures?.buckets ?? []).map((bucket, index) => {
      const level = bucketRiskLevel(bucket, basis);
      return money(
        `bucket-${index}`,
        bucketLabel(bucket),
        (row) => row.buckets[index]?.amountMinor ?? 0,
        bucket.amountMinor,
        {
          hint:
            bucket.to === null
              ? t('bucketOver', { from: bucket.from })
              : t('bucketFromTo', { from: bucket.from, to: bucket.to }),
          heat: (row) => ((row.buckets[index]?.amountMinor ?? 0) > 0 ? level : undefined),
        },
      );
    }),
    money('unapplied', t('columns.unapplied'), (row) => row.unappliedMinor, figures?.unappliedMinor, {
      hint: t('unappliedHint'),
      descendingFirst: false,
    }),
    money('disputed', t('columns.disputed'), (row) => row.disputedMinor, figures?.disputedMinor, {
      hint: t('disputedHint'),
      sortable: false,
    }),
    money('total', t('common:total'), (row) => row.totalMinor, figures?.totalMinor, {
      width: widthFor(t('common:total'), figures?.totalMinor ?? 0, currency) + 14,
      cell: (row) => (
        <b>
          <MoneyText amountMinor={row.totalMinor} currency={currency} />
        </b>
      ),
    }),
  ];
}

interface CellOpened {
  /** Null: a figure of the foot, over all customers. */
  readonly row: AgingCustomer | null;
  readonly column: string;
  readonly currency: CurrencyCode;
  readonly basis: Basis;
  readonly figures: AgingCurrency | undefined;
  readonly search: string;
}

/** What stands behind a figure of the table. */
export function drillFor(
  t: TFunction<'aging'>,
  { row, column, currency, basis, figures, search }: CellOpened,
): ({ kind: 'items' } & ItemsDrill) | ({ kind: 'credits' } & CreditsDrill) | null {
  const who = row?.customerName ?? t('allCustomers');
  const of = row === null ? { currency } : { currency, customerId: row.customerId };
  // Totals of a searched table add up the customers found, which a question over items cannot repeat.
  if (row === null && search !== '') return null;
  const items = (name: string, days: { daysFrom?: number; daysTo?: number }): { kind: 'items' } & ItemsDrill => ({
    kind: 'items',
    title: `${who} · ${name}`,
    question: { ...of, status: 'open', basis, ...days },
  });
  if (column === 'unapplied') return { kind: 'credits', title: `${who} · ${t('columns.unapplied')}`, question: of };
  if (column === 'notDue') return items(t('columns.notDue'), { daysTo: 0 });
  if (column === 'total') {
    const unappliedMinor = row?.unappliedMinor ?? figures?.unappliedMinor ?? 0;
    return { ...items(t('columns.open'), {}), unapplied: { amountMinor: unappliedMinor, currency } };
  }
  if (column === 'disputed') return items(t('columns.disputed'), {});
  const bucket = figures?.buckets[Number(/^bucket-(\d+)$/.exec(column)?.[1] ?? -1)];
  if (bucket === undefined) return null;
  return items(t('daysLabel', { label: bucketLabel(bucket) }), {
    daysFrom: bucket.from,
    ...(bucket.to === null ? {} : { daysTo: bucket.to }),
  });
}
