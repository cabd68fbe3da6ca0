import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';

/** Fields whose sudden change is a sign of danger (domain.md §5 no. 9). */
export const identityFields = [
  'name',
  'legalRepresentative',
  'address',
  'registeredAddress',
  'contact',
  'bankAccount',
] as const;
export type IdentityField = (typeof identityFields)[number];

export interface IdentityChange {
  readonly customerId: CustomerId;
  readonly field: IdentityField;
  readonly on: Day;
}

/** Of a saved file, these fields of the audited record; three of them are one contact. */
const audited: readonly (readonly [key: string, field: IdentityField])[] = [
  ['name', 'name'],
  ['legalRepresentative', 'legalRepresentative'],
  ['address', 'address'],
  ['registeredAddress', 'registeredAddress'],
  ['contactName', 'contact'],
];

/**
 * What changed in the identity of customers from a day on, as far as was on record at the point, each field once a day.
 * A field that was empty before was filled, not changed; an account is a change where an earlier one was known.
 * A name changed on the day the former one ended, if that was noted, else on the day it was recorded.
 */
export function identityChangesSince(
  db: ReadDb,
  point: { readonly asOf: Day; readonly knownAt?: Instant | undefined },
  fromOn: Day,
): IdentityChange[] {
  const known = (column: string): string => (point.knownAt === undefined ? '' : `AND ${column} <= :knownAt`);
  const standing = (alias: string): string =>
    point.knownAt === undefined
      ? `AND ${alias}.removed_at IS NULL`
      : `AND ${alias}.recorded_at <= :knownAt AND (${alias}.removed_at IS NULL OR ${alias}.removed_at > :knownAt)`;
  const params: Record<string, SqlValue> = {
    asOf: point.asOf,
    fromOn,
    fields: JSON.stringify(audited),
    ...(point.knownAt === undefined ? {} : { knownAt: point.knownAt }),
  };
  return db.rows<IdentityChange>(
    `SELECT customer_id AS "customerId", field, "on" FROM (
       SELECT r.entity_id AS customer_id, field.value ->> '$[1]' AS field, substr(a.at, 1, 10) AS "on"
       FROM audit a JOIN audit_ref r ON r.seq = a.seq AND r.entity = 'customer'
         JOIN json_each(a.detail_json) part ON part.value ->> '$.entity' = 'customer' AND part.value ->> '$.id' = r.entity_id
         JOIN json_each(:fields) field
       WHERE substr(a.at, 1, 10) BETWEEN :fromOn AND :asOf ${known('a.at')}
         AND coalesce(part.value -> '$.before' ->> (field.value ->> '$[0]'), '') <> ''
         AND json_type(part.value, '$.after') = 'object'
         AND coalesce(part.value -> '$.after' ->> (field.value ->> '$[0]'), '') <> part.value -> '$.before' ->> (field.value ->> '$[0]')
       UNION
       SELECT n.customer_id, 'name', coalesce(n.until_on, substr(n.recorded_at, 1, 10)) FROM customer_name n
       WHERE n.kind = 'former' ${standing('n')}
         AND coalesce(n.until_on, substr(n.recorded_at, 1, 10)) BETWEEN :fromOn AND :asOf
       UNION
       SELECT b.customer_id, 'bankAccount', substr(b.recorded_at, 1, 10) FROM customer_account b
       WHERE substr(b.recorded_at, 1, 10) BETWEEN :fromOn AND :asOf ${standing('b')}
         AND EXISTS (SELECT 1 FROM customer_account e WHERE e.customer_id = b.customer_id AND e.id < b.id))
     WHERE customer_id IN (SELECT id FROM customer WHERE removed_at IS NULL)
     ORDER BY "on", customer_id, field`,
    params,
  );
}
