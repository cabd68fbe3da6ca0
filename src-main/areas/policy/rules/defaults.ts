import type { Settings } from '../../settings/contract.ts';
import type { PolicyDefinition, PolicyStep, StepKind } from '../contract.ts';

type Rung = readonly [code: string, kind: StepKind, good: number, standard: number, highRisk: number, gap: number];

/** domain.md §6.5, days from the due day; the high-risk ladder has a second reminder on the day before. */
const rungs: readonly Rung[] = [
  ['L0', 'reminder', -3, -3, -7, 0],
  ['C1', 'call', 3, 1, 1, 0],
  ['L1', 'letter', 10, 7, 3, 1],
  ['C2', 'call', 20, 10, 5, 1],
  ['L2', 'letter', 30, 15, 10, 3],
  ['L3', 'letter', 45, 30, 15, 5],
  ['L4', 'letter', 60, 45, 25, 7],
  ['LAW', 'lawyer', 75, 60, 35, 7],
  ['DEC', 'decision', 105, 90, 45, 0],
  ['WO', 'writeoff_review', 180, 180, 150, 0],
];

const levelOf: Readonly<Record<string, PolicyStep['letterLevel']>> = { L0: 0, L0B: 0, L1: 1, L2: 2, L3: 3, L4: 4 };

function step([code, kind, , , , gapDays]: Rung, offsetDays: number): PolicyStep {
  return {
    code,
    kind,
    offsetDays,
    letterLevel: levelOf[code] ?? null,
    gapDays,
    holdCredit: code === 'C2',
    note: '',
  };
}

/**
 * The policy a book has while no version was stored: the three timetables of domain.md §6.5, three days of grace, the gaps
 * and the smallest amount of the settings. Good are AAA and AA; C, D, danger level red and debtors of type D are high risk.
 */
export function shippedPolicy(settings: Pick<Settings, 'conduct' | 'letters'>): PolicyDefinition {
  const second: Rung = ['L0B', 'reminder', 0, 0, -1, 0];
  return {
    ladders: {
      good: rungs.map((rung) => step(rung, rung[2])),
      standard: rungs.map((rung) => step(rung, rung[3])),
      high_risk: rungs.flatMap((rung) =>
        rung[0] === 'L0' ? [step(rung, rung[4]), step(second, second[4])] : [step(rung, rung[4])],
      ),
    },
    segments: { good: ['AAA', 'AA'], highRisk: ['C', 'D'], dangerRed: true, debtorTypeD: true },
    graceDays: 3,
    shortTermDays: 15,
    minAmountMinor: settings.letters.minAmountMinor,
    maxStep: null,
    gaps: {
      sameKindDays: settings.conduct.sameKindGapDays,
      itemDays: settings.conduct.itemGapDays,
      customerDays: settings.conduct.courtesyGapDays,
    },
    firstStart: [],
  };
}
