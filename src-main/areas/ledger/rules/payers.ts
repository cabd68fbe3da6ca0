import type { CustomerId } from '../../../kernel/ids.ts';
import { nameKey } from '../../../kernel/text.ts';
import type { PayerSuggestion } from '../contract.ts';

/** A customer, and the remembered payer that led to it; null where its own name did. */
export interface PayerCandidate {
  readonly customerId: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly nameKey: string;
  readonly shortName: string;
  readonly payerKey: string | null;
  readonly payerAccount: string | null;
}

/**
 * Somebody else pays (代付) when the payer's name is neither the customer's name nor its short name; a receipt without
 * a payer's name tells nothing. `杭州明达服饰(有限公司)` and `杭州明达服饰（有限公司）` are the same.
 */
export function isThirdParty(
  payerName: string,
  customer: { readonly name: string; readonly shortName: string },
): boolean {
  const key = nameKey(payerName);
  return key !== '' && key !== nameKey(customer.name) && key !== nameKey(customer.shortName);
}

const order = ['account', 'memory', 'same_name', 'similar_name'] as const satisfies readonly PayerSuggestion['why'][];

/**
 * Customers a payer may stand for, best reason first: the remembered name with the remembered account, either of them,
 * the same name, a name that is part of the other or begins alike. One row per customer.
 */
export function suggestCustomers(
  payerName: string,
  payerAccount: string,
  candidates: readonly PayerCandidate[],
): PayerSuggestion[] {
  const key = nameKey(payerName);
  const best = new Map<CustomerId, PayerSuggestion & { readonly rank: number }>();
  for (const candidate of candidates) {
    const why = reason(candidate, key, payerAccount);
    const rank = order.indexOf(why);
    if ((best.get(candidate.customerId)?.rank ?? order.length) <= rank) continue;
    best.set(candidate.customerId, {
      customerId: candidate.customerId,
      customerCode: candidate.code,
      customerName: candidate.name,
      why,
      thirdParty: isThirdParty(payerName, candidate),
      rank,
    });
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || (a.customerCode < b.customerCode ? -1 : a.customerCode > b.customerCode ? 1 : 0))
    .slice(0, 10)
    .map(({ rank: _rank, ...suggestion }) => suggestion);
}

function reason(candidate: PayerCandidate, key: string, account: string): PayerSuggestion['why'] {
  if (candidate.payerKey !== null) return account !== '' && candidate.payerAccount === account ? 'account' : 'memory';
  return candidate.nameKey === key || (candidate.shortName !== '' && nameKey(candidate.shortName) === key)
    ? 'same_name'
    : 'similar_name';
}
