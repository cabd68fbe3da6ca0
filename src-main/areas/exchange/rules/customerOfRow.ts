import type { CustomerClue, CustomerMatcher, Match } from './match.ts';
import type { RowReader } from './rowReader.ts';

export function customerClue(read: RowReader, party: string): CustomerClue {
  const clue = { code: read.name('customerCode'), name: read.text('customerName'), taxId: read.name('taxId') };
  return clue.code === '' && clue.name === '' && clue.taxId === '' ? { ...clue, name: party } : clue;
}

/** The customer the clue means, null for one that is new; `refused` when the row's errors now say why not. */
export function readCustomer(read: RowReader, matcher: CustomerMatcher, clue: CustomerClue): Match | null | 'refused' {
  const field = clue.code !== '' || !read.has('customerName') ? 'customerCode' : 'customerName';
  const outcome = matcher.find(clue);
  if (!outcome) return null;
  if ('problem' in outcome) {
    // A damaged code is the error already; that it leaves the row without a customer is not another one.
    const explained = read.errors.some((error) => error.code.startsWith('id_') || error.code === 'cell_error');
    if (!(outcome.problem === 'customer_missing' && explained))
      read.fail(field, outcome.problem, { codes: outcome.codes.join(', ') });
    return 'refused';
  }
  if (outcome.warning) read.warn(field, outcome.warning, { code: outcome.code, name: outcome.name });
  return outcome;
}
