import { sql } from 'kysely';
import { addDays, daysBetween, type Day } from '../../kernel/day.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { CustomerId, DueItemId, IssuedId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { IssuedDocumentTable } from '../../storage/schema.ts';
import { likeEscaped } from '../customers/store.ts';
import { mergedFamily, mergedSql } from '../customers/store/group.ts';
import { DUE_ON, creditAtSql, disputeAtSql, itemAtSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { gradeRank, PROOF_EXPECTED_DAYS, proofExpectedBy, servedOn } from '../limitation/rules/proof.ts';
import { serviceProofs } from '../limitation/store.ts';
import type { IssuedRow, LetterLevel } from './contract.ts';
import type { DunningLevel, EarlierLetter } from './rules/level.ts';

export interface Claim {
  readonly customerId: CustomerId;
  readonly overdueMinor: number;
  readonly disputedMinor: number;
  /** Of the items with an undisputed part. */
  readonly oldestDaysLate: number;
}

/** Customers with something overdue and not wholly disputed, in one currency. */
export function overdueClaims(db: ReadDb, asOf: Day, currency: CurrencyCode): Claim[] {
  const rows = db.rows<{ customerId: CustomerId; overdueMinor: number; disputedMinor: number; oldestDueOn: Day }>(
    `WITH ${overdueItems({ asOf })}, ${disputeAtSql({ asOf })}
     SELECT i.customer_id AS "customerId", sum(i.open_minor) AS "overdueMinor",
       sum(min(coalesce(x.disputed_minor, 0), i.open_minor)) AS "disputedMinor",
       min(CASE WHEN coalesce(x.disputed_minor, 0) < i.open_minor THEN i.due_on END) AS "oldestDueOn"
     FROM item_at i LEFT JOIN dispute_at x ON x.due_item_id = i.id
     GROUP BY i.customer_id HAVING "overdueMinor" > "disputedMinor"`,
    { asOf, currency },
  );
  return rows.map(({ oldestDueOn, ...row }) => ({ ...row, oldestDaysLate: daysBetween(oldestDueOn, asOf) }));
}

export interface LastLetter {
  readonly level: DunningLevel;
  readonly number: string;
  readonly letterOn: Day;
  readonly issuedAt: Instant;
  readonly payBy: Day;
}

/** Per customer: the highest level and the newest of the letters that claimed something of an item still overdue on the day. */
export function lastLetters(
  db: ReadDb,
  point: PointInTime & { readonly currency: CurrencyCode },
): Map<CustomerId, LastLetter> {
  const any = db.first(
    q
      .selectFrom('issued_document')
      .select('id')
      .where('kind', '=', 'dunning_letter')
      .where('currency', '=', point.currency),
  );
  if (!any) return new Map();
  const rows = db.rows<LastLetter & { customerId: CustomerId }>(
    `WITH ${overdueItems(point)}, overdue AS MATERIALIZED (SELECT id FROM item_at), ${mergedSql}
     SELECT coalesce((SELECT m.into_id FROM merged m WHERE m.id = d.customer_id), d.customer_id) AS "customerId", d.level, d.number, d.recorded_at AS "issuedAt",
       d.figures_json ->> '$.letterOn' AS "letterOn", d.figures_json ->> '$.payBy' AS "payBy"
     FROM issued_document d
     WHERE d.kind = 'dunning_letter' AND d.level > 0 AND d.currency = :currency AND d.as_of <= :asOf
       ${point.knownAt === undefined ? '' : 'AND d.recorded_at <= :knownAt'} AND EXISTS (
       SELECT 1 FROM json_each(d.figures_json, '$.lines') line
         WHERE line.value ->> '$.claimedMinor' > 0 AND line.value ->> '$.dueItemId' IN (SELECT id FROM overdue))
     ORDER BY d.id`,
    { ...pointParams(point), currency: point.currency },
  );
  const last = new Map<CustomerId, LastLetter>();
  for (const { customerId, ...row } of rows) {
    const level = Math.max(last.get(customerId)?.level ?? 1, row.level) as DunningLevel;
    last.set(customerId, { ...row, level });
  }
  return last;
}

function overdueItems(point: PointInTime): string {
  return itemAtSql(point, `AND i.currency = :currency AND ${DUE_ON} < :asOf`);
}

/** Letters to a customer in a currency that were issued up to the day, oldest first, with the items they claimed something of. */
export function earlierLetters(
  db: ReadDb,
  { customerId, currency, asOf }: { customerId: CustomerId; currency: CurrencyCode; asOf: Day },
): EarlierLetter[] {
  return db
    .all(
      q
        .selectFrom('issued_document')
        .select(['id', 'number', 'level', 'figures_json'])
        .where('customer_id', 'in', mergedFamily(db, customerId))
        .where('kind', '=', 'dunning_letter')
        .where('currency', '=', currency)
        .where('as_of', '<=', asOf)
        .orderBy('id'),
    )
    .map((row) => {
      const figures = JSON.parse(row.figures_json) as {
        letterOn: Day;
        payBy: Day;
        lines: readonly { dueItemId: DueItemId; claimedMinor: number }[];
        small?: number;
      };
      return {
        issuedId: row.id,
        number: row.number,
        level: row.level as LetterLevel,
        small: figures.small === 1,
        letterOn: figures.letterOn,
        payBy: figures.payBy,
        dueItemIds: figures.lines.filter((line) => line.claimedMinor > 0).map((line) => line.dueItemId),
      };
    });
}

/** When the last letter about a small sum went to each customer in a currency, up to the day. */
export function lastSmallLetters(
  db: ReadDb,
  { asOf, currency }: { readonly asOf: Day; readonly currency: CurrencyCode },
): Map<CustomerId, Day> {
  const rows = db.rows<{ customerId: CustomerId; on: Day }>(
    `WITH RECURSIVE ${mergedSql}
     SELECT coalesce((SELECT m.into_id FROM merged m WHERE m.id = d.customer_id), d.customer_id) AS "customerId",
       max(d.figures_json ->> '$.letterOn') AS "on"
     FROM issued_document d
     WHERE d.kind = 'dunning_letter' AND d.currency = :currency AND d.figures_json ->> '$.small' = 1
       AND d.figures_json ->> '$.letterOn' <= :asOf
     GROUP BY 1`,
    { asOf, currency },
  );
  return new Map(rows.map(({ customerId, on }) => [customerId, on]));
}

/** Open items − unapplied money − ledger balance of one customer in one currency: zero, or something is wrong. */
export function customerDifference(
  db: ReadDb,
  { customerId, currency, asOf }: { customerId: CustomerId; currency: CurrencyCode; asOf: Day },
): number {
  const rows = db.rows<{ differenceMinor: number }>(
    `WITH ${itemAtSql({ asOf }, 'AND i.customer_id = :customerId AND i.currency = :currency')},
       ${creditAtSql({ asOf }, 'AND c.customer_id = :customerId AND c.currency = :currency')}
     SELECT (SELECT coalesce(sum(open_minor), 0) FROM item_at) - (SELECT coalesce(sum(unapplied_minor), 0) FROM credit_at)
       - (SELECT coalesce(sum(CASE WHEN kind IN ('receipt','credit_note','write_off') THEN -amount_minor ELSE amount_minor END), 0)
          FROM document WHERE customer_id = :customerId AND currency = :currency AND issued_on <= :asOf AND voided_at IS NULL
            AND NOT (reversed_on IS NOT NULL AND reversed_on <= :asOf)) AS "differenceMinor"`,
    { ...pointParams({ asOf }), customerId, currency },
  );
  return rows[0]?.differenceMinor ?? 0;
}

/** The next number of a series, taken inside the command: a refused command gives it back. */
export function takeNumber(db: WriteDb, series: string): number {
  const row = db.first(q.selectFrom('issued_number').select('last').where('series', '=', series));
  const next = (row?.last ?? 0) + 1;
  db.run(
    q
      .insertInto('issued_number')
      .values({ series, last: next })
      .onConflict((conflict) => conflict.column('series').doUpdateSet({ last: next })),
  );
  return next;
}

export function insertIssued(db: WriteDb, row: Omit<IssuedDocumentTable, 'id'>): IssuedId {
  return db.run(q.insertInto('issued_document').values(row)).lastId as IssuedId;
}

export function findIssued(db: ReadDb, issuedId: IssuedId) {
  return db.first(
    q
      .selectFrom('issued_document as d')
      .leftJoin('customer as c', 'c.id', 'd.customer_id')
      .select(['d.kind', 'd.number', 'd.title', 'd.body', 'd.sha256', 'd.customer_id as customerId', 'd.as_of as asOf'])
      .select('c.name as customerName')
      .where('d.id', '=', issuedId),
  );
}

/** Everything issued that matches, newest first; letters and notices with the best proof of their service. */
export function listIssued(
  db: ReadDb,
  filter: {
    readonly kind?: IssuedRow['kind'] | undefined;
    readonly customerId?: CustomerId | undefined;
    readonly search: string;
    readonly unserved: boolean;
    readonly today: Day;
  },
  window: { readonly offset: number; readonly limit: number },
): { rows: IssuedRow[]; total: number; overdueProofs: number } {
  let matching = q.selectFrom('issued_document as d').leftJoin('customer as c', 'c.id', 'd.customer_id');
  if (filter.kind !== undefined) matching = matching.where('d.kind', '=', filter.kind);
  if (filter.customerId !== undefined)
    matching = matching.where('d.customer_id', 'in', mergedFamily(db, filter.customerId));
  if (filter.search !== '') {
    const pattern = `%${likeEscaped(filter.search.toLowerCase())}%`;
    matching = matching.where(
      sql<boolean>`(lower(d.number) LIKE ${pattern} ESCAPE '\\' OR lower(d.title) LIKE ${pattern} ESCAPE '\\' OR c.search_text LIKE ${pattern} ESCAPE '\\')`,
    );
  }
  const unproved = matching
    .where('d.kind', 'in', ['dunning_letter', 'suspension_notice'])
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM service_proof p WHERE p.issued_id = d.id AND p.voided_at IS NULL AND p.proof_grade IN ('A', 'B'))`,
    );
  const overdueProofs =
    db.first(
      unproved
        .where('d.as_of', '<', addDays(filter.today, -PROOF_EXPECTED_DAYS))
        .select((eb) => eb.fn.countAll<number>().as('count')),
    )?.count ?? 0;
  if (filter.unserved) matching = unproved;
  const rows = db.all(
    matching
      .select([
        'd.id as issuedId',
        'd.kind',
        'd.number',
        'd.title',
        'd.customer_id as customerId',
        'd.level',
        'd.language',
        'd.currency',
        'd.amount_minor as amountMinor',
        'd.as_of as asOf',
        'd.recorded_at as issuedAt',
        'd.actor',
        'd.sha256',
      ])
      .select((eb) => eb.fn.coalesce('c.name', eb.val('')).as('customerName'))
      .orderBy('d.id', 'desc')
      .limit(window.limit)
      .offset(window.offset),
  );
  const total = db.first(matching.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
  const states = servedStates(db, rows, filter.today);
  return { rows: rows.map((row) => ({ ...row, service: states(row) })), total, overdueProofs };
}

/** How each of these papers was served: of several ways the best proved one, then the latest. */
function servedStates(db: ReadDb, rows: readonly Pick<IssuedRow, 'issuedId'>[], today: Day) {
  const proofs = grouped(
    serviceProofs(db, { issuedIds: rows.map(({ issuedId }) => issuedId) }),
    (proof) => proof.issuedId,
  );
  return ({ issuedId, kind, asOf }: Pick<IssuedRow, 'issuedId' | 'kind' | 'asOf'>): IssuedRow['service'] => {
    if (kind !== 'dunning_letter' && kind !== 'suspension_notice') return null;
    const own = proofs.get(issuedId) ?? [];
    const best = own.reduce<(typeof own)[number] | null>(
      (found, proof) => (found === null || gradeRank[proof.proofGrade] > gradeRank[found.proofGrade] ? proof : found),
      null,
    );
    const grade = best?.proofGrade ?? 'none';
    return {
      method: best?.method ?? null,
      grade,
      sentOn: best?.sentOn ?? null,
      servedOn: best === null ? null : servedOn(best),
      proofs: own.length,
      overdue: gradeRank[grade] < gradeRank.B && proofExpectedBy(asOf) < today,
    };
  };
}
