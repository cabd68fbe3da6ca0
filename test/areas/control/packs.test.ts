import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  packChanges,
  packInForce,
  packNames,
  packs,
  proposePack,
  questions,
} from '../../../src-main/areas/control/rules/packs.ts';
import { settingsField } from '../../../src-main/areas/settings/contract.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';

const settings = initialSettings('Test', currency('CNY'), 'en');
const answersFor = (pack: string, count: number): Record<string, string> =>
  Object.fromEntries(
    questions.slice(0, count).map(({ id, answers }) => [id, Object.entries(answers).find(([, lean]) => lean === pack)?.[0] ?? '']),
  ); // prettier-ignore

describe('policy packs', () => {
  it.each(packNames)('%s is a whole set of valid settings', (name) =>
    expect(settingsField.safeParse({ ...settings, ...packs[name] }).success).toBe(true),
  );

  it('a new company stands on the standard pack; one changed value makes it its own', () => {
    expect(packInForce(settings)).toBe('standard');
    expect(packInForce({ ...settings, ...packs.strict })).toBe('strict');
    expect(packInForce({ ...settings, limits: { ...settings.limits, trialMinor: 1 } })).toBe('own');
  });

  it('names every value a pack would change', () => {
    expect(packChanges(settings, 'standard')).toEqual([]);
    const changes = packChanges(settings, 'strict');
    expect(changes).toContainEqual({ path: 'orderCheck.toleranceBp', before: 11_000, after: 10_000 });
    expect(changes).toContainEqual({ path: 'limits.reviewMonths.B', before: 3, after: 1 });
    expect(packChanges({ ...settings, ...packs.strict }, 'strict')).toEqual([]);
  });

  it.each([
    ['limits.gradeFactorBp.A', 8000, 6000, 10_000],
    ['limits.trialMinor', 2_000_000, 1_000_000, 5_000_000],
    ['limits.ownSalesShareBp', 1000, 500, 1500],
    ['orderCheck.holdOverdueDays', 16, 8, 31],
    ['orderCheck.toleranceBp', 11_000, 10_000, 12_000],
    ['danger.redFrom', 7, 5, 8],
    ['warnings.overdueDaysRed', 60, 30, 90],
  ])('%s is %s, strict %s, growth %s', (path, standard, strict, growth) => {
    const value = (name: 'standard' | 'strict' | 'growth') => path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], packs[name]); // prettier-ignore
    expect([value('standard'), value('strict'), value('growth')]).toEqual([standard, strict, growth]);
  });
});

describe('the self-check', () => {
  it('has nine questions of three answers, one for each kind of company', () => {
    expect(questions).toHaveLength(9);
    for (const { answers } of questions)
      expect(Object.values(answers).sort()).toEqual(['growth', 'standard', 'strict']);
  });

  it.each(['strict', 'standard', 'growth'])('proposes %s when every answer says so', (pack) => {
    const { pack: proposed, reasons, unanswered } = proposePack(answersFor(pack, 9));
    expect([proposed, reasons.length, unanswered]).toEqual([pack, 9, []]);
  });

  it('takes the more careful of equal ones, and the standard without answers', () => {
    expect(proposePack({ papers: 'missing', rivals: 'loseOrders' }).pack).toBe('strict');
    expect(proposePack({ papers: 'mostly', rivals: 'loseOrders' }).pack).toBe('standard');
    expect(proposePack({})).toMatchObject({ pack: 'standard', reasons: [] });
    expect(proposePack({ cash: 'nonsense' }).unanswered).toHaveLength(9);
  });

  it('does not propose growth without cash, whatever else is said', () =>
    expect(proposePack({ ...answersFor('growth', 9), cash: 'short' })).toMatchObject({ pack: 'strict', reasons: ['cash.short'] })); // prettier-ignore

  it('gives a point for each answer that counts', () => {
    const answers = fc.record(Object.fromEntries(questions.map(({ id, answers }) => [id, fc.constantFrom(...Object.keys(answers))])), { requiredKeys: [] }); // prettier-ignore
    fc.assert(
      fc.property(answers, (given) => {
        const { points, unanswered } = proposePack(given as Record<string, string>);
        expect(points.standard + points.strict + points.growth + unanswered.length).toBe(9);
      }),
    );
  });
});
