import type { CurrencyCode } from '../../../kernel/currency.ts';
import { daysBetween } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import { grouped } from '../../../kernel/grouping.ts';
import { bucketRanges } from '../../aging/rules/buckets.ts';
import type { ListCell, ListRow } from '../contract.ts';
import { columns, type ColumnDraft, type SummedColumn } from '../rules/lists.ts';
import { placed, type Place, type Placing } from '../rules/placing.ts';
import { documentSums, openItems, unappliedCredits, type ListCredit, type ListItem } from '../store/lists.ts';
import { flagsOf } from './flags.ts';
import type { ListQuestion } from './question.ts';
import {
  built, currenciesOf, lineBlock, nameOf, proofOf, rowOf, sumCells, summed,
  type Block, type BuiltList, type Section,
} from './sections.ts'; // prettier-ignore

/** One customer's items and unapplied money in one currency, each in its place. */
interface Account extends Placing<ListItem, ListCredit> {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
}

/** Customers by buckets, largest first (behaviours.md §2.2). */
export function agedSummary(question: ListQuestion): BuiltList {
  const of = columns({
    customerCode: { kind: 'text', width: 76 },
    customerName: { kind: 'text', width: 188 },
    ...amountColumns(question),
    // Money in the bucket of its own day is no overdue debt; the column would mean two things.
    ...(question.unapplied === 'own-date' ? {} : { overdue: { kind: 'money', width: 80, sum: true } as const }),
    disputed: { kind: 'money', width: 80, sum: true },
    oldest: { kind: 'int', width: 78 },
  });
  const { asOf } = question.scope;
  return finished(question, of, (account) => {
    const values = placesOf(account, of);
    const overdue = account.items.filter(({ part }) => part.dueOn < asOf);
    const owed = overdue.filter(({ amountMinor }) => amountMinor > 0);
    return lineBlock(of, { key: `c${account.customerId}-${account.currency}`, currency: account.currency, customerId: account.customerId }, {
      ...nameOf(question.labels, account.customerId),
      ...values,
      overdue: overdue.reduce((sum, { amountMinor }) => sum + amountMinor, 0) || null,
      disputed: account.items.reduce((sum, { part }) => sum + part.disputedMinor, 0) || null,
      oldest: owed.reduce((most, { part }) => Math.max(most, daysBetween(part.dueOn, asOf)), 0) || null,
    }); // prettier-ignore
  });
}

/** Each customer with its items oldest first, unapplied money as rows of its own, and a subtotal. */
export function agedDetail(question: ListQuestion): BuiltList {
  const of = columns({
    customerCode: { kind: 'text', width: 84, heading: true },
    customerName: { kind: 'text', width: 190, heading: true },
    number: { kind: 'text', width: 140 },
    flags: { kind: 'flags', width: 92, words: 'flags' },
    issuedOn: { kind: 'day', width: 92 },
    dueOn: { kind: 'day', width: 92 },
    daysLate: { kind: 'int', width: 72 },
    ...amountColumns(question),
    disputed: { kind: 'money', width: 80, sum: true },
  });
  const { asOf } = question.scope;
  const totalAt = of.findIndex(({ id }) => id === 'total');
  return finished(question, of, (account) => {
    const { customerId, currency } = account;
    const name = nameOf(question.labels, customerId);
    const reference = { currency, customerId };
    const items = account.items.map(({ part, place, amountMinor, nettedMinor }) =>
      rowOf('line', of, { ...reference, key: `i${part.id}`, documentId: part.documentId }, {
        ...name,
        number: part.number,
        flags: flagsOf(part, { netted: nettedMinor > 0 }),
        issuedOn: part.issuedOn,
        dueOn: part.dueOn,
        daysLate: Math.max(0, daysBetween(part.dueOn, asOf)) || null,
        ...put(of, place, amountMinor),
        disputed: part.disputedMinor || null,
      }),
    ); // prettier-ignore
    const credits = account.credits.map(({ part, place, amountMinor, nettedMinor }) =>
      rowOf('line', of, { ...reference, key: `d${part.documentId}`, documentId: part.documentId }, {
        ...name,
        number: part.number,
        flags: [part.kind, ...(nettedMinor > 0 ? ['netted'] : [])],
        issuedOn: part.issuedOn,
        ...put(of, place, amountMinor),
      }),
    ); // prettier-ignore
    const lines = [...items, ...credits];
    const sums = sumCells(
      of,
      lines.map(({ cells }) => cells),
    ).map((sum, at) => (sum === 0 && at !== totalAt ? null : sum));
    const subtotal = withName(sums, of, name);
    const frame = { documentId: null, customerId, currency };
    return {
      cells: subtotal,
      rows: [
        { ...frame, key: `g${customerId}-${currency}`, kind: 'group', cells: withName(of.map(() => null), of, name) },
        ...lines,
        { ...frame, key: `s${customerId}-${currency}`, kind: 'subtotal', cells: subtotal },
      ] satisfies ListRow[],
    }; // prettier-ignore
  });
}

/** Not due, every bucket, unapplied, total; credits at their own day leave nothing for a column of unapplied money. */
function amountColumns({ bucketEnds, unapplied }: ListQuestion): Record<string, ColumnDraft> {
  // A sum of one sign is the longest figure of its column and makes the room it needs; of two signs it may be short.
  const amount = { kind: 'money', width: unapplied === 'own-date' ? 100 : 76, sum: true } as const;
  return {
    notDue: amount,
    ...Object.fromEntries(bucketRanges(bucketEnds).map((bucket, index) => [`bucket${index}`, { ...amount, bucket }])),
    ...(unapplied === 'own-date' ? {} : { unapplied: amount }),
    total: { ...amount, width: 108 },
  };
}

function columnOf(place: Place): string {
  return place === null ? 'unapplied' : place < 0 ? 'notDue' : `bucket${place}`;
}

function put(of: readonly SummedColumn[], place: Place, amountMinor: number): Record<string, ListCell> {
  const column = columnOf(place);
  if (!of.some(({ id }) => id === column)) throw new Error(`the aging has no column ${column}`);
  return { [column]: amountMinor || null, total: amountMinor };
}

function placesOf({ items, credits }: Account, of: readonly SummedColumn[]): Record<string, ListCell> {
  const values: Record<string, number> = { total: 0 };
  for (const { place, amountMinor } of [...items, ...credits]) {
    for (const [column, minor] of Object.entries(put(of, place, amountMinor)))
      values[column] = (values[column] ?? 0) + (typeof minor === 'number' ? minor : 0);
  }
  return Object.fromEntries(
    Object.entries(values).map(([column, minor]) => [column, column === 'total' ? minor : minor || null]),
  );
}

function withName(cells: readonly ListCell[], of: readonly SummedColumn[], name: Record<string, string>): ListCell[] {
  return cells.map((cell, index) => name[of[index]?.id ?? ''] ?? cell);
}

function finished(
  question: ListQuestion,
  of: readonly SummedColumn[],
  blockOf: (account: Account) => Block,
): BuiltList {
  const { db, scope, settings } = question;
  const items = grouped(openItems(db, scope), ({ currency }) => currency);
  const credits = grouped(unappliedCredits(db, scope), ({ currency }) => currency);
  const ledger = documentSums(db, scope);
  const currencies = currenciesOf(scope.currency, [...items.values()].flat(), [...credits.values()].flat(), ledger);
  const by = {
    asOf: scope.asOf,
    basis: question.basis,
    bucketEnds: question.bucketEnds,
    view: question.unapplied,
  };
  const totalAt = of.findIndex(({ id }) => id === 'total');
  const sections = currencies.map((currency): Section => {
    const owed = grouped(items.get(currency) ?? [], ({ customerId }) => customerId);
    const held = grouped(credits.get(currency) ?? [], ({ customerId }) => customerId);
    const blocks = [...new Set([...owed.keys(), ...held.keys()])].map((customerId) =>
      blockOf({ customerId, currency, ...placed(owed.get(customerId) ?? [], held.get(customerId) ?? [], by) }),
    );
    blocks.sort((a, b) => Number(b.cells[totalAt]) - Number(a.cells[totalAt]));
    const totals = sumCells(of, blocks.map(({ cells }) => cells)); // prettier-ignore
    const parts = of
      .filter(({ id, bucket }) => id === 'notDue' || id === 'unapplied' || bucket !== null)
      .reduce((sum, { id }) => sum + summed(of, totals, id), 0);
    return { currency, blocks, proof: proofOf({ columns: parts }, 'ledger', ledger.get(currency) ?? 0) };
  });
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}
