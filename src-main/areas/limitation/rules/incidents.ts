/**
 * What can happen to the limitation period of a debt, what it does to it, and where that is written (domain.md §10.1).
 * Advisory: a court decides.
 */
export const proofGrades = ['none', 'A', 'B', 'C'] as const;
export type ProofGrade = (typeof proofGrades)[number];

/** Kinds that other parts of the book tell of. */
export const derivedKinds = ['letter', 'receipt', 'statement', 'plan', 'promise', 'case', 'action'] as const;

/** Kinds somebody enters here because no other register holds them. */
export const manualKinds = [
  'demand', 'press_notice', 'consent', 'security_given', 'set_off', 'proceedings', 'mediation', 'police_report',
  'assignment_notice', 'revival', 'signed_demand', 'demand_grace_end', 'suspension',
] as const; // prettier-ignore
export type ManualKind = (typeof manualKinds)[number];

export const incidentKinds = [...derivedKinds, ...manualKinds] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/**
 * demand: the creditor asks · acknowledgement: the debtor consents by word or deed · proceedings: suit and what equals it,
 * the period runs anew from their end · transfer: the debtor is told who the creditor is now ·
 * start: where no date was agreed, the end of the time first given to perform, or the refusal · suspension: an obstacle.
 */
export type Effect = 'demand' | 'acknowledgement' | 'proceedings' | 'transfer' | 'start' | 'suspension';

export interface Incidence {
  readonly effect: Effect;
  /** Consent to pay after the period is over, which takes the objection away again (民法典 192). */
  readonly revives: boolean;
  readonly article: string;
}

export const incidence: Readonly<Record<IncidentKind, Incidence>> = {
  letter: { effect: 'demand', revives: false, article: '民法典 195；时效规定 8' },
  action: { effect: 'demand', revives: false, article: '民法典 195；时效规定 8' },
  receipt: { effect: 'acknowledgement', revives: false, article: '民法典 195；时效规定 14' },
  statement: { effect: 'acknowledgement', revives: false, article: '民法典 195；时效规定 14' },
  plan: { effect: 'acknowledgement', revives: true, article: '民法典 189, 195；时效规定 14' },
  promise: { effect: 'acknowledgement', revives: true, article: '民法典 195；时效规定 14' },
  case: { effect: 'proceedings', revives: false, article: '民法典 195；时效规定 11' },
  demand: { effect: 'demand', revives: false, article: '民法典 195；时效规定 8' },
  press_notice: { effect: 'demand', revives: false, article: '时效规定 8' },
  consent: { effect: 'acknowledgement', revives: true, article: '民法典 195；时效规定 14' },
  security_given: { effect: 'acknowledgement', revives: true, article: '时效规定 14' },
  set_off: { effect: 'proceedings', revives: false, article: '时效规定 11' },
  proceedings: { effect: 'proceedings', revives: false, article: '民法典 195；时效规定 11' },
  mediation: { effect: 'proceedings', revives: false, article: '时效规定 12' },
  police_report: { effect: 'proceedings', revives: false, article: '时效规定 13' },
  assignment_notice: { effect: 'transfer', revives: false, article: '时效规定 17' },
  revival: { effect: 'acknowledgement', revives: true, article: '民法典 192；时效规定 19' },
  signed_demand: { effect: 'demand', revives: true, article: '民法典 192；时效规定 8, 19' },
  demand_grace_end: { effect: 'start', revives: false, article: '时效规定 4' },
  suspension: { effect: 'suspension', revives: false, article: '民法典 194' },
};

/** Why something known does not move the safe date. */
export const weaknesses = [
  'no_proof', 'weak_proof', 'no_file', 'bill_not_honoured', 'third_party', 'cash_without_slip', 'no_item_named',
  'not_by_this_law', 'after_expiry', 'plan_ended', 'date_unproved', 'not_filed',
] as const; // prettier-ignore
export type Weakness = (typeof weaknesses)[number];

/** Grades that would stand before a court: signed or stamped, or arrival on record. C is a note of one's own. */
export function isProved(grade: ProofGrade): boolean {
  return grade === 'A' || grade === 'B';
}

/** Why a grade alone does not prove; null: it does. */
export function weaknessOf(grade: ProofGrade): Weakness | null {
  return isProved(grade) ? null : grade === 'C' ? 'weak_proof' : 'no_proof';
}
