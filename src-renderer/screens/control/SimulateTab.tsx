import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { grades, type Grade } from '../../../src-main/areas/settings/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Control.module.css';
import { ShareInput, WholeInput } from './inputs.tsx';

type Simulated = ValueOf<'control.simulate'>;
const pick = (value: Simulated) => value;
const lines = ['salesMinor', 'creditSalesMinor', 'averageMinor', 'endMinor', 'overdueEndMinor', 'marginMinor', 'carryingMinor', 'expectedLossMinor', 'netMinor'] as const; // prettier-ignore

/** The last twelve months of the book's own invoices over again, under other terms and another cut-off. */
export function SimulateTab() {
  const { t } = useTranslation('control');
  const { point, currency } = useWorkingPoint();
  const { data: overview } = useQueryOf('control.overview', { ...point, currency });
  const [grade, setGrade] = useState<Grade | null>(null);
  const [days, setDays] = useState<number | null>(0);
  const [cutOff, setCutOff] = useState<Grade | null>(null);
  const [lostSalesBp, setLost] = useState<number | null>(0);
  const [marginBp, setMargin] = useState<number | null>(null);
  const [fundingRateBp, setRate] = useState<number | null>(null);
  const plan = overview?.plan?.figures;
  const margin = marginBp ?? plan?.marginBp ?? 1000;
  const rate = fundingRateBp ?? plan?.fundingRateBp ?? 500;
  const change = {
    days: [{ grade, days: days ?? 0 }],
    cutOff,
    lostSalesBp: lostSalesBp ?? 0,
    marginBp: margin,
    fundingRateBp: rate,
  };
  const [asked] = useDebouncedValue(change, 250);
  return (
    <>
      <Panel padded>
        <SectionTitle title={t('simulate.title')} note={t('simulate.note')} />
        <div className={classes.three}>
          <Select
            label={t('simulate.grade')}
            data={[{ value: '', label: t('simulate.all') }, ...grades.map((value) => ({ value, label: value }))]}
            value={grade ?? ''}
            allowDeselect={false}
            onChange={(value) => setGrade(grades.find((one) => one === value) ?? null)}
          />
          <WholeInput label={t('simulate.days')} description={t('simulate.daysHint')} unit={t('dayUnit')} to={365} negative value={days} onChange={setDays} />
          <Select
            label={t('simulate.cutOff')}
            description={t('simulate.cutOffHint')}
            data={[{ value: '', label: t('simulate.noCutOff') }, ...grades.map((value) => ({ value, label: t('simulate.from', { grade: value }) }))]}
            value={cutOff ?? ''}
            allowDeselect={false}
            onChange={(value) => setCutOff(grades.find((one) => one === value) ?? null)}
          />
          <ShareInput label={t('simulate.lost')} description={t('simulate.lostHint')} value={lostSalesBp} onChange={setLost} />
          <ShareInput label={t('simulate.margin')} value={margin} onChange={setMargin} />
          <ShareInput label={t('simulate.rate')} value={rate} onChange={setRate} />
        </div>
      </Panel>
      <Outcome change={asked} />
    </>
  ); // prettier-ignore
}

/** Best grade first, the unscored last. */
const placeOf = (grade: Grade | null): number => (grade === null ? grades.length : grades.indexOf(grade));

function Outcome({
  change,
}: {
  readonly change: Pick<InputFor<'control.simulate'>, 'days' | 'cutOff' | 'lostSalesBp' | 'marginBp' | 'fundingRateBp'>;
}) {
  const { t, i18n } = useTranslation('control');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const rows = usePagedRows('control.simulate', { ...point, currency, ...change }, pick);
  const columns = useMemo<readonly GridColumn<Simulated['rows'][number]>[]>(
    () => [
      { id: 'customer', header: t('common:customer'), width: 190, grow: 3, cell: (row) => row.customerName },
      { id: 'grade', header: t('allocation.grade'), width: 60, grow: 0, cell: (row) => row.grade ?? '–' },
      {
        id: 'change',
        header: t('simulate.change'),
        width: 90,
        grow: 0,
        cell: (row) =>
          row.cash
            ? t('simulate.cash')
            : row.days === 0
              ? '–'
              : t('simulate.shift', { n: row.days > 0 ? `+${row.days}` : row.days }),
      },
      ...(['averageMinor', 'netMinor'] as const).flatMap((name) =>
        (['before', 'after'] as const).map((side) => ({
          id: `${name}-${side}`,
          header: t(`simulate.columns.${name}.${side}`),
          width: 116,
          align: 'right' as const,
          cell: (row: Simulated['rows'][number]) => (
            <MoneyText amountMinor={row[side][name]} currency={currency} dashZero />
          ),
        })),
      ),
    ],
    [t, currency],
  );
  if (rows.error !== null) return <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>;
  const result = rows.first;
  if (result === undefined) return null;
  if (result.items === 0) return <EmptyState icon="scale" title={t('simulate.empty')} text={t('simulate.emptyText')} />;
  return (
    <>
      <Panel>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                {t('simulate.window', { from: format.day(result.from), to: format.day(result.asOf), n: result.items })}
              </th>
              {(['before', 'after', 'difference'] as const).map((name) => (
                <th key={name} scope="col" data-right="">
                  {t(`simulate.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((name) => (
              <tr key={name} data-total={name === 'netMinor' || undefined}>
                <td title={t(`simulate.hints.${name}`)}>{t(`simulate.lines.${name}`)}</td>
                <td data-right="">
                  <MoneyText amountMinor={result.before[name]} currency={currency} />
                </td>
                <td data-right="">
                  <MoneyText amountMinor={result.after[name]} currency={currency} />
                </td>
                <td data-right="">
                  <MoneyText amountMinor={result.after[name] - result.before[name]} currency={currency} dashZero />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <p className={classes.quiet}>
        {t('simulate.assumptions')}
        {[...result.losses]
          .sort((a, b) => placeOf(a.grade) - placeOf(b.grade))
          .map(({ grade, loss }) =>
            t(`simulate.loss_${loss.from}`, {
              grade: grade ?? t('simulate.unscored'),
              share: loss.dueMinor === 0 ? '–' : `${((loss.lostMinor / loss.dueMinor) * 100).toFixed(2)}%`,
              items: loss.items,
            }),
          )
          .join(t('join'))}
      </p>
      <SectionTitle title={t('simulate.rows')} />
      <Panel>
        <DataGrid
          label={t('simulate.rows')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          onOpen={(row) => void navigate(`/customers/${row.customerId}?tab=advice`)}
          empty={<EmptyState icon="customers" title={t('simulate.empty')} text={t('simulate.emptyText')} />}
        />
      </Panel>
    </>
  );
}
