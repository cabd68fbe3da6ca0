import type { IncidentKind, ProofGrade, Weakness } from '../contract.ts';

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

/** What can happen to the limitation period of a debt, what it does to it, and where that is written (domain.md §10.1). */
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

/** Grades that would stand before a court: signed or stamped, or arrival on record. C is a note of one's own. */
export function isProved(grade: ProofGrade): boolean {
  return grade === 'A' || grade === 'B';
}

/** Why a grade alone does not prove; null: it does. */
export function weaknessOf(grade: ProofGrade): Weakness | null {
  return isProved(grade) ? null : grade === 'C' ? 'weak_proof' : 'no_proof';
}
