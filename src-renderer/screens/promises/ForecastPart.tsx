import { Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ForecastRow } from '../../../src-main/areas/plans/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { formatDay, type Language } from '../../../src-main/kernel/format.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Promises.module.css';

type Bucket = Day | 'later' | 'uncertain';
const pick = (value: ValueOf<'plans.cashForecast'>) => value;

/** Cash expected by week and the items behind each figure; what no day can be named for stands apart. */
export function ForecastPart() {
  const { t } = useTranslation('promises');
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const [bucket, setBucket] = useState<Bucket | null>(null);
  const all = useQueryOf('plans.cashForecast', { ...point, currency, limit: 1 });
  const rows = usePagedRows('plans.cashForecast', { ...point, currency, ...(bucket === null ? {} : { bucket }) }, pick);
  const columns = useForecastColumns();
  const found = all.data?.currencies.find((one) => one.currency === currency);
  if (all.data === undefined) return <Skeleton height={300} />;
  if (found === undefined)
    return <EmptyState icon="promise" title={t('forecast.emptyTitle')} text={t('forecast.emptyText')} />;
  return (
    <div className={classes.split}>
      <div className={classes.scroll}>
        <Weeks found={found} bucket={bucket} onBucket={(next) => setBucket(next === bucket ? null : next)} />
        <p className={classes.soft}>{t('forecast.how')}</p>
      </div>
      <div className={classes.side}>
        <Panel>
          <DataGrid
            label={t('forecast.rows')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.dueItemId} ${row.basis} ${row.expectedOn ?? row.reason}`}
            onOpen={(row) => void navigate(`/customers/${row.customerId}`)}
            empty={<EmptyState icon="search" title={t('forecast.none')} />}
          />
        </Panel>
      </div>
    </div>
  );
}

function Weeks(props: {
  readonly found: ValueOf<'plans.cashForecast'>['currencies'][number];
  readonly bucket: Bucket | null;
  readonly onBucket: (bucket: Bucket) => void;
}) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { found, bucket, onBucket } = props;
  const amount = (minor: number): string => (minor === 0 ? '–' : format.amount(minor, found.currency));
  const last = (name: 'later' | 'uncertain', minor: number) => (
    <tr data-chosen={bucket === name || undefined}>
      <td>
        <button type="button" aria-pressed={bucket === name} onClick={() => onBucket(name)}>
          {t(`forecast.${name}`)}
        </button>
      </td>
      <td colSpan={3} />
      <td data-right>{amount(minor)}</td>
    </tr>
  );
  return (
    <div className={classes.weeks}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('forecast.week')}</th>
            <th data-right>{t('forecast.plan')}</th>
            <th data-right>{t('forecast.promise')}</th>
            <th data-right>{t('forecast.habit')}</th>
            <th data-right>{t('columns.total')}</th>
          </tr>
        </thead>
        <tbody>
          {found.weeks.map((week) => (
            <tr key={week.fromOn} data-chosen={bucket === week.fromOn || undefined}>
              <td>
                <button
                  type="button"
                  className={classes.week}
                  title={format.day(week.fromOn)}
                  aria-pressed={bucket === week.fromOn}
                  onClick={() => onBucket(week.fromOn)}
                >
                  {weekText(week.fromOn, week.toOn, format.language)}
                </button>
              </td>
              <td data-right>{amount(week.planMinor)}</td>
              <td data-right>{amount(week.promiseMinor)}</td>
              <td data-right>{amount(week.habitMinor)}</td>
              <td data-right>{amount(week.totalMinor)}</td>
            </tr>
          ))}
          {last('later', found.laterMinor)}
          {last('uncertain', found.uncertainMinor)}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{t('columns.total')}</td>
            <td data-right>{format.amount(found.totalMinor, found.currency)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function useForecastColumns(): readonly GridColumn<ForecastRow>[] {
  const { t } = useTranslation('promises');
  return useMemo(
    () => [
      {
        id: 'expectedOn',
        header: t('forecast.expectedOn'),
        width: 92,
        grow: 0,
        cell: (row) => (row.expectedOn === null ? '–' : <DayText day={row.expectedOn} />),
      },
      { id: 'customer', header: t('common:customer'), width: 130, grow: 6, cell: (row) => row.customerName },
      { id: 'number', header: t('columns.invoice'), width: 82, grow: 1, cell: (row) => row.number },
      {
        id: 'dueOn',
        header: t('columns.originalDue'),
        width: 92,
        grow: 0,
        cell: (row) => <DayText day={row.dueOn} />,
      },
      {
        id: 'basis',
        header: t('forecast.basis'),
        width: 110,
        grow: 1,
        cell: (row) =>
          row.reason !== ''
            ? t(`forecast.reasons.${row.reason}`)
            : t(`forecast.bases.${row.basis === 'habit' && row.usualDaysLate === 0 ? 'due' : row.basis}`, {
                count: row.usualDaysLate ?? 0,
              }),
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        width: 88,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
      },
    ],
    [t],
  );
}

/** `11-23 – 11-29`, in English `23 – 29 Nov`: short enough for the first column of the table. */
function weekText(fromOn: Day, toOn: Day, language: Language): string {
  if (language === 'zh') return `${fromOn.slice(5)} – ${toOn.slice(5)}`;
  const [from, to] = [fromOn, toOn].map((day) => formatDay(day, language).replace(/ \d{4}$/, '')) as [string, string];
  if (from === to) return from;
  return fromOn.slice(0, 7) === toOn.slice(0, 7) ? `${from.replace(/ .*/, '')} – ${to}` : `${from} – ${to}`;
}
