import { isDay } from './day.ts';

declare const instantBrand: unique symbol;
/** A moment in UTC, always `YYYY-MM-DDTHH:MM:SS.mmmZ`, so that text order is time order. */
export type Instant = string & { readonly [instantBrand]: true };

/** What `Date` can hold at all. */
const MAX_MS = 8.64e15;
const canonical = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const zoned =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d+))?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i;

/** The calendar part is checked by `isDay`, because `Date.parse` turns 30 February into 2 March. */
export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string') return false;
  const match = canonical.exec(value);
  return match !== null && isDay(match[1]);
}

/**
 * Reads an ISO moment with a zone, cut to milliseconds, and gives the canonical form:
 * `instant('2026-03-05T09:30+08:00')` is `2026-03-05T01:30:00.000Z`. @throws RangeError for anything else.
 */
export function instant(text: string): Instant {
  const match = zoned.exec(text);
  if (!match || !isDay(match[1])) throw new RangeError(`not an instant with a zone: ${text}`);
  const [, on, hour, minute, second = '00', fraction = '', zone = ''] = match;
  const offset = zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase();
  return instantFromMs(Date.parse(`${on}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`));
}

/** From milliseconds since 1970-01-01T00:00Z, a fraction cut off. @throws RangeError outside the years 1 to 9999. */
export function instantFromMs(ms: number): Instant {
  const text = Math.abs(ms) <= MAX_MS ? new Date(ms).toISOString() : '';
  if (!isInstant(text)) throw new RangeError(`not a moment in the years 1 to 9999: ${ms}`);
  return text;
}

export function instantMs(value: Instant): number {
  return Date.parse(value);
}
