import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows } from '../../app/queries.ts';
import type { GridColumn, GridSort } from '../DataGrid/columns.ts';
import { DataGrid } from '../DataGrid/DataGrid.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { RiskBadge } from '../LevelBadge.tsx';
import { MoneyText } from '../MoneyText.tsx';
import type { QuadrantPlot } from './plot.ts';

export interface QuadrantTableProps {
  readonly plot: QuadrantPlot;
  readonly onOpen: (point: QuadrantPoint) => void;
}

const keys = {
  customer: (point: QuadrantPoint) => point.customerName,
  quadrant: (point: QuadrantPoint) => point.quadrant,
  days: (point: QuadrantPoint) => point.weightedDaysLateTenths,
  overdue: (point: QuadrantPoint) => point.overdueMinor,
  exposure: (point: QuadrantPoint) => point.exposureMinor,
  oldest: (point: QuadrantPoint) => point.oldestDaysLate,
  risk: (point: QuadrantPoint) => point.riskLevel,
  before: (point: QuadrantPoint) => point.before?.overdueMinor ?? 0,
} as const;

/** The quadrant in rows: everything the picture shows, and what it cannot. */
export function QuadrantTable({ plot, onOpen }: QuadrantTableProps) {
  const { t } = useTranslation('quadrant');
  const format = useFormat();
  const [sort, setSort] = useState<GridSort>({ column: 'overdue', descending: true });
  const { currency, points } = plot;

  const columns = useMemo<readonly GridColumn<QuadrantPoint>[]>(() => {
    const overdueMinor = points.reduce((sum, point) => sum + point.overdueMinor, 0);
    const exposureMinor = points.reduce((sum, point) => sum + point.exposureMinor, 0);
    return [
      {
        id: 'customer',
        header: t('common:customer'),
        width: 170,
        grow: 2,
        sortable: true,
        cell: (point) => point.customerName,
        footer: t('customerCount', { count: points.length }),
      },
      {
        id: 'quadrant',
        header: t('quadrant'),
        width: 110,
        sortable: true,
        cell: (point) => t(`names.${point.quadrant}`),
      },
      {
        id: 'days',
        header: t('weightedDaysShort'),
        hint: t('weightedDaysHint'),
        width: 110,
        align: 'right',
        sortable: true,
        cell: (point) => format.tenths(point.weightedDaysLateTenths),
      },
      {
        id: 'overdue',
        header: t('overdue'),
        width: 120,
        align: 'right',
        sortable: true,
        cell: (point) => <MoneyText amountMinor={point.overdueMinor} currency={currency} />,
        footer: <MoneyText amountMinor={overdueMinor} currency={currency} />,
      },
      {
        id: 'before',
        header: t('overdueBefore'),
        width: 120,
        align: 'right',
        sortable: true,
        cell: (point) => <MoneyText amountMinor={point.before?.overdueMinor ?? 0} currency={currency} dashZero />,
      },
      {
        id: 'exposure',
        header: t('exposure'),
        width: 120,
        align: 'right',
        sortable: true,
        cell: (point) => <MoneyText amountMinor={point.exposureMinor} currency={currency} />,
        footer: <MoneyText amountMinor={exposureMinor} currency={currency} />,
      },
      {
        id: 'oldest',
        header: t('oldest'),
        width: 96,
        align: 'right',
        sortable: true,
        cell: (point) => format.count(point.oldestDaysLate),
      },
      {
        id: 'risk',
        header: t('risk'),
        width: 110,
        sortable: true,
        cell: (point) => <RiskBadge level={point.riskLevel} />,
      },
    ];
  }, [t, format, currency, points]);

  const sorted = useMemo(() => {
    const key = keys[sort.column as keyof typeof keys];
    const sign = sort.descending ? -1 : 1;
    return [...points].sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      const order =
        typeof left === 'string' ? left.localeCompare(String(right), format.language) : left - Number(right);
      return order === 0 ? a.customerId - b.customerId : order * sign;
    });
  }, [points, sort, format.language]);

  return (
    <DataGrid
      label={t('tableLabel')}
      columns={columns}
      rows={useLocalRows(sorted)}
      rowKey={(point) => point.customerId}
      sort={sort}
      onSort={setSort}
      onOpen={onOpen}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
    />
  );
}
