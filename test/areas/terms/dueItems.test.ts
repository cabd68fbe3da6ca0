import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termRuleField, type TermLine, type TermRule } from '../../../src-main/areas/terms/contract.ts';
import { annualCostOfDiscountBp } from '../../../src-main/areas/terms/rules/discount.ts';
import { baseDay, dueDay } from '../../../src-main/areas/terms/rules/dueDay.ts';
import { dueItemsOf, type DocumentDays } from '../../../src-main/areas/terms/rules/dueItems.ts';
import { netDays, termLine, termRule } from '../../../src-main/areas/terms/rules/usual.ts';
import { isWeekday, shifted, workdaysBy } from '../../../src-main/areas/terms/rules/workdays.ts';
import { officialDays, officialYears } from '../../../src-main/areas/terms/officialCalendar.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, dayFromNumber, dayNumber, type Day } from '../../../src-main/kernel/day.ts';

const official = workdaysBy(new Map([...officialDays()].map(({ on, kind }) => [on, kind])));
const due = (line: Partial<TermLine>, on: string): Day => {
  const whole = termLine(line);
  return dueDay(whole, baseDay(whole, day(on)));
};

describe('when a line falls due', () => {
  it.each<[string, Partial<TermLine>, string, string]>([
    ['net 30', { days: 30 }, '2026-03-01', '2026-03-31'],
    ['one month from the last of January', { months: 1 }, '2026-01-31', '2026-02-28'],
    ['one month, leap year', { months: 1 }, '2024-01-31', '2024-02-29'],
    ['twelve months from a leap day', { months: 12 }, '2024-02-29', '2025-02-28'],
    ['months before days', { months: 1, days: 5 }, '2026-01-31', '2026-03-05'],
    ['月结30天', { base: 'month_end', days: 30 }, '2026-03-12', '2026-04-30'],
    ['月结 from February', { base: 'month_end', days: 30 }, '2026-02-03', '2026-03-30'],
    ['month end + 1 month stays at the end', { base: 'month_end', months: 1 }, '2026-02-03', '2026-03-31'],
    ['month end + 2 months, leap year', { base: 'month_end', months: 2 }, '2023-12-31', '2024-02-29'],
    ['25日结账次月10日, on the cut-off', { base: 'statement', cutOffDay: 25, months: 1, payDay: 10 }, '2026-03-25', '2026-04-10'],
    ['25日结账次月10日, after the cut-off', { base: 'statement', cutOffDay: 25, months: 1, payDay: 10 }, '2026-03-26', '2026-05-10'],
    ['5日结账次月10日 is not this month', { base: 'statement', cutOffDay: 5, months: 1, payDay: 10 }, '2026-03-03', '2026-04-10'],
    ['cut-off 0 is the last day', { base: 'statement', cutOffDay: 0, days: 15 }, '2024-02-10', '2024-03-15'],
    ['two days before the end, in February', { base: 'statement', cutOffDay: -2, days: 0 }, '2026-02-27', '2026-03-29'],
    ['two days before the end, a month on', { base: 'statement', cutOffDay: -2, months: 1 }, '2026-02-20', '2026-03-29'],
    ['pay day 31 is the last of the month', { months: 1, payDay: 31 }, '2026-01-15', '2026-02-28'],
    ['days pass whole before the pay day', { days: 30, payDay: 10 }, '2026-03-20', '2026-05-10'],
    ['days reach the pay day itself', { days: 30, payDay: 19 }, '2026-03-20', '2026-04-19'],
    ['no month: the first pay day from here', { payDay: 10 }, '2026-03-20', '2026-04-10'],
    ['no month: the pay day today', { payDay: 20 }, '2026-03-20', '2026-03-20'],
    ['second month after', { base: 'statement', cutOffDay: 25, months: 2, payDay: 5 }, '2026-11-30', '2027-02-05'],
  ])('%s', (_name, line, on, expected) => {
    expect(due(line, on)).toBe(expected);
  }); // prettier-ignore
});

describe('days off', () => {
  it.each([
    ['National Day 2026, next', '2026-10-01', 'next', '2026-10-08'],
    ['National Day 2026, previous', '2026-10-01', 'previous', '2026-09-30'],
    ['调休 Sunday 2026-09-20 is a workday', '2026-09-20', 'next', '2026-09-20'],
    ['Saturday 2026-10-10 is a workday', '2026-10-10', 'previous', '2026-10-10'],
    ['Spring Festival 2026 ends on the 23rd', '2026-02-15', 'next', '2026-02-24'],
    ['Saturday 2026-02-14 is worked before it', '2026-02-15', 'previous', '2026-02-14'],
    ['a plain Sunday', '2026-03-15', 'next', '2026-03-16'],
    ['a plain Sunday stays with none', '2026-03-15', 'none', '2026-03-15'],
    ['2027: no table yet, weekends only', '2027-10-01', 'next', '2027-10-01'],
  ] as const)('%s', (_name, on, shift, expected) => {
    expect(shifted(day(on), shift, official)).toBe(expected);
  });

  it('knows the years of the table', () => {
    expect(officialYears.from).toBeLessThanOrEqual(2007);
    expect(officialYears.to).toBeGreaterThanOrEqual(2026);
  });

  it('moves nothing by a calendar without workdays', () => {
    expect(shifted(day('2026-03-15'), 'next', () => false)).toBe('2026-03-15');
  });
});

const items = (rule: TermRule, days: DocumentDays, amountMinor: number) =>
  dueItemsOf(rule, days, amountMinor, official).map((item) => [item.dueOn, item.amountMinor, item.part, item.dueBasis]);

describe('items of a document', () => {
  const issuedOn = day('2026-03-20');

  it('is one whole item under plain terms', () => {
    expect(items(netDays(30), { issuedOn }, 100_000)).toEqual([['2026-04-19', 100_000, 'whole', 'terms']]);
  });

  it('splits by share with what is left on the last line', () => {
    const thirds = termRule([
      termLine({ shareBp: 3333 }),
      termLine({ shareBp: 3333, days: 30 }),
      termLine({ shareBp: 3334, days: 60 }),
    ]);
    expect(items(thirds, { issuedOn }, 10_000)).toEqual([
      ['2026-03-20', 3333, 'instalment', 'terms'],
      ['2026-04-19', 3333, 'instalment', 'terms'],
      ['2026-05-19', 3334, 'instalment', 'terms'],
    ]);
    // 1.00: 33.33 % is 0.3333, half up 0.33, twice; the last line has 0.34.
    expect(items(thirds, { issuedOn }, 100).map(([, amount]) => amount)).toEqual([33, 33, 34]);
  });

  it('takes a fixed amount as long as there is something left', () => {
    const rule = termRule([termLine({ amountMinor: 500_000 }), termLine({ days: 30 })], { currency: currency('CNY') });
    expect(items(rule, { issuedOn }, 800_000).map(([, amount]) => amount)).toEqual([500_000, 300_000]);
    expect(items(rule, { issuedOn }, 300_000).map(([, amount]) => amount)).toEqual([300_000]);
  });

  const works = termRule([
    termLine({ label: '预付款', shareBp: 3000 }),
    termLine({ label: '货款', shareBp: 6000, base: 'delivery', days: 30 }),
    termLine({ part: 'retention', label: '质保金', shareBp: 1000, base: 'acceptance', months: 12, expectedDays: 60 }),
  ]);

  it('dates what happened, guesses what is expected, flags what nobody knows', () => {
    const found = dueItemsOf(works, { issuedOn }, 1_000_000, official);
    expect(found).toEqual([
      {
        line: 0, dueOn: '2026-03-20', dueBasis: 'terms', amountMinor: 300_000, part: 'instalment', label: '预付款',
        triggerKind: 'document', triggerOn: null, triggerHappened: true, discountUntilOn: null, discountBp: null,
      },
      {
        line: 1, dueOn: '2026-04-19', dueBasis: 'document', amountMinor: 600_000, part: 'instalment', label: '货款',
        triggerKind: 'delivery', triggerOn: null, triggerHappened: false, discountUntilOn: null, discountBp: null,
      },
      {
        line: 2, dueOn: '2027-05-19', dueBasis: 'terms', amountMinor: 100_000, part: 'retention', label: '质保金',
        triggerKind: 'acceptance', triggerOn: '2026-05-19', triggerHappened: false, discountUntilOn: null, discountBp: null,
      },
    ]); // prettier-ignore
    const known = { issuedOn, deliveredOn: day('2026-03-10'), acceptedOn: day('2026-04-15') };
    expect(items(works, known, 1_000_000)).toEqual([
      ['2026-03-20', 300_000, 'instalment', 'terms'],
      ['2026-04-09', 600_000, 'instalment', 'terms'],
      ['2027-04-15', 100_000, 'retention', 'terms'],
    ]);
  });

  it('goes by the day a document expects before what is usual', () => {
    const expected = { issuedOn, expected: { acceptedOn: day('2026-06-30') } };
    expect(dueItemsOf(works, expected, 1000, official).at(-1)).toMatchObject({
      triggerOn: '2026-06-30',
      dueOn: '2027-06-30',
      triggerHappened: false,
    });
  });

  it('dates a milestone by its name', () => {
    const rule = termRule([
      termLine({ part: 'milestone', label: '到港', base: 'milestone', shareBp: 5000, days: 7 }),
      termLine({ part: 'milestone', label: '调试', base: 'milestone', days: 7 }),
    ]);
    const found = dueItemsOf(rule, { issuedOn, milestones: { 到港: day('2026-04-01') } }, 1000, isWeekday);
    expect(found.map((item) => [item.label, item.dueOn, item.triggerHappened])).toEqual([
      ['调试', '2026-03-27', false],
      ['到港', '2026-04-08', true],
    ]);
  });

  it('offers the discount where paying early is early, never on retention', () => {
    const rule = termRule([termLine({ days: 30 })], { discount: { bp: 200, days: 10 } });
    expect(dueItemsOf(rule, { issuedOn }, 1000, official)[0]).toMatchObject({
      discountUntilOn: '2026-03-30',
      discountBp: 200,
    });
    const late = termRule([termLine({ days: 10 })], { discount: { bp: 200, days: 10 } });
    expect(dueItemsOf(late, { issuedOn }, 1000, official)[0]).toMatchObject({ discountUntilOn: null });
    const kept = dueItemsOf({ ...works, discount: { bp: 100, days: 5 } }, { issuedOn, deliveredOn: issuedOn, acceptedOn: issuedOn }, 1000, official); // prettier-ignore
    expect(kept.map((item) => item.discountBp)).toEqual([null, 100, null]);
  });
});

describe('a rule', () => {
  const ok = (rule: unknown): boolean => termRuleField.safeParse(rule).success;
  it.each<[string, TermRule, boolean]>([
    ['one open line', netDays(30), true],
    ['shares of 100 %', termRule([termLine({ shareBp: 4000 }), termLine({ shareBp: 6000 })]), true],
    ['shares and the rest', termRule([termLine({ shareBp: 4000 }), termLine()]), true],
    ['shares of 90 %', termRule([termLine({ shareBp: 4000 }), termLine({ shareBp: 5000 })]), false],
    ['shares of 110 %', termRule([termLine({ shareBp: 6000 }), termLine({ shareBp: 5000 })]), false],
    ['nothing left for the rest', termRule([termLine({ shareBp: 10_000 }), termLine()]), false],
    ['two open lines', termRule([termLine(), termLine()]), false],
    ['an amount without a currency', termRule([termLine({ amountMinor: 100 }), termLine()]), false],
    ['a statement without a cut-off', termRule([termLine({ base: 'statement' })]), false],
    ['a cut-off without a statement', termRule([termLine({ cutOffDay: 25 })]), false],
    ['a milestone without a name', termRule([termLine({ base: 'milestone', part: 'milestone' })]), false],
  ])('%s: %o is right %s', (_name, rule, right) => {
    expect(ok(rule)).toBe(right);
  });
});

describe('F: whatever the rule', () => {
  const anyDay = fc
    .integer({ min: dayNumber(day('2015-01-01')), max: dayNumber(day('2030-12-31')) })
    .map(dayFromNumber);
  const anyLine = fc.record({
    base: fc.constantFrom('invoice', 'delivery', 'acceptance', 'statement', 'month_end', 'milestone'),
    months: fc.integer({ min: 0, max: 14 }),
    days: fc.integer({ min: 0, max: 120 }),
    payDay: fc.option(fc.integer({ min: 1, max: 31 })),
    cutOff: fc.integer({ min: -27, max: 28 }),
    expectedDays: fc.option(fc.integer({ min: 0, max: 90 })),
    share: fc.integer({ min: 1, max: 1000 }),
    retention: fc.boolean(),
  });
  const anyRule = fc
    .record({
      lines: fc.array(anyLine, { minLength: 1, maxLength: 9 }),
      shift: fc.constantFrom('none', 'next', 'previous'),
      discount: fc.option(fc.record({ bp: fc.integer({ min: 1, max: 5000 }), days: fc.integer({ min: 0, max: 60 }) })),
    })
    .map(({ lines, ...rest }) =>
      termRule(
        lines.map(({ base, cutOff, share, retention, ...line }, index) =>
          termLine({
            ...line,
            base,
            label: base === 'milestone' ? `m${index}` : '',
            part: retention ? 'retention' : 'instalment',
            cutOffDay: base === 'statement' ? cutOff : null,
            shareBp: index === lines.length - 1 ? null : share,
          }),
        ),
        rest,
      ),
    );
  const anyDays = fc.record({ issuedOn: anyDay, deliveredOn: fc.option(anyDay), acceptedOn: fc.option(anyDay) });
  const amount = fc.integer({ min: 1, max: 2 ** 45 });

  it('is one the contract takes', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(termRuleField.safeParse(rule)).toMatchObject({ success: true });
      }),
    );
  });

  it('items add up, are in order and positive, and lie on workdays when they are shifted', () => {
    fc.assert(
      fc.property(anyRule, anyDays, amount, (rule, days, amountMinor) => {
        const found = dueItemsOf(rule, days, amountMinor, official);
        expect(found.reduce((sum, item) => sum + item.amountMinor, 0)).toBe(amountMinor);
        expect(found.every((item) => item.amountMinor > 0)).toBe(true);
        expect(found.map((item) => item.dueOn)).toEqual(found.map((item) => item.dueOn).sort());
        if (rule.shift !== 'none') expect(found.filter((item) => !official(item.dueOn))).toEqual([]);
        for (const { discountUntilOn, dueOn } of found) if (discountUntilOn !== null) expect(discountUntilOn < dueOn).toBe(true);
      }),
      { numRuns: 2000 },
    ); // prettier-ignore
  });

  it('a later document is never due earlier, and nothing is due before the day it counts from', () => {
    fc.assert(
      fc.property(anyRule, anyDay, fc.integer({ min: 0, max: 400 }), (rule, issuedOn, later) => {
        for (const line of rule.lines) {
          const first = dueDay(line, baseDay(line, issuedOn));
          const second = dueDay(line, baseDay(line, addDays(issuedOn, later)));
          expect(second >= first).toBe(true);
          expect(first >= baseDay(line, issuedOn)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lives on at both ends of the calendar', () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom('0001-01-01', '9999-12-31'), (rule, on) => {
        expect(dueItemsOf({ ...rule, shift: 'next' }, { issuedOn: day(on) }, 100, official).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what a discount costs a year', () => {
  it.each([
    ['2/10 net 30: 37.2 %', 200, 10, 30, 3724],
    ['1/10 net 30: 18.4 %', 100, 10, 30, 1843],
    ['2/10 net 60: 14.9 %', 200, 10, 60, 1490],
    ['nothing earlier', 200, 30, 30, null],
    ['all given away', 10_000, 10, 30, null],
  ] as const)('%s', (_name, bp, days, net, expected) => {
    expect(annualCostOfDiscountBp(bp, days, net)).toBe(expected);
  });
});
