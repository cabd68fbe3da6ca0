import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { flatFields } from '../../../kernel/changes.ts';
import type { ReadDb } from '../../../storage/database.ts';

export interface FileChange {
  readonly at: Instant;
  readonly actor: string;
  /** Name of the field, with its place in blocks: `business.strength.premises`. */
  readonly field: string;
  /** Empty: nothing was there. */
  readonly before: string;
  readonly after: string;
}

const notOfTheFile = new Set(['id', 'recordedAt', 'parentId', 'paymentTermId']);

/** Field by field what was changed in the file of a customer from a day on, newest first; the making of it left out. */
export function fileChanges(db: ReadDb, customerId: CustomerId, since: Day): FileChange[] {
  const entries = db.rows<{ at: Instant; actor: string; before: string | null; after: string | null }>(
    `SELECT a.at, a.actor, part.value -> '$.before' AS before, part.value -> '$.after' AS after
     FROM audit_ref r JOIN audit a ON a.seq = r.seq JOIN json_each(a.detail_json) part
     WHERE r.entity = 'customer' AND r.entity_id = :customerId AND substr(a.at, 1, 10) >= :since
       AND part.value ->> '$.entity' = 'customer' AND part.value ->> '$.id' = :customerId
       AND a.procedure <> 'customers.remove' AND NOT (a.procedure = 'customers.save' AND json_type(part.value, '$.before') = 'null')
     ORDER BY a.seq DESC`,
    { customerId, since },
  );
  return entries.flatMap(({ at, actor, before, after }) => {
    const [was, is] = [flatFields(parsed(before)), flatFields(parsed(after))];
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((field) => !notOfTheFile.has(field) && was.get(field) !== is.get(field))
      .map((field) => ({ at, actor, field, before: shown(was.get(field)), after: shown(is.get(field)) }))
      .filter((change) => change.before !== change.after);
  });
}

function parsed(json: string | null): unknown {
  return json === null ? null : (JSON.parse(json) as unknown);
}

function shown(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
