import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, instantFromMs, instantMs, isInstant } from '../../src-main/kernel/instant.ts';

describe('what is an instant', () => {
  it.each([
    '2026-03-05T01:30:00.000Z',
    '2024-02-29T23:59:59.999Z',
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
  ])('%s is', (text) => {
    expect(isInstant(text)).toBe(true);
    expect(instant(text)).toBe(text);
  });

  it.each([
    '2026-02-30T00:00:00.000Z', // Date.parse makes 2 March of it
    '2026-02-29T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z', // would sort before the day it means
    '2026-01-01T00:60:00.000Z',
    '2026-01-01T00:00:60.000Z',
    '2026-13-01T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.000+00:00',
    '2026-01-01T00:00:00.000z',
    '2026-01-01 00:00:00.000Z',
    '2026-01-01',
    '+010000-01-01T00:00:00.000Z',
    '',
    0,
    null,
    undefined,
    new Date(0),
  ])('%j is not', (value) => {
    expect(isInstant(value)).toBe(false);
  });
});

describe('instant', () => {
  it.each([
    ['2026-03-05T09:30+08:00', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T09:30:15+0800', '2026-03-05T01:30:15.000Z'],
    ['2026-03-01T00:30:00-01:00', '2026-03-01T01:30:00.000Z'],
    ['2026-01-01T00:00:00+14:00', '2025-12-31T10:00:00.000Z'],
    ['2026-03-05T01:30:00.5Z', '2026-03-05T01:30:00.500Z'],
    ['2026-03-05T01:30:00.1239Z', '2026-03-05T01:30:00.123Z'],
    ['2026-03-05T01:30:00,250Z', '2026-03-05T01:30:00.250Z'],
    ['2026-03-05t01:30:00z', '2026-03-05T01:30:00.000Z'],
  ])('%s is %s', (text, canonical) => {
    expect(instant(text)).toBe(canonical);
  });

  it.each([
    '2026-03-05T09:30:00', // no zone
    '2026-03-05',
    '2026-02-30T00:00:00Z',
    '2026-03-05T25:00:00Z',
    '2026-03-05T09:30:00+25:00',
    'Thu, 05 Mar 2026 09:30:00 +0000',
    'Thu Mar 05 2026 (CZ)',
    '0001-01-01T00:00:00+08:00', // before the first day
    '',
  ])('refuses "%s"', (text) => {
    expect(() => instant(text)).toThrow(RangeError);
  });
});

describe('milliseconds', () => {
  const anyMs = fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') });

  it('are a bijection in which the order of texts is the order of time', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        const [x, y] = [instantFromMs(a), instantFromMs(b)];
        expect(instantMs(x)).toBe(a);
        expect(isInstant(x)).toBe(true);
        expect(instant(x)).toBe(x);
        expect(x < y).toBe(a < b);
      }),
    );
  });

  it('lose their fraction, and must lie in the years 1 to 9999', () => {
    expect(instantFromMs(1.9)).toBe('1970-01-01T00:00:00.001Z');
    for (const ms of [NaN, Infinity, 8.64e15, 8.65e15, Date.parse('9999-12-31T23:59:59.999Z') + 1, -1e14])
      expect(() => instantFromMs(ms)).toThrow(RangeError);
  });
});
