import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerClass, nextReviewOn, reviewDue } from '../../../src-main/areas/reviews/rules/calendar.ts';
import { trialLimit, trialState } from '../../../src-main/areas/reviews/rules/trial.ts';
import { proposalsOf, type TriggerFacts } from '../../../src-main/areas/reviews/rules/triggers.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';

const settings = initialSettings('Test', currency('CNY'), 'en').limits;
const k = (thousands: number): number => thousands * 100_000;

describe('a trial limit', () => {
  it.each([
    [k(50), k(300), k(15)],
    [k(50), k(1000), k(20)],
    [k(12), k(1000), k(12)],
    [null, null, k(20)],
    [1_234_567, null, k(12)],
  ])('of need %s and paid-in capital %s is %s', (monthlyMinor, paidInMinor, amount) =>
    expect(trialLimit({ monthlyMinor, paidInMinor, inBase: true }, settings).amountMinor).toBe(amount),
  );

  it('names what is not known, and leaves an amount of another currency out', () => {
    expect(trialLimit({ monthlyMinor: null, paidInMinor: null, inBase: true }, settings)).toMatchObject({ missing: ['sales', 'paidIn'], termDays: 30 }); // prettier-ignore
    expect(trialLimit({ monthlyMinor: null, paidInMinor: null, inBase: false }, settings)).toMatchObject({ amountMinor: null, missing: ['sales', 'baseCurrency', 'paidIn'] }); // prettier-ignore
  });
});

describe('the state of a trial', () => {
  const startOn = day('2026-03-01');
  const paid = (on: string, daysLate = 0) => ({ on: day(on), daysLate });
  const state = (payments: { on: ReturnType<typeof day>; daysLate: number }[], asOf: string, oldestDaysLate = 0) =>
    trialState({ startOn, payments, oldestDaysLate }, day(asOf), settings);

  it('counts down payments and days', () => {
    expect(state([paid('2026-03-30')], '2026-03-31')).toMatchObject({ state: 'running', onTimePayments: 1, paymentsLeft: 2, daysLeft: 60 }); // prettier-ignore
    const three = [paid('2026-03-10'), paid('2026-03-20'), paid('2026-03-30')];
    expect(state(three, '2026-05-29')).toMatchObject({ state: 'running', paymentsLeft: 0, daysLeft: 1 });
    expect(state(three, '2026-05-30')).toMatchObject({ state: 'graduated', graduatedOn: '2026-05-30' });
    expect(state([paid('2026-03-30'), paid('2026-04-28'), paid('2026-06-05')], '2026-06-05')).toMatchObject({ state: 'graduated', graduatedOn: '2026-06-05' }); // prettier-ignore
  });

  it('does not count a payment of 1 to 15 days late, and starts again after one of 16', () => {
    expect(state([paid('2026-03-30', 15)], '2026-03-31')).toMatchObject({ onTimePayments: 0, countsFromOn: '2026-03-01', restarts: [] }); // prettier-ignore
    expect(state([paid('2026-03-20'), paid('2026-04-10', 16)], '2026-04-11')).toMatchObject({
      onTimePayments: 0, paymentsLeft: 3, countsFromOn: '2026-04-10', daysLeft: 89, restarts: ['2026-04-10'],
    }); // prettier-ignore
    expect(state([paid('2026-03-20')], '2026-04-11', 16)).toMatchObject({
      countsFromOn: '2026-04-11',
      paymentsLeft: 3,
    });
    expect(state([paid('2026-03-20')], '2026-04-11', 15)).toMatchObject({
      countsFromOn: '2026-03-01',
      paymentsLeft: 2,
    });
  });

  it('stays passed once it was: a late payment afterwards is a matter of signals', () => {
    const passed = [paid('2026-03-10'), paid('2026-03-20'), paid('2026-03-30'), paid('2026-07-01', 40)];
    expect(state(passed, '2026-07-02', 60)).toMatchObject({
      state: 'graduated',
      graduatedOn: '2026-05-30',
      restarts: [],
    });
  });

  it('never passes with fewer than three payments on time or in fewer than ninety days', () => {
    const payment = fc.record({ at: fc.nat(200), daysLate: fc.integer({ min: -10, max: 30 }) });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 8 }), fc.nat(220), (list, after) => {
        const asOf = addDays(startOn, after);
        const payments = list.filter(({ at }) => at <= after).map(({ at, daysLate }) => ({ on: addDays(startOn, at), daysLate }));
        const result = trialState({ startOn, payments, oldestDaysLate: 0 }, asOf, settings);
        if (result.state === 'graduated')
          return payments.filter(({ daysLate }) => daysLate <= 0).length >= 3 && (result.graduatedOn ?? '') >= addDays(startOn, 90) && (result.graduatedOn ?? '') <= asOf;
        return result.paymentsLeft > 0 || result.daysLeft > 0;
      }),
    ); // prettier-ignore
  });
});

describe('the review calendar', () => {
  it.each([
    ['AAA', '2027-01-31'], ['AA', '2027-01-31'], ['A', '2026-07-31'], ['B', '2026-04-30'], ['C', '2026-02-28'], ['D', '2026-01-31'], [null, '2026-04-30'],
  ] as const)('of grade %s goes from 2026-01-31 to %s', (grade, next) =>
    expect(nextReviewOn(day('2026-01-31'), grade, settings.reviewMonths)).toBe(next)); // prettier-ignore

  const quiet = {
    asOf: day('2026-06-01'), nextOn: day('2026-06-02'), hasLimit: true, exposureMinor: 50, limitMinor: 100, receivableMinor: 50,
    disputedMinor: 0, danger: 'none', requestsSince: 0, amendmentsSince: 0,
  } as const; // prettier-ignore
  it.each([
    [{}, []],
    [{ nextOn: day('2026-06-01') }, ['cycle']],
    [{ nextOn: null }, ['never']],
    [{ nextOn: null, hasLimit: false, exposureMinor: 0 }, []],
    [{ danger: 'yellow' }, []],
    [{ danger: 'orange' }, ['signal']],
    [{ exposureMinor: 101 }, ['over_limit']],
    [{ exposureMinor: 100 }, []],
    [{ disputedMinor: 5 }, []],
    [{ disputedMinor: 6 }, ['dispute']],
    [{ requestsSince: 1, amendmentsSince: 2 }, ['limit_request', 'amendment']],
  ] as const)('with %j gives %j', (change, reasons) => expect(reviewDue({ ...quiet, ...change })).toEqual(reasons));
});

describe('the class of a customer', () => {
  const old = { firstTradeOn: day('2025-01-01'), core: false, strategic: false, status: 'open' } as const;
  it.each([
    [{}, 'existing'],
    [{ core: true }, 'core'],
    [{ strategic: true }, 'core'],
    [{ firstTradeOn: null }, 'new'],
    [{ firstTradeOn: day('2026-01-02'), core: true }, 'new'],
    [{ firstTradeOn: day('2026-01-01') }, 'existing'],
    [{ status: 'watch', core: true }, 'watch'],
    [{ status: 'hold', firstTradeOn: null }, 'blocked'],
  ] as const)('with %j is %s on 2026-07-01', (change, name) =>
    expect(customerClass({ ...old, ...change }, day('2026-07-01'), 6)).toBe(name),
  );
});

describe('proposals', () => {
  const asOf = day('2026-06-01');
  const good: TriggerFacts = {
    limit: { amountMinor: k(100), temporaryMinor: 0, untilOn: day('2026-12-31') }, lastEndedOn: null, exposureMinor: k(81),
    danger: 'none', hardStop: false, averageLateTenths: -10, recentPayments: 4, recentWorstLate: 0, tradingMonths: 12, overdueMinor: 0,
    insuredMinor: 0, insuredBeforeMinor: 0, stale: false, trialGraduated: false, recommendedMinor: k(500),
  }; // prettier-ignore
  const of = (change: Partial<TriggerFacts> = {}) => proposalsOf({ ...good, ...change }, asOf, settings);

  it('raise by one step of 30 %, never beyond the recommendation', () => {
    expect(of()).toEqual([{ kind: 'raise', toMinor: k(130), reasons: ['on_time', 'high_use', 'fresh'] }]);
    expect(of({ recommendedMinor: k(115) })).toMatchObject([{ kind: 'raise', toMinor: k(115) }]);
    expect(of({ recommendedMinor: k(100) })).toEqual([]);
  });

  it.each([
    [{ exposureMinor: k(80) }],
    [{ recentWorstLate: 1 }],
    [{ recentPayments: 0 }],
    [{ tradingMonths: 5 }],
    [{ overdueMinor: 1 }],
  ])('do not raise with %j', (change) => expect(of(change)).toEqual([]));

  it.each([
    [{ danger: 'yellow' }, ['danger_yellow']],
    [{ danger: 'orange', averageLateTenths: 151 }, ['danger_orange', 'late']],
    [{ averageLateTenths: 150 }, null],
    [{ insuredMinor: 1, insuredBeforeMinor: 2 }, ['insurer_cut']],
    [{ stale: true }, ['stale']],
  ] as const)('with %j lower for %j', (change, reasons) =>
    expect(of(change).filter(({ kind }) => kind === 'lower')).toEqual(reasons === null ? [] : [{ kind: 'lower', toMinor: k(70), reasons }])); // prettier-ignore

  it('steps from the standing amount, whatever comes on top for a time', () => {
    const withMore = { limit: { amountMinor: k(120), temporaryMinor: k(20), untilOn: day('2026-12-31') } };
    expect(of({ ...withMore, exposureMinor: k(110) })).toMatchObject([{ kind: 'raise', toMinor: k(130) }]);
    expect(of({ ...withMore, danger: 'yellow' })).toMatchObject([{ kind: 'lower', toMinor: k(70) }]);
    const onlyMore = { limit: { amountMinor: k(20), temporaryMinor: k(20), untilOn: day('2026-12-31') } };
    expect(of({ ...onlyMore, lastEndedOn: day('2026-05-31') })).toMatchObject([
      { kind: 'expire', reasons: ['expired'] },
    ]);
  });

  it('lower to the recommendation where it is less than a step', () =>
    expect(of({ danger: 'yellow', recommendedMinor: k(40) })).toMatchObject([{ kind: 'lower', toMinor: k(40) }]));

  it('suspend to nothing on red or a hard stop, and then nothing else', () => {
    expect(of({ danger: 'red', stale: true })).toEqual([{ kind: 'suspend', toMinor: 0, reasons: ['danger_red'] }]);
    expect(of({ hardStop: true })).toEqual([{ kind: 'suspend', toMinor: 0, reasons: ['hard_stop'] }]);
  });

  it('name limits that end soon, have no end or ended', () => {
    const calm = { exposureMinor: 0 };
    const until = (untilOn: string | null) => ({ ...calm, limit: { amountMinor: k(100), temporaryMinor: 0, untilOn: untilOn === null ? null : day(untilOn) } }); // prettier-ignore
    expect(of(until('2026-07-01'))).toMatchObject([{ kind: 'expire', reasons: ['expires_soon'] }]);
    expect(of(until('2026-07-02'))).toEqual([]);
    expect(of(until(null))).toMatchObject([{ kind: 'expire', reasons: ['no_end'] }]);
    expect(of({ ...calm, limit: null, lastEndedOn: day('2026-05-31') })).toMatchObject([{ kind: 'expire', reasons: ['expired'] }]); // prettier-ignore
  });

  it('grant where somebody owes without a limit, and turn a passed trial into the recommended limit', () => {
    expect(of({ limit: null })).toEqual([{ kind: 'grant', toMinor: k(500), reasons: ['no_limit'] }]);
    expect(of({ limit: null, danger: 'red' })).toEqual([]);
    expect(of({ trialGraduated: true, exposureMinor: 0 })).toEqual([{ kind: 'raise', toMinor: k(500), reasons: ['graduated'] }]); // prettier-ignore
  });

  it('raise never by more than a step, whatever is recommended', () => {
    const minor = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(minor, minor, (amountMinor, recommendedMinor) =>
        of({ limit: { amountMinor, temporaryMinor: 0, untilOn: day('2026-12-31') }, exposureMinor: amountMinor, recommendedMinor })
          .filter(({ kind }) => kind === 'raise')
          .every(({ toMinor }) => toMinor !== null && toMinor > amountMinor && toMinor * 10 <= amountMinor * 13 && toMinor <= recommendedMinor)),
    ); // prettier-ignore
  });
});
