import { id } from '../../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../../app/queries.ts';
import type { PickedCustomer } from '../../../components/CustomerPicker/CustomerPicker.tsx';
import type { Work } from './useWork.ts';

export type GuessReason = 'own' | 'account' | 'memory' | 'same_name' | 'similar_name' | 'memo';

export interface Guess {
  readonly customer: PickedCustomer;
  readonly why: GuessReason;
  readonly thirdParty: boolean;
}

export interface Guesses {
  /** Sure enough to be shown as chosen; still confirmed by hand. */
  readonly likely: Guess | null;
  readonly all: readonly Guess[];
}

/** Something like a document number: letters and figures of which at least four in a row. */
const numberLike = /[A-Z]*[-_]?\d{4,}(?:[-_]?\d+)*/i;

/** Whose money a line is: the credit's own customer, remembered and equal names, a document that the memo names. */
export function useGuess(work: Work | null): Guesses {
  const line = work?.line ?? null;
  const named = line !== null && (line.payerName !== '' || line.payerAccount !== '');
  const suggested = useQueryOf(
    'ledger.payerSuggestions',
    { payerName: (line?.payerName ?? '').slice(0, 200), payerAccount: (line?.payerAccount ?? '').slice(0, 200) },
    { enabled: named },
  );
  const token = line === null ? '' : (numberLike.exec(work?.memo ?? '')?.[0] ?? '').slice(0, 200);
  const found = useQueryOf('ledger.find', { text: token, limit: 10 }, { enabled: token !== '' });
  if (work?.credit) {
    const { customerId, customerCode, customerName, purpose } = work.credit;
    const own: Guess = {
      customer: { id: customerId, code: customerCode, name: customerName },
      why: 'own',
      thirdParty: purpose === 'third_party',
    };
    return { likely: own, all: [own] };
  }
  const all: Guess[] = (named ? (suggested.data?.rows ?? []) : []).map((row) => ({
    customer: { id: row.customerId, code: row.customerCode, name: row.customerName },
    why: row.why,
    thirdParty: row.thirdParty,
  }));
  for (const hit of token === '' ? [] : (found.data?.rows ?? [])) {
    if (hit.number.toLowerCase() !== token.toLowerCase() || all.some((guess) => guess.customer.id === hit.customerId)) continue; // prettier-ignore
    const customer = { id: id<'customer'>(hit.customerId), code: '', name: hit.customerName };
    all.push({ customer, why: 'memo', thirdParty: line !== null && line.payerName !== '' });
  }
  const [first, second] = all.filter((guess) => guess.why !== 'similar_name');
  const likely = first !== undefined && (second === undefined || second.why !== first.why) ? first : null;
  return { likely, all };
}
