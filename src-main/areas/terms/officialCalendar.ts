import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { isDay, type Day } from '../../kernel/day.ts';

/**
 * The yearly notices of the State Council on holidays and make-up workdays (调休), as the package `chinese-days` keeps
 * them. Its table alone is read: no clock, no network, and a new year comes with a new release of the package.
 */
export interface OfficialDay {
  readonly on: Day;
  readonly kind: 'work' | 'off';
  readonly name: string;
  readonly nameEn: string;
}

const days: ReadonlyMap<Day, OfficialDay> = new Map([
  ...entries(table.holidays, 'off'),
  ...entries(table.workdays, 'work'),
]);
const years = [...days.keys()].map((on) => Number(on.slice(0, 4)));

/** First and last year there is a table for; beyond them only weekends are known. */
export const officialYears = { from: Math.min(...years), to: Math.max(...years) } as const;

export function officialDays(): Iterable<OfficialDay> {
  return days.values();
}

/** Entries read `2026-02-17: "Spring Festival,春节,4"`. */
function* entries(
  rows: Readonly<Record<string, string>>,
  kind: OfficialDay['kind'],
): Generator<[Day, OfficialDay], void, undefined> {
  for (const [on, text] of Object.entries(rows)) {
    const [nameEn = '', name = ''] = text.split(',');
    if (isDay(on)) yield [on, { on, kind, name, nameEn }];
  }
}
