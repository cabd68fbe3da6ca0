import { SegmentedControl } from '@mantine/core';
import type { ChartConfiguration } from 'chart.js';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgingCurrency, Basis } from '../../../src-main/areas/aging/contract.ts';
import { bucketLabel, bucketRiskLevel } from '../../../src-main/areas/aging/rules/buckets.ts';
import { formatShare } from '../../../src-main/kernel/format.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Chart } from '../../components/Chart/Chart.tsx';
import type { Tokens } from '../../components/Chart/useTokens.ts';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Aging.module.css';

export interface AgingBarsProps {
  readonly figures: AgingCurrency | undefined;
  readonly basis: Basis;
  readonly onOpenBucket: (column: string) => void;
}

/** The shape of the aging as bars, or as the same figures in rows with shares and counts. */
export function AgingBars({ figures, basis, onOpenBucket }: AgingBarsProps) {
  const { t } = useTranslation(['aging', 'quadrant']);
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const [view, setView] = useState('chart');

  const slices = useMemo(
    () =>
      figures === undefined
        ? []
        : [
            { id: 'notDue', label: t('columns.notDue'), amountMinor: figures.notDueMinor, count: null, level: 0 },
            ...figures.buckets.map((bucket, index) => ({
              id: `bucket-${index}`,
              label: bucketLabel(bucket),
              amountMinor: bucket.amountMinor,
              count: bucket.count,
              level: bucketRiskLevel(bucket, basis),
            })),
          ],
    [figures, basis, t],
  );
  const wholeMinor = slices.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

  const build = useCallback(
    (tokens: Tokens): ChartConfiguration<'bar'> => ({
      type: 'bar',
      data: {
        labels: slices.map(({ label }) => label),
        datasets: [
          {
            data: slices.map(({ amountMinor }) => amountMinor),
            backgroundColor: slices.map(({ level }) =>
              level === 0 ? tokens['line-strong'] : tokens[`dot${level as 1 | 2 | 3 | 4 | 5}`],
            ),
            borderRadius: 2,
            maxBarThickness: 34,
            minBarLength: 1,
          },
        ],
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        onClick: (_event, elements) => {
          const slice = slices[elements[0]?.index ?? -1];
          if (slice !== undefined) onOpenBucket(slice.id);
        },
        scales: {
          x: {
            grid: { display: false },
            border: { color: tokens['line-strong'] },
            ticks: { color: tokens.soft, font: { family: tokens.font, size: 10 }, maxRotation: 45, autoSkip: false },
          },
          y: {
            border: { display: false },
            grid: { color: tokens.line },
            ticks: {
              color: tokens.soft,
              font: { family: tokens.font, size: 11 },
              maxTicksLimit: 4,
              callback: (value) => format.short(Number(value), currency),
            },
          },
        },
        plugins: {
          tooltip: {
            displayColors: false,
            backgroundColor: tokens.ink,
            titleColor: tokens.panel,
            bodyColor: tokens.panel,
            bodyFont: { family: tokens.font, size: 12 },
            callbacks: { label: (item) => format.money(Number(item.raw), currency) },
          },
        },
      },
    }),
    [slices, currency, format, onOpenBucket],
  );

  return (
    <section>
      <SectionTitle
        title={t('side.shape')}
        tools={
          <SegmentedControl
            aria-label={t('quadrant:view')}
            value={view}
            onChange={setView}
            data={[
              { value: 'chart', label: t('quadrant:viewChart') },
              { value: 'table', label: t('quadrant:viewTable') },
            ]}
          />
        }
      />
      <Panel>
        {view === 'chart' ? (
          <div className={classes.bars}>
            <Chart label={t('side.shapeLabel')} height="fill" build={build} />
          </div>
        ) : (
          <table className={classes.twin}>
            <thead>
              <tr>
                <th>{t(basis === 'due' ? 'side.lateDays' : 'side.ageDays')}</th>
                <th>{t('common:amount')}</th>
                <th>{t('side.share')}</th>
                <th>{t('side.items')}</th>
              </tr>
            </thead>
            <tbody>
              {slices.map(({ id, label, amountMinor, count }) => (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>
                    <MoneyText amountMinor={amountMinor} currency={currency} dashZero />
                  </td>
                  <td>{formatShare(amountMinor, wholeMinor)}</td>
                  <td>{count === null ? '' : format.count(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </section>
  );
}
