import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DisputeId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import type { DisputeTable } from '../../storage/schema.ts';
import { likeEscaped } from '../customers/store.ts';
import { itemAtSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import type { Dispute, DisputeOutcome, DisputeReason } from './contract.ts';

export interface DisputeFilter extends PointInTime {
  readonly status: 'open' | 'past_target' | 'resolved' | 'all';
  readonly customerId?: CustomerId | undefined;
  readonly documentId?: DocumentId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly reason?: DisputeReason | undefined;
  readonly owner?: string | undefined;
  readonly search?: string | undefined;
  /** Raised on this day or later. */
  readonly openedFrom?: Day | undefined;
}

/** A dispute as stored facts tell it; what the settings say about it is worked out above. */
export type DisputeFact = Omit<Dispute, 'objection' | 'afterDue' | 'daysOpen' | 'daysPastTarget'> & {
  readonly deliveredOn: Day | null;
};

/**
 * Disputes as of a day. A settlement that lay ahead, or was not on record yet, has not happened. Of several disputes on
 * one item the older count first, so that together they never exceed what is open: the sum is the aging's disputed part.
 */
function disputesFrom(filter: DisputeFilter) {
  const { knownAt } = filter;
  const resolvedKnown = knownAt === undefined ? '' : 'AND x.resolved_at <= :knownAt';
  const params: Record<string, SqlValue> = pointParams(filter);
  const conditions: string[] = [];
  const wanted = (condition: string, name: string, value: SqlValue | undefined): void => {
    if (value === undefined || value === '') return;
    conditions.push(condition);
    params[name] = value;
  };
  if (filter.status === 'open' || filter.status === 'past_target') conditions.push('k.resolved_then IS NULL');
  if (filter.status === 'past_target') conditions.push('k.target_on < :asOf');
  if (filter.status === 'resolved') conditions.push('k.resolved_then IS NOT NULL');
  wanted('k.customer_id = :customerId', 'customerId', filter.customerId);
  wanted('i.document_id = :documentId', 'documentId', filter.documentId);
  wanted('i.currency = :currency', 'currency', filter.currency);
  wanted('k.reason = :reason', 'reason', filter.reason);
  wanted('k.owner = :owner', 'owner', filter.owner);
  wanted('k.opened_on >= :openedFrom', 'openedFrom', filter.openedFrom);
  wanted(
    `(d.number LIKE :search ESCAPE '\\' OR k.owner LIKE :search ESCAPE '\\' OR c.search_text LIKE lower(:search) ESCAPE '\\')`,
    'search',
    filter.search === undefined || filter.search === '' ? undefined : `%${likeEscaped(tidy(filter.search))}%`,
  );
  return {
    params,
    with: `WITH ${itemAtSql(filter, 'AND i.id IN (SELECT due_item_id FROM dispute)')},
      known AS (
        SELECT x.*, CASE WHEN x.resolved_on <= :asOf ${resolvedKnown} THEN x.resolved_on END AS resolved_then
        FROM dispute x WHERE x.opened_on <= :asOf AND ${knownSql(filter, 'x')}),
      standing AS (
        SELECT k.id, max(0, min(k.amount_minor, coalesce(o.open_minor, 0) - coalesce(sum(k.amount_minor) OVER (
            PARTITION BY k.due_item_id ORDER BY k.opened_on, k.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS minor
        FROM known k LEFT JOIN item_at o ON o.id = k.due_item_id WHERE k.resolved_then IS NULL)`,
    body: `FROM known k JOIN due_item i ON i.id = k.due_item_id JOIN document d ON d.id = i.document_id
        JOIN customer c ON c.id = k.customer_id LEFT JOIN standing s ON s.id = k.id LEFT JOIN redated r ON r.due_item_id = i.id
        ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}`,
  };
}

export function listDisputes(
  db: ReadDb,
  filter: DisputeFilter,
  window: { readonly offset?: number; readonly limit?: number } = {},
): DisputeFact[] {
  const from = disputesFrom(filter);
  return db.rows<DisputeFact>(
    `${from.with} SELECT k.id AS "disputeId", k.due_item_id AS "dueItemId", i.document_id AS "documentId", d.number,
       k.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", i.currency, i.issued_on AS "issuedOn",
       coalesce(r.due_on, i.due_on) AS "dueOn", d.delivered_on AS "deliveredOn", k.amount_minor AS "amountMinor",
       coalesce(s.minor, 0) AS "standingMinor", k.reason, k.owner, k.opened_on AS "openedOn", k.target_on AS "targetOn",
       k.evidence, k.note, k.resolved_then AS "resolvedOn", k.recorded_at AS "recordedAt",
       CASE WHEN k.resolved_then IS NOT NULL THEN k.outcome END AS outcome,
       CASE WHEN k.resolved_then IS NOT NULL THEN k.outcome_minor END AS "outcomeMinor",
       CASE WHEN k.resolved_then IS NOT NULL THEN k.outcome_document_id END AS "outcomeDocumentId",
       CASE WHEN k.resolved_then IS NOT NULL THEN (SELECT number FROM document WHERE id = k.outcome_document_id) END AS "outcomeNumber",
       CASE WHEN k.resolved_then IS NOT NULL THEN k.resolution_note ELSE '' END AS "resolutionNote"
     ${from.body} ORDER BY k.resolved_then IS NOT NULL, CASE WHEN k.resolved_then IS NULL THEN coalesce(k.target_on, '9999') END,
       k.resolved_then DESC, k.id LIMIT :limit OFFSET :offset`,
    { ...from.params, limit: window.limit ?? -1, offset: window.offset ?? 0 },
  );
}

export function sumDisputes(
  db: ReadDb,
  filter: DisputeFilter,
): { currency: CurrencyCode; count: number; standingMinor: number }[] {
  const from = disputesFrom(filter);
  return db.rows(
    `${from.with} SELECT i.currency, count(*) AS count, sum(coalesce(s.minor, 0)) AS "standingMinor"
     ${from.body} GROUP BY i.currency ORDER BY i.currency`,
    from.params,
  );
}

/** Everybody who has or had a dispute to settle. */
export function owners(db: ReadDb): string[] {
  return db
    .rows<{ owner: string }>(
      `SELECT DISTINCT owner FROM dispute WHERE owner <> '' AND voided_at IS NULL ORDER BY owner`,
    )
    .map((row) => row.owner);
}

export function findDispute(db: ReadDb, disputeId: DisputeId) {
  return db.first(
    q
      .selectFrom('dispute as x')
      .innerJoin('due_item as i', 'i.id', 'x.due_item_id')
      .innerJoin('document as d', 'd.id', 'i.document_id')
      .selectAll('x')
      .select(['i.currency', 'i.open_minor', 'i.document_id', 'd.number'])
      .where('x.id', '=', disputeId)
      .where('x.voided_at', 'is', null),
  );
}

/** Disputed and unresolved, whatever the day: what a new dispute may not exceed together with the open amount. */
export function unresolvedMinor(db: ReadDb, dueItemId: DueItemId): number {
  const row = db.first(
    q
      .selectFrom('dispute')
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('minor'))
      .where('due_item_id', '=', dueItemId)
      .where('resolved_on', 'is', null)
      .where('voided_at', 'is', null),
  );
  return row?.minor ?? 0;
}

export interface NewDispute {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly amountMinor: number;
  readonly reason: DisputeReason;
  readonly owner: string;
  readonly openedOn: Day;
  readonly targetOn: Day;
  readonly evidence: string;
  readonly note: string;
}

export function insertDispute(db: WriteDb, dispute: NewDispute, recordedAt: Instant): DisputeId {
  const { lastId } = db.run(
    q.insertInto('dispute').values({
      due_item_id: dispute.dueItemId,
      customer_id: dispute.customerId,
      amount_minor: dispute.amountMinor,
      reason: dispute.reason,
      note: dispute.note,
      opened_on: dispute.openedOn,
      recorded_at: recordedAt,
      resolved_on: null,
      resolved_at: null,
      outcome: null,
      resolution_note: '',
      owner: dispute.owner,
      target_on: dispute.targetOn,
      evidence: dispute.evidence,
      outcome_minor: null,
      outcome_document_id: null,
      voided_at: null,
    }),
  );
  return lastId as DisputeId;
}

export function updateDispute(
  db: WriteDb,
  disputeId: DisputeId,
  fields: Partial<Pick<DisputeTable, 'reason' | 'owner' | 'target_on' | 'evidence' | 'note' | 'voided_at'>>,
): void {
  db.run(q.updateTable('dispute').set(fields).where('id', '=', disputeId));
}

export function resolveDispute(
  db: WriteDb,
  disputeId: DisputeId,
  resolution: {
    readonly on: Day;
    readonly at: Instant;
    readonly outcome: DisputeOutcome;
    readonly amountMinor: number | null;
    readonly documentId: DocumentId | null;
    readonly note: string;
  },
): void {
  db.run(
    q
      .updateTable('dispute')
      .set({
        resolved_on: resolution.on,
        resolved_at: resolution.at,
        outcome: resolution.outcome,
        outcome_minor: resolution.amountMinor,
        outcome_document_id: resolution.documentId,
        resolution_note: resolution.note,
      })
      .where('id', '=', disputeId),
  );
}
