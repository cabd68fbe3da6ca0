import type { ChartConfiguration } from 'chart.js';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../src-main/areas/creditfile/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Chart } from '../../components/Chart/Chart.tsx';
import type { Tokens } from '../../components/Chart/useTokens.ts';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Creditfile.module.css';

/** Sales of a year and net worth over the periods, oldest first; the same figures stand in the table above. */
export function TrendChart({ statements }: { readonly statements: readonly Statement[] }) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const build = useCallback(
    (tokens: Tokens): ChartConfiguration<'bar'> => {
      const inOrder = statements.toReversed();
      const [currency] = inOrder.map((statement) => statement.currency);
      return {
        type: 'bar',
        data: {
          labels: inOrder.map(({ periodEndOn }) => periodEndOn),
          datasets: [
            { label: t('trend.sales'), data: inOrder.map(({ figures, months }) => figures.salesMinor === null ? null : (figures.salesMinor * 12) / months), backgroundColor: tokens.accent, maxBarThickness: 26, borderRadius: 2 },
            { label: t('trend.equity'), data: inOrder.map(({ figures }) => figures.equityMinor), backgroundColor: tokens['line-strong'], maxBarThickness: 26, borderRadius: 2 },
          ],
        },
        options: {
          animation: false,
          responsive: true,
          maintainAspectRatio: false,
          scales: {
            x: { grid: { display: false }, ticks: { color: tokens.soft, font: { family: tokens.font, size: 10 } } },
            y: { border: { display: false }, grid: { color: tokens.line }, ticks: { color: tokens.soft, font: { family: tokens.font, size: 10 }, maxTicksLimit: 5, callback: (value) => (currency === undefined ? '' : format.short(Number(value), currency)) } },
          },
        },
      };
    },
    [statements, format, t],
  ); // prettier-ignore
  return (
    <section>
      <SectionTitle title={t('trend.title')} note={t('trend.note')} />
      <p className={classes.legend}>
        <i data-series="sales" aria-hidden /> {t('trend.sales')} <i data-series="equity" aria-hidden />{' '}
        {t('trend.equity')}
      </p>
      <Chart label={t('trend.label')} height={150} build={build} />
    </section>
  );
}
