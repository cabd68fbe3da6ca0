import { describe, expect, it } from 'vitest';
import { rateText } from '../../../src-main/areas/interest/rules/rateText.ts';

describe('a rate as it is printed', () => {
  it.each([
    [0.03, '3.00%'],
    [0.04355, '4.355%'],
    [0.0403, '4.03%'],
    [0.1825, '18.25%'],
    [0.12, '12.00%'],
    [0.1275, '12.75%'],
    [0.031001, '3.1001%'],
  ])('%d is %s', (rate, text) => {
    expect(rateText(rate)).toBe(text);
  });

  it('lets a segment be worked out again: 9,661.50 × 4.355 % × 15 / 365 is 17.29', () => {
    const rate = Number(rateText(0.0335 * 1.3).replace('%', '')) / 100;
    expect(Math.round((966_150 * rate * 15) / 365)).toBe(1729);
  });
});
