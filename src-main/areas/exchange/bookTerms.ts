import { nameKey } from '../../kernel/text.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Term } from '../terms/contract.ts';
import { dueItemsOf } from '../terms/rules/dueItems.ts';
import { listTerms } from '../terms/store.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import type { BookTerms, TermDating } from './rules/planned.ts';
import { customerTerms } from './store/facts.ts';

const hangsOnItself: readonly string[] = ['invoice', 'statement', 'month_end'];

/**
 * The payment terms that date an invoice by its own day alone, by code and name and by the customers who have them.
 * Terms with several parts, or that wait for a delivery, need what a list of invoices does not say: they are left out.
 */
export function bookTerms(db: ReadDb): BookTerms {
  const plain = listTerms(db, { removed: true }).filter(({ rule }) => {
    const [line, ...more] = rule.lines;
    return line !== undefined && more.length === 0 && rule.currency === null && hangsOnItself.includes(line.base);
  });
  const byId = new Map(plain.map((term) => [term.id, term]));
  const byName = new Map<string, Term>();
  for (const term of plain.filter(({ removedAt }) => removedAt === null))
    for (const name of [term.name, term.code]) byName.set(nameKey(name), term);
  const ofCustomer = customerTerms(db);
  const isWorkday = readWorkdays(db);

  const dating = (term: Term | undefined): TermDating | null => {
    if (term === undefined) return null;
    const { id: termId, code, name, rule } = term;
    const termsJson = JSON.stringify({ termId, code, name, rule, lines: [0] });
    return (issuedOn, amountMinor) => {
      const [item] = dueItemsOf(rule, { issuedOn }, amountMinor, isWorkday);
      if (item === undefined) throw new Error('one line makes one item');
      const { dueOn, discountUntilOn, discountBp } = item;
      return { dueOn, discountUntilOn, discountBp, termsJson };
    };
  };
  return {
    named: (text) => dating(byName.get(nameKey(text))),
    ofCustomer: (customerId) => dating(byId.get(ofCustomer.get(customerId) ?? (0 as never))),
  };
}
