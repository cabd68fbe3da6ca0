import { toDecimal } from '../../../kernel/money.ts';
import { nameKey } from '../../../kernel/text.ts';
import type { CustomerClue, CustomerMatcher } from './match.ts';
import type { PlannedCustomer, RowPlanner, RowVerdict } from './planned.ts';
import type { ResolvedPlan } from './resolve.ts';
import type { RowReader } from './rowReader.ts';

/**
 * Rows of a customer list. One that the book has already, by code or tax id, stays as it is and is reported; without
 * code and tax id the name decides. A known name under another code is a new customer, with a warning.
 */
export class CustomerPlanner implements RowPlanner {
  readonly customers: PlannedCustomer[] = [];
  readonly #plan: ResolvedPlan;
  readonly #read: RowReader;
  readonly #matcher: CustomerMatcher;

  constructor(plan: ResolvedPlan, read: RowReader, matcher: CustomerMatcher) {
    this.#plan = plan;
    this.#read = read;
    this.#matcher = matcher;
  }

  plan(row: number): RowVerdict {
    const read = this.#read;
    const { currency } = this.#plan;
    const clue: CustomerClue = {
      code: read.name('customerCode'),
      name: read.text('customerName'),
      taxId: read.name('taxId'),
    };
    const damaged = read.errors.length > 0;
    if (!damaged && clue.name === '' && (read.has('customerName') || clue.code === ''))
      read.fail('customerName', 'customer_name_missing');
    const termsDays = read.terms();
    const limitMinor = read.amount('limitAmount', currency);
    if (limitMinor !== null && limitMinor < 0) read.fail('limitAmount', 'limit_negative');
    const texts = {
      shortName: read.text('shortName'),
      contactName: read.text('contactName'),
      phone: read.text('phone'),
      email: read.text('email'),
      address: read.text('address'),
      salesperson: read.text('salesperson'),
      region: read.text('region'),
      industry: read.text('industry'),
      department: read.text('department'),
      legalRepresentative: read.text('legalRepresentative'),
      note: read.text('note'),
    };
    if (read.errors.length > 0) return { state: 'rejected', currency: null, amountMinor: null };

    const there = clue.code === '' && clue.taxId === '' ? this.#matcher.find(clue) : this.#there(clue);
    if (there) {
      const code = 'ref' in there ? there.code : (there.codes[0] ?? '');
      return { state: 'duplicate', number: clue.code === '' ? code : clue.code, currency, amountMinor: 0 };
    }
    const namesake = this.#matcher.sameName(clue.name)[0];
    if (namesake) read.warn('customerName', 'customer_name_exists', { code: namesake.code, name: namesake.name });
    const made = this.#matcher.create(clue, row, termsDays);
    if (!('created' in made.ref)) throw new Error('a created customer is a new one');
    // 0 in the lists of accounting programs means that no limit is kept.
    this.customers.push({ row, created: made.ref.created, ...texts, limitMinor: limitMinor === 0 ? null : limitMinor });
    return {
      state: 'accepted',
      currency,
      amountMinor: 0,
      paidMinor: 0,
      sample: {
        customerCode: made.code,
        customerName: made.name,
        taxId: clue.taxId,
        termsDays: termsDays === null ? '' : String(termsDays),
        limitAmount: limitMinor === null ? '' : toDecimal(limitMinor, currency),
        ...texts,
      },
    };
  }

  /** By code or tax id. A row without a code may also be a customer known by name who lacks the tax id so far. */
  #there(clue: CustomerClue) {
    const holder = this.#matcher.holder(clue);
    if (holder || clue.code !== '') return holder;
    return this.#matcher.sameName(clue.name).find((match) => nameKey(match.name) === nameKey(clue.name)) ?? null;
  }
}
