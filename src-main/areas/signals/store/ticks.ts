import type { Day } from '../../../kernel/day.ts';
import { isId, type CustomerId, type Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { Tick, TickCode } from '../contract.ts';
import { askedParams, ownSql, type Asked } from './receipts.ts';

export type TickId = Id<'dangerTick'>;

interface TickRow {
  readonly tickId: TickId;
  readonly customerId: CustomerId;
  readonly code: TickCode;
  readonly seenOn: Day;
  readonly expiresOn: Day;
  readonly evidence: string;
  readonly source: string;
  readonly actor: string;
  readonly recordedAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnReason: string;
}

/** Observations on record by then, newest first; one taken back later had not been taken back yet. */
export function ticksOf(db: ReadDb, asked: Asked): Tick[] {
  const known = asked.knownAt === undefined ? '' : 'AND t.recorded_at <= :knownAt';
  const rows = db.rows<TickRow>(
    `SELECT t.id AS "tickId", t.customer_id AS "customerId", t.code, t.seen_on AS "seenOn", t.expires_on AS "expiresOn", t.evidence, t.source,
       t.actor, t.recorded_at AS "recordedAt", t.withdrawn_at AS "withdrawnAt", t.withdrawn_reason AS "withdrawnReason"
     FROM danger_tick t WHERE t.seen_on <= :asOf ${known} ${ownSql(asked, 't')} ORDER BY t.seen_on DESC, t.id DESC`,
    askedParams(asked),
  );
  return rows.map(({ withdrawnAt, withdrawnReason, ...tick }) => {
    const withdrawn =
      withdrawnAt !== null && (asked.knownAt === undefined || withdrawnAt <= asked.knownAt)
        ? { at: withdrawnAt, reason: withdrawnReason }
        : null;
    return {
      ...tick,
      withdrawn,
      state: withdrawn !== null ? 'withdrawn' : tick.expiresOn <= asked.asOf ? 'expired' : 'standing',
    };
  });
}

/** What the clerk saw, as far as it stands on the day and was on record by then. */
export function standingTicks(db: ReadDb, asked: Asked): Tick[] {
  return ticksOf(db, asked).filter((tick) => tick.state === 'standing');
}

export interface NewTick {
  readonly customerId: CustomerId;
  readonly code: TickCode;
  readonly seenOn: Day;
  readonly expiresOn: Day;
  readonly evidence: string;
  readonly source: string;
}

export function insertTick(
  db: WriteDb,
  tick: NewTick,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): TickId {
  const { lastId } = db.run(
    q.insertInto('danger_tick').values({
      customer_id: tick.customerId,
      code: tick.code,
      seen_on: tick.seenOn,
      expires_on: tick.expiresOn,
      evidence: tick.evidence,
      source: tick.source,
      actor,
      recorded_at: recordedAt,
      withdrawn_at: null,
      withdrawn_reason: '',
    }),
  );
  return lastId as TickId;
}

export function findTick(db: ReadDb, tickId: TickId) {
  return isId(tickId) ? db.first(q.selectFrom('danger_tick').selectAll().where('id', '=', tickId)) : undefined;
}

export function withdrawTick(db: WriteDb, tickId: TickId, at: Instant, reason: string): void {
  db.run(q.updateTable('danger_tick').set({ withdrawn_at: at, withdrawn_reason: reason }).where('id', '=', tickId));
}
