import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import type { DocumentKind } from '../../ledger/contract.ts';
import type { ExplainKind, ExplainLine, Measure } from '../contract.ts';
import { asSettlement, stands, whyFlipped, whyOverdue, type Fact, type Flip } from '../rules/why.ts';
import { creditsAtEnds, endParams, fullPoint, itemsAtEnds, standsSql, type Ends } from './twoEnds.ts';

/** A line before the customer's name is put to it. */
export type BareLine = Omit<ExplainLine, 'customer'> & { readonly currency: CurrencyCode };

export interface ExplainQuestion extends Ends {
  readonly measure: Measure;
  readonly currency?: CurrencyCode | undefined;
}

/** Every line between two points; their sum per currency is the difference of the figure. */
export function explainLines(db: ReadDb, question: ExplainQuestion): BareLine[] {
  switch (question.measure) {
    case 'balance':
      return balanceLines(db, question);
    case 'unapplied':
      return unappliedLines(db, question);
    case 'overdue':
      return overdueLines(db, question);
  }
}

interface FactRow extends Fact {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
}

const factColumns = (alias: string, day: string): string =>
  `${alias}.${day} AS "on", ${alias}.recorded_at AS "recordedAt", ${alias}.voided_at AS "voidedAt"`;
const reversal = (alias: string): string =>
  `${alias}.reversed_on AS "reversedOn", ${alias}.reversed_at AS "reversedAt"`;
const documentColumns = (alias: string): string =>
  `${alias}.id AS "documentId", ${alias}.kind, ${alias}.number, ${alias}.customer_id AS "customerId", ${alias}.currency`;

function parameters(question: ExplainQuestion): Record<string, SqlValue> {
  return { ...endParams(question), ...(question.currency === undefined ? {} : { currency: question.currency }) };
}

const only = (question: ExplainQuestion, alias: string): string =>
  question.currency === undefined ? '' : `AND ${alias}.currency = :currency`;

/** Documents that count at one end only, each with its whole amount. */
function balanceLines(db: ReadDb, question: ExplainQuestion): BareLine[] {
  const rows = db.rows<FactRow & { amountMinor: number; stood: number }>(
    `SELECT ${documentColumns('d')}, ${factColumns('d', 'issued_on')}, ${reversal('d')}, d.amount_minor AS "amountMinor",
       ${standsSql('d', 'issued_on', 'from')} AS stood
     FROM document d NOT INDEXED
     WHERE ${standsSql('d', 'issued_on', 'from')} <> ${standsSql('d', 'issued_on', 'to')} ${only(question, 'd')}`,
    parameters(question),
  );
  const [from, to] = [fullPoint(question.from), fullPoint(question.to)];
  return rows.map((row) => {
    const sign = isCredit(row.kind) === (row.stood === 1) ? 1 : -1;
    return lineOf(row, whyFlipped(row, from, to), sign * row.amountMinor);
  });
}

/** Credits whose unapplied money differs: one line when the credit itself came or went, else one per allocation. */
function unappliedLines(db: ReadDb, question: ExplainQuestion): BareLine[] {
  const params = parameters(question);
  const changed = `WITH ${creditsAtEnds(question, only(question, 'c'))},
    changed AS MATERIALIZED (
      SELECT id, sum(minor) AS minor FROM (
        SELECT id, -unapplied_minor AS minor FROM credit_at_from UNION ALL SELECT id, unapplied_minor FROM credit_at_to)
      GROUP BY id HAVING sum(minor) <> 0)`;
  const credits = db.rows<FactRow & { minor: number }>(
    `${changed} SELECT ${documentColumns('d')}, ${factColumns('d', 'issued_on')}, ${reversal('d')}, x.minor
     FROM changed x CROSS JOIN document d ON d.id = x.id`,
    params,
  );
  const [from, to] = [fullPoint(question.from), fullPoint(question.to)];
  const lines: BareLine[] = [];
  let standing = false;
  for (const credit of credits) {
    if (stands(credit, from) !== stands(credit, to))
      lines.push(lineOf(credit, whyFlipped(credit, from, to), -credit.minor));
    else standing = true;
  }
  if (!standing) return lines;
  const flips = db.rows<AllocationRow>(
    `${changed} ${allocationSql} FROM changed x CROSS JOIN document c ON c.id = x.id
       CROSS JOIN allocation a ON a.credit_id = c.id JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id
     WHERE ${standsSql('c', 'issued_on', 'from')} = ${standsSql('c', 'issued_on', 'to')}
       AND ${standsSql('a', 'effective_on', 'from')} <> ${standsSql('a', 'effective_on', 'to')}`,
    params,
  );
  return [...lines, ...flips.map((row) => settlementLine(row, question, 1))];
}

interface AllocationRow extends FactRow {
  readonly amountMinor: number;
  readonly against: string;
}

const allocationSql = `SELECT ${documentColumns('c')}, ${factColumns('a', 'effective_on')}, ${reversal('a')},
  a.amount_minor AS "amountMinor", d.number AS against`;

interface OverdueRow extends FactRow {
  readonly dueItemId: number;
  readonly fromOpen: number | null;
  readonly toOpen: number | null;
  readonly fromDueOn: Day | null;
  readonly toDueOn: Day | null;
}

/**
 * Items whose overdue part differs. An item there at one end only is one line; one that is open at both and overdue at
 * one is one line of passing time or of a moved date; every other moved by what was matched with it, one line each.
 */
function overdueLines(db: ReadDb, question: ExplainQuestion): BareLine[] {
  const params = parameters(question);
  const overdue = (end: 'from' | 'to'): string => `CASE WHEN due_on < :${end}_asOf THEN open_minor ELSE 0 END`;
  const changed = `WITH ${itemsAtEnds(question, only(question, 'i'))},
    changed AS MATERIALIZED (
      SELECT id, sum(from_open) AS from_open, sum(to_open) AS to_open, max(from_due_on) AS from_due_on, max(to_due_on) AS to_due_on FROM (
        SELECT id, open_minor AS from_open, NULL AS to_open, due_on AS from_due_on, NULL AS to_due_on, -(${overdue('from')}) AS minor FROM item_at_from
        UNION ALL
        SELECT id, NULL, open_minor, NULL, due_on, ${overdue('to')} FROM item_at_to)
      GROUP BY id HAVING sum(minor) <> 0)`;
  const rows = db.rows<OverdueRow>(
    `${changed} SELECT ${documentColumns('d')}, ${factColumns('i', 'issued_on')}, NULL AS "reversedOn", NULL AS "reversedAt",
       i.id AS "dueItemId", x.from_open AS "fromOpen", x.to_open AS "toOpen", x.from_due_on AS "fromDueOn", x.to_due_on AS "toDueOn"
     FROM changed x CROSS JOIN due_item i ON i.id = x.id JOIN document d ON d.id = i.document_id`,
    params,
  );
  const [from, to] = [fullPoint(question.from), fullPoint(question.to)];
  const lines: BareLine[] = [];
  const matched = new Set<number>();
  for (const row of rows) {
    const wasOverdue = row.fromDueOn !== null && row.fromDueOn < from.asOf;
    const isOverdue = row.toDueOn !== null && row.toDueOn < to.asOf;
    const changeMinor = (isOverdue ? (row.toOpen ?? 0) : 0) - (wasOverdue ? (row.fromOpen ?? 0) : 0);
    if (stands(row, from) !== stands(row, to)) lines.push(lineOf(row, whyFlipped(row, from, to), changeMinor));
    else if (row.fromDueOn !== null && row.toDueOn !== null && wasOverdue !== isOverdue) {
      const why = whyOverdue({ from: row.fromDueOn, to: row.toDueOn }, { from: from.asOf, to: to.asOf });
      lines.push({ ...bare(row), amountMinor: changeMinor, why, on: row.toDueOn, recordedAt: row.recordedAt });
    } else matched.add(row.dueItemId);
  }
  if (matched.size === 0) return lines;
  const flips = db.rows<AllocationRow & { dueItemId: number }>(
    `${changed} ${allocationSql}, a.due_item_id AS "dueItemId" FROM changed x CROSS JOIN allocation a ON a.due_item_id = x.id
       JOIN document c ON c.id = a.credit_id JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id
     WHERE ${standsSql('a', 'effective_on', 'from')} <> ${standsSql('a', 'effective_on', 'to')}`,
    params,
  );
  for (const row of flips) if (matched.has(row.dueItemId)) lines.push(settlementLine(row, question, -1));
  return lines;
}

/** One allocation that came or went; `sign` is the direction in which a new one moves the figure. */
function settlementLine(row: AllocationRow, question: ExplainQuestion, sign: 1 | -1): BareLine {
  const [from, to] = [fullPoint(question.from), fullPoint(question.to)];
  const flip = whyFlipped(row, from, to);
  const came = stands(row, to);
  const line = lineOf(row, flip, (came ? sign : -sign) * row.amountMinor);
  return { ...line, against: row.against, why: asSettlement(flip.why) };
}

function lineOf(row: FactRow, flip: Flip, amountMinor: number): BareLine {
  const kind: ExplainKind = flip.event === 'fact' ? row.kind : flip.event;
  return { ...bare(row), kind, amountMinor, why: flip.why, on: flip.on, recordedAt: flip.recordedAt };
}

function bare(row: FactRow): Omit<BareLine, 'amountMinor' | 'why' | 'on'> & { recordedAt: Instant } {
  return {
    kind: row.kind,
    document: row.number,
    documentId: row.documentId,
    against: '',
    customerId: row.customerId,
    currency: row.currency,
    recordedAt: row.recordedAt,
  };
}

function isCredit(kind: DocumentKind): boolean {
  return kind === 'receipt' || kind === 'credit_note' || kind === 'write_off';
}
