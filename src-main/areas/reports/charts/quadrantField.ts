import { riskColours } from '../../../../resources/templates/reportStyle.ts';
import type { QuadrantPoint } from '../../aging/contract.ts';
import type { Quadrant } from '../../aging/figures.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import type { Pen } from '../pen.ts';
import { at, hatch, inside, labelWidth, overlaps, type Box } from './plot.ts';

const size = { width: 720, height: 344 };
const field: Box = { x: 52, y: 8, width: 656, height: 294 };
const fontSize = 10;
/** More names than this and the picture says less. */
const MAX_LABELS = 18;

/**
 * The four fields with their split lines, a named point per customer, area by exposure, colour by risk level, and a
 * tail to where the point stood at last month's end. The amount axis is logarithmic: small debts stay visible.
 */
export function quadrantField(pen: Pen, quadrant: Quadrant): Markup {
  const scale = scalesOf(quadrant);
  const points = quadrant.points.map((point) => placed(point, quadrant, scale));
  // Large circles first, so that small ones are not hidden under them.
  const drawn = [...points].sort((a, b) => b.radius - a.radius);
  const [splitX, splitY] = [scale.x(quadrant.splitDays), scale.y(quadrant.splitAmountMinor)];
  return html`<svg
    viewBox="0 0 ${size.width} ${size.height}"
    role="img"
    aria-label="${pen.text.words.quadrant}: ${pen.text.words.quadrantNote}"
  >
    ${hatch} ${fields(pen, splitX, splitY)} ${axes(pen, quadrant, scale)}
    ${points.map((point) => tail(point.point, scale, point))} ${drawn.map((point) => circle(point))}
    ${labels(points, splitY)}
  </svg>`;
}

interface Scales {
  readonly maxDays: number;
  readonly x: (days: number) => number;
  readonly y: (amountMinor: number) => number;
  readonly ticks: readonly number[];
}

interface Placed {
  readonly point: QuadrantPoint;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Days are linear up to a cap; what lies beyond is drawn on the edge. */
function scalesOf(quadrant: Quadrant): Scales {
  const longest = Math.max(...quadrant.points.map((point) => point.weightedDaysLateTenths / 10));
  const maxDays =
    Math.ceil(Math.min(Math.max(longest * 1.04, quadrant.splitDays * 2), quadrant.splitDays * 6) / 10) * 10;
  const amounts = quadrant.points.map((point) => point.overdueMinor);
  const line = quadrant.splitAmountMinor > 0 ? [quadrant.splitAmountMinor] : [];
  const low = Math.log10(Math.max(1, Math.min(...amounts, ...line) * 0.6));
  const high = Math.log10(Math.max(...amounts, ...line) * 1.7);
  const x = (days: number): number => field.x + (Math.min(days, maxDays) / maxDays) * field.width;
  const y = (amountMinor: number): number => {
    const share = (Math.log10(Math.max(1, amountMinor)) - low) / (high - low);
    return field.y + field.height - Math.min(1, Math.max(0, share)) * field.height;
  };
  return { maxDays, x, y, ticks: logTicks(low, high) };
}

/** 1, 2, 5, 10, 20 … or only powers of ten where the range is wide. */
function logTicks(low: number, high: number): number[] {
  const steps = high - low > 2.6 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power += 1)
    for (const step of steps) ticks.push(step * 10 ** power);
  return ticks.filter((tick) => Math.log10(tick) >= low && Math.log10(tick) <= high);
}

function placed(point: QuadrantPoint, quadrant: Quadrant, scale: Scales): Placed {
  const largest = Math.max(...quadrant.points.map((other) => other.exposureMinor));
  const radius = 3.2 + Math.sqrt(Math.max(0, point.exposureMinor) / Math.max(1, largest)) * 11;
  return { point, x: scale.x(point.weightedDaysLateTenths / 10), y: scale.y(point.overdueMinor), radius };
}

function fields(pen: Pen, splitX: number, splitY: number): Insert {
  const { quadrants } = pen.text;
  const [right, bottom] = [field.x + field.width, field.y + field.height];
  const area = (x: number, y: number, toX: number, toY: number, fill: string): Markup =>
    html`<rect x="${at(x)}" y="${at(y)}" width="${at(toX - x)}" height="${at(toY - y)}" fill="${fill}" />`;
  const name = (label: string, x: number, y: number, anchor: string): Markup =>
    html`<text class="field" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${label}</text>`;
  return [
    area(field.x, field.y, splitX, splitY, '#fdf8e4'),
    area(splitX, field.y, right, splitY, '#fae6e2'),
    area(field.x, splitY, splitX, bottom, '#f7f9fa'),
    area(splitX, splitY, right, bottom, '#fdf1e3'),
    name(`II ${quadrants.II.name}`, field.x + 7, field.y + 15, 'start'),
    name(`I ${quadrants.I.name}`, right - 7, field.y + 15, 'end'),
    name(`III ${quadrants.III.name}`, field.x + 7, bottom - 8, 'start'),
    name(`IV ${quadrants.IV.name}`, right - 7, bottom - 8, 'end'),
    html`<line x1="${at(splitX)}" y1="${field.y}" x2="${at(splitX)}" y2="${bottom}" stroke="#46525a" stroke-dasharray="5 3" />
      <line x1="${field.x}" y1="${at(splitY)}" x2="${right}" y2="${at(splitY)}" stroke="#46525a" stroke-dasharray="5 3" />
      <rect x="${field.x}" y="${field.y}" width="${field.width}" height="${field.height}" fill="none" stroke="#9aa5ac" />`,
  ]; // prettier-ignore
}

function axes(pen: Pen, quadrant: Quadrant, scale: Scales): Insert {
  const { words } = pen.text;
  const bottom = field.y + field.height;
  const step = scale.maxDays <= 120 ? 30 : scale.maxDays <= 240 ? 60 : 90;
  const days: number[] = [];
  for (let tick = 0; tick < scale.maxDays; tick += step) days.push(tick);
  const marks = days.filter((tick) => Math.abs(scale.x(tick) - scale.x(quadrant.splitDays)) > 22);
  const rows = scale.ticks.filter((tick) => Math.abs(scale.y(tick) - scale.y(quadrant.splitAmountMinor)) > 11);
  const across = (value: number, className: string): Markup =>
    html`<text class="${className}" x="${at(scale.x(value))}" y="${bottom + 14}" text-anchor="middle">${value}</text>`;
  const up = (value: number, className: string): Markup =>
    html`<text class="${className}" x="${field.x - 5}" y="${at(scale.y(value) + 3.5)}" text-anchor="end">
      ${pen.short(value)}
    </text>`;
  return [
    marks.map((tick) => across(tick, '')),
    across(quadrant.splitDays, 'strong'),
    html`<text x="${field.x + field.width}" y="${bottom + 14}" text-anchor="end">≥ ${scale.maxDays}</text>`,
    rows.map((tick) => up(tick, '')),
    quadrant.splitAmountMinor > 0 && up(quadrant.splitAmountMinor, 'strong'),
    html`<text x="${field.x + field.width / 2}" y="${bottom + 32}" text-anchor="middle">${words.axisDays}</text>
      <text transform="translate(10 ${field.y + field.height / 2}) rotate(-90)" text-anchor="middle">
        ${words.axisAmount}
      </text>`,
  ];
}

function tail({ before }: QuadrantPoint, scale: Scales, to: Placed): Insert {
  if (!before) return null;
  const from = { x: scale.x(before.weightedDaysLateTenths / 10), y: scale.y(before.overdueMinor) };
  if (Math.hypot(from.x - to.x, from.y - to.y) <= to.radius) return null;
  return html`<line
    x1="${at(from.x)}"
    y1="${at(from.y)}"
    x2="${at(to.x)}"
    y2="${at(to.y)}"
    stroke="#8f9aa3"
    stroke-width=".7"
  />`;
}

function circle({ point, x, y, radius }: Placed): Markup {
  const ring = (fill: string): Markup =>
    html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${fill}" stroke="#1b2126" stroke-width=".8" />`;
  return html`${ring(riskColours[point.riskLevel] ?? riskColours[5])}${point.riskLevel >= 5 && ring('url(#hatch)')}`;
}

/** Names beside their points, the worst first; a name that would cover another or a point is left out. */
function labels(points: readonly Placed[], splitY: number): Insert {
  const order = { I: 0, II: 1, IV: 2, III: 3 } as const;
  const worstFirst = [...points].sort(
    (a, b) => order[a.point.quadrant] - order[b.point.quadrant] || b.point.overdueMinor - a.point.overdueMinor,
  );
  const taken: Box[] = points.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: radius * 2,
    height: radius * 2,
  }));
  taken.push({ x: field.x, y: splitY, width: field.width, height: 1 });
  const printed: Markup[] = [];
  for (const placed of worstFirst) {
    if (printed.length === MAX_LABELS) break;
    const name = shortName(placed.point.customerName);
    const box = freeBox(placed, labelWidth(name) * fontSize + 2, taken);
    if (!box) continue;
    taken.push(box);
    printed.push(html`<text class="strong" x="${at(box.x + 1)}" y="${at(box.y + fontSize - 1)}">${name}</text>`);
  }
  return printed;
}

function freeBox({ x, y, radius }: Placed, width: number, taken: readonly Box[]): Box | null {
  const height = fontSize + 2;
  const gap = radius + 2;
  const places: readonly (readonly [number, number])[] = [
    [x + gap, y - height / 2],
    [x - gap - width, y - height / 2],
    [x - width / 2, y - gap - height],
    [x - width / 2, y + gap],
    [x + gap * 0.7, y - gap * 0.7 - height],
    [x + gap * 0.7, y + gap * 0.7],
  ];
  for (const [left, top] of places) {
    const box = { x: left, y: top, width, height };
    // The corners hold the names of the fields.
    const body = { ...field, y: field.y + 20, height: field.height - 40 };
    if (inside(box, body) && !taken.some((other) => overlaps(box, other))) return box;
  }
  return null;
}

/** 杭州明达服饰有限公司 is 杭州明达服饰 on a chart; long names are cut. */
export function shortName(name: string): string {
  const stem =
    name.replace(/(?:股份|集团)?有限(?:责任)?公司$/, '').replace(/,? (?:Co\.?,? ?Ltd|Ltd|Inc|GmbH|LLC)\.?$/i, '') ||
    name;
  const chars = [...stem];
  const most = labelWidth(stem) > 11 ? Math.floor((11 / labelWidth(stem)) * chars.length) : chars.length;
  return chars.length > most ? `${chars.slice(0, most).join('')}…` : stem;
}
