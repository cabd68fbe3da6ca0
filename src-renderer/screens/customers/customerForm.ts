import type { DebtorClass } from '../../../src-main/areas/customers/contract.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import type { TermId } from '../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../app/calls.ts';

/** The profile as it stands in the form: every field a text, terms empty for the company's own. */
export interface CustomerDraft {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly taxId: string;
  readonly termsDays: string;
  readonly paymentTermId: TermId | null;
  readonly language: Language;
  readonly contactName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly salesperson: string;
  readonly region: string;
  readonly industry: string;
  readonly note: string;
  readonly legalRepresentative: string;
  readonly registeredAddress: string;
  readonly debtorClass: DebtorClass;
}

export type TextField = Exclude<keyof CustomerDraft, 'language' | 'termsDays' | 'paymentTermId' | 'debtorClass'>;

export function emptyCustomer(language: Language): CustomerDraft {
  return {
    code: '',
    name: '',
    shortName: '',
    taxId: '',
    termsDays: '',
    paymentTermId: null,
    language,
    contactName: '',
    phone: '',
    email: '',
    address: '',
    salesperson: '',
    region: '',
    industry: '',
    note: '',
    legalRepresentative: '',
    registeredAddress: '',
    debtorClass: '',
  };
}

/** Whole days 0–730, null for "as the company's", undefined when it is neither. `termsOf('30')` is 30. */
export function termsOf(text: string): number | null | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  if (!/^\d{1,3}$/.test(typed)) return undefined;
  const days = Number(typed);
  return days <= 730 ? days : undefined;
}

/** What is sent; null while something that must be there is missing. */
export function profileOf(draft: CustomerDraft): Omit<InputFor<'customers.save'>, 'id'> | null {
  const termsDays = termsOf(draft.termsDays);
  if (termsDays === undefined || draft.code.trim() === '' || draft.name.trim() === '') return null;
  return { ...draft, termsDays };
}

/** Basis points as a percentage to type in: 1850 is `18.5`. */
export function marginText(marginBp: number | null): string {
  return marginBp === null ? '' : String(marginBp / 100);
}

/** A percentage of at most two decimals in basis points, null for none, undefined when it is no such thing. */
export function marginOf(text: string): number | null | undefined {
  const typed = text.normalize('NFKC').replace('%', '').trim();
  if (typed === '') return null;
  const read = /^(-?)(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed);
  if (!read) return undefined;
  const [, sign = '', whole = '0', part = ''] = read;
  const basisPoints = (Number(whole) * 100 + Number(part.padEnd(2, '0'))) * (sign === '-' ? -1 : 1);
  return Math.abs(basisPoints) <= 10_000 ? basisPoints : undefined;
}
