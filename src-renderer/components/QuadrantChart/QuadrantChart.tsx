import type { Chart as ChartInstance } from 'chart.js';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Chart } from '../Chart/Chart.tsx';
import type { Tokens } from '../Chart/useTokens.ts';
import { describe, quadrantConfiguration, type QuadrantDrawing } from './configuration.ts';
import { drawnPoints, nextPoint, type QuadrantPlot } from './plot.ts';
import classes from './QuadrantChart.module.css';

export interface QuadrantChartProps {
  readonly plot: QuadrantPlot;
  readonly size: 'small' | 'large';
  readonly height: number | 'fill';
  readonly onOpen: (point: QuadrantPoint) => void;
}

const none: readonly QuadrantPoint[] = [];

/**
 * Overdue days against overdue amount, one bubble a customer (domain.md §4.3, reading A). Arrow keys walk from point to
 * point and a live region says where one is; Enter opens. `QuadrantTable` says the same in rows.
 */
export function QuadrantChart({ plot, size, height, onOpen }: QuadrantChartProps) {
  const { t } = useTranslation('quadrant');
  const format = useFormat();
  const chart = useRef<ChartInstance<'bubble'> | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const points = useMemo(() => (plot.points.length === 0 ? none : drawnPoints(plot.points)), [plot]);

  const drawing = useMemo<QuadrantDrawing>(
    () => ({
      plot,
      points,
      large: size === 'large',
      format,
      words: {
        names: {
          I: t('names.I'),
          II: t('names.II'),
          III: t('names.III'),
          IV: t('names.IV'),
        },
        daysAxis: t('daysAxis'),
        days: (days) => t('weightedDays', { days }),
        overdue: t('overdue'),
        exposure: t('exposure'),
      },
      onPick: (index) => {
        const point = points[index];
        if (point !== undefined) onOpen(point);
      },
    }),
    [plot, points, size, format, t, onOpen],
  );
  const build = useCallback((tokens: Tokens) => quadrantConfiguration(drawing, tokens), [drawing]);
  const keep = useCallback((made: ChartInstance<'bubble'> | null) => {
    chart.current = made;
  }, []);

  const select = (index: number | null): void => {
    setSelected(index);
    const active = index === null ? [] : [{ datasetIndex: 0, index }];
    const at = index === null ? undefined : chart.current?.getDatasetMeta(0).data[index];
    chart.current?.setActiveElements(active);
    chart.current?.tooltip?.setActiveElements(active, { x: at?.x ?? 0, y: at?.y ?? 0 });
    chart.current?.update('none');
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) {
      event.preventDefault();
      select(nextPoint(points, selected, event.key));
    } else if (event.key === 'Enter' && selected !== null) {
      event.preventDefault();
      drawing.onPick(selected);
    } else if (event.key === 'Escape' && selected !== null) select(null);
  };

  const current = selected === null ? undefined : points[selected];
  const label = t('chartLabel', { count: points.length });
  return (
    <div
      className={classes.chart}
      data-size={size}
      role="application"
      aria-label={label}
      aria-description={t('chartKeys')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => select(null)}
    >
      <Chart label={label} height={height} build={build} onChart={keep} />
      <span className="dw-hidden" aria-live="polite">
        {current === undefined ? '' : `${current.customerName}: ${describe(current, drawing).join(', ')}`}
      </span>
    </div>
  );
}
