import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  billActs,
  billStates,
  checkAct,
  contingentMinor,
  nextActs,
  standingAt,
  type BillAct,
  type BillEventFact,
  type BillEventKind,
} from '../../../src-main/areas/bills/rules/states.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const transferable = { endorsable: true };
const AMOUNT = 5_000_000;

/** Events from short words: ['received', '2026-03-01'], recourse as a third word. */
function events(...lines: [BillEventKind, string, boolean?][]): BillEventFact[] {
  return lines.map(([kind, on, recourse], index) => ({
    id: index + 1,
    kind,
    on: day(on),
    recourse: recourse ?? null,
    recordedAt: instant(`2026-01-01T00:00:00.${String(index).padStart(3, '0')}Z`),
    voidedAt: null,
  }));
}

describe('the state of a bill', () => {
  const passedOn = events(
    ['received', '2026-03-01'],
    ['endorsed', '2026-03-10', true],
    ['dishonoured', '2026-06-02'],
    ['notified', '2026-06-04'],
    ['settled', '2026-08-20'],
  );

  it.each([
    ['2026-02-28', null, 0],
    ['2026-03-01', 'held', AMOUNT],
    ['2026-03-09', 'held', AMOUNT],
    ['2026-03-10', 'endorsed', AMOUNT],
    ['2026-06-01', 'endorsed', AMOUNT],
    ['2026-06-02', 'dishonoured', 0],
    ['2026-06-04', 'dishonoured', 0],
    ['2026-08-20', 'settled', 0],
  ])('on %s is %s and keeps %i in exposure', (asOf, state, exposure) => {
    const standing = standingAt(passedOn, day(asOf));
    expect(standing?.state ?? null).toBe(state);
    expect(contingentMinor(AMOUNT, standing)).toBe(exposure);
  });

  it('leaves exposure when it is passed on without recourse', () => {
    const standing = standingAt(events(['received', '2026-03-01'], ['discounted', '2026-03-05', false]), day('2026-04-01')); // prettier-ignore
    expect(standing?.state).toBe('discounted');
    expect(contingentMinor(AMOUNT, standing)).toBe(0);
  });

  it('knows only what was on record, and what was taken back only until then', () => {
    const [received, honoured] = events(['received', '2026-03-01'], ['honoured', '2026-06-01']);
    if (!received || !honoured) throw new Error('two events');
    const told = { ...honoured, recordedAt: instant('2026-06-05T08:00:00.000Z') };
    const takenBack = { ...told, voidedAt: instant('2026-06-06T08:00:00.000Z') };
    const asOf = day('2026-06-30');
    expect(standingAt([received, told], asOf, instant('2026-06-04T00:00:00.000Z'))?.state).toBe('held');
    expect(standingAt([received, told], asOf)?.state).toBe('honoured');
    expect(standingAt([received, takenBack], asOf, instant('2026-06-05T12:00:00.000Z'))?.state).toBe('honoured');
    expect(standingAt([received, takenBack], asOf)?.state).toBe('held');
  });
});

describe('what may happen next', () => {
  it.each<[BillEventKind[], BillAct[]]>([
    [['received'], ['endorsed', 'discounted', 'presented', 'honoured', 'dishonoured', 'returned']],
    [
      ['received', 'presented'],
      ['honoured', 'dishonoured', 'returned'],
    ],
    [
      ['received', 'endorsed'],
      ['honoured', 'dishonoured'],
    ],
    [
      ['received', 'discounted'],
      ['honoured', 'dishonoured'],
    ],
    [
      ['received', 'dishonoured'],
      ['notified', 'settled'],
    ],
    [
      ['received', 'endorsed', 'dishonoured'],
      ['notified', 'recourse_paid', 'settled'],
    ],
    [['received', 'endorsed', 'dishonoured', 'notified', 'recourse_paid'], ['settled']],
    [['received', 'honoured'], []],
    [['received', 'returned'], []],
    [['received', 'dishonoured', 'settled'], []],
  ])('after %j: %j', (past, next) => {
    const standing = standingAt(events(...past.map((kind): [BillEventKind, string, boolean] => [kind, '2026-03-01', true])), day('2026-03-01')); // prettier-ignore
    expect(standing && nextActs(standing)).toEqual(next);
  });

  it.each([
    ['presented', '2026-03-01', [['received', '2026-03-02']], 'bill_event_out_of_order'],
    ['endorsed', '2026-03-02', [['received', '2026-03-01'], ['presented', '2026-03-02']], 'bill_step_not_possible'],
    ['dishonoured', '2026-06-02', [['received', '2026-03-01'], ['endorsed', '2026-03-02', false]], 'bill_without_recourse'],
    ['honoured', '2026-03-02', [], 'bill_step_not_possible'],
  ] as [BillAct, string, [BillEventKind, string, boolean?][], string][])('refuses %s on %s after %j', (act, on, past, code) => {
    expect(checkAct(events(...past), act, day(on), transferable)).toMatchObject({ ok: false, code });
  }); // prettier-ignore

  it('does not pass on what says "not transferable"', () => {
    const past = events(['received', '2026-03-01']);
    expect(checkAct(past, 'endorsed', day('2026-03-02'), { endorsable: false })).toMatchObject({ code: 'bill_not_endorsable' }); // prettier-ignore
    expect(checkAct(past, 'presented', day('2026-03-02'), { endorsable: false }).ok).toBe(true);
  });

  it('keeps every history legal and the exposure between nothing and the amount', () => {
    const step = fc.record({ act: fc.constantFrom(...billActs), days: fc.integer({ min: -3, max: 40 }), recourse: fc.boolean() }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), (steps, later) => {
        const start = day('2026-01-05');
        const history: BillEventFact[] = events(['received', start]);
        let on = start;
        for (const { act, days, recourse } of steps) {
          const wanted = addDays(on, days);
          const allowed = checkAct(history, act, wanted, transferable);
          const standing = standingAt(history, day('9999-12-31'));
          if (!standing) throw new Error('received');
          // The two ways to ask agree, and days never run backwards.
          expect(allowed.ok).toBe(nextActs(standing).includes(act) && days >= 0);
          if (!allowed.ok) continue;
          on = wanted;
          const [first] = history;
          if (first) history.push({ ...first, id: history.length + 1, kind: act, on, recourse });
        }
        const asOf = addDays(start, later);
        const standing = standingAt(history, asOf);
        if (!standing) throw new Error('received by then');
        expect(billStates).toContain(standing.state);
        expect([0, AMOUNT]).toContain(contingentMinor(AMOUNT, standing));
        // An ended bill keeps nothing, and nothing that happens later changes a day before it.
        if (['honoured', 'dishonoured', 'returned', 'settled'].includes(standing.state))
          expect(contingentMinor(AMOUNT, standing)).toBe(0);
        expect(standingAt(history.filter((event) => event.on <= asOf), asOf)).toEqual(standing); // prettier-ignore
      }),
      { numRuns: 2000 },
    );
  });
});
