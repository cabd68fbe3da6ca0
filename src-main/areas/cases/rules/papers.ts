import type { CaseKind } from '../contract.ts';

const evidence = ['contract', 'delivery_note', 'invoice', 'confirmation', 'letters', 'calculation'] as const;
const claim = ['claim_form', 'evidence_list', 'our_identity', 'representative', 'power_of_attorney', 'debtor_identity', ...evidence] as const; // prettier-ignore

/** What is handed in with each kind (domain.md §0 row 129), by code; the words are texts of the screens. */
export const papersOf: Readonly<Record<CaseKind, readonly string[]>> = {
  lawyer_letter: ['mandate', 'facts_sheet', ...evidence],
  payment_order: ['application', 'our_identity', 'representative', 'debtor_identity', ...evidence],
  small_claim: claim,
  suit: claim,
  arbitration: ['application', 'arbitration_clause', 'evidence_list', 'our_identity', 'power_of_attorney', 'debtor_identity', ...evidence],
  preservation: ['application', 'asset_list', 'security_paper', 'our_identity', 'debtor_identity', 'filing_receipt', 'contract', 'confirmation'],
  enforcement: ['application', 'title', 'effect_certificate', 'our_identity', 'power_of_attorney', 'asset_list', 'calculation'],
  insolvency: ['claim_form', 'evidence_list', 'our_identity', 'power_of_attorney', 'security_paper', ...evidence],
  outsourced: ['mandate', 'licence', 'processing_agreement', 'handover_list'],
}; // prettier-ignore

/** What the files of a case usually are beside those: the papers of a court or commission that prove its steps. */
export const courtPapers = [
  'filing_receipt',
  'court_acceptance',
  'ruling',
  'judgment',
  'award',
  'court_order',
] as const;
/** And those that prove that something arrived. */
export const deliveryPapers = ['delivery_proof'] as const;

export function paperKinds(kind: CaseKind): string[] {
  const steps = kind === 'lawyer_letter' || kind === 'outsourced' ? deliveryPapers : [...courtPapers, ...deliveryPapers]; // prettier-ignore
  return [...new Set<string>([...steps, ...papersOf[kind]])];
}
