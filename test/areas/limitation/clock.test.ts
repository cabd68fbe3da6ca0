import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';
import { incidentKinds } from '../../../src-main/areas/limitation/contract.ts';
import { alarmOf } from '../../../src-main/areas/limitation/rules/alarms.ts';
import {
  readClock,
  runClock,
  type Incident,
  type LimitationRule,
} from '../../../src-main/areas/limitation/rules/clock.ts';
import { incidence } from '../../../src-main/areas/limitation/rules/incidents.ts';
import { proposedGrade, servedOn, type ServiceFact } from '../../../src-main/areas/limitation/rules/proof.ts';
import { remediesFor } from '../../../src-main/areas/limitation/rules/remedies.ts';
import { isWeekday, type IsWorkday } from '../../../src-main/areas/terms/rules/workdays.ts';

const cn: LimitationRule & { months: number } = {
  months: 36, longStopMonths: 240, obstacleMonths: 6, demandRestarts: true, revives: true, rollsToWorkday: true, article: '民法典 188',
}; // prettier-ignore
const uk: LimitationRule & { months: number } = {
  ...cn, months: 72, longStopMonths: null, obstacleMonths: null, demandRestarts: false, revives: false, rollsToWorkday: false,
}; // prettier-ignore
const everyDay: IsWorkday = () => true;

function incident(kind: Incident['kind'], onDay: string, more: Partial<Incident> = {}): Incident {
  return {
    kind,
    onDay: day(onDay),
    untilOn: null,
    ongoing: false,
    proofGrade: 'A',
    weakness: null,
    reference: '',
    source: 'event',
    sourceId: null,
    detail: '',
    ...more,
  };
}

const last = (dueOn: string, incidents: Incident[], rule = cn, isWorkday: IsWorkday = everyDay): string =>
  runClock({ dueOn: day(dueOn), incidents }, rule, () => true, isWorkday).lastOn;

describe('the period', () => {
  it.each([
    ['188: three years from the day after the due day', '2023-03-31', [], '2026-03-31'],
    ['201: a due day of 29 February ends on the last of February', '2024-02-29', [], '2027-02-28'],
    ['195: a demand', '2023-03-31', [incident('letter', '2025-05-12')], '2028-05-12'],
    ['195: the debtor consents by a part payment', '2023-03-31', [incident('receipt', '2024-01-10')], '2027-01-10'],
    ['时效规定 14: a confirmed statement', '2023-03-31', [incident('statement', '2024-06-30')], '2027-06-30'],
    ['时效规定 14: security given', '2023-03-31', [incident('security_given', '2024-06-30')], '2027-06-30'],
    ['189: one debt in instalments, from the last', '2023-03-31', [incident('plan', '2023-06-01', { untilOn: day('2024-05-31') })], '2027-05-31'],
    ['195: a suit, from its end', '2023-03-31', [incident('case', '2025-01-10', { untilOn: day('2026-11-20') })], '2029-11-20'],
    ['时效规定 11: preservation before suit', '2023-03-31', [incident('proceedings', '2024-02-01')], '2027-02-01'],
    ['时效规定 12: mediation', '2023-03-31', [incident('mediation', '2024-02-01')], '2027-02-01'],
    ['时效规定 13: a report to the police', '2023-03-31', [incident('police_report', '2024-02-01')], '2027-02-01'],
    ['时效规定 11: set-off in a suit', '2023-03-31', [incident('set_off', '2024-02-01')], '2027-02-01'],
    ['时效规定 17: notice of assignment', '2023-03-31', [incident('assignment_notice', '2024-02-01')], '2027-02-01'],
    ['时效规定 8: notice in the press', '2023-03-31', [incident('press_notice', '2024-02-01')], '2027-02-01'],
    ['时效规定 4: no date agreed, from the end of the time given', '2023-03-31', [incident('demand_grace_end', '2027-01-15')], '2030-01-15'],
    ['an event before the due day changes nothing', '2023-03-31', [incident('letter', '2023-01-05')], '2026-03-31'],
    ['a demand on the last day counts', '2023-03-31', [incident('letter', '2026-03-31')], '2029-03-31'],
    ['192: a demand a day after the end does not', '2023-03-31', [incident('letter', '2026-04-01')], '2026-03-31'],
    ['192: nor does a part payment bring the rest back', '2023-03-31', [incident('receipt', '2026-04-01')], '2026-03-31'],
    ['192: consent after the end does', '2023-03-31', [incident('revival', '2026-09-01')], '2029-09-01'],
    ['时效规定 19: so does a signature on a demand', '2023-03-31', [incident('signed_demand', '2026-09-01')], '2029-09-01'],
    ['194: an obstacle in the last six months, and six months more', '2023-03-31', [incident('suspension', '2026-01-10', { untilOn: day('2026-03-10') })], '2026-09-10'],
    ['194: an obstacle that ended before them changes nothing', '2023-03-31', [incident('suspension', '2025-01-10', { untilOn: day('2025-09-29') })], '2026-03-31'],
    ['194: a demand while the obstacle keeps the period open', '2023-03-31', [incident('suspension', '2026-01-10', { untilOn: day('2026-03-10') }), incident('letter', '2026-08-01')], '2029-08-01'],
    ['188: never beyond twenty years', '2005-03-31', [2007, 2009, 2012, 2015, 2018, 2021, 2024].map((year) => incident('letter', `${year}-06-01`)), '2025-03-31'],
  ])('%s', (_name, dueOn, incidents, until) => {
    expect(last(dueOn, incidents)).toBe(until);
  }); // prettier-ignore

  it('moves a last day on a Saturday to Monday (203)', () => {
    // 2026-02-28 is a Saturday.
    expect(last('2023-02-28', [], cn, isWeekday)).toBe('2026-03-02');
    expect(last('2023-02-28', [incident('letter', '2026-03-02')], cn, isWeekday)).toBe('2029-03-02');
  });

  it('counts in England for acknowledgements and part payments alone, six years, and not after the end', () => {
    expect(last('2020-05-31', [], uk)).toBe('2026-05-31');
    expect(last('2020-05-31', [incident('letter', '2022-01-10')], uk)).toBe('2026-05-31');
    expect(last('2020-05-31', [incident('case', '2022-01-10', { untilOn: day('2023-01-10') })], uk)).toBe('2026-05-31');
    expect(last('2020-05-31', [incident('receipt', '2022-01-10')], uk)).toBe('2028-01-10');
    expect(last('2020-05-31', [incident('promise', '2026-06-01')], uk)).toBe('2026-05-31');
  });

  it('stands still while proceedings run', () => {
    const suit = incident('case', '2025-01-10', { untilOn: day('2025-03-01'), ongoing: true });
    const run = runClock({ dueOn: day('2023-03-31'), incidents: [suit] }, cn, () => true, everyDay);
    expect(run).toMatchObject({ pending: true, lastOn: '2028-03-01', by: suit });
  });

  it('says what came too late and what has no effect in that law', () => {
    const late = incident('letter', '2026-04-01');
    expect(runClock({ dueOn: day('2023-03-31'), incidents: [late] }, cn, () => true, everyDay).without.get(late)).toBe('after_expiry');
    const demand = incident('letter', '2024-04-01');
    expect(runClock({ dueOn: day('2023-03-31'), incidents: [demand] }, uk, () => true, everyDay).without.get(demand)).toBe('not_by_this_law');
  }); // prettier-ignore

  it('keeps the safe date for what is proved and moves the grey one for the rest', () => {
    const call = incident('action', '2025-05-12', { proofGrade: 'C', weakness: 'weak_proof' });
    const reading = readClock({ dueOn: day('2023-03-31'), incidents: [call] }, cn, everyDay);
    expect(reading.safe?.lastOn).toBe('2026-03-31');
    expect(reading.grey?.lastOn).toBe('2028-05-12');
    const moved = readClock({ dueOn: day('2023-03-31'), greyDueOn: day('2023-09-30'), incidents: [] }, cn, everyDay);
    expect([moved.safe?.lastOn, moved.grey?.lastOn]).toEqual(['2026-03-31', '2026-09-30']);
  });

  it('tells no date where the period of the law is not entered', () => {
    expect(readClock({ dueOn: day('2023-03-31'), incidents: [] }, { ...uk, months: null }, everyDay)).toEqual({ safe: null, grey: null });
  }); // prettier-ignore
});

const start = day('2015-01-01');
const anyDay = fc.integer({ min: 0, max: 5000 }).map((days): Day => addDays(start, days));
const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    kind: fc.constantFrom(...incidentKinds),
    onDay: anyDay,
    lasts: fc.option(fc.integer({ min: 0, max: 900 })),
    proved: fc.boolean(),
    ongoing: fc.boolean(),
  })
  .map(({ kind, onDay, lasts, proved, ongoing }) => ({
    ...incident(kind, onDay, { ongoing }),
    untilOn: lasts === null ? null : addDays(onDay, lasts),
    proofGrade: proved ? ('A' as const) : ('C' as const),
    weakness: proved ? null : ('weak_proof' as const),
  }));
const history = fc.array(anyIncident, { maxLength: 12 });
const anyRule = fc.constantFrom(cn, uk);

describe('whatever happens', () => {
  it('one proved event more never brings the safe date forward', () => {
    fc.assert(
      fc.property(anyDay, history, anyIncident, anyRule, (dueOn, incidents, more, rule) => {
        const safe = (list: Incident[]): Day =>
          readClock({ dueOn, incidents: list }, rule, isWeekday).safe?.lastOn ?? dueOn;
        expect(safe([...incidents, { ...more, weakness: null }]) >= safe(incidents)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('does not depend on the order of entry', () => {
    fc.assert(
      fc.property(anyDay, history, anyRule, fc.infiniteStream(fc.nat()), (dueOn, incidents, rule, keys) => {
        const shuffled = incidents
          .map((one) => [keys.next().value ?? 0, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const read = (list: Incident[]): unknown => {
          const { safe, grey } = readClock({ dueOn, incidents: list }, rule, isWeekday);
          return [safe?.lastOn, grey?.lastOn, safe?.pending];
        };
        expect(read(shuffled)).toEqual(read(incidents));
      }),
      { numRuns: 600 },
    );
  });

  it('is never safer by proof than by all that is known, and never beyond the long stop', () => {
    fc.assert(
      fc.property(anyDay, history, anyRule, (dueOn, incidents, rule) => {
        const { safe, grey } = readClock({ dueOn, incidents }, rule, everyDay);
        expect((grey?.lastOn ?? '') >= (safe?.lastOn ?? '')).toBe(true);
        if (rule === cn) expect((grey?.lastOn ?? '') <= addDays(dueOn, 7306)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('names an article for every kind of event', () => {
    for (const kind of incidentKinds) expect(incidence[kind].article).toMatch(/民法典|时效规定/);
  });
});

describe('alarms', () => {
  const days = [180, 90, 30, 7];
  it.each([
    ['2026-12-20', 28, 'alarm', 30],
    ['2027-05-21', 180, 'alarm', 180],
    ['2027-05-22', 181, 'running', null],
    ['2026-11-29', 7, 'alarm', 7],
    ['2026-11-22', 0, 'alarm', 7],
    ['2026-11-21', -1, 'passed', null],
  ])('safe until %s: %i days left, %s %s', (safeOn, daysLeft, state, alarmDays) => {
    expect(alarmOf(day(safeOn), false, day('2026-11-22'), days)).toEqual({ state, daysLeft, alarmDays });
  });

  it('does not ring while proceedings run, nor without a date', () => {
    expect(alarmOf(day('2026-11-21'), true, day('2026-11-22'), days).state).toBe('pending');
    expect(alarmOf(null, false, day('2026-11-22'), days)).toEqual({ state: 'no_rule', daysLeft: null, alarmDays: null });
  }); // prettier-ignore
});

describe('proof of service', () => {
  const fact: ServiceFact = {
    method: 'ems',
    sentOn: day('2026-05-10'),
    deliveredOn: day('2026-05-12'),
    returnedOn: null,
    tracking: '1234567890123',
    agreedAddress: false,
    signedBy: '',
  };
  it.each<[string, Partial<ServiceFact>, string, string, string | null]>([
    ['courier with number and delivery', {}, 'B', 'delivered_with_record', '2026-05-12'],
    ['courier without number', { tracking: '' }, 'C', 'no_tracking', '2026-05-12'],
    ['only sent', { deliveredOn: null }, 'none', 'not_delivered', null],
    ['handed over and signed', { method: 'hand', signedBy: '前台' }, 'A', 'signed', '2026-05-12'],
    ['handed over, nobody signed', { method: 'hand' }, 'C', 'nobody_signed', '2026-05-12'],
    ['not handed over', { method: 'hand', deliveredOn: null }, 'none', 'not_delivered', null],
    ['e-mail to the agreed address', { method: 'email', agreedAddress: true }, 'B', 'delivered_to_agreed_address', '2026-05-12'],
    ['WeChat to somebody', { method: 'wechat' }, 'C', 'not_agreed_address', '2026-05-12'],
    ['post to the agreed address came back', { deliveredOn: null, returnedOn: day('2026-05-20'), agreedAddress: true }, 'B', 'should_have_arrived', '2026-05-10'],
    ['post to another address came back', { deliveredOn: null, returnedOn: day('2026-05-20') }, 'C', 'returned', '2026-05-10'],
    ['before a notary', { method: 'notary' }, 'A', 'notarised', '2026-05-12'],
    ['in the press', { method: 'newspaper', deliveredOn: null }, 'B', 'published', '2026-05-10'],
  ])('%s', (_name, more, grade, reason, served) => {
    expect(proposedGrade({ ...fact, ...more })).toEqual({ grade, reason });
    expect(servedOn({ ...fact, ...more })).toBe(served);
  }); // prettier-ignore
});

describe('what can be done', () => {
  it('never gives a debt up', () => {
    for (const rule of [cn, uk])
      expect(remediesFor({ state: 'passed', rule, callWithoutProof: false, daysLeft: -10 })).toContain('ask_lawyer');
    expect(remediesFor({ state: 'passed', rule: cn, callWithoutProof: true, daysLeft: -10 })).toContain('revive');
  });

  it('asks for the written follow-up of a call first', () => {
    expect(remediesFor({ state: 'alarm', rule: cn, callWithoutProof: true, daysLeft: 80 })[0]).toBe('follow_up_call');
    expect(remediesFor({ state: 'running', rule: uk, callWithoutProof: true, daysLeft: 800 })).not.toContain('letter_with_proof'); // prettier-ignore
  });
});
