import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdown, coverMinor, depositCapMinor, periodEnd, securityAlarm, warningsOf, type SecurityFact } from '../../../src-main/areas/securities/rules/standing.ts'; // prettier-ignore
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';

const on = (text: string | null): Day | null => (text === null ? null : day(text));
const none = { contractMinor: null, paidShareBp: null };
type Texts = { [K in keyof SecurityFact]?: SecurityFact[K] extends Day | null ? string | null : SecurityFact[K] };

function security(more: Texts = {}): SecurityFact {
  const days = ['signedOn', 'mainDueOn', 'untilOn', 'registeredOn', 'resolutionOn', 'actedOn', 'releasedOn'] as const;
  const dated = Object.fromEntries(
    days.map((name) => [name, on(more[name] ?? (name === 'signedOn' ? '2026-01-05' : null))]),
  );
  return {
    kind: 'guarantee',
    form: 'joint',
    company: false,
    period: 'not_agreed',
    transferOnDefault: false,
    amountMinor: 10_000_000,
    realisableMinor: null,
    ...(more as Partial<SecurityFact>),
    ...dated,
  } as SecurityFact;
}

describe('the guarantee period', () => {
  it.each([
    // Not agreed, or "until fully paid": six months from maturity.
    [{ mainDueOn: '2026-03-31' }, '2026-09-30', 'computed', '692'],
    [{ mainDueOn: '2026-08-31' }, '2027-02-28', 'computed', '692'],
    [
      { mainDueOn: '2026-03-31', period: 'until_paid', untilOn: '2030-01-01' },
      '2026-09-30',
      'computed',
      '692；担保解释 32',
    ],
    // Agreed, and later than the debt falls due.
    [{ mainDueOn: '2026-03-31', period: 'agreed', untilOn: '2028-03-31' }, '2028-03-31', 'agreed', '692'],
    // Agreed to end with the debt or before it: as if not agreed.
    [{ mainDueOn: '2026-03-31', period: 'agreed', untilOn: '2026-03-31' }, '2026-09-30', 'computed', '692'],
    [{ mainDueOn: '2026-03-31', period: 'agreed', untilOn: '2026-02-01' }, '2026-09-30', 'computed', '692'],
    [{ mainDueOn: null, period: 'agreed', untilOn: '2026-12-31' }, '2026-12-31', 'agreed', '692'],
  ] as const)('%j ends on %s', (more, ends, basis, article) => {
    expect(periodEnd(security(more))).toEqual({ on: ends, basis, what: 'guarantee_period', article });
  });

  it('is not known without the maturity of the debt', () => {
    expect(periodEnd(security())).toBeNull();
    expect(warningsOf(security(), none, day('2026-06-01'))).toEqual(['period_missing']);
  });

  it('is over the day after, unless the guarantor was asked in time', () => {
    const cover = (asOf: string, actedOn: string | null = null) =>
      coverMinor(security({ mainDueOn: '2026-03-31', actedOn }), none, day(asOf));
    expect(cover('2026-09-30')).toBe(10_000_000);
    expect(cover('2026-10-01')).toBe(0);
    expect(cover('2026-10-01', '2026-09-30')).toBe(10_000_000);
    expect(cover('2026-10-02', '2026-10-01')).toBe(0);
  });

  it('reads an unclear guarantee as a general one', () => {
    expect(warningsOf(security({ form: 'unclear', mainDueOn: '2026-03-31' }), none, day('2026-06-01'))).toEqual([
      'unclear_is_general',
    ]);
  });

  it('asks for the resolution of a company', () => {
    const of = (resolutionOn: string | null) =>
      warningsOf(security({ company: true, mainDueOn: '2026-03-31', resolutionOn }), none, day('2026-06-01'));
    expect(of(null)).toEqual(['resolution_missing']);
    expect(of('2026-01-04')).toEqual([]);
  });
});

describe('other days that count', () => {
  it.each([
    [{ kind: 'lien', form: '', signedOn: '2026-03-01' }, '2026-04-30', 'grace', '453'],
    [{ kind: 'lien', form: '', signedOn: '2026-03-01', untilOn: '2026-03-20' }, '2026-03-20', 'grace', '453'],
    [{ kind: 'mortgage', form: 'building', mainDueOn: '2026-03-31' }, '2029-03-31', 'limitation', '419'],
    [{ kind: 'pledge', form: 'bill', untilOn: '2026-07-01' }, '2026-07-01', 'term', ''],
  ] as const)('%j: %s', (more, ends, what, article) => {
    expect(periodEnd(security(more))).toMatchObject({ on: ends, what, article });
  });

  it('a deposit has none', () => {
    expect(periodEnd(security({ kind: 'deposit', form: '' }))).toBeNull();
  });
});

describe('what counts on a day', () => {
  const at = day('2026-06-01');
  it.each([
    ['a mortgage of a building is made by the register', { kind: 'mortgage', form: 'building' }, 0, ['not_registered']],
    [
      '… and counts once it is there',
      { kind: 'mortgage', form: 'building', registeredOn: '2026-02-01' },
      10_000_000,
      [],
    ],
    [
      'a mortgage of movables counts, against others only when registered',
      { kind: 'mortgage', form: 'movable' },
      10_000_000,
      ['registration_advised'],
    ],
    ['a pledged receivable is made by the register', { kind: 'pledge', form: 'receivable' }, 0, ['not_registered']],
    ['a pledged bill by handing it over', { kind: 'pledge', form: 'bill' }, 0, ['not_handed_over']],
    ['… handed over', { kind: 'pledge', form: 'bill', actedOn: '2026-02-01' }, 10_000_000, []],
    [
      'what it would bring goes before the amount',
      { kind: 'other', form: '', realisableMinor: 6_000_000 },
      6_000_000,
      [],
    ],
    [
      'transfer on default is only a priority',
      { kind: 'other', form: '', transferOnDefault: true },
      10_000_000,
      ['transfer_on_default'],
    ],
    ['past its agreed end nothing', { kind: 'other', form: '', untilOn: '2026-05-31' }, 0, []],
    ['released, nothing', { kind: 'other', form: '', releasedOn: '2026-06-01' }, 0, []],
    ['released later, still', { kind: 'other', form: '', releasedOn: '2026-06-02' }, 10_000_000, []],
  ] as const)('%s', (_name, more, cover, warnings) => {
    const one = security(more);
    expect([coverMinor(one, none, at), warningsOf(one, none, at)]).toEqual([cover, warnings]);
  });

  it('nothing unsigned counts', () => {
    const unsigned = { ...security({ kind: 'other', form: '' }), signedOn: null };
    expect([coverMinor(unsigned, none, at), warningsOf(unsigned, none, at)]).toEqual([0, ['unsigned']]);
  });

  it('a deposit counts when paid, up to a fifth of the contract', () => {
    const deposit = (amountMinor: number, actedOn: string | null) =>
      security({ kind: 'deposit', form: '', amountMinor, actedOn });
    const contract = { contractMinor: 10_000_000, paidShareBp: 0 };
    expect(depositCapMinor(contract)).toBe(2_000_000);
    expect(coverMinor(deposit(2_000_000, null), contract, at)).toBe(0);
    expect(coverMinor(deposit(2_000_000, '2026-02-01'), contract, at)).toBe(2_000_000);
    expect(warningsOf(deposit(2_000_000, '2026-02-01'), contract, at)).toEqual([]);
    expect(coverMinor(deposit(3_000_000, '2026-02-01'), contract, at)).toBe(2_000_000);
    expect(warningsOf(deposit(2_000_001, '2026-02-01'), contract, at)).toEqual(['deposit_over_cap']);
    expect(warningsOf(deposit(1, null), none, at)).toEqual(['deposit_unpaid', 'contract_missing']);
  });

  it.each([
    [7_499, 10_000_000, ['registration_advised']],
    [7_500, 0, ['registration_advised', 'recovery_blocked']],
  ] as const)('retention of title with %i of ten thousand paid', (paidShareBp, cover, warnings) => {
    const retained = security({ kind: 'retention', form: '' });
    const context = { contractMinor: 10_000_000, paidShareBp };
    expect([coverMinor(retained, context, at), warningsOf(retained, context, at)]).toEqual([cover, warnings]);
  });
});

describe('alarms', () => {
  const guarantee = security({ mainDueOn: '2026-03-31' }); // until 2026-09-30
  it.each([
    ['2026-07-31', null],
    ['2026-08-01', ['period_ends', 'yellow', 60, '2026-08-01']],
    ['2026-08-30', ['period_ends', 'yellow', 31, '2026-08-01']],
    ['2026-08-31', ['period_ends', 'orange', 30, '2026-08-31']],
    ['2026-09-22', ['period_ends', 'orange', 8, '2026-08-31']],
    ['2026-09-23', ['period_ends', 'red', 7, '2026-09-23']],
    ['2026-09-30', ['period_ends', 'red', 0, '2026-09-23']],
    ['2026-10-01', ['period_missed', 'red', -1, '2026-10-01']],
    ['2027-10-01', ['period_missed', 'red', -366, '2026-10-01']],
  ] as const)('on %s', (asOf, expected) => {
    const found = securityAlarm(guarantee, day(asOf));
    expect(found === null ? null : [found.code, found.level, found.daysLeft, found.sinceOn]).toEqual(expected);
  });

  it('fall silent once the guarantor was asked, or the security released', () => {
    expect(securityAlarm(security({ mainDueOn: '2026-03-31', actedOn: '2026-09-01' }), day('2026-09-25'))).toBeNull();
    expect(
      securityAlarm(security({ mainDueOn: '2026-03-31', releasedOn: '2026-09-01' }), day('2026-09-25')),
    ).toBeNull();
  });

  it('say when a retained thing may be realised', () => {
    const lien = security({ kind: 'lien', form: '', signedOn: '2026-03-01' });
    expect(securityAlarm(lien, day('2026-04-29'))).toBeNull();
    expect(securityAlarm(lien, day('2026-04-30'))).toMatchObject({ code: 'grace_over', dueOn: '2026-04-30' });
  });

  it('only ever grow worse, and never begin later than today', () => {
    const rank = { yellow: 1, orange: 2, red: 3 };
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(60), (days, later) => {
        const due = day('2026-09-30');
        const at = (asOf: Day) => countdown(due, asOf);
        const first = at(addDays(due, days));
        const then = at(addDays(due, days + later));
        expect(then === null ? 0 : rank[then.level]).toBeGreaterThanOrEqual(first === null ? 0 : rank[first.level]);
        if (first !== null) expect(first.sinceOn <= addDays(due, days)).toBe(true);
      }),
    );
  });
});
