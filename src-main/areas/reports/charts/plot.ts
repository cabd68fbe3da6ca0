import { html, type Markup } from '../../letters/markup.ts';

/** Width of a label in em: Chinese characters are square, Latin ones about half. Good enough to keep labels apart. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
  return width;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Coordinates with one decimal: short, and the same on every machine. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Hatching over the two severest levels, so that they stand out on grey paper too. */
export const hatch: Markup = html`<defs>
  <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line x1="0" y1="0" x2="0" y2="5" stroke="#1b2126" stroke-width="1.1" stroke-opacity=".45" />
  </pattern>
</defs>`;
