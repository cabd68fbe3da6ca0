import type { CustomerId } from '../../../kernel/ids.ts';
import { nameKey, tidy } from '../../../kernel/text.ts';

/** A customer of the book, as far as matching needs it. */
export interface KnownCustomer {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly taxId: string;
  readonly termsDays: number | null;
}

/** What a row says about its customer; empty text where it says nothing. */
export interface CustomerClue {
  readonly code: string;
  readonly name: string;
  readonly taxId: string;
}

/** A customer that the import brings along. */
export interface NewCustomer {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly taxId: string;
  readonly termsDays: number | null;
}

/** Either of the book, or the n-th new one of this import. */
export type CustomerRef = { readonly id: CustomerId } | { readonly created: number };

export type MatchProblem = 'customer_missing' | 'customer_ambiguous' | 'customer_conflict';
export type MatchWarning = 'customer_name_differs' | 'customer_matched_by_name';

export interface Match {
  readonly ref: CustomerRef;
  readonly code: string;
  readonly name: string;
  readonly termsDays: number | null;
  readonly warning: MatchWarning | null;
}

export type MatchOutcome = Match | { readonly problem: MatchProblem; readonly codes: readonly string[] };

interface Entry {
  readonly ref: CustomerRef;
  readonly customer: KnownCustomer | NewCustomer;
}

/**
 * Finds the customer of a row: tax id, then code, then the normalised name; else a new one. Two spellings of a name meet
 * only under `nameKey`; anything fuzzier is never merged by itself.
 */
export class CustomerMatcher {
  readonly created: NewCustomer[] = [];
  readonly #byCode = new Map<string, Entry>();
  readonly #byTaxId = new Map<string, Entry[]>();
  readonly #byName = new Map<string, Entry[]>();
  readonly #bookNames = new Map<string, Entry[]>();
  readonly #answers = new Map<string, MatchOutcome>();
  #lastCode = 0;

  constructor(known: readonly KnownCustomer[]) {
    for (const customer of known) this.#index({ ref: { id: customer.id }, customer }, true);
  }

  /** The customer with this code or tax id, book or file; names are not looked at. */
  holder(clue: CustomerClue): Match | null {
    const entry = this.#byCode.get(codeKey(clue.code)) ?? this.#taxHolders(clue.taxId)[0];
    return entry ? asMatch(entry, null) : null;
  }

  /** Customers of the book with this name, whatever their code. */
  sameName(name: string): readonly Match[] {
    return (this.#bookNames.get(nameKey(name)) ?? []).map((entry) => asMatch(entry, null));
  }

  /** The customer a row means; null when nobody fits and `create` has to bring one along. */
  find(clue: CustomerClue): MatchOutcome | null {
    const key = `${clue.taxId}\u0000${clue.code}\u0000${clue.name}`;
    const answer = this.#answers.get(key) ?? this.#find(clue);
    if (answer && 'ref' in answer) this.#answers.set(key, answer);
    return answer;
  }

  create(clue: CustomerClue, row: number, termsDays: number | null = null): Match {
    const code = clue.code === '' ? this.#freeCode() : clue.code;
    const customer: NewCustomer = {
      row,
      code,
      name: clue.name === '' ? code : clue.name,
      taxId: clue.taxId,
      termsDays,
    };
    const entry: Entry = { ref: { created: this.created.push(customer) - 1 }, customer };
    this.#index(entry, false);
    return asMatch(entry, null);
  }

  #find(clue: CustomerClue): MatchOutcome | null {
    if (clue.code === '' && clue.name === '' && clue.taxId === '') return { problem: 'customer_missing', codes: [] };
    const byCode = clue.code === '' ? undefined : this.#byCode.get(codeKey(clue.code));
    const byTax = this.#taxHolders(clue.taxId);
    const other = byTax.find((entry) => entry !== byCode);
    if (byCode && other) return { problem: 'customer_conflict', codes: [byCode.customer.code, other.customer.code] };
    if (byTax.length > 1) return ambiguous(byTax);
    const certain = byTax[0] ?? byCode;
    if (certain) {
      const differs =
        clue.name !== '' &&
        certain.customer.name !== certain.customer.code &&
        nameKey(certain.customer.name) !== nameKey(clue.name);
      return asMatch(certain, differs ? 'customer_name_differs' : null);
    }
    if (clue.name === '') return null;
    // A code of its own says: not one of the customers this file has brought. Only the book's names are asked then.
    const named = (clue.code === '' ? this.#byName : this.#bookNames).get(nameKey(clue.name)) ?? [];
    if (named.length > 1) return ambiguous(named);
    return named[0] ? asMatch(named[0], clue.code === '' ? null : 'customer_matched_by_name') : null;
  }

  #taxHolders(taxId: string): readonly Entry[] {
    return taxId === '' ? [] : (this.#byTaxId.get(codeKey(taxId)) ?? []);
  }

  #index(entry: Entry, ofBook: boolean): void {
    const { code, name, taxId } = entry.customer;
    this.#byCode.set(codeKey(code), entry);
    push(this.#byName, nameKey(name), entry);
    if (ofBook) push(this.#bookNames, nameKey(name), entry);
    if (taxId !== '') push(this.#byTaxId, codeKey(taxId), entry);
  }

  /** K0001, K0002 … past every code in use. */
  #freeCode(): string {
    for (;;) {
      this.#lastCode += 1;
      const code = `K${String(this.#lastCode).padStart(4, '0')}`;
      if (!this.#byCode.has(codeKey(code))) return code;
    }
  }
}

function asMatch({ ref, customer }: Entry, warning: MatchWarning | null): Match {
  return { ref, code: customer.code, name: customer.name, termsDays: customer.termsDays, warning };
}

function ambiguous(entries: readonly Entry[]): MatchOutcome {
  return { problem: 'customer_ambiguous', codes: entries.map(({ customer }) => customer.code) };
}

function codeKey(code: string): string {
  return tidy(code).toUpperCase();
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** One text per customer reference, to tell customers apart in sets and maps. */
export function refKey(ref: CustomerRef): string {
  return 'id' in ref ? `${ref.id}` : `+${ref.created}`;
}
