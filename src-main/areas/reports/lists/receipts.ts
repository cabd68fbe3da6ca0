import { addDays, daysBetween } from '../../../kernel/day.ts';
import { grouped } from '../../../kernel/grouping.ts';
import { columns } from '../rules/lists.ts';
import {
  allocationsOfReceipts, allocationsWithin, issuedSums, openSums, receiptsWithin,
  type ListAllocation, type ListReceipt,
} from '../store/lists.ts'; // prettier-ignore
import { BEGINNING, type ListQuestion } from './question.ts';
import { built, currenciesOf, lineBlock, nameOf, proofOf, rowOf, type Block, type BuiltList, type Section } from './sections.ts'; // prettier-ignore

/**
 * Receipts of a period, beneath each what it was matched with. Received = reversed + allocated + unapplied, the first
 * from the receipts, allocated from the allocations, unapplied as the aging has it.
 */
export function receiptList(question: ListQuestion): BuiltList {
  const of = columns({
    receivedOn: { kind: 'day', width: 88 },
    number: { kind: 'text', width: 132 },
    customerCode: { kind: 'text', width: 68 },
    customerName: { kind: 'text', width: 158 },
    amount: { kind: 'money', width: 82, sum: true },
    reversed: { kind: 'money', width: 82, sum: true },
    allocated: { kind: 'money', width: 82, sum: true },
    unapplied: { kind: 'money', width: 82, sum: true },
    reversedOn: { kind: 'day', width: 88 },
    method: { kind: 'code', width: 76, words: 'methods' },
    reference: { kind: 'text', width: 140 },
    rule: { kind: 'code', width: 104, words: 'rules' },
  });
  const { db, scope, settings, labels } = question;
  const period = { ...scope, from: question.from ?? BEGINNING, to: question.to };
  const receipts = receiptsWithin(db, period);
  const parts = grouped(allocationsOfReceipts(db, period), ({ creditId }) => creditId);
  const received = issuedSums(db, { ...scope, asOf: question.to, from: period.from }, 'receipt');
  const byCurrency = grouped(receipts, ({ currency }) => currency);

  const allocated = (receipt: ListReceipt): number =>
    (parts.get(receipt.documentId) ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  // The customer's own name beside the customer's name tells nothing; another payer does.
  const strangerOf = ({ payerName, customerId }: ListReceipt): string =>
    payerName === labels.get(customerId)?.name ? '' : payerName;
  const blockOf = (receipt: ListReceipt): Block => {
    const reference = { currency: receipt.currency, customerId: receipt.customerId };
    const line = rowOf('line', of, { ...reference, key: `d${receipt.documentId}`, documentId: receipt.documentId }, {
      receivedOn: receipt.issuedOn,
      number: receipt.number,
      ...nameOf(labels, receipt.customerId),
      method: receipt.method,
      reference: [strangerOf(receipt), receipt.reference].filter((text) => text !== '').join(' ') || null,
      amount: receipt.amountMinor,
      reversed: receipt.reversedOn === null ? null : receipt.amountMinor,
      allocated: allocated(receipt) || null,
      unapplied: receipt.unappliedMinor || null,
      reversedOn: receipt.reversedOn,
    }); // prettier-ignore
    const details = (parts.get(receipt.documentId) ?? []).map((part) =>
      rowOf('detail', of, { ...reference, key: part.key, documentId: part.debitId }, {
        receivedOn: part.on,
        number: part.debitNumber,
        rule: part.rule,
        allocated: part.amountMinor,
      }),
    ); // prettier-ignore
    return { cells: line.cells, rows: [line, ...details] };
  };
  const wanted = (receipt: ListReceipt): boolean =>
    question.status === 'unapplied'
      ? receipt.unappliedMinor !== 0
      : question.status !== 'reversed' || receipt.reversedOn !== null;

  const sections = currenciesOf(scope.currency, receipts, received).map((currency): Section => {
    const all = byCurrency.get(currency) ?? [];
    const shown = all.filter(wanted);
    const sum = (amount: (receipt: ListReceipt) => number): number =>
      all.reduce((total, receipt) => total + amount(receipt), 0);
    const proof = proofOf(
      {
        allocated: sum(allocated),
        unappliedRest: sum(({ unappliedMinor }) => unappliedMinor),
        reversed: sum(({ amountMinor, reversedOn }) => (reversedOn === null ? 0 : amountMinor)),
      },
      'received',
      received.get(currency) ?? 0,
    );
    return { currency, blocks: shown.map(blockOf), proof };
  });
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}

/**
 * What was matched within a period, by the day it counts from; what was taken back stands on its own day as a negative
 * amount. Open before + new debits − matched = open at the end.
 */
export function allocationList(question: ListQuestion): BuiltList {
  const of = columns({
    on: { kind: 'day', width: 88 },
    customerCode: { kind: 'text', width: 68 },
    customerName: { kind: 'text', width: 158 },
    credit: { kind: 'text', width: 118 },
    debit: { kind: 'text', width: 118 },
    amount: { kind: 'money', width: 96, sum: true },
    dueOn: { kind: 'day', width: 88 },
    daysLate: { kind: 'int', width: 72 },
    rule: { kind: 'code', width: 110, words: 'rules' },
    creditKind: { kind: 'code', width: 84, words: 'kinds' },
    recordedAt: { kind: 'instant', width: 120 },
    actor: { kind: 'text', width: 80 },
    flags: { kind: 'flags', width: 72, words: 'flags' },
  });
  const { db, scope, settings, labels } = question;
  const from = question.from ?? BEGINNING;
  const moves = grouped(allocationsWithin(db, { ...scope, from }), ({ currency }) => currency);
  const before =
    question.from === null ? new Map<never, number>() : openSums(db, { ...scope, asOf: addDays(from, -1) });
  const debits = issuedSums(db, { ...scope, from }, 'debits');
  const after = openSums(db, scope);
  const sections = currenciesOf(scope.currency, [...moves.values()].flat()).map((currency): Section => {
    const rows = moves.get(currency) ?? [];
    const blocks = rows.map((move: ListAllocation) =>
      lineBlock(of, { key: move.key, currency, documentId: move.debitId, customerId: move.customerId }, {
        on: move.on,
        ...nameOf(labels, move.customerId),
        credit: move.creditNumber,
        creditKind: move.creditKind,
        debit: move.debitNumber,
        dueOn: move.dueOn,
        daysLate: Math.max(0, daysBetween(move.dueOn, move.on)) || null,
        amount: move.amountMinor,
        rule: move.rule,
        actor: move.actor,
        recordedAt: move.recordedAt,
        flags: move.reversal === 1 ? ['taken_back'] : null,
      }),
    ); // prettier-ignore
    const matched = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const proof = proofOf(
      {
        openBefore: (before as ReadonlyMap<string, number>).get(currency) ?? 0,
        newDebits: debits.get(currency) ?? 0,
        matched: -matched,
      },
      'openAfter',
      after.get(currency) ?? 0,
    );
    return { currency, blocks, proof };
  });
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}
