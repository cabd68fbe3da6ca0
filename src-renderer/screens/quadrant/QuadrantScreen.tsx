import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MAX_POINTS } from '../../components/QuadrantChart/plot.ts';
import { QuadrantChart } from '../../components/QuadrantChart/QuadrantChart.tsx';
import { QuadrantTable } from '../../components/QuadrantChart/QuadrantTable.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Quadrant.module.css';
import { QuadrantLists } from './QuadrantLists.tsx';
import { SplitSettings } from './SplitSettings.tsx';

/** Who is large and who is late, and what to do with each kind (domain.md §4.3, reading A). */
export default function QuadrantScreen() {
  const { t, i18n } = useTranslation('quadrant');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const [view, setView] = useState('chart');
  const { data, error } = useQueryOf('aging.quadrant', { ...point, currency });
  const open = useCallback((at: QuadrantPoint) => void navigate(`/customers/${at.customerId}`), [navigate]);

  return (
    <div className={classes.screen}>
      <section className={classes.main}>
        <SectionTitle
          level={1}
          title={t('title')}
          note={t('subtitle')}
          tools={
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={setView}
              data={[
                { value: 'chart', label: t('viewChart') },
                { value: 'table', label: t('viewTable') },
              ]}
            />
          }
        />
        <Panel>
          {error !== null ? (
            <EmptyState icon="warning" title={errorText(i18n, error)} />
          ) : data !== undefined && data.points.length === 0 ? (
            <EmptyState icon="check" title={t('emptyTitle')} text={t('emptyText')} />
          ) : data === undefined ? (
            <div className={classes.chart} />
          ) : view === 'chart' ? (
            <div className={classes.chart}>
              <QuadrantChart plot={data} size="large" height="fill" onOpen={open} />
            </div>
          ) : (
            <QuadrantTable plot={data} onOpen={open} />
          )}
          {data !== undefined && data.points.length > 0 && (
            <div className={classes.split}>
              <p>
                {t('splitNow', {
                  days: format.count(data.splitDays),
                  amount: format.money(data.splitAmountMinor, data.currency),
                })}
                {data.splitMode === 'pareto' && t('splitPareto', { share: format.basisPoints(data.paretoShareBp) })}
                {data.points.length > MAX_POINTS && ` ${t('tooMany', { count: MAX_POINTS })}`}
              </p>
              <SplitSettings />
            </div>
          )}
        </Panel>
        <details className={classes.reading}>
          <summary>{t('readingTitle')}</summary>
          <p>{t('reading')}</p>
        </details>
      </section>
      <aside className={classes.side}>{data !== undefined && <QuadrantLists data={data} onOpen={open} />}</aside>
    </div>
  );
}
