import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LawRule } from '../../../src-main/areas/law/contract.ts';
import { periodStart, termDaysOf, termsAgainst, type TermsQuestion } from '../../../src-main/areas/law/rules/terms.ts';
import { allRules, isStale, ruleOn } from '../../../src-main/areas/law/rules/versions.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';

const rules = allRules([]);
const ask = (question: Partial<Omit<TermsQuestion, 'on'>> & { on?: string }) => {
  const { on = '2026-03-01', ...rest } = question;
  return termsAgainst(rules, { lawPack: 'cn', debtorClass: 'large', termDays: 60, ...rest, on: day(on) });
};

describe('a term against the statute of its day', () => {
  it.each([
    // 支付条例 2025, article 9: a public body pays within 30 days, within 60 where the contract says so.
    ['public_body', 30, undefined, null],
    ['public_body', 31, undefined, ['info', 'over_default', 30]],
    ['public_body', 45, undefined, ['info', 'over_default', 30]],
    ['public_body', 45, false, ['warn', 'over_default', 30]],
    ['public_body', 45, true, null],
    ['public_body', 60, true, null],
    ['public_body', 61, true, ['warn', 'over_maximum', 60]],
    ['institution', 61, false, ['warn', 'over_maximum', 60]],
    // A large firm buying from a small one: 60 days.
    ['large', 60, undefined, null],
    ['large', 61, undefined, ['warn', 'over_unless_fair', 60]],
    ['large', 90, true, ['warn', 'over_unless_fair', 60]],
    // Between small firms, and where nobody said what the debtor is, the regulation sets no term.
    ['sme', 365, undefined, null],
    ['individual', 365, undefined, null],
    ['', 365, undefined, null],
  ] as const)('China, %s at %i days, agreed %s', (debtorClass, termDays, agreed, expected) => {
    const found = ask({ debtorClass, termDays, ...(agreed === undefined ? {} : { agreed }) });
    expect(found === null ? null : [found.level, found.code, found.limitDays]).toEqual(expected);
    if (found) expect(found).toMatchObject({ article: '9', ruleFrom: '2025-06-01', dailyBp: 5, maxDays: 60 });
  });

  it('asks the version of the day', () => {
    expect(ask({ on: '2025-05-31', termDays: 90 })).toBeNull();
    expect(ask({ on: '2025-06-01', termDays: 90 })).toMatchObject({ code: 'over_unless_fair', limitDays: 60 });
    expect(ask({ on: '2025-05-31', debtorClass: 'public_body', termDays: 90 })).toMatchObject({ code: 'over_maximum', limitDays: 60, article: '8', ruleFrom: '2020-09-01' }); // prettier-ignore
    expect(ask({ on: '2020-08-31', debtorClass: 'public_body', termDays: 365 })).toBeNull();
  });

  it.each([
    ['uk', 'large', 30, null],
    ['uk', 'large', 60, ['info', 'over_default', 30]],
    ['uk', 'sme', 61, ['warn', 'over_unless_fair', 60]],
    ['uk', 'public_body', 31, ['warn', 'over_maximum', 30]],
    ['eu', 'large', 31, ['info', 'over_default', 30]],
    ['eu', 'individual', 61, ['warn', 'over_unless_fair', 60]],
    ['eu', 'institution', 60, ['info', 'over_default', 30]],
    ['eu', 'public_body', 61, ['warn', 'over_maximum', 60]],
  ] as const)('%s, %s at %i days', (lawPack, debtorClass, termDays, expected) => {
    const found = ask({ lawPack, debtorClass, termDays });
    expect(found === null ? null : [found.level, found.code, found.limitDays]).toEqual(expected);
    expect(found?.smeStated ?? null).toBeNull();
  });

  it('says in Chinese law whether the customer was told that we are a small firm', () => {
    expect(ask({ termDays: 90 })?.smeStated).toBeNull();
    expect(ask({ termDays: 90, smeStated: false })?.smeStated).toBe(false);
    expect(ask({ lawPack: '', termDays: 90, smeStated: true })).toMatchObject({ pack: 'cn', smeStated: true });
  });

  it('never finds less fault with a longer term', () => {
    const weight = { null: 0, over_default: 1, over_unless_fair: 2, over_maximum: 2 };
    fc.assert(
      fc.property(
        fc.constantFrom('cn', 'uk', 'eu'),
        fc.constantFrom('public_body', 'institution', 'large', 'sme', 'individual', ''),
        fc.constantFrom(undefined, true, false),
        fc.nat(200),
        fc.nat(200),
        (lawPack, debtorClass, agreed, days, more) => {
          const at = (termDays: number) => weight[ask({ lawPack, debtorClass, termDays, agreed })?.code ?? 'null'];
          expect(at(days + more)).toBeGreaterThanOrEqual(at(days));
        },
      ),
    );
  });
});

describe('one’s own versions', () => {
  const own = (more: Partial<LawRule>): LawRule => ({
    ruleId: 1 as LawRule['ruleId'],
    pack: 'cn',
    code: 'terms_large',
    fromOn: day('2025-06-01'),
    untilOn: null,
    values: { kind: 'term', defaultDays: 45, maxDays: 45, beyond: 'forbidden' },
    article: '9',
    source: 'read in the gazette',
    checkedOn: day('2026-10-01'),
    note: '',
    replaced: false,
    recordedAt: null,
    ...more,
  });
  const at = (rows: LawRule[], on: string, termDays = 50) =>
    termsAgainst(allRules(rows), { lawPack: 'cn', debtorClass: 'large', on: day(on), termDays });

  it('stand in the place of the shipped one, which stays in sight', () => {
    const rows = allRules([own({})]);
    expect(rows.filter((row) => row.code === 'terms_large').map((row) => [row.ruleId, row.replaced])).toEqual([
      [1, false],
      [null, true],
    ]);
    expect(at([own({})], '2026-03-01')).toMatchObject({ code: 'over_maximum', limitDays: 45, source: 'read in the gazette', stale: false }); // prettier-ignore
  });

  it('are versions more where their first day is another', () => {
    const later = own({ fromOn: day('2027-01-01') });
    expect(at([later], '2026-12-31')).toBeNull();
    expect(at([later], '2027-01-01')).toMatchObject({ limitDays: 45, ruleFrom: '2027-01-01' });
    const ended = own({ untilOn: day('2025-12-31') });
    expect(at([ended], '2025-12-31')).toMatchObject({ limitDays: 45 });
    expect(at([ended], '2026-01-01')).toBeNull();
  });

  it('go on alone after what they replace', () => {
    expect(ruleOn(allRules([]), { pack: 'cn', code: 'interest_court', on: day('2024-08-26') })).toBeNull();
    expect(ruleOn(allRules([]), { pack: 'cn', code: 'interest_court', on: day('2024-08-27') })?.article).toBe('法释〔2024〕11号'); // prettier-ignore
  });
});

describe('the start of the period', () => {
  const start = (deliveredOn: string | null, acceptedOn: string | null, inspectionEndsOn: string | null) =>
    periodStart({
      documentOn: day('2026-06-03'),
      deliveredOn: deliveredOn === null ? null : day(deliveredOn),
      acceptedOn: acceptedOn === null ? null : day(acceptedOn),
      inspectionEndsOn: inspectionEndsOn === null ? null : day(inspectionEndsOn),
    });

  it.each([
    [null, null, null, '2026-06-03', 'document'],
    ['2026-06-01', null, null, '2026-06-01', 'delivery'],
    ['2026-06-01', '2026-06-10', null, '2026-06-10', 'acceptance'],
    ['2026-06-01', '2026-06-10', '2026-06-15', '2026-06-10', 'acceptance'],
    // A buyer who is late with the inspection gains nothing by it.
    ['2026-06-01', '2026-06-30', '2026-06-15', '2026-06-15', 'inspection_end'],
    ['2026-06-01', null, '2026-06-15', '2026-06-15', 'inspection_end'],
  ] as const)('delivered %s, passed %s, inspection until %s', (delivered, accepted, ends, on, basis) => {
    expect(start(delivered, accepted, ends)).toEqual({ on, basis });
  });

  it('counts the days from there', () => {
    expect(termDaysOf(day('2026-03-01'), day('2026-03-31'))).toBe(30);
    expect(termDaysOf(day('2026-03-01'), day('2026-02-01'))).toBe(0);
  });
});

describe('what was checked long ago', () => {
  it('is to be checked again after twelve months', () => {
    expect(isStale(day('2025-04-19'), day('2026-04-19'))).toBe(false);
    expect(isStale(day('2025-04-19'), addDays(day('2026-04-19'), 1))).toBe(true);
  });
});
