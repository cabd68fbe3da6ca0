import {
  BarController,
  BarElement,
  BubbleController,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
  type ChartConfiguration,
  type ChartType,
} from 'chart.js';

Chart.register(
  BarController,
  BarElement,
  BubbleController,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
);

/** The only place that touches Chart.js at run time, with just the parts our charts are made of. */
export function makeChart<Type extends ChartType>(
  canvas: HTMLCanvasElement,
  configuration: ChartConfiguration<Type>,
): Chart<Type> {
  return new Chart<Type>(canvas, configuration);
}
