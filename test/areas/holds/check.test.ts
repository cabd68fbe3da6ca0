import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import en from '../../../resources/text/orderCheck.en.json' with { type: 'json' };
import zh from '../../../resources/text/orderCheck.zh.json' with { type: 'json' };
import { checkCodes, checkOrder, decisionOf, effects, type CheckFacts } from '../../../src-main/areas/holds/rules/check.ts'; // prettier-ignore
import { reasonText } from '../../../src-main/areas/holds/rules/describe.ts';
import { proposalsFor, type ProposalFacts } from '../../../src-main/areas/holds/rules/status.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';

const CNY = currency('CNY');
const usual = initialSettings('Test Ltd', CNY, 'en').orderCheck;

/** A customer with a limit of 20,000.00 of which 15,000.00 is used, and nothing against it. */
const clean: CheckFacts = {
  asOf: day('2026-06-30'),
  currency: CNY,
  orderMinor: 500_000,
  exposureMinor: 1_500_000,
  limitMinor: 2_000_000,
  hasLimit: true,
  limitEndedOn: null,
  overdue: [],
  grade: null,
  dangerRed: false,
  brokenPromise: false,
  status: { status: 'open', reason: '', reviewOn: null },
  reviewDueOn: null,
  hasContract: false,
  hasSigner: false,
  fraudMarks: [],
};
const late = (oldestDaysLate: number, more: Partial<CheckFacts['overdue'][number]> = {}): Partial<CheckFacts> => ({
  overdue: [{ currency: CNY, overdueMinor: 100_000, disputedMinor: 0, unappliedMinor: 0, oldestDaysLate, ...more }],
});

describe('the order check', () => {
  it.each<[string, Partial<CheckFacts>, string, string[]]>([
    ['inside the limit to the cent', {}, 'pass', ['within_limit']],
    ['one cent over, grade A', { orderMinor: 500_001, grade: 'A' }, 'warn', ['limit_tolerance']],
    ['110 % exactly, grade A', { orderMinor: 700_000, grade: 'A' }, 'warn', ['limit_tolerance']],
    ['110 % and a cent, grade AAA', { orderMinor: 700_001, grade: 'AAA' }, 'reason', ['over_limit']],
    ['within 110 %, grade B', { orderMinor: 600_000, grade: 'B' }, 'reason', ['limit_tolerance_grade']],
    ['within 110 %, no grade', { orderMinor: 600_000 }, 'reason', ['limit_tolerance_grade']],
    ['no limit', { hasLimit: false, limitMinor: 0 }, 'reason', ['no_limit']],
    ['limit run out', { hasLimit: false, limitMinor: 0, limitEndedOn: day('2026-05-31') }, 'hold', ['limit_expired']],
    ['a day late', late(1), 'reason', ['overdue_short']],
    ['15 days late', late(15), 'reason', ['overdue_short']],
    ['16 days late', late(16), 'hold', ['overdue_long']],
    ['30 days late', late(30), 'hold', ['overdue_long']],
    ['31 days late', late(31), 'hold', ['overdue_block']],
    ['late but disputed', late(0, { overdueMinor: 0, disputedMinor: 100_000 }), 'pass', ['within_limit']],
    ['grade B', { grade: 'B' }, 'pass', ['within_limit']],
    ['grade C', { grade: 'C' }, 'hold', ['grade_cash_only']],
    ['grade D', { grade: 'D' }, 'hold', ['grade_cash_only']],
    ['a broken promise', { brokenPromise: true }, 'hold', ['broken_promise']],
    ['red danger level', { dangerRed: true }, 'hold', ['danger_red']],
    ['on hold', { status: { status: 'hold', reason: 'overdue', reviewOn: null } }, 'hold', ['customer_hold']],
    ['watched', { status: { status: 'watch', reason: 'danger', reviewOn: null } }, 'warn', ['customer_watch']],
    ['review within its grace', { reviewDueOn: day('2026-05-31') }, 'pass', ['within_limit']],
    ['review past its grace', { reviewDueOn: day('2026-05-30') }, 'hold', ['file_stale']],
    ['marks of fraud', { fraudMarks: ['fraud_mark'] }, 'hold', ['fraud_marks']],
    ['all of it at once', { ...late(3), orderMinor: 900_000, grade: 'D' }, 'hold', ['grade_cash_only', 'over_limit', 'overdue_short']], // prettier-ignore
  ])('%s', (_name, more, decision, codes) => {
    const reasons = checkOrder({ ...clean, ...more }, usual);
    expect([decisionOf(reasons), reasons.map(({ code }) => code)]).toEqual([decision, codes]);
  });

  it('asks for contract and signer only where that is set', () => {
    const strict = { ...usual, requireContract: true, requireSigner: true };
    expect(checkOrder(clean, strict).map(({ code, cashOnly }) => [code, cashOnly])).toEqual([
      ['contract_missing', true],
      ['signer_missing', true],
    ]);
    expect(decisionOf(checkOrder({ ...clean, hasContract: true, hasSigner: true }, strict))).toBe('pass');
  });

  it('is never kinder for a larger order', () => {
    const order = fc.integer({ min: 1, max: 4_000_000 });
    fc.assert(
      fc.property(order, order, fc.constantFrom(null, 'AAA' as const, 'B' as const), (a, b, grade) => {
        const of = (orderMinor: number) => effects.indexOf(decisionOf(checkOrder({ ...clean, orderMinor, grade }, usual))); // prettier-ignore
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });

  it('says every reason in words with its figures', () => {
    const text = (facts: Partial<CheckFacts>, language: 'zh' | 'en') =>
      checkOrder({ ...clean, ...facts }, usual).map((one) =>
        reasonText(one, CNY, language === 'zh' ? zh : en, language),
      );
    expect(text({}, 'en')).toEqual([
      'Within the limit and nothing overdue: exposure ¥15,000.00 + this order ¥5,000.00 = ¥20,000.00, limit ¥20,000.00, ¥0.00 left after it.',
    ]);
    expect(text(late(20, { disputedMinor: 30_000 }), 'zh')).toEqual([
      '逾期较久：最久已逾期 20 天，逾期 ¥1,000.00。暂停，须付款或主管批准。另有争议金额 ¥300.00，不计入逾期。',
    ]);
    for (const code of checkCodes) expect([code, code in en, code in zh]).toEqual([code, true, true]);
  });
});

describe('proposed holds', () => {
  const facts: ProposalFacts = {
    asOf: day('2026-06-30'),
    dangerRed: false,
    oldestDaysLate: 0,
    exposureMinor: 2_400_000,
    limitMinor: 2_000_000,
    hasLimit: true,
    grade: null,
    status: 'open',
    reviewOn: null,
  };
  it.each<[string, Partial<ProposalFacts>, string[]]>([
    ['120 % of the limit is not yet one', {}, []],
    ['a cent more is', { exposureMinor: 2_400_001 }, ['over_limit']],
    ['no limit, no over-limit', { exposureMinor: 9_000_000, hasLimit: false, limitMinor: 0 }, []],
    ['30 days late', { oldestDaysLate: 30 }, []],
    ['31 days late and red', { oldestDaysLate: 31, dangerRed: true }, ['danger', 'overdue']],
    ['a cash-only grade that owes', { grade: 'C' }, ['grade']],
    ['on hold already', { dangerRed: true, status: 'hold' }, []],
    ['put off', { dangerRed: true, status: 'watch', reviewOn: day('2026-07-01') }, []],
    ['put off until today', { dangerRed: true, status: 'watch', reviewOn: day('2026-06-30') }, ['danger']],
  ])('%s', (_name, more, reasons) => {
    expect(proposalsFor({ ...facts, ...more }, usual).map(({ reason }) => reason)).toEqual(reasons);
  });
});
