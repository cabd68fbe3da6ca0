import { grouped } from '../../../kernel/grouping.ts';
import { historyEntries } from '../../ledger/store/history.ts';
import { withBalance } from '../../ledger/rules.ts';
import { columns } from '../rules/lists.ts';
import { openSums, unappliedSums } from '../store/lists.ts';
import type { ListQuestion } from './question.ts';
import { built, currenciesOf, lineBlock, proofOf, rowOf, type BuiltList, type Section } from './sections.ts';

/**
 * One customer's account per currency: the balance brought forward, every document and reversal with the balance after
 * it, increases before decreases on one day (behaviours.md §2.14), and the balance at the end, which must be what is open
 * less what is unapplied.
 */
export function customerLedger(question: ListQuestion): BuiltList {
  const of = columns({
    on: { kind: 'day', width: 88 },
    kind: { kind: 'code', width: 92, words: 'kinds' },
    number: { kind: 'text', width: 118 },
    flags: { kind: 'flags', width: 58, words: 'flags' },
    note: { kind: 'text', width: 150 },
    debit: { kind: 'money', width: 92, sum: true },
    credit: { kind: 'money', width: 92, sum: true },
    balance: { kind: 'money', width: 104 },
  });
  const { db, scope, settings, from, to } = question;
  const { customerId } = scope;
  if (customerId === undefined) throw new Error('the account of a customer needs the customer');
  const entries = historyEntries(db, { asOf: to, knownAt: scope.knownAt, customerId });
  const byCurrency = grouped(entries, ({ currency }) => currency);
  const open = openSums(db, scope);
  const unapplied = unappliedSums(db, scope);
  const sections = currenciesOf(scope.currency, entries, open, unapplied).map((currency): Section => {
    const all = withBalance(byCurrency.get(currency) ?? []);
    const lines = all.filter((entry) => from === null || entry.on >= from);
    const openingMinor = from === null ? 0 : (all.filter((entry) => entry.on < from).at(-1)?.balanceMinor ?? 0);
    const closingMinor = all.at(-1)?.balanceMinor ?? 0;
    const sum = (sign: 1 | -1): number =>
      lines.reduce((total, { changeMinor }) => total + Math.max(0, sign * changeMinor), 0);
    const frame = { currency, customerId };
    return {
      currency,
      opening: rowOf('opening', of, { ...frame, key: `o-${currency}` }, { on: from, balance: openingMinor }),
      blocks: lines.map((entry) =>
        lineBlock(of, { ...frame, key: `${entry.reversal ? 'r' : 'd'}${entry.documentId}`, documentId: entry.documentId }, {
          on: entry.on,
          kind: entry.kind,
          number: entry.number,
          flags: entry.reversal ? ['reversal'] : null,
          note: entry.note || null,
          debit: entry.changeMinor > 0 ? entry.changeMinor : null,
          credit: entry.changeMinor < 0 ? -entry.changeMinor : null,
          balance: entry.balanceMinor,
        }),
      ),
      closing: rowOf('closing', of, { ...frame, key: `z-${currency}` }, {
        on: to,
        debit: sum(1),
        credit: sum(-1),
        balance: closingMinor,
      }),
      proof: proofOf({ open: open.get(currency) ?? 0, unapplied: -(unapplied.get(currency) ?? 0) }, 'closing', closingMinor),
    }; // prettier-ignore
  });
  return built(of, sections, { base: settings.baseCurrency, sort: undefined });
}
