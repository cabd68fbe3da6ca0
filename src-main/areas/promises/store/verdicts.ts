import type { Day } from '../../../kernel/day.ts';
import type { PromiseId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { promiseStateField, type PromiseState } from '../contract.ts';

export interface VerdictRow {
  readonly promiseId: PromiseId;
  readonly onDay: Day;
  readonly state: PromiseState;
  readonly keptMinor: number;
  readonly cause: string;
}

/** How a promise was judged over time, oldest first. */
export function verdictsOf(db: ReadDb, promiseId: PromiseId, knownAt: Instant | undefined) {
  const rows = db.all(
    q
      .selectFrom('promise_verdict')
      .select(['on_day as onDay', 'state', 'kept_minor as keptMinor', 'cause', 'recorded_at as recordedAt'])
      .where('promise_id', '=', promiseId)
      .$if(knownAt !== undefined, (query) => query.where('recorded_at', '<=', knownAt as Instant))
      .orderBy('id'),
  );
  return rows.map((row) => ({ ...row, state: promiseStateField.parse(row.state) }));
}

/** The newest verdict on record of every promise. */
export function newestVerdicts(
  db: ReadDb,
): Map<PromiseId, { readonly onDay: Day; readonly state: string; readonly keptMinor: number }> {
  const rows = db.rows<{ promiseId: PromiseId; onDay: Day; state: string; keptMinor: number }>(
    `SELECT v.promise_id AS "promiseId", v.on_day AS "onDay", v.state, v.kept_minor AS "keptMinor" FROM promise_verdict v
     WHERE v.id = (SELECT max(w.id) FROM promise_verdict w WHERE w.promise_id = v.promise_id)`,
  );
  return new Map(rows.map(({ promiseId, ...verdict }) => [promiseId, verdict]));
}

export function insertVerdict(db: WriteDb, verdict: VerdictRow, recordedAt: Instant): void {
  db.run(
    q.insertInto('promise_verdict').values({
      promise_id: verdict.promiseId,
      on_day: verdict.onDay,
      state: verdict.state,
      kept_minor: verdict.keptMinor,
      cause: verdict.cause,
      recorded_at: recordedAt,
    }),
  );
}
