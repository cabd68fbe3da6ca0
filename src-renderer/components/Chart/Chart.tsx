import type { Chart as ChartInstance, ChartConfiguration, ChartType } from 'chart.js';
import { useEffect, useRef } from 'react';
import classes from './Chart.module.css';
import { useTokens, type Tokens } from './useTokens.ts';

export interface ChartProps<Type extends ChartType = ChartType> {
  /** Read out instead of the picture; the figures themselves stand in the table twin. */
  readonly label: string;
  readonly height: number | 'fill';
  /** Makes the chart for the present colours. Keep it stable (useCallback): a new one redraws. */
  readonly build: (tokens: Tokens) => ChartConfiguration<Type>;
  /** The chart on the canvas, for keyboards and pointers; null when it is gone. */
  readonly onChart?: (chart: ChartInstance<Type> | null) => void;
}

/** A Chart.js canvas in our colours. The library is loaded with the first chart, never before. */
export function Chart<Type extends ChartType>({ label, height, build, onChart }: ChartProps<Type>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ChartInstance<Type> | null>(null);
  const tokens = useTokens();

  useEffect(() => {
    let gone = false;
    void import('./parts.ts').then(({ makeChart }) => {
      const element = canvas.current;
      // Without a drawing context (a test, a broken driver) the table twin still tells everything.
      if (gone || element === null || element.getContext('2d') === null) return;
      const made = makeChart(element, build(tokens));
      chart.current = made;
      onChart?.(made);
    });
    return () => {
      gone = true;
      chart.current?.destroy();
      chart.current = null;
      onChart?.(null);
    };
  }, [build, tokens, onChart]);

  return (
    <div className={classes.chart} style={{ height: height === 'fill' ? '100%' : height }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
