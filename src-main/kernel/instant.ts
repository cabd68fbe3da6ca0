declare const instantBrand: unique symbol;
/** A moment in UTC, always `YYYY-MM-DDTHH:MM:SS.mmmZ`, so that text order is time order. */
export type Instant = string & { readonly [instantBrand]: true };

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value));
}

/** Accepts any ISO form with a zone and gives the canonical one. @throws RangeError for anything else. */
export function instant(text: string): Instant {
  const ms = /[zZ]|[+-]\d{2}:?\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with a zone: ${text}`);
  return instantFromMs(ms);
}

export function instantFromMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

export function instantMs(value: Instant): number {
  return Date.parse(value);
}
