import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Process.module.css';

/** How late each stage was done in the last 90 days, and how long a deal takes from shipment to money. */
export function DelaysTab() {
  const { t, i18n } = useTranslation('process');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const { data, error } = useQueryOf('policy.board', { ...point, currency });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  const delays = data.delays.filter(({ count, missing }) => count > 0 || missing > 0);
  const cycle = data.cycle.filter(({ count }) => count > 0);
  if (delays.length === 0 && cycle.length === 0)
    return <EmptyState icon="gauge" title={t('delays.emptyTitle')} text={t('delays.emptyText')} />;
  const days = (value: number | null): string => {
    if (value === null) return '–';
    return value < 0 ? `−${t('common:days', { days: -value })}` : t('common:days', { days: value });
  };
  return (
    <div className={classes.two}>
      <section>
        <SectionTitle title={t('delays.title')} note={t('delays.note')} />
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('board.stage')}</th>
              <th data-right>{t('delays.count')}</th>
              <th data-right>{t('delays.median')}</th>
              <th data-right>{t('delays.onTime')}</th>
              <th data-right>{t('delays.missing')}</th>
            </tr>
          </thead>
          <tbody>
            {delays.map((row) => (
              <tr key={row.stage}>
                <td>{t(`stages.${row.stage}`)}</td>
                <td data-right>{format.count(row.count)}</td>
                <td data-right data-bad={(row.medianDays ?? 0) > 0 || undefined}>
                  {days(row.medianDays)}
                </td>
                <td data-right>{row.onTimeBp === null ? t('delays.few') : format.basisPoints(row.onTimeBp)}</td>
                <td data-right data-bad={row.missing > 0 || undefined}>
                  {row.missing === 0 ? '–' : format.count(row.missing)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <SectionTitle title={t('cycle.title')} note={t('cycle.note')} />
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('cycle.leg')}</th>
              <th data-right>{t('delays.count')}</th>
              <th data-right>{t('delays.median')}</th>
              <th data-right>{t('cycle.slowest')}</th>
            </tr>
          </thead>
          <tbody>
            {cycle.map((row) => (
              <tr key={row.leg}>
                <td>{t(`cycle.legs.${row.leg}`)}</td>
                <td data-right>{format.count(row.count)}</td>
                <td data-right>{days(row.medianDays)}</td>
                <td data-right>{days(row.slowestDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
