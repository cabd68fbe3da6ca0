import { describe, expect, it } from 'vitest';
import { countingLetters, lastLevelOf, suggestLevel } from '../../../src-main/areas/letters/rules/level.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { earlier, item } from './samples.ts';

describe('the next level', () => {
  it.each([
    [3, null, 1],
    [7, null, 1],
    [14, 1, 1],
    [15, 1, 2],
    [15, null, 1],
    [29, 2, 2],
    [30, 2, 3],
    [30, 1, 2],
    [400, null, 1],
    [400, 3, 3],
    [10, 2, 1],
  ] as const)('%i days late after level %s is %i', (daysLate, last, next) => {
    expect(suggestLevel(daysLate, last)).toBe(next);
  });

  it('never leaps: whatever the days, one above the last at most', () => {
    for (let daysLate = 0; daysLate < 500; daysLate += 1)
      for (const last of [null, 1, 2, 3] as const)
        expect(suggestLevel(daysLate, last)).toBeLessThanOrEqual((last ?? 0) + 1);
  });
});

describe('letters that count', () => {
  it('are those that named an item still claimed; a customer who paid up starts anew', () => {
    const letters = [earlier(2), earlier(1, { dueItemIds: [id(7)] })];
    expect(countingLetters(letters, [item(1)]).map((letter) => letter.level)).toEqual([2]);
    expect(countingLetters(letters, [item(9)])).toEqual([]);
    expect(lastLevelOf([])).toBeNull();
  });

  it('come oldest first, whatever their level', () => {
    const letters = [earlier(1, { letterOn: day('2026-11-02') }), earlier(3, { letterOn: day('2026-11-01') })];
    expect(countingLetters(letters, [item(1)]).map((letter) => letter.level)).toEqual([3, 1]);
    expect(lastLevelOf(letters)).toBe(3);
  });
});
