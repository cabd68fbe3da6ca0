import type { ReadDb } from '../../storage/database.ts';
import type { TermsFinding } from './contract.ts';
import { termsAgainst, type TermsQuestion } from './rules/terms.ts';
import { lawRules } from './store.ts';

/**
 * What the statute of the day says about a term given to a debtor of this class; null: nothing. By the shipped tables
 * and one's own. Subject to the courts; not legal advice.
 */
export function termsFinding(db: ReadDb, question: TermsQuestion): TermsFinding | null {
  return termsAgainst(lawRules(db), question);
}
