import { addMonths, daysBetween, type Day } from '../../../kernel/day.ts';
import { checkCreditCode } from '../../customers/rules/creditCode.ts';

/** What makes a file whole, with its weight; together 100 (domain.md §0 no. 114). */
export const completenessParts = [
  { code: 'creditCode', weight: 10 },
  { code: 'licence', weight: 10 },
  { code: 'legalRepresentative', weight: 4 },
  { code: 'capital', weight: 4 },
  { code: 'address', weight: 4 },
  { code: 'contact', weight: 8 },
  { code: 'bankAccount', weight: 8 },
  { code: 'debtorClass', weight: 8 },
  { code: 'statement', weight: 12 },
  { code: 'publicRegister', weight: 14 },
  { code: 'contract', weight: 10 },
  { code: 'fraudCheck', weight: 4 },
  { code: 'externalReport', weight: 4 },
] as const;
export type CompletenessPart = (typeof completenessParts)[number]['code'];

/** `expired` was there and is too old; `not_needed` counts as there. */
export type PartState = 'there' | 'missing' | 'expired' | 'invalid' | 'not_needed';

export const STATEMENT_MONTHS = 12;
export const REGISTER_DAYS = 90;

export interface FileFacts {
  readonly taxId: string;
  readonly licenceCopies: readonly { readonly expiresOn: Day | null }[];
  readonly licenceUntilOn: Day | null;
  readonly legalRepresentative: string;
  readonly capitalMinor: number | null;
  readonly address: string;
  /** A contact, and whether one agreed to be written to. */
  readonly contacts: number;
  readonly contactsWithConsent: number;
  readonly confirmedAccounts: number;
  readonly debtorClass: string;
  /** End of the newest period there is a statement for. */
  readonly statementEndOn: Day | null;
  /** When the public register was looked at last. */
  readonly registerCheckedOn: Day | null;
  readonly signedContracts: number;
  /** Trading for less than the months that make a new customer. */
  readonly isNew: boolean;
  readonly fraudCheckedOn: Day | null;
  /** Newest outside report or rating that is still valid, and whether there was an older one. */
  readonly reports: readonly { readonly expiresOn: Day | null }[];
}

export interface CompletenessLine {
  readonly code: CompletenessPart;
  readonly weight: number;
  readonly state: PartState;
  /** The day of what is there or was: end of a period, day of a check. */
  readonly on: Day | null;
}

export interface Completeness {
  /** 0–100. */
  readonly points: number;
  readonly lines: readonly CompletenessLine[];
}

/**
 * How whole a file is: the weights of what is there and still holds. With everything but a statement of the last twelve
 * months (12) and a look at the public register in the last 90 days (14): 74.
 */
export function completenessOf(facts: FileFacts, asOf: Day): Completeness {
  const lines = completenessParts.map(({ code, weight }) => ({ code, weight, ...stateOf(code, facts, asOf) }));
  return {
    points: lines.reduce(
      (sum, { state, weight }) => sum + (state === 'there' || state === 'not_needed' ? weight : 0),
      0,
    ),
    lines,
  };
}

type Found = { readonly state: PartState; readonly on: Day | null };

const there: Found = { state: 'there', on: null };
const missing: Found = { state: 'missing', on: null };

function stateOf(code: CompletenessPart, facts: FileFacts, asOf: Day): Found {
  switch (code) {
    case 'creditCode': {
      const { state } = checkCreditCode(facts.taxId);
      return state === 'empty' ? missing : state === 'wrong' ? { state: 'invalid', on: null } : there;
    }
    case 'licence': {
      if (facts.licenceCopies.length === 0) return missing;
      const valid = facts.licenceCopies.some(({ expiresOn }) => expiresOn === null || expiresOn >= asOf);
      const until = facts.licenceUntilOn;
      return valid && (until === null || until >= asOf) ? there : { state: 'expired', on: until };
    }
    case 'legalRepresentative':
      return given(facts.legalRepresentative);
    case 'capital':
      return facts.capitalMinor === null ? missing : there;
    case 'address':
      return given(facts.address);
    case 'contact':
      return facts.contactsWithConsent > 0 ? there : facts.contacts > 0 ? { state: 'invalid', on: null } : missing;
    case 'bankAccount':
      return facts.confirmedAccounts > 0 ? there : missing;
    case 'debtorClass':
      return given(facts.debtorClass);
    case 'statement':
      return since(facts.statementEndOn, (on) => addMonths(on, STATEMENT_MONTHS) >= asOf);
    case 'publicRegister':
      return since(facts.registerCheckedOn, (on) => daysBetween(on, asOf) <= REGISTER_DAYS);
    case 'contract':
      return facts.signedContracts > 0 ? there : missing;
    case 'fraudCheck':
      if (facts.fraudCheckedOn !== null) return { state: 'there', on: facts.fraudCheckedOn };
      return facts.isNew ? missing : { state: 'not_needed', on: null };
    case 'externalReport': {
      if (facts.reports.length === 0) return missing;
      if (facts.reports.some(({ expiresOn }) => expiresOn === null || expiresOn >= asOf)) return there;
      return { state: 'expired', on: facts.reports.reduce<Day | null>((last, { expiresOn }) => (last === null || (expiresOn !== null && expiresOn > last) ? expiresOn : last), null) }; // prettier-ignore
    }
  }
}

function given(text: string): Found {
  return text.trim() === '' ? missing : there;
}

function since(on: Day | null, holds: (on: Day) => boolean): Found {
  return on === null ? missing : { state: holds(on) ? 'there' : 'expired', on };
}
