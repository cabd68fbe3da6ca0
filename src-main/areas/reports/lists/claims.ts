import { daysBetween } from '../../../kernel/day.ts';
import { grouped } from '../../../kernel/grouping.ts';
import { columns } from '../rules/lists.ts';
import { disputesAsOf, issuedSums, writeOffsWithin } from '../store/lists.ts';
import { BEGINNING, type ListQuestion } from './question.ts';
import { built, currenciesOf, lineBlock, nameOf, proofOf, type BuiltList, type Section } from './sections.ts';

/** Disputes as they stood on the day, oldest first. They take nothing off the ledger, so there is nothing to prove. */
export function disputeList(question: ListQuestion): BuiltList {
  const of = columns({
    customerCode: { kind: 'text', width: 68 },
    customerName: { kind: 'text', width: 158 },
    number: { kind: 'text', width: 118 },
    openedOn: { kind: 'day', width: 88 },
    reason: { kind: 'code', width: 84, words: 'disputeReasons' },
    amount: { kind: 'money', width: 82, sum: true },
    owner: { kind: 'text', width: 90 },
    targetOn: { kind: 'day', width: 88 },
    daysPast: { kind: 'int', width: 72 },
    resolvedOn: { kind: 'day', width: 88 },
    outcome: { kind: 'code', width: 110, words: 'disputeOutcomes' },
    outcomeAmount: { kind: 'money', width: 82, sum: true },
    note: { kind: 'text', width: 180 },
  });
  const { db, scope, settings, labels, status } = question;
  const found = disputesAsOf(db, scope).filter(
    ({ resolvedOn }) => status === 'all' || (resolvedOn !== null) === (status === 'resolved'),
  );
  const byCurrency = grouped(found, ({ currency }) => currency);
  const sections = currenciesOf(scope.currency, found).map(
    (currency): Section => ({
      currency,
      blocks: (byCurrency.get(currency) ?? []).map((dispute) =>
        lineBlock(of, { key: `x${dispute.id}`, currency, documentId: dispute.documentId, customerId: dispute.customerId }, {
          ...nameOf(labels, dispute.customerId),
          number: dispute.number,
          openedOn: dispute.openedOn,
          reason: dispute.reason,
          owner: dispute.owner || null,
          targetOn: dispute.targetOn,
          daysPast: dispute.targetOn === null || dispute.resolvedOn !== null ? null : Math.max(0, daysBetween(dispute.targetOn, scope.asOf)) || null,
          amount: dispute.amountMinor,
          resolvedOn: dispute.resolvedOn,
          outcome: dispute.outcome,
          outcomeAmount: dispute.outcomeMinor,
          note: dispute.note || null,
        }),
      ),
      proof: null,
    }), // prettier-ignore
  );
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}

/** Write-offs of a period with reason, approver and evidence (账销案存). Written off = standing + reversed. */
export function writeOffList(question: ListQuestion): BuiltList {
  const of = columns({
    on: { kind: 'day', width: 88 },
    number: { kind: 'text', width: 120 },
    customerCode: { kind: 'text', width: 68 },
    customerName: { kind: 'text', width: 158 },
    amount: { kind: 'money', width: 82, sum: true },
    reversed: { kind: 'money', width: 82, sum: true },
    standing: { kind: 'money', width: 82, sum: true },
    recovered: { kind: 'money', width: 82, sum: true },
    reason: { kind: 'code', width: 110, words: 'writeOffReasons' },
    taxClass: { kind: 'code', width: 104, words: 'taxClasses' },
    approver: { kind: 'text', width: 90 },
    debits: { kind: 'text', width: 160 },
    evidence: { kind: 'text', width: 150 },
  });
  const { db, scope, settings, labels } = question;
  const period = { ...scope, from: question.from ?? BEGINNING };
  const found = writeOffsWithin(db, period);
  const written = issuedSums(db, period, 'write_off');
  const byCurrency = grouped(found, ({ currency }) => currency);
  const sections = currenciesOf(scope.currency, found, written).map((currency): Section => {
    const rows = byCurrency.get(currency) ?? [];
    const sum = (reversed: boolean): number =>
      rows.reduce((total, row) => ((row.reversedOn !== null) === reversed ? total + row.amountMinor : total), 0);
    return {
      currency,
      blocks: rows.map((row) =>
        lineBlock(of, { key: `d${row.documentId}`, currency, documentId: row.documentId, customerId: row.customerId }, {
          on: row.issuedOn,
          number: row.number,
          ...nameOf(labels, row.customerId),
          debits: row.debits?.replaceAll(',', ', ') ?? null,
          reason: row.reason,
          taxClass: row.taxClass || null,
          approver: row.approver || null,
          evidence: row.evidence || null,
          amount: row.amountMinor,
          reversed: row.reversedOn === null ? null : row.amountMinor,
          standing: row.reversedOn === null ? row.amountMinor : null,
          recovered: row.recoveredMinor || null,
        }),
      ),
      proof: proofOf({ standing: sum(false), reversed: sum(true) }, 'writtenOff', written.get(currency) ?? 0),
    }; // prettier-ignore
  });
  return built(of, sections, { base: settings.baseCurrency, sort: question.sort });
}
