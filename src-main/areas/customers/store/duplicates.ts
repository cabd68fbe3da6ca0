import type { CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { duplicatePairs, type DuplicatePair } from '../rules/duplicates.ts';
import { mergesOf } from './merge.ts';

/** Pairs that may be one customer, without those somebody left apart. */
export function duplicatesOf(db: ReadDb): DuplicatePair<CustomerId>[] {
  const customers = db.rows<{ id: CustomerId; taxId: string; name: string; shortName: string; phone: string }>(
    `SELECT id, tax_id AS "taxId", name, short_name AS "shortName", phone FROM customer WHERE removed_at IS NULL`,
  );
  const names = grouped(db, 'SELECT customer_id AS id, name AS text FROM customer_name WHERE removed_at IS NULL');
  const phones = grouped(
    db,
    `SELECT customer_id AS id, phone AS text FROM customer_contact WHERE removed_at IS NULL AND phone <> ''
     UNION ALL SELECT customer_id, mobile FROM customer_contact WHERE removed_at IS NULL AND mobile <> ''`,
  );
  const accounts = grouped(
    db,
    `SELECT customer_id AS id, account_number AS text FROM customer_account WHERE removed_at IS NULL
     UNION ALL SELECT customer_id, payer_account FROM payer_memory WHERE removed_at IS NULL AND third_party = 0 AND payer_account <> ''`,
  );
  const apart = new Set(
    mergesOf(db)
      .filter(({ moved, undoneAt }) => moved === null && undoneAt === null)
      .map(({ keptId, mergedId }) => keyOf(keptId, mergedId)),
  );
  return duplicatePairs(
    customers.map(({ id, taxId, name, phone }) => ({
      id,
      taxId,
      names: [name, ...(names.get(id) ?? [])],
      phones: [phone, ...(phones.get(id) ?? [])],
      accounts: accounts.get(id) ?? [],
    })),
  ).filter(({ a, b }) => !apart.has(keyOf(a, b)));
}

export interface DuplicateSide {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly taxId: string;
  readonly phone: string;
  readonly address: string;
  readonly contactName: string;
  readonly documents: number;
  readonly recordedAt: Instant;
}

/** What is shown of a customer beside the other one. */
export function sidesOf(db: ReadDb, ids: readonly CustomerId[]): Map<CustomerId, DuplicateSide> {
  const rows = db.rows<DuplicateSide>(
    `SELECT id, code, name, tax_id AS "taxId", phone, address, contact_name AS "contactName", recorded_at AS "recordedAt",
       (SELECT count(*) FROM document d WHERE d.customer_id = customer.id AND d.voided_at IS NULL) AS documents
     FROM customer WHERE id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function grouped(db: ReadDb, sql: string): Map<CustomerId, string[]> {
  const found = new Map<CustomerId, string[]>();
  for (const { id, text } of db.rows<{ id: CustomerId; text: string }>(sql))
    found.set(id, [...(found.get(id) ?? []), text]);
  return found;
}

function keyOf(a: CustomerId, b: CustomerId): string {
  return a < b ? `${a}:${b}` : `${b}:${a}`;
}
