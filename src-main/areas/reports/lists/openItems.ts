import { daysBetween } from '../../../kernel/day.ts';
import { grouped } from '../../../kernel/grouping.ts';
import type { ListStatus } from '../contract.ts';
import { columns } from '../rules/lists.ts';
import { documentSums, openItems, openSums, unappliedCredits, unappliedSums, type ListItem } from '../store/lists.ts';
import { flagsOf } from './flags.ts';
import type { ListQuestion } from './question.ts';
import { built, currenciesOf, lineBlock, nameOf, proofOf, type BuiltList, type Section } from './sections.ts';

/** Due items with something open, oldest due first. What a filter leaves out is named in the proof. */
export function openItemList(question: ListQuestion): BuiltList {
  const of = columns({
    customerCode: { kind: 'text', width: 68 },
    customerName: { kind: 'text', width: 158 },
    number: { kind: 'text', width: 118 },
    issuedOn: { kind: 'day', width: 88 },
    dueOn: { kind: 'day', width: 88 },
    daysLate: { kind: 'int', width: 70 },
    amount: { kind: 'money', width: 82, sum: true },
    settled: { kind: 'money', width: 82, sum: true },
    open: { kind: 'money', width: 82, sum: true },
    disputed: { kind: 'money', width: 82, sum: true },
    originalDueOn: { kind: 'day', width: 88 },
    kind: { kind: 'code', width: 70, words: 'kinds' },
    flags: { kind: 'flags', width: 120, words: 'flags' },
  });
  const { db, scope, settings, labels } = question;
  const { asOf } = scope;
  const items = grouped(openItems(db, scope), ({ currency }) => currency);
  const ledger = documentSums(db, scope);
  const unapplied = unappliedSums(db, scope);
  const currencies = currenciesOf(scope.currency, [...items.values()].flat(), ledger);
  const sections = currencies.map((currency): Section => {
    const all = items.get(currency) ?? [];
    const shown = all.filter((item) => passes(item, question.status, asOf));
    const openOf = (of: readonly ListItem[]): number => of.reduce((sum, { openMinor }) => sum + openMinor, 0);
    const blocks = shown.map((item) =>
      lineBlock(of, { key: `i${item.id}`, currency, documentId: item.documentId, customerId: item.customerId }, {
        ...nameOf(labels, item.customerId),
        number: item.number,
        kind: item.kind,
        issuedOn: item.issuedOn,
        dueOn: item.dueOn,
        originalDueOn: item.originalDueOn,
        daysLate: Math.max(0, daysBetween(item.dueOn, asOf)) || null,
        amount: item.amountMinor,
        settled: item.amountMinor - item.openMinor || null,
        open: item.openMinor,
        disputed: item.disputedMinor || null,
        flags: flagsOf({ ...item, kind: 'invoice' }),
      }),
    ); // prettier-ignore
    const parts = {
      listed: openOf(shown),
      ...(question.status === 'all' ? {} : { notListed: openOf(all) - openOf(shown) }),
      unapplied: -(unapplied.get(currency) ?? 0),
    };
    return { currency, blocks, proof: proofOf(parts, 'ledger', ledger.get(currency) ?? 0) };
  });
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}

function passes(item: ListItem, status: ListStatus, asOf: ListQuestion['to']): boolean {
  switch (status) {
    case 'overdue':
      return item.dueOn < asOf;
    case 'not-due':
      return item.dueOn >= asOf;
    case 'disputed':
      return item.disputedMinor > 0;
    case 'worked-out':
      return item.dueBasis !== 'stated';
    default:
      return true;
  }
}

/** Money and credits not yet matched, oldest first, with how long they have lain. */
export function unappliedList(question: ListQuestion): BuiltList {
  const of = columns({
    customerCode: { kind: 'text', width: 68 },
    customerName: { kind: 'text', width: 158 },
    number: { kind: 'text', width: 118 },
    kind: { kind: 'code', width: 74, words: 'kinds' },
    issuedOn: { kind: 'day', width: 88 },
    amount: { kind: 'money', width: 82, sum: true },
    allocated: { kind: 'money', width: 82, sum: true },
    unapplied: { kind: 'money', width: 82, sum: true },
    age: { kind: 'int', width: 74 },
    method: { kind: 'code', width: 76, words: 'methods' },
    payerName: { kind: 'text', width: 158 },
    reference: { kind: 'text', width: 140 },
  });
  const { db, scope, settings, labels } = question;
  const credits = grouped(unappliedCredits(db, scope), ({ currency }) => currency);
  const ledger = documentSums(db, scope);
  const items = openSums(db, scope);
  const currencies = currenciesOf(scope.currency, [...credits.values()].flat());
  const sections = currencies.map((currency): Section => {
    const rows = credits.get(currency) ?? [];
    const blocks = rows.map((credit) =>
      lineBlock(of, { key: `d${credit.documentId}`, currency, documentId: credit.documentId, customerId: credit.customerId }, {
        ...nameOf(labels, credit.customerId),
        number: credit.number,
        kind: credit.kind,
        issuedOn: credit.issuedOn,
        method: credit.method,
        payerName: credit.payerName || null,
        reference: credit.reference || null,
        amount: credit.amountMinor,
        allocated: credit.amountMinor - credit.unappliedMinor || null,
        unapplied: credit.unappliedMinor,
        age: daysBetween(credit.issuedOn, scope.asOf),
      }),
    ); // prettier-ignore
    const open = items.get(currency) ?? 0;
    const listed = rows.reduce((sum, { unappliedMinor }) => sum + unappliedMinor, 0);
    return {
      currency,
      blocks,
      proof: proofOf({ open, listedUnapplied: -listed }, 'ledger', ledger.get(currency) ?? 0),
    };
  });
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}
