import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, Id, PolicyId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { itemAtSql, keptSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { PolicyTerms } from '../rules/insurance.ts';

export type InsuredLimitId = Id<'insuredLimit'>;

export interface PolicyRow extends PolicyTerms {
  readonly policyId: PolicyId;
  readonly insurer: string;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly insuredBp: number;
  readonly retentionMinor: number | null;
  readonly premiumBasis: string;
  readonly note: string;
}

export interface InsuredRow {
  readonly insuredLimitId: InsuredLimitId;
  readonly policyId: PolicyId;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly amountMinor: number;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly discretionary: boolean;
  readonly note: string;
}

const known = (point: PointInTime) => (point.knownAt === undefined ? {} : { knownAt: point.knownAt });

/** Sum of insurers' limits for a customer that count on the day, of policies that do. */
export function insuredMinorOf(db: ReadDb, point: PointInTime, customerId: CustomerId, currency: CurrencyCode): number {
  const [sum] = db.rows<{ minor: number | null }>(
    `SELECT sum(x.amount_minor) AS minor FROM insured_limit x JOIN insurance_policy p ON p.id = x.policy_id
     WHERE x.customer_id = :customerId AND p.currency = :currency AND ${keptSql(point, 'x')} AND ${keptSql(point, 'p')}
       AND x.from_on <= :asOf AND (x.until_on IS NULL OR x.until_on >= :asOf)
       AND p.from_on <= :asOf AND p.until_on >= :asOf`,
    { ...pointParams(point), customerId, currency },
  );
  return sum?.minor ?? 0;
}

/** Policies on record, the latest end first. */
export function policiesAt(db: ReadDb, point: PointInTime, policyId?: PolicyId): PolicyRow[] {
  return db.rows<PolicyRow>(
    `SELECT p.id AS "policyId", p.insurer, p.number, p.currency, p.from_on AS "fromOn", p.until_on AS "untilOn",
       p.insured_bp AS "insuredBp", p.retention_minor AS "retentionMinor", p.max_term_days AS "maxTermDays",
       p.max_extension_days AS "maxExtensionDays", p.report_overdue_days AS "reportOverdueDays", p.claim_days AS "claimDays",
       p.premium_basis AS "premiumBasis", p.note
     FROM insurance_policy p WHERE ${keptSql(point, 'p')} ${policyId === undefined ? '' : 'AND p.id = :policyId'}
     ORDER BY p.until_on DESC, p.id DESC`,
    { ...known(point), ...(policyId === undefined ? {} : { policyId }) },
  );
}

export function insuredAt(db: ReadDb, point: PointInTime, customerId?: CustomerId): InsuredRow[] {
  return db
    .rows<Omit<InsuredRow, 'discretionary'> & { discretionary: number }>(
      `SELECT x.id AS "insuredLimitId", x.policy_id AS "policyId", x.customer_id AS "customerId", c.name AS "customerName",
         x.amount_minor AS "amountMinor", x.from_on AS "fromOn", x.until_on AS "untilOn", x.discretionary, x.note
       FROM insured_limit x JOIN customer c ON c.id = x.customer_id
       WHERE ${keptSql(point, 'x')} ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'}
       ORDER BY x.amount_minor DESC, x.id`,
      { ...known(point), ...(customerId === undefined ? {} : { customerId }) },
    )
    .map((row) => ({ ...row, discretionary: row.discretionary === 1 }));
}

export interface BuyerState {
  readonly openMinor: number;
  readonly overdueMinor: number;
}

/** What an insured buyer owes in the policy's currency. */
export function buyerState(db: ReadDb, point: PointInTime, customerId: CustomerId, currency: CurrencyCode): BuyerState {
  const [sum] = db.rows<{ open: number | null; overdue: number | null }>(
    `WITH ${itemAtSql(point, 'AND i.customer_id = :customerId AND i.currency = :currency')}
     SELECT sum(open_minor) AS open, sum(CASE WHEN due_on < :asOf THEN open_minor END) AS overdue FROM item_at`,
    { ...pointParams(point), customerId, currency },
  );
  return { openMinor: sum?.open ?? 0, overdueMinor: sum?.overdue ?? 0 };
}

export interface OldestItem {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly issuedOn: Day;
  readonly originalDueOn: Day;
  readonly dueOn: Day;
  readonly openMinor: number;
  readonly reportedOn: Day | null;
  readonly claimedOn: Day | null;
}

/** The overdue item that is latest, invoiced while the policy ran, with what the insurer was told of it. */
export function oldestOverdue(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
  { currency, fromOn, untilOn }: Pick<PolicyRow, 'currency' | 'fromOn' | 'untilOn'>,
): OldestItem | null {
  const told = (kind: string): string =>
    `(SELECT min(e.on_day) FROM document_evidence e WHERE e.document_id = a.document_id AND e.kind = '${kind}' AND ${keptSql(point, 'e')})`;
  const [row] = db.rows<OldestItem>(
    `WITH ${itemAtSql(point, 'AND i.customer_id = :customerId AND i.currency = :currency AND i.issued_on BETWEEN :fromOn AND :untilOn')}
     SELECT a.document_id AS "documentId", d.number, a.issued_on AS "issuedOn", coalesce(i.original_due_on, i.due_on) AS "originalDueOn",
       a.due_on AS "dueOn", a.open_minor AS "openMinor", ${told(toldKinds.report)} AS "reportedOn", ${told(toldKinds.claim)} AS "claimedOn"
     FROM item_at a JOIN due_item i ON i.id = a.id JOIN document d ON d.id = a.document_id
     WHERE a.due_on < :asOf ORDER BY a.due_on, a.id LIMIT 1`,
    { ...pointParams(point), customerId, currency, fromOn, untilOn },
  );
  return row ?? null;
}

/** Rows of `document_evidence` about the insurer; the evidence of the debt itself has kinds of its own. */
export const toldKinds = { report: 'insurance_report', claim: 'insurance_claim' } as const;

export function wasTold(db: ReadDb, documentId: DocumentId, what: keyof typeof toldKinds): boolean {
  return (
    db.first(
      q.selectFrom('document_evidence').select('id').where('document_id', '=', documentId)
        .where('kind', '=', toldKinds[what]).where('removed_at', 'is', null),
    ) !== undefined
  ); // prettier-ignore
}

export function insertTold(
  db: WriteDb,
  told: {
    readonly documentId: DocumentId;
    readonly what: keyof typeof toldKinds;
    readonly on: Day;
    readonly reference: string;
  },
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): void {
  db.run(
    q.insertInto('document_evidence').values({
      document_id: told.documentId,
      kind: toldKinds[told.what],
      state: 'present',
      on_day: told.on,
      reference: told.reference,
      person_id: null,
      note: '',
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
}

export type NewPolicy = Omit<PolicyRow, 'policyId'>;

const policyColumns = (policy: NewPolicy) => ({
  insurer: policy.insurer,
  number: policy.number,
  currency: policy.currency,
  from_on: policy.fromOn,
  until_on: policy.untilOn,
  insured_bp: policy.insuredBp,
  retention_minor: policy.retentionMinor,
  max_term_days: policy.maxTermDays,
  max_extension_days: policy.maxExtensionDays,
  report_overdue_days: policy.reportOverdueDays,
  claim_days: policy.claimDays,
  premium_basis: policy.premiumBasis,
  note: policy.note,
});

export function insertPolicy(db: WriteDb, policy: NewPolicy, recordedAt: Instant): PolicyId {
  return db.run(
    q.insertInto('insurance_policy').values({ ...policyColumns(policy), recorded_at: recordedAt, removed_at: null }),
  ).lastId as PolicyId;
}

export function updatePolicy(db: WriteDb, policyId: PolicyId, policy: NewPolicy): void {
  db.run(q.updateTable('insurance_policy').set(policyColumns(policy)).where('id', '=', policyId));
}

/** The policy with all its buyers' limits. */
export function removePolicy(db: WriteDb, policyId: PolicyId, recordedAt: Instant): void {
  db.run(q.updateTable('insurance_policy').set({ removed_at: recordedAt }).where('id', '=', policyId));
  db.run(
    q
      .updateTable('insured_limit')
      .set({ removed_at: recordedAt })
      .where('policy_id', '=', policyId)
      .where('removed_at', 'is', null),
  );
}

export type NewInsured = Omit<InsuredRow, 'insuredLimitId' | 'customerName'>;

const insuredColumns = (limit: NewInsured) => ({
  policy_id: limit.policyId,
  customer_id: limit.customerId,
  amount_minor: limit.amountMinor,
  from_on: limit.fromOn,
  until_on: limit.untilOn,
  discretionary: limit.discretionary ? 1 : 0,
  note: limit.note,
});

export function insertInsured(db: WriteDb, limit: NewInsured, recordedAt: Instant): InsuredLimitId {
  return db.run(
    q.insertInto('insured_limit').values({ ...insuredColumns(limit), recorded_at: recordedAt, removed_at: null }),
  ).lastId as InsuredLimitId;
}

export function updateInsured(db: WriteDb, insuredLimitId: InsuredLimitId, limit: NewInsured): void {
  db.run(q.updateTable('insured_limit').set(insuredColumns(limit)).where('id', '=', insuredLimitId));
}

export function removeInsured(db: WriteDb, insuredLimitId: InsuredLimitId, recordedAt: Instant): void {
  db.run(q.updateTable('insured_limit').set({ removed_at: recordedAt }).where('id', '=', insuredLimitId));
}
