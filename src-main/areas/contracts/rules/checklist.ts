import type { ContractGap, Tick } from '../contract.ts';

export interface CheckItem {
  readonly code: string;
  readonly group: string;
  /** A contract without it says too little: "does not apply" is no answer. */
  readonly essential: boolean;
  /** Articles it rests on, where it rests on any. */
  readonly article?: string;
}

const item = (group: string, code: string, essential = false, article?: string): CheckItem => ({
  code,
  group,
  essential,
  ...(article === undefined ? {} : { article }),
});

/** What a contract should say (domain.md §9.2, 民法典 470). */
export const clauseItems: readonly CheckItem[] = [
  item('parties', 'parties', true, '470'),
  item('parties', 'credit_code', true),
  item('parties', 'address', true, '470'),
  item('goods', 'object', true, '470'),
  item('goods', 'quantity', true, '470'),
  item('goods', 'quality', true, '470'),
  item('price', 'price', true, '470'),
  item('price', 'tax_rate'),
  item('payment', 'payment_amount', true),
  item('payment', 'payment_date', true, '511'),
  item('payment', 'payment_method', true),
  item('payment', 'payment_account', true),
  item('payment', 'invoice_then_pay'),
  item('payment', 'set_off', false, '568'),
  item('payment', 'assignment', false, '545'),
  item('delivery', 'delivery', true, '510'),
  item('delivery', 'risk', false, '604'),
  item('delivery', 'title_retention', false, '641'),
  item('delivery', 'inspection', true, '620'),
  item('delivery', 'objection_period', true, '621'),
  item('breach', 'late_interest', true, '585'),
  item('breach', 'suspension', false, '525'),
  item('breach', 'acceleration', false, '634'),
  item('breach', 'security'),
  item('notice', 'notice_addresses', true),
  item('notice', 'notice_channels'),
  item('notice', 'notice_signers', true),
  item('notice', 'e_signature', false, '469'),
  item('disputes', 'dispute_resolution', true, '470'),
  item('disputes', 'jurisdiction'),
  item('disputes', 'sme_statement'),
];

/** Is the paper a contract at all, and theirs: parties, authority, seal, form, content (domain.md §0 row 146). */
export const validityItems: readonly CheckItem[] = [
  item('who', 'legal_name', true),
  item('who', 'credit_code_matches', true),
  item('who', 'in_business', true, '143'),
  item('who', 'customer_authority', true, '165'),
  item('who', 'our_authority', true, '165'),
  item('who', 'resolution'),
  item('form', 'written', true, '469'),
  item('form', 'signatures', true, '490'),
  item('form', 'seal', true, '490'),
  item('form', 'seal_matches', true),
  item('form', 'page_seals'),
  item('form', 'dates', true),
  item('form', 'annexes'),
  item('form', 'original_kept', true),
  item('content', 'free_will', true, '143'),
  item('content', 'lawful', true, '153'),
  item('content', 'standard_terms', false, '496'),
  item('content', 'approvals', false, '502'),
];

export type Ticks = Readonly<Record<string, Tick>>;

/** A line is settled by yes, or by "does not apply" where that can be so. */
export function settled(check: CheckItem, tick: Tick | undefined): boolean {
  return tick?.state === 'yes' || (tick?.state === 'na' && !check.essential);
}

export interface ContractHead {
  readonly amountMinor: number | null;
  readonly kind: string;
  readonly signedOn: string | null;
  readonly fromOn: string | null;
  readonly customerSignatory: string;
  readonly ourSignatory: string;
  readonly disputeResolution: readonly string[];
  readonly clauses: Ticks;
  readonly validity: Ticks;
}

/**
 * What keeps a contract from being complete, in the order of the lists. With every line answered yes, signatories, days
 * and a plan that adds up: nothing.
 */
export function gapsOf(contract: ContractHead, plannedMinor: number | null): ContractGap[] {
  const gaps: ContractGap[] = [];
  const head = (missing: boolean, code: string): void => {
    if (missing) gaps.push({ list: 'head', code });
  };
  head(contract.amountMinor === null && contract.kind !== 'framework', 'amount');
  head(contract.signedOn === null, 'signed_on');
  head(contract.customerSignatory === '', 'customer_signatory');
  head(contract.ourSignatory === '', 'our_signatory');
  head(contract.disputeResolution.length === 0, 'dispute_resolution');
  if (plannedMinor !== null && contract.amountMinor !== null && plannedMinor !== contract.amountMinor)
    gaps.push({ list: 'milestones', code: 'plan_differs' });
  for (const check of clauseItems)
    if (!settled(check, contract.clauses[check.code])) gaps.push({ list: 'clauses', code: check.code });
  for (const check of validityItems)
    if (!settled(check, contract.validity[check.code])) gaps.push({ list: 'validity', code: check.code });
  return gaps;
}
