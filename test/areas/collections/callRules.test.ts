import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultCodes } from '../../../src-main/areas/actions/contract.ts';
import { laidOn } from '../../../src-main/areas/collections/rules/callMoney.ts';
import {
  disputeReasonOf,
  formsOf,
  keyedResults,
  otherResults,
  resultOfKey,
} from '../../../src-main/areas/collections/rules/callResults.ts';
import {
  likelyExcuses,
  scriptValues,
  stageOf,
  type CallSituation,
} from '../../../src-main/areas/collections/rules/callScript.ts';
import type { Cockpit, CockpitItem } from '../../../src-main/areas/collections/contract.ts';
import { scriptExcuses, scriptStages } from '../../../src-main/areas/playbook/rules/codes.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';

const late: CallSituation = {
  overdueMinor: 100_00,
  disputedMinor: 0,
  hasBrokenPromise: false,
  planTalk: false,
  step: { kind: 'call', letterLevel: null },
  contacts: 0,
  dueInDays: -10,
};

describe('the words for a call', () => {
  test.each<[string, Partial<CallSituation>]>([
    ['first_call', {}],
    ['second_call', { contacts: 1 }],
    ['pre_due', { overdueMinor: 0, dueInDays: 3 }],
    ['care', { overdueMinor: 0, dueInDays: 31 }],
    ['care', { overdueMinor: 0, dueInDays: null }],
    ['broken_promise', { hasBrokenPromise: true, disputedMinor: 100_00, contacts: 4 }],
    ['plan_talk', { planTalk: true }],
    ['dispute_call', { disputedMinor: 50_00 }],
    ['first_call', { disputedMinor: 49_99 }],
    ['final_notice', { step: { kind: 'letter', letterLevel: 4 }, contacts: 3 }],
    ['final_notice', { step: { kind: 'decision', letterLevel: null } }],
    ['second_call', { step: { kind: 'letter', letterLevel: 3 }, contacts: 3 }],
  ])('%s', (stage, change) => {
    expect(stageOf({ ...late, ...change })).toBe(stage);
  });

  test('what was said before comes first, the newest heaviest, then what is usual', () => {
    expect(likelyExcuses('first_call', [])).toEqual(['E01', 'E02', 'E08']);
    expect(likelyExcuses('first_call', ['E02', 'E04', 'E02'])).toEqual(['E02', 'E04', 'E01', 'E08']);
    expect(likelyExcuses('second_call', ['E04', 'E05', 'E05'])).toEqual(['E04', 'E05', 'E02']);
    expect(likelyExcuses('care', ['other', ''])).toEqual([]);
  });

  test('asks for what is not disputed, and says how many invoices there are when they are many', () => {
    const item = (number: number, openMinor: number, disputedMinor = 0): CockpitItem =>
      ({ number: `A${number}`, openMinor, disputedMinor, dueOn: day('2026-10-27'), daysLate: 26 }) as CockpitItem;
    const cockpit = { promises: [], customer: { name: '甲公司', shortName: '' } } as unknown as Cockpit;
    const said = (items: readonly CockpitItem[], language: 'zh' | 'en') =>
      scriptValues(
        cockpit,
        { currency: currency('CNY'), items, contact: '', company: '乙公司', me: '', payBy: day('2026-12-02') },
        language,
      );
    expect(said([item(1, 73_400_00, 18_350_00)], 'zh')).toMatchObject({ amount: '¥55,050.00', undisputed: '¥55,050.00', invoices: 'A1' }); // prettier-ignore
    expect(said([item(1, 73_400_00, 73_400_00)], 'zh')).toMatchObject({ amount: '¥73,400.00', undisputed: '¥0.00' });
    const many = (count: number) => Array.from({ length: count }, (_, index) => item(index + 1, 100_00));
    expect(said(many(5), 'en').invoices).toBe('A1, A2, A3, A4, A5');
    expect(said(many(22), 'en')).toMatchObject({ amount: '¥2,200.00', invoices: 'A1, A2, A3 and 19 more' });
    expect(said(many(22), 'zh').invoices).toBe('A1、A2、A3 等 22 笔');
  });

  test('only reasons the library knows, none twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scriptStages), fc.array(fc.constantFrom(...scriptExcuses)), (stage, given) => {
        const likely = likelyExcuses(stage, given);
        expect(new Set(likely).size).toBe(likely.length);
        expect(likely.length).toBeLessThanOrEqual(4);
        if (given[0] !== undefined) expect(likely).toContain(given[0]);
      }),
    );
  });
});

describe('results', () => {
  test('every result has one key or stands among the others', () => {
    expect([...keyedResults, ...otherResults].sort()).toEqual([...resultCodes].sort());
    expect(keyedResults.map((_code, index) => resultOfKey(String(index + 1)))).toEqual([...keyedResults]);
    expect(['0', 'a', '10', ''].map(resultOfKey)).toEqual([null, null, null, null]);
  });

  test('each opens what it needs', () => {
    expect(formsOf('promise').forms).toEqual(['promise']);
    expect(formsOf('dispute')).toMatchObject({ forms: ['dispute'], excuse: 'E06', disputeReason: 'quality' });
    expect(formsOf('invoice_missing')).toMatchObject({ forms: ['copy'], excuse: 'E01' });
    expect(formsOf('no_answer')).toMatchObject({ forms: [], excuse: null, reached: false });
    expect(disputeReasonOf('E12')).toBe('offset');
    expect(disputeReasonOf('')).toBe('quality');
  });
});

describe('a sum laid on items', () => {
  const items = [
    { dueItemId: id<'dueItem'>(1), amountMinor: 50_000 },
    { dueItemId: id<'dueItem'>(2), amountMinor: 30_000 },
  ];
  const minors = (amountMinor: number): number[] => laidOn(items, amountMinor).map((part) => part.amountMinor);

  test('in their order, the last takes what is spoken beyond', () => {
    expect(minors(60_000)).toEqual([50_000, 10_000]);
    expect(minors(50_000)).toEqual([50_000]);
    expect(minors(90_000)).toEqual([50_000, 40_000]);
    expect(laidOn([], 100)).toEqual([]);
  });

  test('the parts add up to the sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 1e10 }),
        (open, amount) => {
          const parts = laidOn(open.map((amountMinor, index) => ({ dueItemId: id<'dueItem'>(index + 1), amountMinor })), amount); // prettier-ignore
          expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amount);
          expect(parts.every((part) => part.amountMinor > 0)).toBe(true);
        },
      ),
    );
  });
});
