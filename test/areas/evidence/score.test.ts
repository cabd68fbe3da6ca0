import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceKinds, evidencePoints, evidenceStates, possiblePoints, scoreOf, stronger, type EvidenceKind, type EvidenceState } from '../../../src-main/areas/evidence/rules/score.ts'; // prettier-ignore

const papers = (more: Partial<Record<EvidenceKind, EvidenceState>>) =>
  ({
    contract: 'missing',
    delivery: 'missing',
    statement: 'missing',
    invoice: 'missing',
    signer: 'missing',
    letter: 'missing',
    ...more,
  }) as const;
const figures = (more: Partial<Record<EvidenceKind, EvidenceState>>, overdue: boolean) => {
  const { earned, proved, possible, percent, provedPercent } = scoreOf(papers(more), overdue);
  return [earned, proved, possible, percent, provedPercent];
};

describe('how complete the papers are', () => {
  it('gives the points of the table', () => {
    expect(evidencePoints).toEqual({ contract: 25, delivery: 25, statement: 25, invoice: 10, signer: 10, letter: 5 });
    expect([possiblePoints(true), possiblePoints(false)]).toEqual([100, 95]);
  });

  it.each([
    [{}, true, [0, 0, 100, 0, 0]],
    [{ contract: 'held', delivery: 'held', statement: 'held' }, true, [75, 75, 100, 75, 75]],
    // Not due, the letter is not asked for: 75 of 95.
    [{ contract: 'held', delivery: 'held', statement: 'held' }, false, [75, 75, 95, 79, 79]],
    [{ contract: 'held', delivery: 'held', invoice: 'claimed' }, false, [60, 50, 95, 63, 53]],
    // A letter sent before the debt was overdue earns nothing.
    [{ letter: 'held' }, false, [0, 0, 95, 0, 0]],
    [{ letter: 'held' }, true, [5, 5, 100, 5, 5]],
    [{ contract: 'unobtainable', delivery: 'claimed' }, true, [25, 0, 100, 25, 0]],
    [Object.fromEntries(evidenceKinds.map((kind) => [kind, 'held'])), false, [95, 95, 95, 100, 100]],
  ] as const)('%j, overdue %s', (more, overdue, expected) => {
    expect(figures(more, overdue)).toEqual(expected);
  });

  it('never falls when a paper comes in', () => {
    const anyState = fc.constantFrom(...evidenceStates);
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(evidenceKinds.map((kind) => [kind, anyState])) as Record<EvidenceKind, typeof anyState>),
        fc.constantFrom(...evidenceKinds),
        fc.boolean(),
        (before, kind, overdue) => {
          const [was, is] = [scoreOf(before, overdue), scoreOf({ ...before, [kind]: 'held' }, overdue)];
          expect(is.percent).toBeGreaterThanOrEqual(was.percent);
          expect(is.provedPercent).toBeLessThanOrEqual(is.percent);
          expect(is.percent).toBeLessThanOrEqual(100);
        },
      ),
    ); // prettier-ignore
  });

  it('takes the better of two things said', () => {
    expect(stronger('claimed', 'held')).toBe('held');
    expect(stronger('unobtainable', 'missing')).toBe('unobtainable');
    expect(stronger('unobtainable', 'claimed')).toBe('claimed');
  });
});
