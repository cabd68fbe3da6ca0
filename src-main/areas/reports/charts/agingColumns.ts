import { riskColours } from '../../../../resources/templates/reportStyle.ts';
import type { AgingCurrency } from '../../aging/contract.ts';
import { bucketLabel, bucketRiskLevel } from '../../aging/rules/buckets.ts';
import { html, type Markup } from '../../letters/markup.ts';
import type { Pen } from '../pen.ts';
import { at, hatch } from './plot.ts';

const width = 330;
const height = 236;
const plot = { left: 8, top: 20, right: width - 4, bottom: height - 24 };

/** One column per bucket, not due first, each with its rounded amount; the table beside it has the exact ones. */
export function agingColumns(pen: Pen, aging: AgingCurrency): Markup {
  const columns = [
    { label: pen.text.words.notDue, amountMinor: aging.notDueMinor, level: 0 },
    ...aging.buckets.map((bucket) => ({
      label: bucketLabel(bucket),
      amountMinor: bucket.amountMinor,
      level: bucketRiskLevel(bucket, 'due'),
    })),
  ];
  const highest = Math.max(1, ...columns.map((column) => column.amountMinor));
  const step = (plot.right - plot.left) / columns.length;
  const bar = Math.min(step * 0.66, 46);
  const bars = columns.map((column, index) => {
    const middle = plot.left + step * (index + 0.5);
    const tall = Math.max(0, (column.amountMinor / highest) * (plot.bottom - plot.top));
    const box = { x: at(middle - bar / 2), y: at(plot.bottom - tall), width: at(bar), height: at(tall) };
    const rect = (fill: string): Markup =>
      html`<rect
        x="${box.x}"
        y="${box.y}"
        width="${box.width}"
        height="${box.height}"
        fill="${fill}"
        stroke="#46525a"
        stroke-width=".6"
      />`;
    const shown = column.amountMinor === 0 ? '–' : pen.short(column.amountMinor);
    return html`${tall > 0 && rect(riskColours[column.level] ?? riskColours[5])}${
        tall > 0 && column.level >= 4 && rect('url(#hatch)')
      }<text class="strong" x="${at(middle)}" y="${at(plot.bottom - tall - 5)}" text-anchor="middle">${shown}</text>
      <text x="${at(middle)}" y="${plot.bottom + 15}" text-anchor="middle">${column.label}</text>`;
  });
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${pen.text.words.agingChart}">
    ${hatch} ${bars}
    <line x1="${plot.left}" y1="${plot.bottom}" x2="${plot.right}" y2="${plot.bottom}" stroke="#1b2126" />
  </svg>`;
}
