import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { creditKinds, debitKinds } from '../ledger/contract.ts';
import { DUE_ON, itemAtSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';

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
 * How the balance of each customer in one currency moved after one day and until another, by the documents alone: what was
 * booked less what was reversed. As the ledger balances, so moved what was open less what was not matched.
 */
export function bookedBetween(
  db: ReadDb,
  point: PointInTime,
  window: { readonly currency: CurrencyCode; readonly after: Day; readonly until: Day },
): Map<CustomerId, number> {
  // Named one by one the kinds let the index of the ledger find the days.
  const kinds = [...debitKinds, ...creditKinds].map((kind) => `'${kind}'`).join(',');
  const signed = `CASE WHEN d.kind IN ('receipt','credit_note','write_off') THEN -d.amount_minor ELSE d.amount_minor END`;
  const reversalKnown = point.knownAt === undefined ? '' : 'AND d.reversed_at <= :knownAt';
  const { asOf: _asOf, ...known } = pointParams(point);
  const rows = db.rows<{ customerId: CustomerId; minor: number }>(
    `SELECT customer_id AS "customerId", sum(minor) AS minor FROM (
       SELECT d.customer_id, ${signed} AS minor FROM document d
         WHERE d.currency = :currency AND d.kind IN (${kinds}) AND d.issued_on > :after AND d.issued_on <= :until AND ${knownSql(point, 'd')}
       UNION ALL
       SELECT d.customer_id, -(${signed}) FROM document d
         WHERE d.currency = :currency AND d.reversed_on > :after AND d.reversed_on <= :until ${reversalKnown} AND ${knownSql(point, 'd')})
     GROUP BY customer_id`,
    { ...known, ...window },
  );
  return new Map(rows.map((row) => [row.customerId, row.minor]));
}
