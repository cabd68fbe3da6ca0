import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { nameKey } from '../../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';

export type NameId = Id<'customerName'>;

export interface OtherName {
  readonly kind: 'former' | 'alias' | 'english';
  readonly name: string;
  readonly untilOn: Day | null;
  readonly note: string;
}

/** Former and other names of a customer; the name of one merged into it is one of them, without a row of its own. */
export function namesOf(
  db: ReadDb,
  customerId: CustomerId,
): (OtherName & { readonly nameId: NameId | null; readonly recordedAt: Instant })[] {
  return db.rows(
    `WITH RECURSIVE family (id) AS (SELECT :customerId UNION SELECT c.id FROM customer c JOIN family f ON c.merged_into_id = f.id)
     SELECT id AS "nameId", kind, name, until_on AS "untilOn", note, recorded_at AS "recordedAt" FROM customer_name
       WHERE customer_id = :customerId AND removed_at IS NULL
     UNION ALL
     SELECT NULL, 'alias', c.name, NULL, c.code, c.removed_at FROM customer c JOIN family f ON f.id = c.id WHERE c.id <> :customerId
     ORDER BY "recordedAt", name`,
    { customerId },
  );
}

export function otherNamesOf(db: ReadDb, customerId: CustomerId): string[] {
  return namesOf(db, customerId).map(({ name }) => name);
}

export function findName(db: ReadDb, nameId: NameId): (OtherName & { readonly customerId: CustomerId }) | null {
  const [row] = db.rows<OtherName & { customerId: CustomerId }>(
    `SELECT customer_id AS "customerId", kind, name, until_on AS "untilOn", note FROM customer_name
     WHERE id = :nameId AND removed_at IS NULL`,
    { nameId },
  );
  return row ?? null;
}

export function insertName(db: WriteDb, customerId: CustomerId, name: OtherName, recordedAt: Instant): NameId {
  const { lastId } = db.run(
    q.insertInto('customer_name').values({
      customer_id: customerId,
      ...columns(name),
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as NameId;
}

export function updateName(db: WriteDb, nameId: NameId, name: OtherName): void {
  db.run(q.updateTable('customer_name').set(columns(name)).where('id', '=', nameId));
}

export function removeName(db: WriteDb, nameId: NameId, recordedAt: Instant): void {
  db.run(q.updateTable('customer_name').set({ removed_at: recordedAt }).where('id', '=', nameId));
}

function columns({ kind, name, untilOn, note }: OtherName) {
  return { kind, name, name_key: nameKey(name) || name, until_on: untilOn, note };
}
