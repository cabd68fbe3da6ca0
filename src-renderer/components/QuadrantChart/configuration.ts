import type { BubbleDataPoint, Chart, ChartConfiguration, Plugin } from 'chart.js';
import type { QuadrantName, QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import type { Format } from '../../app/format.ts';
import type { Tokens } from '../Chart/useTokens.ts';
import { amountTicks, corners, CROWD, extentOf, radiusOf, type Extent, type QuadrantPlot } from './plot.ts';

export interface QuadrantWords {
  readonly names: Readonly<Record<QuadrantName, string>>;
  readonly daysAxis: string;
  readonly days: (days: string) => string;
  readonly overdue: string;
  readonly exposure: string;
}

export interface QuadrantDrawing {
  readonly plot: QuadrantPlot;
  /** In drawing order, as `drawnPoints` gives them. */
  readonly points: readonly QuadrantPoint[];
  readonly large: boolean;
  readonly words: QuadrantWords;
  readonly format: Format;
  readonly onPick: (index: number) => void;
}

/** The picture for Chart.js: bubbles by days and amount, and our own brush for everything behind and between them. */
export function quadrantConfiguration(drawing: QuadrantDrawing, tokens: Tokens): ChartConfiguration<'bubble'> {
  const { plot, points, large, words, format } = drawing;
  const extent = extentOf(plot, points);
  const largest = Math.max(0, ...points.map(({ exposureMinor }) => exposureMinor));
  const ticks = amountTicks(extent.amountMin, extent.amountMax);
  const crowded = points.length > CROWD;
  const dot = (level: number): string => `${tokens[`dot${level as 1 | 2 | 3 | 4 | 5}`]}${crowded ? 'b0' : ''}`;
  return {
    type: 'bubble',
    data: {
      datasets: [
        {
          data: points.map((point) => ({
            x: Math.min(point.weightedDaysLateTenths / 10, extent.daysMax),
            y: point.overdueMinor,
            r: radiusOf(point.exposureMinor, largest, large, crowded),
          })),
          backgroundColor: points.map(({ riskLevel }) => dot(riskLevel)),
          borderColor: tokens.panel,
          borderWidth: crowded ? 0.5 : 1,
          hoverBorderColor: tokens.ink,
          hoverBorderWidth: 2,
          hoverRadius: 0,
          clip: false,
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { top: 4, right: large ? 18 : 12 } },
      font: { family: tokens.font, size: 11 },
      onClick: (_event, elements) => {
        const first = elements[0];
        if (first !== undefined) drawing.onPick(first.index);
      },
      onHover: (event, elements) => {
        const target = event.native?.target;
        if (target instanceof HTMLElement) target.style.cursor = elements.length > 0 ? 'pointer' : 'default';
      },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: extent.daysMax,
          title: { display: large, text: words.daysAxis, color: tokens.soft, font: { family: tokens.font, size: 12 } },
          grid: { display: false },
          border: { color: tokens['line-strong'] },
          ticks: {
            color: tokens.soft,
            font: { family: tokens.font, size: 11 },
            maxTicksLimit: large ? 9 : 5,
            callback: (value) =>
              extent.pinned && Number(value) === extent.daysMax ? `${extent.daysMax}+` : String(value),
          },
        },
        y: {
          type: 'logarithmic',
          min: extent.amountMin,
          max: extent.amountMax,
          grid: { display: false },
          border: { color: tokens['line-strong'] },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map((value) => ({ value }));
          },
          ticks: {
            color: tokens.soft,
            font: { family: tokens.font, size: 11 },
            autoSkip: false,
            callback: (value) => format.short(Number(value), plot.currency),
          },
        },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          backgroundColor: tokens.ink,
          titleColor: tokens.panel,
          bodyColor: tokens.panel,
          titleFont: { family: tokens.font, size: 12 },
          bodyFont: { family: tokens.font, size: 12 },
          callbacks: {
            title: (items) => points[items[0]?.dataIndex ?? -1]?.customerName ?? '',
            label: (item) => {
              const point = points[item.dataIndex];
              return point === undefined ? '' : describe(point, drawing);
            },
          },
        },
      },
    },
    plugins: [brush(drawing, extent, tokens)],
  };
}

/** One point in words: the same for the tooltip and for the live region. */
export function describe(point: QuadrantPoint, { words, format, plot }: QuadrantDrawing): string[] {
  return [
    `${words.names[point.quadrant]} · ${words.days(format.tenths(point.weightedDaysLateTenths))}`,
    `${words.overdue} ${format.money(point.overdueMinor, plot.currency)}`,
    `${words.exposure} ${format.money(point.exposureMinor, plot.currency)}`,
  ];
}

/** Paints the four fields, the split lines, the tails from last month's end, and the names. */
function brush(drawing: QuadrantDrawing, extent: Extent, tokens: Tokens): Plugin<'bubble'> {
  const { plot, points, words, large } = drawing;
  return {
    id: 'quadrants',
    beforeDatasetsDraw: (chart) => {
      const { ctx, chartArea, scales } = chart;
      const x = scales['x'];
      const y = scales['y'];
      if (x === undefined || y === undefined) return;
      const splitX = x.getPixelForValue(plot.splitDays);
      const splitY = clamp(y.getPixelForValue(Math.max(plot.splitAmountMinor, 1)), chartArea.top, chartArea.bottom);
      const fill = (color: string, alpha: number, left: number, top: number, right: number, bottom: number): void => {
        ctx.globalAlpha = alpha;
        ctx.fillStyle = color;
        ctx.fillRect(left, top, right - left, bottom - top);
      };
      ctx.save();
      fill(tokens.r1, 0.4, chartArea.left, chartArea.top, splitX, splitY);
      fill(tokens.r4, 0.28, splitX, chartArea.top, chartArea.right, splitY);
      fill(tokens.r2, 0.32, splitX, splitY, chartArea.right, chartArea.bottom);
      ctx.globalAlpha = 1;
      ctx.strokeStyle = tokens.faint;
      ctx.lineWidth = 1;
      ctx.setLineDash([3, 3]);
      line(ctx, splitX, chartArea.top, splitX, chartArea.bottom);
      line(ctx, chartArea.left, splitY, chartArea.right, splitY);
      ctx.setLineDash([]);

      ctx.globalAlpha = 0.65;
      for (const { before, weightedDaysLateTenths, overdueMinor } of points) {
        if (before === null || before.overdueMinor <= 0 || points.length > CROWD) continue;
        line(
          ctx,
          x.getPixelForValue(Math.min(before.weightedDaysLateTenths / 10, extent.daysMax)),
          y.getPixelForValue(before.overdueMinor),
          x.getPixelForValue(Math.min(weightedDaysLateTenths / 10, extent.daysMax)),
          y.getPixelForValue(overdueMinor),
        );
      }
      ctx.globalAlpha = 1;

      ctx.font = `600 ${large ? 13 : 11}px ${tokens.font}`;
      ctx.fillStyle = tokens.soft;
      for (const [name, { right, top }] of Object.entries(corners)) {
        ctx.textAlign = right ? 'right' : 'left';
        ctx.textBaseline = top ? 'top' : 'bottom';
        ctx.fillText(
          words.names[name as QuadrantName],
          right ? chartArea.right - 7 : chartArea.left + 7,
          top ? chartArea.top + 6 : chartArea.bottom - 6,
        );
      }
      ctx.restore();
    },
    afterDatasetsDraw: (chart) => nameLargest(chart, points, tokens, large ? 14 : 4),
  };
}

/** Names beside the worst points, each only where it covers neither a name nor a bubble. */
function nameLargest(chart: Chart<'bubble'>, points: readonly QuadrantPoint[], tokens: Tokens, limit: number): void {
  const { ctx, chartArea } = chart;
  const drawn = chart.getDatasetMeta(0).data;
  const bubbles = chart.data.datasets[0]?.data as readonly BubbleDataPoint[];
  const boxes: Box[] = drawn.map(({ x, y }, index) => {
    const r = bubbles[index]?.r ?? 4;
    return { left: x - r, top: y - r, right: x + r, bottom: y + r };
  });
  const worst = points
    .map((point, index) => ({ point, index }))
    .sort((a, b) => b.point.overdueMinor * b.point.riskLevel - a.point.overdueMinor * a.point.riskLevel)
    .slice(0, limit);
  ctx.save();
  ctx.font = `11.5px ${tokens.font}`;
  ctx.textBaseline = 'middle';
  ctx.fillStyle = tokens.ink;
  ctx.strokeStyle = tokens.panel;
  ctx.lineWidth = 2.5;
  ctx.lineJoin = 'round';
  for (const { point, index } of worst) {
    const at = drawn[index];
    const r = bubbles[index]?.r ?? 4;
    if (at === undefined) continue;
    const text = shortened(point.customerName);
    const width = ctx.measureText(text).width;
    for (const side of ['right', 'left'] as const) {
      const left = side === 'right' ? at.x + r + 4 : at.x - r - 4 - width;
      const box = { left, top: at.y - 7, right: left + width, bottom: at.y + 7 };
      const inside = box.left >= chartArea.left && box.right <= chartArea.right && box.top >= chartArea.top + 20;
      if (!inside || boxes.some((other, place) => place !== index && overlaps(box, other))) continue;
      ctx.textAlign = 'left';
      ctx.strokeText(text, left, at.y);
      ctx.fillText(text, left, at.y);
      boxes.push(box);
      break;
    }
  }
  ctx.restore();
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** A company is known without its legal form: 杭州明达服饰有限公司 is 杭州明达服饰. */
function shortened(name: string): string {
  const core = name.replace(/(股份|责任|有限)*公司$|[,\s]+(co|ltd|inc|llc|limited|gmbh)\b.*$/i, '').trim() || name;
  const most = /[\u3400-\u9fff]/.test(core) ? 8 : 18;
  return core.length > most ? `${core.slice(0, most - 1).trimEnd()}…` : core;
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
