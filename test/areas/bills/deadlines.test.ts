import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alarmOf,
  deadlinesOf,
  discountCostMinor,
  tenorTooLong,
} from '../../../src-main/areas/bills/rules/deadlines.ts';
import { standingAt, type BillEventFact, type BillEventKind } from '../../../src-main/areas/bills/rules/states.ts';
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const bill = { kind: 'commercial_acceptance', issuedOn: day('2025-12-31'), maturesOn: day('2026-03-31') } as const;

function standing(asOf: string | Day, ...lines: [BillEventKind, string, boolean?][]) {
  const events = [['received', '2026-01-05'] as [BillEventKind, string, boolean?], ...lines].map(
    ([kind, on, recourse], index): BillEventFact => ({
      id: index + 1,
      kind,
      on: day(on),
      recourse: recourse ?? null,
      recordedAt: instant('2026-01-05T00:00:00.000Z'),
      voidedAt: null,
    }),
  );
  const found = standingAt(events, day(asOf));
  if (!found) throw new Error('received by then');
  return found;
}

describe('deadlines', () => {
  it('of a bill in hand: presentation 10 days, rights 2 years from maturity', () => {
    expect(deadlinesOf(bill, standing('2026-03-25'), day('2026-03-25'))).toEqual([
      { code: 'presentation', article: '53', fromOn: '2026-03-31', dueOn: '2026-04-10', daysLeft: 16, metOn: null },
      { code: 'rights', article: '17(1)', fromOn: '2026-03-31', dueOn: '2028-03-31', daysLeft: 737, metOn: null },
    ]);
  });

  it('of a refused one: notice 3 days, recourse 6 months from the refusal', () => {
    const now = standing('2026-04-07', ['presented', '2026-04-01'], ['dishonoured', '2026-04-02'], ['notified', '2026-04-05']); // prettier-ignore
    const found = deadlinesOf(bill, now, day('2026-04-07'));
    expect(found.map(({ code, dueOn, metOn }) => [code, dueOn, metOn])).toEqual([
      ['presentation', '2026-04-10', '2026-04-01'],
      ['rights', '2028-03-31', null],
      ['notice', '2026-04-05', '2026-04-05'],
      ['recourse', '2026-10-02', null],
    ]);
  });

  it('of one that was passed on and paid for: 3 months against the prior party', () => {
    const now = standing('2026-05-01', ['endorsed', '2026-02-01', true], ['dishonoured', '2026-04-02'], ['recourse_paid', '2026-04-20']); // prettier-ignore
    const again = deadlinesOf(bill, now, day('2026-05-01')).find(({ code }) => code === 're_recourse');
    expect(again).toEqual({ code: 're_recourse', article: '17(4)', fromOn: '2026-04-20', dueOn: '2026-07-20', daysLeft: 80, metOn: null }); // prettier-ignore
  });

  it('leaves presentation to whoever holds the bill', () => {
    expect(deadlinesOf(bill, standing('2026-03-01', ['endorsed', '2026-02-01', true]), day('2026-03-01'))).toEqual([]);
  });

  it('ends months on the last day where the date is missing: 6 months from 08-31 is 02-28', () => {
    const now = standing('2026-09-01', ['dishonoured', '2026-08-31']);
    expect(deadlinesOf(bill, now, day('2026-09-01')).at(-1)).toMatchObject({ code: 'recourse', dueOn: '2027-02-28' });
  });

  it('of a cheque: 10 days and 6 months from the date on it', () => {
    const cheque = { kind: 'cheque', issuedOn: day('2026-01-05'), maturesOn: day('2026-01-05') } as const;
    expect(
      deadlinesOf(cheque, standing('2026-01-06'), day('2026-01-06')).map(({ code, article, dueOn }) => [code, article, dueOn]),
    ).toEqual([
      ['presentation', '91', '2026-01-15'],
      ['rights', '17(2)', '2026-07-05'],
    ]); // prettier-ignore
  });
});

describe('tenor', () => {
  it.each([
    ['commercial_acceptance', '2026-01-15', '2026-07-15', false],
    ['commercial_acceptance', '2026-01-15', '2026-07-16', true],
    ['bank_acceptance', '2026-08-31', '2027-02-28', false],
    ['bank_acceptance', '2022-12-31', '2023-12-31', false],
    ['bank_acceptance', '2023-01-01', '2023-07-02', true],
    ['cheque', '2026-01-15', '2026-12-31', false],
  ] as const)('%s from %s to %s too long: %s', (kind, issuedOn, maturesOn, tooLong) => {
    expect(tenorTooLong({ kind, issuedOn: day(issuedOn), maturesOn: day(maturesOn) })).toBe(tooLong);
  });
});

describe('alarms', () => {
  it.each([
    ['2026-03-20', null, null, null],
    ['2026-03-21', 'matures_soon', 'yellow', 10],
    ['2026-03-30', 'matures_soon', 'yellow', 1],
    ['2026-03-31', 'present_now', 'orange', 10],
    ['2026-04-03', 'present_now', 'orange', 7],
    ['2026-04-07', 'present_now', 'orange', 3],
    ['2026-04-08', 'present_now', 'red', 2],
    ['2026-04-10', 'present_now', 'red', 0],
    ['2026-04-11', 'window_passed', 'red', -1],
  ])('in hand on %s: %s %s, %s days left', (asOf, code, level, daysLeft) => {
    const alarm = alarmOf(bill, standing(asOf), day(asOf));
    expect(alarm === null ? [null, null, null] : [alarm.code, alarm.level, alarm.daysLeft]).toEqual([code, level, daysLeft]); // prettier-ignore
  });

  it.each([
    ['2026-04-02', null, null],
    ['2026-04-03', 'no_answer', 'orange'],
    ['2026-04-08', 'no_answer', 'red'],
  ])('presented before maturity, on %s: %s %s', (asOf, code, level) => {
    const alarm = alarmOf(bill, standing(asOf, ['presented', '2026-03-30']), day(asOf));
    expect([alarm?.code ?? null, alarm?.level ?? null]).toEqual([code, level]);
  });

  it('asks what became of a bill passed on with recourse, and not of one without', () => {
    const asOf = day('2026-04-11');
    expect(alarmOf(bill, standing(asOf, ['endorsed', '2026-02-01', true]), asOf)?.code).toBe('outcome_unknown');
    expect(alarmOf(bill, standing('2026-04-10', ['endorsed', '2026-02-01', true]), day('2026-04-10'))).toBeNull();
    expect(alarmOf(bill, standing(asOf, ['endorsed', '2026-02-01', false]), asOf)).toBeNull();
  });

  it('counts a refusal: notice first, then recourse, red in its last 30 days', () => {
    const refused: [BillEventKind, string] = ['dishonoured', '2026-04-02'];
    const told: [BillEventKind, string] = ['notified', '2026-04-04'];
    const at = (asOf: string, ...more: [BillEventKind, string][]) => {
      const alarm = alarmOf(bill, standing(asOf, refused, ...more), day(asOf));
      return alarm && [alarm.code, alarm.level, alarm.dueOn, alarm.sinceOn];
    };
    expect(at('2026-04-03')).toEqual(['notice_due', 'red', '2026-04-05', '2026-04-02']);
    expect(at('2026-04-20')).toEqual(['notice_due', 'red', '2026-04-05', '2026-04-02']);
    expect(at('2026-04-20', told)).toEqual(['recourse_running', 'orange', '2026-10-02', '2026-04-02']);
    expect(at('2026-09-02', told)).toEqual(['recourse_running', 'red', '2026-10-02', '2026-09-02']);
    expect(at('2026-10-03', told)).toEqual(['recourse_passed', 'red', '2026-10-02', '2026-10-03']);
    expect(at('2026-10-03', told, ['settled', '2026-09-30'])).toBeNull();
  });

  it('never falls back to a lower level while a bill stays in hand', () => {
    const rank = { none: 0, yellow: 1, orange: 2, red: 3 } as const;
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), (offset) => {
        const level = (days: number) => {
          const asOf = addDays(bill.maturesOn, days);
          const alarm = alarmOf(bill, standing(asOf), asOf);
          if (alarm) expect(alarm.sinceOn <= asOf).toBe(true);
          return rank[alarm?.level ?? 'none'];
        };
        expect(level(offset + 1)).toBeGreaterThanOrEqual(level(offset));
      }),
    );
  });
});

it('shows what a discount cost: 100,000.00 for 98,750.00 cost 1,250.00', () => {
  expect(discountCostMinor(10_000_000, 9_875_000)).toBe(125_000);
});
