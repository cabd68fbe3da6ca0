import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId, IssuedId, PlanId, SecurityId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import type { PaymentPlanTable } from '../../storage/schemaCollections.ts';
import { knownSql, pointParams, reversedSql, type PointInTime } from '../ledger/store/asOf.ts';
import { paymentsSince, purse } from '../promises/store/payments.ts';
import { planRequestField, planTermsField, type PlanRequest, type PlanTermsText } from './contract.ts';
import { planStanding, type InstalmentAt, type PlanState } from './rules/states.ts';

export interface PlanItem {
  readonly dueItemId: DueItemId;
  /** What of the item the plan covers. */
  readonly amountMinor: number;
}

export interface PlanInstalment extends InstalmentAt {
  readonly principalMinor: number;
  readonly interestMinor: number;
}

/** A plan as it stands on a day; its state is always worked out from the receipts dated from the signing on. */
export interface PlanAt {
  readonly planId: PlanId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly state: PlanState;
  readonly draftedOn: Day;
  readonly signedOn: Day | null;
  readonly signedBy: string;
  readonly personId: number | null;
  readonly items: readonly PlanItem[];
  readonly dueItemIds: readonly DueItemId[];
  readonly debtMinor: number;
  readonly downPaymentMinor: number;
  readonly method: PaymentPlanTable['method'];
  readonly interestTreatment: PaymentPlanTable['interest_treatment'];
  readonly interestRateBp: number | null;
  readonly interestMinor: number;
  readonly defaultDays: number;
  readonly terms: PlanTermsText;
  readonly request: PlanRequest | null;
  readonly securityId: SecurityId | null;
  readonly issuedId: IssuedId | null;
  readonly instalments: readonly PlanInstalment[];
  readonly paidMinor: number;
  /** Due before the day and not paid. */
  readonly lateMinor: number;
  readonly nextDueOn: Day | null;
  readonly nextMinor: number;
  readonly brokenOn: Day | null;
  readonly completedOn: Day | null;
  readonly endedOn: Day | null;
  readonly endReason: string;
  readonly note: string;
  readonly recordedAt: Instant;
}

/** Every plan drafted by the day with its state of that day, oldest first (domain.md §13.1). */
export function plansAt(
  db: ReadDb,
  question: PointInTime & { readonly customerId?: CustomerId | undefined },
): PlanAt[] {
  const { asOf, knownAt, customerId } = question;
  const params: Record<string, SqlValue> = {
    ...pointParams(question),
    ...(customerId === undefined ? {} : { customerId }),
  };
  const given = `p.drafted_on <= :asOf AND ${knownSql(question, 'p')} ${customerId === undefined ? '' : 'AND p.customer_id = :customerId'}`;
  const rows = db.rows<PaymentPlanTable & { id: PlanId }>(`SELECT p.* FROM payment_plan p WHERE ${given} ORDER BY p.id`, params); // prettier-ignore
  if (rows.length === 0) return [];
  const items = grouped(
    db.rows<PlanItem & { planId: PlanId }>(
      `SELECT x.plan_id AS "planId", x.due_item_id AS "dueItemId", x.amount_minor AS "amountMinor"
       FROM payment_plan p JOIN plan_item x ON x.plan_id = p.id WHERE ${given} AND ${knownSql(question, 'x')} ORDER BY x.id`,
      params,
    ),
  );
  const instalments = grouped(
    db.rows<{ planId: PlanId; seq: number; dueOn: Day; amountMinor: number; principalMinor: number; interestMinor: number }>( // prettier-ignore
      `SELECT x.plan_id AS "planId", x.seq, x.due_on AS "dueOn", x.amount_minor AS "amountMinor",
         x.principal_minor AS "principalMinor", x.interest_minor AS "interestMinor"
       FROM payment_plan p JOIN plan_instalment x ON x.plan_id = p.id WHERE ${given} AND ${knownSql(question, 'x')} ORDER BY x.due_on, x.seq`,
      params,
    ),
  );
  const signed = `${given} AND p.signed_on IS NOT NULL AND p.signed_on <= :asOf`;
  const payments = paymentsSince(
    db,
    question,
    `SELECT p.customer_id, p.currency, min(p.signed_on) AS from_on FROM payment_plan p WHERE ${signed} GROUP BY p.customer_id, p.currency`,
    customerId === undefined ? {} : { customerId },
  );
  const credited = creditedOn(db, question, signed, params);
  const wasKnown = (at: Instant | null): boolean => knownAt === undefined || (at !== null && at <= knownAt);
  // Unused money serves one plan at a time, the oldest first.
  const unused = new Map<string, { onDay: Day; amountMinor: number }[]>();
  return rows.map((row) => {
    const covered = items.get(row.id) ?? [];
    const ids = new Set(covered.map(({ dueItemId }) => dueItemId));
    const signedOn = row.signed_on !== null && row.signed_on <= asOf && wasKnown(row.signed_at) ? row.signed_on : null;
    const endedOn = row.ended_on !== null && row.ended_on <= asOf && wasKnown(row.ended_at) ? row.ended_on : null;
    const terms = planTermsField.parse(JSON.parse(row.terms_json));
    const own = instalments.get(row.id) ?? [];
    const key = purse(row.customer_id, row.currency);
    const all = payments.get(key) ?? [];
    let free = unused.get(key);
    if (!free) unused.set(key, (free = all.flatMap(({ dueItemId, ...money }) => (dueItemId === null ? [money] : []))));
    const onItems = all.filter(({ dueItemId, onDay }) => dueItemId !== null && ids.has(dueItemId) && signedOn !== null && onDay >= signedOn); // prettier-ignore
    const owed = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - onItems.reduce((sum, { amountMinor }) => sum + amountMinor, 0); // prettier-ignore
    const fromFree = signedOn === null || endedOn !== null ? [] : draw(free, signedOn, owed);
    const standing = planStanding(
      { signedOn, endedOn, defaultDays: row.default_days, maxLates: terms.maxLates, instalments: own },
      [...onItems, ...fromFree],
      asOf,
      credited.get(row.id) ?? 0,
    );
    const parts = new Map(own.map((instalment) => [instalment.seq, instalment]));
    return {
      planId: row.id,
      number: row.number,
      customerId: row.customer_id,
      currency: row.currency,
      draftedOn: row.drafted_on,
      signedOn,
      signedBy: signedOn === null ? '' : row.signed_by,
      personId: row.person_id,
      items: covered,
      dueItemIds: [...ids],
      debtMinor: row.debt_minor,
      downPaymentMinor: row.down_payment_minor,
      method: row.method,
      interestTreatment: row.interest_treatment,
      interestRateBp: row.interest_rate_bp,
      interestMinor: row.interest_minor,
      defaultDays: row.default_days,
      terms,
      request: planRequestField.nullable().parse(JSON.parse(row.request_json)),
      securityId: row.security_id,
      issuedId: row.issued_id,
      ...standing,
      instalments: standing.instalments.map((instalment) => ({
        ...instalment,
        principalMinor: parts.get(instalment.seq)?.principalMinor ?? 0,
        interestMinor: parts.get(instalment.seq)?.interestMinor ?? 0,
      })),
      endedOn,
      endReason: endedOn === null ? '' : row.end_reason,
      note: row.note,
      recordedAt: row.recorded_at,
    };
  });
}

/** Performing: out of dunning and of the quick list while it lasts. */
export function isPerforming(state: PlanState): boolean {
  return state === 'active' || state === 'late';
}

/** Takes up to `wanted` of unused money received from a day on, oldest first, out of the purse. */
function draw(free: { onDay: Day; amountMinor: number }[], from: Day, wanted: number) {
  let left = wanted;
  const taken: { onDay: Day; amountMinor: number }[] = [];
  for (const money of [...free].sort((a, b) => (a.onDay < b.onDay ? -1 : 1))) {
    const part = money.onDay < from ? 0 : Math.min(left, money.amountMinor);
    if (part <= 0) continue;
    money.amountMinor -= part;
    left -= part;
    taken.push({ onDay: money.onDay, amountMinor: part });
  }
  return taken;
}

/** Credits other than money on covered items, from the signing on; never more than the plan covers of the item. */
function creditedOn(
  db: ReadDb,
  point: PointInTime,
  signed: string,
  params: Readonly<Record<string, SqlValue>>,
): Map<PlanId, number> {
  const rows = db.rows<{ planId: PlanId; minor: number }>(
    `SELECT "planId", sum(minor) AS minor FROM (
       SELECT p.id AS "planId", min(x.amount_minor, sum(a.amount_minor)) AS minor
       FROM payment_plan p JOIN plan_item x ON x.plan_id = p.id JOIN allocation a ON a.due_item_id = x.due_item_id
       JOIN document d ON d.id = a.credit_id AND d.kind <> 'receipt'
       WHERE ${signed} AND ${knownSql(point, 'x')} AND a.effective_on BETWEEN p.signed_on AND :asOf AND ${knownSql(point, 'a')}
         AND NOT ${reversedSql(point, 'a')} GROUP BY p.id, x.id) GROUP BY "planId"`,
    params,
  );
  return new Map(rows.map(({ planId, minor }) => [planId, minor]));
}

function grouped<Row extends { planId: PlanId }>(rows: readonly Row[]): Map<PlanId, Omit<Row, 'planId'>[]> {
  const groups = new Map<PlanId, Omit<Row, 'planId'>[]>();
  for (const { planId, ...row } of rows) {
    const group = groups.get(planId);
    if (group) group.push(row);
    else groups.set(planId, [row]);
  }
  return groups;
}

export type NewPlan = Omit<
  PaymentPlanTable,
  'id' | 'recorded_at' | 'voided_at' | 'signed_on' | 'signed_by' | 'person_id' | 'issued_id' | 'signed_at' | 'ended_on' | 'end_kind' | 'end_reason' | 'ended_at' // prettier-ignore
>;

export interface NewInstalment {
  readonly seq: number;
  readonly dueOn: Day;
  readonly amountMinor: number;
  readonly principalMinor: number;
  readonly interestMinor: number;
}

export function insertPlan(
  db: WriteDb,
  plan: NewPlan,
  items: readonly PlanItem[],
  instalments: readonly NewInstalment[],
  recordedAt: Instant,
): PlanId {
  const blank = {
    signed_on: null, signed_by: '', person_id: null, issued_id: null, signed_at: null, ended_on: null, end_kind: '', end_reason: '', ended_at: null, voided_at: null, recorded_at: recordedAt,
  }; // prettier-ignore
  const planId = db.run(q.insertInto('payment_plan').values({ ...plan, ...blank })).lastId as PlanId;
  const kept = { plan_id: planId, recorded_at: recordedAt, voided_at: null };
  for (const { dueItemId, amountMinor } of items)
    db.run(q.insertInto('plan_item').values({ ...kept, due_item_id: dueItemId, amount_minor: amountMinor }));
  for (const { seq, dueOn, amountMinor, principalMinor, interestMinor } of instalments)
    db.run(
      q.insertInto('plan_instalment').values({
        ...kept,
        seq,
        due_on: dueOn,
        amount_minor: amountMinor,
        principal_minor: principalMinor,
        interest_minor: interestMinor,
      }),
    );
  return planId;
}

export function updatePlan(
  db: WriteDb,
  planId: PlanId,
  fields: Partial<
    Pick<
      PaymentPlanTable,
      'signed_on' | 'signed_by' | 'person_id' | 'issued_id' | 'signed_at' | 'ended_on' | 'end_kind' | 'end_reason' | 'ended_at' | 'security_id' | 'note' | 'voided_at' // prettier-ignore
    >
  >,
): void {
  db.run(q.updateTable('payment_plan').set(fields).where('id', '=', planId));
}

export function findPlan(db: ReadDb, planId: PlanId) {
  return db.first(q.selectFrom('payment_plan').selectAll().where('id', '=', planId).where('voided_at', 'is', null));
}

/** The items a plan covers, whatever the day. */
export function coveredBy(db: ReadDb, planId: PlanId): DueItemId[] {
  return db
    .all(q.selectFrom('plan_item').select('due_item_id').where('plan_id', '=', planId).where('voided_at', 'is', null))
    .map((row) => row.due_item_id);
}

/** PP-2026-001, PP-2026-002 … by the year it was drafted in. */
export function nextPlanNumber(db: ReadDb, draftedOn: Day): string {
  const stem = `PP-${draftedOn.slice(0, 4)}-`;
  const [row] = db.rows<{ last: number | null }>(
    `SELECT max(cast(substr(number, 9) AS INTEGER)) AS last FROM payment_plan WHERE number LIKE :stem || '%'`,
    { stem },
  );
  return `${stem}${String((row?.last ?? 0) + 1).padStart(3, '0')}`;
}
