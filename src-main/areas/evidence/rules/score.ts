/**
 * How complete the papers of one receivable are (domain.md §9.1): signed contract 25, delivery note 25, stamped statement
 * 25, invoice delivered 10, signer authorised 10, letter with proof of delivery 5. The letter counts once the debt is
 * overdue; before that the others are 95 in all, and the score is the share of these.
 */
export const evidenceKinds = ['contract', 'delivery', 'statement', 'invoice', 'signer', 'letter'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidencePoints: Readonly<Record<EvidenceKind, number>> = {
  contract: 25,
  delivery: 25,
  statement: 25,
  invoice: 10,
  signer: 10,
  letter: 5,
};

/** The three a court asks for first. */
export const evidenceTrio = ['contract', 'delivery', 'statement'] as const satisfies readonly EvidenceKind[];

/**
 * `held`: a paper with a file or reference · `claimed`: only a day or a number says so · `unobtainable`: cannot be had, with
 * a reason; no points and no task.
 */
export const evidenceStates = ['missing', 'claimed', 'held', 'unobtainable'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** Points that can be had: 100 overdue, 95 before. */
export function possiblePoints(overdue: boolean): number {
  return evidenceKinds.reduce((sum, kind) => sum + (applies(kind, overdue) ? evidencePoints[kind] : 0), 0);
}

export function applies(kind: EvidenceKind, overdue: boolean): boolean {
  return kind !== 'letter' || overdue;
}

export interface EvidenceScore {
  readonly possible: number;
  /** Held and claimed together, and held alone. */
  readonly earned: number;
  readonly proved: number;
  /** Shares in whole percent, half up. */
  readonly percent: number;
  readonly provedPercent: number;
}

/**
 * The score of one receivable. Not due, contract and delivery note in hand, invoice confirmed by a day alone: 60 of 95,
 * 63 %, of which 50 are proved, 53 %.
 */
export function scoreOf(states: Readonly<Record<EvidenceKind, EvidenceState>>, overdue: boolean): EvidenceScore {
  const possible = possiblePoints(overdue);
  const sum = (...counted: EvidenceState[]): number =>
    evidenceKinds.reduce(
      (total, kind) => total + (applies(kind, overdue) && counted.includes(states[kind]) ? evidencePoints[kind] : 0),
      0,
    );
  const [earned, proved] = [sum('held', 'claimed'), sum('held')];
  return { possible, earned, proved, percent: share(earned, possible), provedPercent: share(proved, possible) };
}

const share = (points: number, possible: number): number => Math.floor((points * 200 + possible) / (possible * 2));

/** Two things said about one paper: what is better counts; that it cannot be had gives way to having it. */
export function stronger(a: EvidenceState, b: EvidenceState): EvidenceState {
  const rank: Readonly<Record<EvidenceState, number>> = { missing: 0, unobtainable: 1, claimed: 2, held: 3 };
  return rank[a] >= rank[b] ? a : b;
}
