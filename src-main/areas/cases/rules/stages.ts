import type { CaseKind } from '../contract.ts';

/** What is interrupted by a stage, in the words of 民法典 195 and 时效规定 8, 11. */
export const interruptions = [
  'demand', 'suit', 'arbitration', 'payment_order', 'preservation', 'enforcement', 'insolvency',
] as const; // prettier-ignore
export type Interruption = (typeof interruptions)[number];

/** What a stage asks for beside its day. */
export type StageField = 'performUntilOn' | 'claimUntilOn' | 'petitionOn' | 'asset' | 'amount';

export interface Stage {
  readonly code: string;
  /** Not every case passes through it. */
  readonly optional?: true;
  /** It may come more than once. */
  readonly repeats?: true;
  /** The limitation period starts anew with it. */
  readonly interrupts?: Interruption;
  /** The procedure is over with it; what may follow is another case. */
  readonly ends?: true;
  readonly asks?: readonly StageField[];
}

const trial: readonly Stage[] = [
  { code: 'filed', interrupts: 'suit' },
  { code: 'fee_notice', optional: true },
  { code: 'fee_paid' },
  { code: 'accepted' },
  { code: 'mediated', optional: true, asks: ['performUntilOn'] },
  { code: 'heard' },
  { code: 'ruled', optional: true, repeats: true },
];

/** The stages of each kind in their usual order. */
export const stagesOf: Readonly<Record<CaseKind, readonly Stage[]>> = {
  lawyer_letter: [
    { code: 'instructed' },
    { code: 'drafted', optional: true },
    { code: 'sent' },
    { code: 'delivered', interrupts: 'demand' },
    { code: 'letter_returned', optional: true },
    { code: 'replied', optional: true, repeats: true },
    { code: 'paid', optional: true, ends: true, asks: ['amount'] },
  ],
  payment_order: [
    { code: 'filed', interrupts: 'payment_order' },
    { code: 'fee_paid' },
    { code: 'accepted' },
    { code: 'rejected', optional: true, ends: true },
    { code: 'ordered' },
    { code: 'not_served', optional: true, ends: true },
    { code: 'served' },
    { code: 'objected', optional: true, ends: true },
    { code: 'effective', asks: ['performUntilOn'] },
    { code: 'paid', optional: true, ends: true, asks: ['amount'] },
  ],
  small_claim: [
    ...trial,
    { code: 'judged' },
    { code: 'effective', asks: ['performUntilOn'] },
    { code: 'paid', optional: true, ends: true, asks: ['amount'] },
  ],
  suit: [
    ...trial,
    { code: 'judged' },
    { code: 'appealed', optional: true },
    { code: 'second_judged', optional: true },
    { code: 'effective', asks: ['performUntilOn'] },
    { code: 'paid', optional: true, ends: true, asks: ['amount'] },
  ],
  arbitration: [
    { code: 'filed', interrupts: 'arbitration' },
    { code: 'fee_paid' },
    { code: 'accepted' },
    { code: 'formed' },
    { code: 'mediated', optional: true, asks: ['performUntilOn'] },
    { code: 'heard' },
    { code: 'awarded', asks: ['performUntilOn'] },
    { code: 'paid', optional: true, ends: true, asks: ['amount'] },
  ],
  preservation: [
    { code: 'applied', interrupts: 'preservation' },
    { code: 'secured', asks: ['amount'] },
    { code: 'refused', optional: true },
    { code: 'review_asked', optional: true },
    { code: 'decided' },
    { code: 'taken', repeats: true, asks: ['asset', 'amount'] },
    { code: 'suit_filed', optional: true },
    { code: 'renewed', optional: true, repeats: true, asks: ['asset'] },
    { code: 'lifted', optional: true, ends: true },
  ],
  enforcement: [
    { code: 'applied', interrupts: 'enforcement' },
    { code: 'accepted' },
    { code: 'notified', optional: true },
    { code: 'taken', optional: true, repeats: true, asks: ['asset', 'amount'] },
    { code: 'renewed', optional: true, repeats: true, asks: ['asset'] },
    { code: 'objected', optional: true, repeats: true },
    { code: 'objection_ruled', optional: true, repeats: true },
    { code: 'part_paid', optional: true, repeats: true, asks: ['amount'] },
    { code: 'suspended', optional: true },
    { code: 'resumed', optional: true },
    { code: 'concluded', ends: true },
  ],
  insolvency: [
    { code: 'noticed', asks: ['claimUntilOn', 'petitionOn'] },
    { code: 'claimed', interrupts: 'insolvency', asks: ['amount'] },
    { code: 'meeting', optional: true, repeats: true },
    { code: 'verified', asks: ['amount'] },
    { code: 'distributed', repeats: true, asks: ['amount'] },
    { code: 'concluded', ends: true },
  ],
  outsourced: [
    { code: 'checked' },
    { code: 'contracted' },
    { code: 'handed' },
    { code: 'reported', optional: true, repeats: true },
    { code: 'part_paid', optional: true, repeats: true, asks: ['amount'] },
    { code: 'handed_back', optional: true, ends: true },
  ],
};

/** An entry of costs between the stages. */
export const COST_ONLY = 'cost';

export function stageOf(kind: CaseKind, code: string): Stage | null {
  return stagesOf[kind].find((stage) => stage.code === code) ?? null;
}

export function stageIndex(kind: CaseKind, code: string): number {
  return stagesOf[kind].findIndex((stage) => stage.code === code);
}

/** The stage a case has reached: the last of its template that is on record; `opened` before the first. */
export function stageReached(kind: CaseKind, stages: readonly string[]): string {
  const reached = stages.reduce((furthest, code) => Math.max(furthest, stageIndex(kind, code)), -1);
  return stagesOf[kind][reached]?.code ?? 'opened';
}

/** Which kinds stand under which: a preservation or an enforcement belongs to what it secures or carries out. */
export const parentKinds: Readonly<Record<CaseKind, readonly CaseKind[]>> = {
  lawyer_letter: [],
  payment_order: [],
  small_claim: ['payment_order'],
  suit: ['payment_order'],
  arbitration: [],
  preservation: ['suit', 'small_claim', 'arbitration', 'enforcement'],
  enforcement: ['suit', 'small_claim', 'arbitration', 'payment_order'],
  insolvency: [],
  outsourced: [],
};

/** A debt is claimed in one of these at a time. */
export function isClaim(kind: CaseKind): boolean {
  return kind === 'payment_order' || kind === 'small_claim' || kind === 'suit' || kind === 'arbitration';
}
