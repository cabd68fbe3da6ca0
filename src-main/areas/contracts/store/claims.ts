import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ContractId, CustomerId, DocumentId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, knownSql, type PointInTime } from '../../ledger/store/asOf.ts';
import type { Claim } from '../contract.ts';

export type ClaimId = Id<'claim'>;
export type ClaimRecord = Omit<Claim, 'daysLeft'>;

/** Claims on record, earliest deadline first; a claim closed after the day asked about was open then. */
export function claimsAt(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly claimId?: ClaimId | undefined;
  } = {},
): ClaimRecord[] {
  const where = [keptSql(point, 'x')];
  const params: Record<string, SqlValue> = point.knownAt === undefined ? {} : { knownAt: point.knownAt };
  for (const [name, column] of [
    ['customerId', 'x.customer_id'],
    ['contractId', 'x.contract_id'],
    ['claimId', 'x.id'],
  ] as const) {
    const value = which[name];
    if (value === undefined) continue;
    where.push(`${column} = :${name}`);
    params[name] = value;
  }
  return db.rows<ClaimRecord>(
    `SELECT x.id AS "claimId", x.customer_id AS "customerId", c.name AS "customerName", x.contract_id AS "contractId",
       coalesce(k.number, '') AS "contractNumber", d.id AS "documentId", coalesce(d.number, '') AS "documentNumber", x.direction, x.cause,
       x.currency, x.amount_minor AS "amountMinor", x.noticed_on AS "noticedOn", x.deadline_on AS "deadlineOn", x.closed_on AS "closedOn",
       x.outcome, x.outcome_minor AS "outcomeMinor", r.id AS "resultDocumentId", coalesce(r.number, '') AS "resultNumber", x.note
     FROM claim x JOIN customer c ON c.id = x.customer_id LEFT JOIN contract k ON k.id = x.contract_id
     LEFT JOIN document d ON d.id = x.document_id AND ${knownSql(point, 'd')}
     LEFT JOIN document r ON r.id = x.credit_document_id AND ${knownSql(point, 'r')}
     WHERE ${where.join(' AND ')} ORDER BY x.closed_on IS NOT NULL, coalesce(x.deadline_on, '9999-12-31'), x.noticed_on, x.id`,
    params,
  );
}

export interface ClaimValues {
  readonly customerId: CustomerId;
  readonly contractId: ContractId | null;
  readonly documentId: DocumentId | null;
  readonly direction: 'ours' | 'theirs';
  readonly cause: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly noticedOn: Day;
  readonly deadlineOn: Day | null;
  readonly note: string;
}

const columnsOf = (values: ClaimValues) => ({
  customer_id: values.customerId,
  contract_id: values.contractId,
  document_id: values.documentId,
  direction: values.direction,
  cause: values.cause,
  currency: values.currency,
  amount_minor: values.amountMinor,
  noticed_on: values.noticedOn,
  deadline_on: values.deadlineOn,
  note: values.note,
});

export function insertClaim(
  db: WriteDb,
  values: ClaimValues,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): ClaimId {
  const fresh = { closed_on: null, outcome: '', outcome_minor: null, credit_document_id: null };
  const kept = { actor, recorded_at: recordedAt, removed_at: null };
  return db.run(q.insertInto('claim').values({ ...columnsOf(values), ...fresh, ...kept })).lastId as ClaimId;
}

export function updateClaim(db: WriteDb, claimId: ClaimId, values: ClaimValues): void {
  db.run(q.updateTable('claim').set(columnsOf(values)).where('id', '=', claimId));
}

export function closeClaim(
  db: WriteDb,
  claimId: ClaimId,
  end: {
    readonly on: Day;
    readonly outcome: string;
    readonly outcomeMinor: number;
    readonly documentId: DocumentId | null;
    readonly note: string;
  },
): void {
  const set = {
    closed_on: end.on,
    outcome: end.outcome,
    outcome_minor: end.outcomeMinor,
    credit_document_id: end.documentId,
    note: end.note,
  };
  db.run(q.updateTable('claim').set(set).where('id', '=', claimId));
}

/** Open again; the document it ended in stays named. */
export function reopenClaim(db: WriteDb, claimId: ClaimId): void {
  const set = { closed_on: null, outcome: '', outcome_minor: null };
  db.run(q.updateTable('claim').set(set).where('id', '=', claimId));
}

export function removeClaim(db: WriteDb, claimId: ClaimId, at: Instant): void {
  db.run(q.updateTable('claim').set({ removed_at: at }).where('id', '=', claimId));
}
