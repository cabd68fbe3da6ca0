import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId, Id, InterestChargeId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { likeEscaped } from '../customers/store.ts';
import { effectiveSql, itemAtSql, keptSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import type { BaseRate, InterestCharge, InterestSegment } from './contract.ts';
import { allBaseRates } from './rules/baseRates.ts';
import type { DebtFacts } from './rules/proposal.ts';

export type BaseRateId = Id<'baseRate'>;

/** Base rates that count: the shipped ones with one's own. */
export function baseRates(db: ReadDb): BaseRate[] {
  const own = db
    .all(q.selectFrom('base_rate').selectAll().where('removed_at', 'is', null).orderBy('id', 'desc'))
    .map((row): BaseRate => ({
      rateId: row.id,
      kind: row.kind as BaseRate['kind'],
      fromOn: row.from_on,
      ratePpm: row.rate_ppm,
      source: row.source,
      checkedOn: row.checked_on,
      note: row.note,
      recordedAt: row.recorded_at,
      replaced: false,
    }));
  return allBaseRates(own);
}

export function insertBaseRate(
  db: WriteDb,
  rate: Pick<BaseRate, 'kind' | 'fromOn' | 'ratePpm' | 'source' | 'checkedOn' | 'note'>,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): BaseRateId {
  const { kind, fromOn, ratePpm, source, checkedOn, note } = rate;
  // A newer row of the same day takes the place of the one before.
  db.run(
    q
      .updateTable('base_rate')
      .set({ removed_at: recordedAt })
      .where('kind', '=', kind)
      .where('from_on', '=', fromOn)
      .where('removed_at', 'is', null),
  );
  return db.run(
    q.insertInto('base_rate').values({
      kind, from_on: fromOn, rate_ppm: ratePpm, source, checked_on: checkedOn, note, actor, recorded_at: recordedAt, removed_at: null,
    }),
  ).lastId as BaseRateId; // prettier-ignore
}

export function removeBaseRate(db: WriteDb, rateId: BaseRateId, recordedAt: Instant): boolean {
  const standing = q.updateTable('base_rate').set({ removed_at: recordedAt });
  return db.run(standing.where('id', '=', rateId).where('removed_at', 'is', null)).changes > 0;
}

export interface DebtRow extends DebtFacts {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly openMinor: number;
}

/** Items paid up longer ago than this are history: nobody decides about their interest any more. */
const SETTLED_DAYS = 180;

/**
 * Trade items that fell due before the day: open ones, and those paid late and in full within the last half-year.
 * Notes of interest and costs bear none themselves.
 */
export function debtsAt(
  db: ReadDb,
  question: PointInTime & {
    readonly currency?: CurrencyCode | undefined;
    readonly customerId?: CustomerId | undefined;
    readonly dueItemId?: DueItemId | undefined;
    readonly search?: string | undefined;
  },
): DebtRow[] {
  const { currency, customerId, dueItemId, search, ...point } = question;
  const asked: string[] = [];
  const params: Record<string, SqlValue> = { ...pointParams(point), from: addDays(point.asOf, -SETTLED_DAYS) };
  for (const [name, column, value] of [
    ['currency', 'i.currency', currency],
    ['customerId', 'i.customer_id', customerId],
    ['dueItemId', 'i.id', dueItemId],
  ] as const) {
    if (value === undefined) continue;
    asked.push(`AND ${column} = :${name}`);
    params[name] = value;
  }
  const where = asked.join(' ');
  const words = tidy(search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  words.forEach((word, index) => (params[`word${index}`] = `%${likeEscaped(word)}%`));
  const found = words
    .map((_, index) => `AND lower(d.number) || ' ' || c.search_text LIKE :word${index} ESCAPE '\\'`)
    .join(' ');
  // One item is told whatever its age; lists leave out what was settled long ago.
  const settled =
    dueItemId === undefined
      ? `SELECT DISTINCT e.due_item_id FROM (${effectiveSql(point)}) e`
      : 'SELECT :dueItemId AS due_item_id';
  const rows = db.rows<DebtRow & { smeStatedFlag: number | null }>(
    `WITH ${itemAtSql(point, where)}, open_item AS MATERIALIZED (SELECT * FROM item_at),
      debt AS (
        SELECT id, document_id, customer_id, currency, due_on, amount_minor, open_minor FROM open_item
        UNION ALL
        SELECT i.id, i.document_id, i.customer_id, i.currency, coalesce(r.due_on, i.due_on), i.amount_minor, 0
        FROM (${settled}) s CROSS JOIN due_item i ON i.id = s.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
        WHERE i.voided_at IS NULL AND i.issued_on <= :asOf ${where} AND i.id NOT IN (SELECT id FROM open_item)
          AND EXISTS (SELECT 1 FROM allocation a WHERE a.due_item_id = i.id AND a.effective_on > coalesce(r.due_on, i.due_on)))
     SELECT b.id AS "dueItemId", b.document_id AS "documentId", d.number, b.customer_id AS "customerId", c.code AS "customerCode",
       c.name AS "customerName", b.currency, b.due_on AS "dueOn", b.amount_minor AS "amountMinor", b.open_minor AS "openMinor",
       c.law_pack AS "lawPack", c.debtor_class AS "debtorClass", coalesce(d.late_rate_bp, k.late_rate_bp) AS "agreedRateBp",
       k.sme_stated AS "smeStatedFlag"
     FROM debt b CROSS JOIN document d ON d.id = b.document_id CROSS JOIN customer c ON c.id = b.customer_id
       LEFT JOIN contract k ON k.id = (SELECT x.id FROM contract x WHERE x.customer_id = b.customer_id AND x.number = d.contract_no
         AND d.contract_no <> '' AND x.status = 'signed' AND ${keptSql(point, 'x')} ORDER BY x.id DESC LIMIT 1)
     WHERE b.due_on < :asOf AND b.amount_minor > 0 AND d.purpose NOT IN ('interest','cost','recovery') AND d.kind <> 'refund' ${found}
     ORDER BY b.id`,
    params,
  );
  return rows.map(({ smeStatedFlag, ...row }) => ({
    ...row,
    debtorClass: row.debtorClass,
    smeStated: smeStatedFlag === null ? null : smeStatedFlag === 1,
  }));
}

export interface Paid {
  readonly on: Day;
  readonly amountMinor: number;
}

/** What came in on each of the items and stands on the day, by the day it took effect. */
export function paymentsOn(db: ReadDb, point: PointInTime, items: readonly DueItemId[]): Map<DueItemId, Paid[]> {
  const rows = db.rows<Paid & { dueItemId: DueItemId }>(
    `SELECT e.due_item_id AS "dueItemId", e.effective_on AS "on", sum(e.amount_minor) AS "amountMinor"
     FROM (${effectiveSql(point)}) e WHERE e.due_item_id IN (SELECT value FROM json_each(:items))
     GROUP BY e.due_item_id, e.effective_on ORDER BY e.due_item_id, e.effective_on`,
    { ...pointParams(point), from: '0001-01-01', items: JSON.stringify(items) },
  );
  const paid = new Map<DueItemId, Paid[]>();
  for (const { dueItemId, ...row } of rows) {
    const list = paid.get(dueItemId);
    if (list) list.push(row);
    else paid.set(dueItemId, [row]);
  }
  return paid;
}

/**
 * The number of the signed plan that settles the interest of an item on the day: it carries its own or waives it, and has not
 * been ended. Null: there is none.
 */
export function planSettling(db: ReadDb, dueItemId: DueItemId, on: Day): string | null {
  const [plan] = db.rows<{ number: string }>(
    `SELECT p.number FROM plan_item x JOIN payment_plan p ON p.id = x.plan_id
     WHERE x.due_item_id = :dueItemId AND x.voided_at IS NULL AND p.voided_at IS NULL AND p.interest_treatment IN ('keep','waive')
       AND p.signed_on <= :on AND (p.ended_on IS NULL OR p.ended_on > :on) ORDER BY p.id DESC LIMIT 1`,
    { dueItemId, on },
  );
  return plan?.number ?? null;
}

/** Charges that stand, oldest first; one whose note was taken out of the ledger does not. */
export function chargesAt(
  db: ReadDb,
  point: PointInTime,
  asked: {
    readonly dueItemId?: DueItemId;
    readonly customerId?: CustomerId;
    readonly chargeId?: InterestChargeId;
  } = {},
): InterestCharge[] {
  const { dueItemId, customerId, chargeId } = asked;
  const rows = db.rows<Omit<InterestCharge, keyof Basis> & { basis: string }>(
    `SELECT x.id AS "chargeId", x.due_item_id AS "dueItemId", d.number, x.customer_id AS "customerId", x.currency, x.rule,
       x.from_on AS "fromOn", x.through_on AS "throughOn", x.amount_minor AS "amountMinor", x.booked,
       x.document_id AS "documentId", n.number AS "noteNumber", x.note, x.actor, x.recorded_at AS "recordedAt",
       CASE WHEN x.waived_on <= :asOf ${point.knownAt === undefined ? '' : 'AND x.waived_at <= :knownAt'} THEN x.waived_on END AS "waivedOn",
       x.waive_reason AS "waiveReason", x.basis_json AS "basis"
     FROM interest_charge x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
       LEFT JOIN document n ON n.id = x.document_id
     WHERE ${knownSql(point, 'x')} AND x.through_on <= :asOf AND (n.id IS NULL OR ${knownSql(point, 'n')})
       ${dueItemId === undefined ? '' : 'AND x.due_item_id = :dueItemId'} ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'}
       ${chargeId === undefined ? '' : 'AND x.id = :chargeId'}
     ORDER BY x.due_item_id, x.through_on, x.id`,
    {
      ...pointParams(point),
      ...(dueItemId === undefined ? {} : { dueItemId }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(chargeId === undefined ? {} : { chargeId }),
    },
  );
  return rows.map(({ basis, ...row }) => ({ ...row, ...unknownTerms, ...(JSON.parse(basis) as Basis) }));
}

/** How a charge came about, kept with it. */
export interface Basis {
  readonly segments: InterestSegment[];
  readonly source: string;
  readonly checkedOn: Day;
  readonly fixedSumMinor: number;
  readonly multiplierMilli: number | null;
  readonly ratePpm: number | null;
}

/** Of a charge that was kept before its terms were. */
const unknownTerms = { fixedSumMinor: 0, multiplierMilli: null, ratePpm: null };

export interface NewCharge {
  readonly customerId: CustomerId;
  readonly dueItemId: DueItemId;
  readonly currency: CurrencyCode;
  readonly rule: string;
  readonly fromOn: Day;
  readonly throughOn: Day;
  readonly amountMinor: number;
  readonly basis: Basis;
  readonly booked: 'letter' | 'note';
  readonly documentId: DocumentId | null;
  readonly note: string;
  readonly waived: { readonly on: Day; readonly reason: string } | null;
}

export function insertCharge(
  db: WriteDb,
  charge: NewCharge,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): InterestChargeId {
  const { basis, waived } = charge;
  return db.run(
    q.insertInto('interest_charge').values({
      customer_id: charge.customerId,
      due_item_id: charge.dueItemId,
      currency: charge.currency,
      rule: charge.rule,
      from_on: charge.fromOn,
      through_on: charge.throughOn,
      amount_minor: charge.amountMinor,
      basis_json: JSON.stringify(basis),
      booked: charge.booked,
      document_id: charge.documentId,
      note: charge.note,
      actor,
      recorded_at: recordedAt,
      waived_on: waived?.on ?? null,
      waived_at: waived === null ? null : recordedAt,
      waive_reason: waived?.reason ?? '',
      voided_at: null,
    }),
  ).lastId as InterestChargeId;
}

export function waiveCharges(
  db: WriteDb,
  charges: readonly InterestChargeId[],
  { on, reason, recordedAt }: { readonly on: Day; readonly reason: string; readonly recordedAt: Instant },
): void {
  for (const chargeId of charges)
    db.run(
      q
        .updateTable('interest_charge')
        .set({ waived_on: on, waived_at: recordedAt, waive_reason: reason })
        .where('id', '=', chargeId),
    );
}

export function voidCharge(db: WriteDb, chargeId: InterestChargeId, recordedAt: Instant): void {
  db.run(q.updateTable('interest_charge').set({ voided_at: recordedAt }).where('id', '=', chargeId));
}
