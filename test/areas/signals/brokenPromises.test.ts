import { describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { brokenPromiseFinding, type JudgedFact } from '../../../src-main/areas/signals/rules/promises.ts';

const promise = (promiseId: number, dueOn: string, kept: boolean): JudgedFact => ({
  promiseId,
  dueOn: day(dueOn),
  graceOn: day(`${dueOn.slice(0, 8)}${String(Number(dueOn.slice(8)) + 1).padStart(2, '0')}`),
  kept,
  amountMinor: 1000,
  inTimeMinor: kept ? 1000 : 300,
});
const kept = (id: number, dueOn: string) => promise(id, dueOn, true);
const broken = (id: number, dueOn: string) => promise(id, dueOn, false);

describe('broken promises as a danger signal', () => {
  it.each([
    ['one broken', [broken(1, '2026-03-10')], '2026-05-01', null],
    ['two in a row', [kept(1, '2026-01-10'), broken(2, '2026-03-10'), broken(3, '2026-04-10')], '2026-05-01', '2026-04-12'], // prettier-ignore
    ['not before the second verdict fell', [broken(2, '2026-03-10'), broken(3, '2026-04-10')], '2026-04-11', null],
    ['a kept one after two ends the row', [broken(1, '2026-03-10'), broken(2, '2026-04-10'), kept(3, '2026-05-10')], '2026-06-01', null], // prettier-ignore
    ['a third within the year, whatever was kept between', [broken(1, '2026-01-10'), kept(2, '2026-02-10'), broken(3, '2026-03-10'), kept(4, '2026-04-10'), broken(5, '2026-05-10'), kept(6, '2026-05-20')], '2026-06-01', '2026-05-12'], // prettier-ignore
    ['older than a year', [broken(1, '2026-03-10'), broken(2, '2026-04-10')], '2027-04-10', null],
  ])('%s', (_title, promises, asOf, sinceOn) => {
    expect(brokenPromiseFinding(promises, day(asOf))?.sinceOn ?? null).toBe(sinceOn);
  });

  it('tells how many, how many in a row, what was promised and what came', () => {
    const finding = brokenPromiseFinding([broken(1, '2026-03-10'), broken(2, '2026-04-10')], day('2026-05-01'));
    expect(finding?.figures.map(({ name, value }) => [name, value])).toEqual([
      ['brokenCount', 2],
      ['inARow', 2],
      ['promisedMinor', 2000],
      ['keptMinor', 600],
    ]);
  });
});
