import type { Day } from '../../kernel/day.ts';
import type { DisputeId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { ClaimFinder } from './rules/claims.ts';

/** Looks up in the book what `claimActs` works on. */
export function claimFinder(db: ReadDb): ClaimFinder {
  return {
    item: (code, dueOn) =>
      db.rows<{ dueItemId: DueItemId; openMinor: number; dueOn: Day }>(
        `SELECT i.id AS "dueItemId", i.open_minor AS "openMinor", i.due_on AS "dueOn"
         FROM due_item i JOIN customer c ON c.id = i.customer_id
         WHERE c.code = :code AND i.open_minor <> 0 ${dueOn === undefined ? '' : 'AND i.due_on = :dueOn'}
         ORDER BY i.due_on, i.id LIMIT 1`,
        { code, ...(dueOn === undefined ? {} : { dueOn }) },
      )[0],
    dispute: (code) =>
      db.rows<{ disputeId: DisputeId; openedOn: Day }>(
        `SELECT x.id AS "disputeId", x.opened_on AS "openedOn" FROM dispute x JOIN customer c ON c.id = x.customer_id
         WHERE c.code = :code AND x.resolved_on IS NULL AND x.voided_at IS NULL ORDER BY x.opened_on DESC LIMIT 1`,
        { code },
      )[0],
  };
}
