import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgmentInterest, worthOf } from '../../../src-main/areas/cases/rules/balance.ts';
import { feeOf, feeProcedureOf, feeProcedures, scaleOn } from '../../../src-main/areas/cases/rules/fees.ts';
import { allRules } from '../../../src-main/areas/law/rules/versions.ts';
import { day } from '../../../src-main/kernel/day.ts';

const on = day('2026-03-02');
const fee = (procedure: (typeof feeProcedures)[number], claimMinor: number): number => feeOf(procedure, claimMinor, on).feeMinor; // prettier-ignore

describe('court fees', () => {
  it.each([
    ['suit', 200_000_00, 4_300_00],
    ['payment-order', 200_000_00, 1_433_33],
    ['small', 200_000_00, 2_150_00],
    ['preservation', 200_000_00, 1_520_00],
    ['enforcement', 200_000_00, 2_900_00],
    ['suit', 1_000_000_00, 13_800_00],
    ['suit', 10_000_00, 50_00],
    ['suit', 1, 50_00],
    ['suit', 100_000_00, 2_300_00],
    ['suit', 500_000_00, 8_800_00],
    ['suit', 2_000_000_00, 22_800_00],
    ['suit', 5_000_000_00, 46_800_00],
    ['suit', 10_000_000_00, 81_800_00],
    ['suit', 20_000_000_00, 141_800_00],
    ['suit', 20_000_001_00, 141_800_01],
    ['suit', 30_000_000_00, 191_800_00],
    ['small', 10_000_00, 25_00],
    ['payment-order', 10_000_00, 16_67],
    ['preservation', 1_000_00, 30_00],
    ['preservation', 100_000_00, 1_020_00],
    ['preservation', 896_000_00, 5_000_00],
    ['preservation', 895_998_00, 4_999_99],
    ['preservation', 5_000_000_00, 5_000_00],
    ['enforcement', 10_000_00, 50_00],
    ['enforcement', 500_000_00, 7_400_00],
    ['enforcement', 5_000_000_00, 52_400_00],
    ['enforcement', 10_000_000_00, 77_400_00],
    ['enforcement', 20_000_000_00, 87_400_00],
  ] as const)('%s of %i fen costs %i', (procedure, claimMinor, feeMinor) => {
    expect(fee(procedure, claimMinor)).toBe(feeMinor);
  });

  it('shows the bands, where they are written and when that was checked', () => {
    const found = feeOf('payment-order', 200_000_00, on);
    expect(found.bands.slice(0, 4)).toEqual([
      { fromMinor: 0, toMinor: 10_000_00, rateBp: null, partMinor: 10_000_00, feeMinor: 50_00 },
      { fromMinor: 10_000_00, toMinor: 100_000_00, rateBp: 250, partMinor: 90_000_00, feeMinor: 2_250_00 },
      { fromMinor: 100_000_00, toMinor: 200_000_00, rateBp: 200, partMinor: 100_000_00, feeMinor: 2_000_00 },
      { fromMinor: 200_000_00, toMinor: 500_000_00, rateBp: 150, partMinor: 0, feeMinor: 0 },
    ]);
    expect(found).toMatchObject({ fullMinor: 4_300_00, share: [1, 3], article: '13, 14(3)', checkedOn: '2025-04-19' });
    expect(feeOf('preservation', 5_000_000_00, on)).toMatchObject({ fullMinor: 25_520_00, capped: true });
  });

  it('adds its bands up, never falls, and does not jump where a band begins', () => {
    for (const procedure of feeProcedures) {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 50_000_000_00 }),
          fc.integer({ min: 0, max: 10_000_00 }),
          (claim, more) => {
            const found = feeOf(procedure, claim, on);
            expect(found.bands.reduce((sum, band) => sum + band.feeMinor, 0)).toBe(found.fullMinor);
            expect(feeOf(procedure, claim + more, on).feeMinor).toBeGreaterThanOrEqual(found.feeMinor);
          },
        ),
        { numRuns: 150 },
      );
      for (const { upToMinor } of scaleOn(allRules([]), procedure, on).values.bands)
        if (upToMinor !== null)
          expect(fee(procedure, upToMinor + 1_00) - fee(procedure, upToMinor)).toBeLessThanOrEqual(4);
    }
  });

  it('knows which scale a case is charged by', () => {
    expect(feeProcedureOf('suit', 'ordinary')).toBe('suit');
    expect(feeProcedureOf('suit', 'simple')).toBe('small');
    expect(feeProcedureOf('arbitration', 'ordinary')).toBeNull();
  });
});

describe('interest after judgment', () => {
  const until = day('2026-01-10');
  it('is 3,500.00 on 200,000.00 for 100 days, and less where part was paid', () => {
    const question = { principalMinor: 200_000_00, performUntilOn: until, toOn: day('2026-04-20') };
    expect(judgmentInterest(question)).toMatchObject({ interestMinor: 3_500_00, article: '执行迟延利息解释 1' });
    const payments = [{ onDay: day('2026-03-01'), amountMinor: 100_000_00 }];
    const paid = judgmentInterest({ ...question, payments });
    expect(paid.segments.map(({ days, principalMinor }) => [days, principalMinor])).toEqual([[50, 200_000_00], [50, 100_000_00]]); // prettier-ignore
    expect(paid.interestMinor).toBe(2_625_00);
    expect(judgmentInterest({ ...question, toOn: until }).interestMinor).toBe(0);
  });
});

describe('is it worth it', () => {
  it('lays an own estimate against fee and costs', () => {
    expect(
      worthOf({ claimMinor: 200_000_00, chanceBp: 6_000, feeMinor: 4_300_00, otherCostsMinor: 10_000_00 }),
    ).toEqual({
      expectedMinor: 120_000_00,
      netMinor: 105_700_00,
      breakEvenBp: 715,
    });
    expect(worthOf({ claimMinor: 1_000_00, chanceBp: 10_000, feeMinor: 50_00, otherCostsMinor: 2_000_00 })).toMatchObject({ netMinor: -1_050_00, breakEvenBp: null }); // prettier-ignore
  });
});
