import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { paymentsSql } from '../aging/store.ts';
import { DUE_ON, itemAtSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';

export interface Acknowledgement {
  readonly key: string;
  readonly fact: string;
  readonly reason: string;
  readonly actor: string;
  readonly snoozeUntil: Day | null;
  readonly at: Instant;
}

/** The newest standing acknowledgement per signal, as known by then. */
export function acknowledgements(db: ReadDb, knownAt: Instant | undefined): Map<string, Acknowledgement> {
  let rows = q
    .selectFrom('signal_acknowledgement')
    .select(['signal_key as key', 'fact', 'reason', 'actor', 'snooze_until as snoozeUntil', 'recorded_at as at'])
    .orderBy('id');
  rows =
    knownAt === undefined
      ? rows.where('withdrawn_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('withdrawn_at', 'is', null), eb('withdrawn_at', '>', knownAt)]));
  return new Map(db.all(rows).map((row) => [row.key, row]));
}

export function insertAcknowledgement(db: WriteDb, acknowledgement: Acknowledgement): void {
  db.run(
    q.insertInto('signal_acknowledgement').values({
      signal_key: acknowledgement.key,
      fact: acknowledgement.fact,
      reason: acknowledgement.reason,
      actor: acknowledgement.actor,
      snooze_until: acknowledgement.snoozeUntil,
      recorded_at: acknowledgement.at,
      withdrawn_at: null,
    }),
  );
}

/** Takes every standing acknowledgement of a signal back; how many there were. */
export function withdrawAcknowledgements(db: WriteDb, key: string, at: Instant): number {
  return db.run(
    q
      .updateTable('signal_acknowledgement')
      .set({ withdrawn_at: at })
      .where('signal_key', '=', key)
      .where('withdrawn_at', 'is', null),
  ).changes;
}

export interface NewlyOverdue {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly overdueMinor: number;
  readonly firstDueOn: Day;
}

/** Open items whose due day passed within the last days: due from asOf − days to the day before asOf. */
export function newlyOverdue(db: ReadDb, point: PointInTime, days: number): NewlyOverdue[] {
  return db.rows<NewlyOverdue>(
    `WITH ${itemAtSql(point, `AND ${DUE_ON} < :asOf AND ${DUE_ON} >= :from`)}
     SELECT customer_id AS "customerId", currency, sum(open_minor) AS "overdueMinor", min(due_on) AS "firstDueOn"
     FROM item_at GROUP BY customer_id, currency`,
    { ...pointParams(point), from: addDays(point.asOf, -days) },
  );
}

/**
 * Customers who may be paying slower: the cheap look over all payments of both windows, a shade wider than the rule, so
 * that the rule itself needs the single payments of a few customers only.
 */
export function slowingCandidates(
  db: ReadDb,
  { customerId, ...point }: PointInTime & { readonly customerId?: CustomerId | undefined },
  windows: { readonly recentFrom: Day; readonly priorFrom: Day },
  thresholds: { readonly slowerDays: number; readonly slowerShareBp: number; readonly slowerMinReceipts: number },
): { customerId: CustomerId; currency: CurrencyCode }[] {
  const { redated, from, daysLate, params } = paymentsSql({
    ...point,
    from: windows.priorFrom,
    customers: customerId === undefined ? undefined : [customerId],
  });
  return db.rows(
    `WITH ${redated}, part AS (
       SELECT i.customer_id, i.currency, a.effective_on >= :recentFrom AS recent, a.amount_minor AS minor,
         ${daysLate} AS late
       FROM ${from}),
     habit AS (
       SELECT customer_id, currency,
         sum(minor * late) FILTER (WHERE recent) / sum(minor) FILTER (WHERE recent) AS recent_days,
         sum(minor * late) FILTER (WHERE NOT recent) / sum(minor) FILTER (WHERE NOT recent) AS prior_days,
         sum(minor) FILTER (WHERE recent AND late > 0) * 10000.0 / sum(minor) FILTER (WHERE recent) AS recent_bp,
         sum(minor) FILTER (WHERE NOT recent AND late > 0) * 10000.0 / sum(minor) FILTER (WHERE NOT recent) AS prior_bp
       FROM part GROUP BY customer_id, currency
       HAVING count(*) FILTER (WHERE recent) >= :least AND count(*) FILTER (WHERE NOT recent) >= :least)
     SELECT customer_id AS "customerId", currency FROM habit
     WHERE recent_days - prior_days >= :days - 0.2
       OR (coalesce(recent_bp, 0) - coalesce(prior_bp, 0) >= :bp - 2 AND recent_days - prior_days > -0.2)`,
    {
      ...params,
      recentFrom: windows.recentFrom,
      days: thresholds.slowerDays,
      bp: thresholds.slowerShareBp,
      least: thresholds.slowerMinReceipts,
    },
  );
}

/** What the clerk saw and ticked, as far as it stands on the day and was on record by then. */
export function dangerTicks(db: ReadDb, point: PointInTime): { customerId: CustomerId; code: string; seenOn: Day }[] {
  const known =
    point.knownAt === undefined
      ? 't.withdrawn_at IS NULL'
      : 't.recorded_at <= :knownAt AND (t.withdrawn_at IS NULL OR t.withdrawn_at > :knownAt)';
  return db.rows(
    `SELECT t.customer_id AS "customerId", t.code, t.seen_on AS "seenOn" FROM danger_tick t
     WHERE ${known} AND t.seen_on <= :asOf AND t.expires_on > :asOf ORDER BY t.id`,
    pointParams(point),
  );
}
