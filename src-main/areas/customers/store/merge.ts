import { z } from 'zod';
import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { canonicalJson } from '../../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';

export type MergeId = Id<'merge'>;

/**
 * Every table with rows of a customer (`customer_id`) and what a merge does with them; a test holds this list against the
 * real tables, so that a new one finds its place here.
 *
 * - `moves`: facts; they go to the customer that is kept.
 * - `judgement`: what was decided about a customer. Two files, two judgements: that of the kept customer stands, the
 *   other's only fills the gap where there is none (limits per currency).
 * - `single`: goes unless the kept customer has the same already.
 * - `frozen`: printed pages and closed months tell what was told.
 */
export const customerTables = {
  document: 'moves',
  due_item: 'moves',
  dispute: 'moves',
  bill: 'moves',
  customer_name: 'moves',
  customer_contact: 'moves',
  customer_account: 'moves',
  attachment: 'moves',
  financial_statement: 'moves',
  credit_record: 'moves',
  external_rating: 'moves',
  fraud_check: 'moves',
  contract: 'moves',
  contract_delivery: 'moves',
  claim: 'moves',
  authorised_person: 'moves',
  security: 'moves',
  insured_limit: 'moves',
  sale_order: 'moves',
  order_check: 'moves',
  danger_tick: 'moves',
  interest_charge: 'moves',
  collection_action: 'moves',
  delay_reason: 'moves',
  customer_feedback: 'moves',
  care_date: 'moves',
  lesson: 'moves',
  promise: 'moves',
  payment_plan: 'moves',
  legal_case: 'moves',
  asset_clue: 'moves',
  limitation_event: 'moves',
  service_proof: 'moves',
  policy_override: 'moves',
  policy_step: 'moves',
  rpm_stage: 'moves',
  work_task: 'moves',
  day_hidden: 'moves',
  credit_limit: 'judgement',
  credit_status: 'judgement',
  credit_score: 'judgement',
  grade_override: 'judgement',
  credit_review: 'judgement',
  debtor_rating: 'judgement',
  customer_tag: 'single',
  payer_memory: 'single',
  issued_document: 'frozen',
  month_close_row: 'frozen',
  evidence_pack: 'frozen',
} as const satisfies Readonly<Record<string, 'moves' | 'judgement' | 'single' | 'frozen'>>;
export type CustomerTableName = keyof typeof customerTables;

/** A judgement that has not been taken back. */
const standing: Readonly<Partial<Record<CustomerTableName, string>>> = {
  credit_limit: 'voided_at IS NULL',
  credit_status: 'voided_at IS NULL',
  credit_score: 'voided_at IS NULL',
  grade_override: 'voided_at IS NULL',
  credit_review: 'voided_at IS NULL',
  debtor_rating: 'voided_at IS NULL',
};

/** The kept customer has the same as row `x` of the other. */
const sameAs: Readonly<Partial<Record<CustomerTableName, string>>> = {
  credit_limit: 'k.currency = x.currency',
  customer_tag: 'k.tag = x.tag AND k.removed_at IS NULL AND x.removed_at IS NULL',
  payer_memory:
    'k.payer_key = x.payer_key AND k.payer_account = x.payer_account AND k.removed_at IS NULL AND x.removed_at IS NULL',
};

const ids = z.array(z.number().int());
const movedField = z.strictObject({
  /** Row numbers by table. */
  moved: z.record(z.string(), ids),
  /** How many rows stayed with the other customer. */
  left: z.record(z.string(), z.number().int()),
  /** Contacts that were the primary one, of two. */
  unset: ids,
  /** Attachments to the customer itself, not to a record. */
  attached: ids,
  /** Members of the group that came along, and what the kept customer was in its group. */
  members: ids,
  keptParentId: z.number().int().nullable(),
  keptPoolsLimit: z.boolean(),
});
export type Moved = z.infer<typeof movedField>;
const apartField = z.strictObject({ apart: z.literal(true) });
const recordField = z.union([movedField, apartField]);

interface Pair {
  readonly keptId: CustomerId;
  readonly mergedId: CustomerId;
}

/** Which rows a merge would move and how many would stay. */
export function plannedMove(db: ReadDb, pair: Pair): Pick<Moved, 'moved' | 'left'> {
  const moved: Record<string, number[]> = {};
  const left: Record<string, number> = {};
  for (const [table, kind] of Object.entries(customerTables) as [CustomerTableName, string][]) {
    const all = count(db, table, pair.mergedId);
    if (all === 0) continue;
    const stays =
      kind === 'frozen'
        ? 'true'
        : kind === 'moves'
          ? 'false'
          : `EXISTS (SELECT 1 FROM ${table} k WHERE k.customer_id = :keptId AND ${sameAs[table] ?? 'true'}
               AND ${standing[table] === undefined ? 'true' : `k.${standing[table]}`})`;
    const going =
      kind === 'frozen'
        ? []
        : db
            .rows<{ id: number }>(
              `SELECT id FROM ${table} x WHERE x.customer_id = :mergedId AND NOT (${stays}) ORDER BY id`,
              kind === 'moves' ? { mergedId: pair.mergedId } : { ...pair },
            )
            .map(({ id }) => id);
    if (going.length > 0) moved[table] = going;
    if (all > going.length) left[table] = all - going.length;
  }
  return { moved, left };
}

function count(db: ReadDb, table: CustomerTableName, customerId: CustomerId): number {
  return (
    db.rows<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE customer_id = :customerId`, {
      customerId,
    })[0]?.count ?? 0
  );
}

/** Numbers that would stand twice: most likely one document recorded with both customers. */
export function sameNumbers(db: ReadDb, { keptId, mergedId }: Pair): string[] {
  return db
    .rows<{ number: string }>(
      `SELECT DISTINCT m.number FROM document m JOIN document k ON k.number = m.number AND k.kind = m.kind
       WHERE m.customer_id = :mergedId AND k.customer_id = :keptId AND m.voided_at IS NULL AND k.voided_at IS NULL
       ORDER BY m.number`,
      { keptId, mergedId },
    )
    .map(({ number }) => number);
}

/** Moves the rows, takes the merged customer out and says exactly what was done. */
export function mergeCustomers(
  db: WriteDb,
  pair: Pair,
  { reason, actor, recordedAt }: { readonly reason: string; readonly actor: string; readonly recordedAt: Instant },
): { mergeId: MergeId; moved: Moved } {
  const { keptId, mergedId } = pair;
  const [kept] = db.rows<{ parentId: CustomerId | null; poolsLimit: number }>(
    'SELECT parent_id AS "parentId", pools_limit AS "poolsLimit" FROM customer WHERE id = :keptId',
    { keptId },
  );
  if (!kept) throw new Error('the kept customer is there');
  const list = (sql: string): number[] => db.rows<{ id: number }>(sql, { ...pair }).map(({ id }) => id);
  const moved: Moved = {
    ...plannedMove(db, pair),
    unset: list(
      `SELECT id FROM customer_contact WHERE customer_id = :mergedId AND is_primary = 1 AND removed_at IS NULL
         AND EXISTS (SELECT 1 FROM customer_contact WHERE customer_id = :keptId AND is_primary = 1 AND removed_at IS NULL)`,
    ),
    attached: db
      .rows<{ id: number }>(`SELECT id FROM attachment WHERE entity = 'customer' AND entity_id = :mergedId`, {
        mergedId,
      })
      .map(({ id }) => id),
    members: list('SELECT id FROM customer WHERE parent_id = :mergedId AND id <> :keptId'),
    keptParentId: kept.parentId,
    keptPoolsLimit: kept.poolsLimit === 1,
  };
  give(db, moved.moved, keptId);
  setEach(db, 'UPDATE customer_contact SET is_primary = 0 WHERE id = ?', moved.unset);
  setEach(db, `UPDATE attachment SET entity_id = ${keptId} WHERE id = ?`, moved.attached);
  setEach(db, `UPDATE customer SET parent_id = ${keptId} WHERE id = ?`, moved.members);
  if (kept.parentId === mergedId) db.run(q.updateTable('customer').set({ parent_id: null }).where('id', '=', keptId));
  if (moved.members.length > 0)
    db.prepare('UPDATE customer SET pools_limit = max(pools_limit, (SELECT pools_limit FROM customer WHERE id = ?)) WHERE id = ?')(mergedId, keptId); // prettier-ignore
  db.run(q.updateTable('customer').set({ merged_into_id: keptId, removed_at: recordedAt }).where('id', '=', mergedId));
  return { mergeId: insertMerge(db, pair, moved, { reason, actor, recordedAt }), moved };
}

export function insertMerge(
  db: WriteDb,
  { keptId, mergedId }: Pair,
  record: z.infer<typeof recordField>,
  { reason, actor, recordedAt }: { readonly reason: string; readonly actor: string; readonly recordedAt: Instant },
): MergeId {
  const { lastId } = db.run(
    q.insertInto('customer_merge').values({
      kept_id: keptId,
      merged_id: mergedId,
      moved_json: canonicalJson(record),
      reason,
      actor,
      recorded_at: recordedAt,
      undone_at: null,
    }),
  );
  return lastId as MergeId;
}

export interface Merge extends Pair {
  readonly mergeId: MergeId;
  readonly reason: string;
  readonly actor: string;
  readonly at: Instant;
  readonly undoneAt: Instant | null;
  /** Null: looked at and left as two. */
  readonly moved: Moved | null;
}

export function mergesOf(db: ReadDb): Merge[] {
  return db.all(q.selectFrom('customer_merge').selectAll().orderBy('id', 'desc')).map((row) => {
    const record = recordField.parse(JSON.parse(row.moved_json));
    return {
      mergeId: row.id,
      keptId: row.kept_id,
      mergedId: row.merged_id,
      reason: row.reason,
      actor: row.actor,
      at: row.recorded_at,
      undoneAt: row.undone_at,
      moved: 'apart' in record ? null : record,
    };
  });
}

/** Puts every row back where it was. */
export function undoMerge(db: WriteDb, { mergeId, keptId, mergedId, moved }: Merge, recordedAt: Instant): void {
  if (moved !== null) {
    give(db, moved.moved, mergedId);
    setEach(db, 'UPDATE customer_contact SET is_primary = 1 WHERE id = ?', moved.unset);
    setEach(db, `UPDATE attachment SET entity_id = ${mergedId} WHERE id = ?`, moved.attached);
    setEach(db, `UPDATE customer SET parent_id = ${mergedId} WHERE id = ?`, moved.members);
    db.run(q.updateTable('customer').set({ merged_into_id: null, removed_at: null }).where('id', '=', mergedId));
    if (moved.keptParentId === mergedId || moved.members.length > 0)
      db.run(
        q
          .updateTable('customer')
          .set({
            pools_limit: Number(moved.keptPoolsLimit),
            ...(moved.keptParentId === mergedId ? { parent_id: mergedId } : {}),
          })
          .where('id', '=', keptId),
      );
  }
  db.run(q.updateTable('customer_merge').set({ undone_at: recordedAt }).where('id', '=', mergeId));
}

/** Lines that say which debts a contact, a promise, a plan or a case is about. */
const aboutItems = [
  ['action_item', 'collection_action', 'action_id'],
  ['promise_line', 'promise', 'promise_id'],
  ['plan_item', 'payment_plan', 'plan_id'],
  ['case_item', 'legal_case', 'case_id'],
] as const;

/**
 * What stands on both by now and would be torn apart: rows recorded with the kept customer that hang on a moved row (an
 * order of a moved contract, a promise for a moved invoice), and money of one matched with an invoice of the other.
 */
export function heldTogether(db: ReadDb, { keptId, moved }: Merge): string[] {
  if (moved === null) return [];
  const found = new Set<string>();
  const given = JSON.stringify(moved.moved);
  const wasMoved = (table: string, id: string): string =>
    `${id} IN (SELECT value FROM json_each(:given, '$.${table}'))`;
  for (const [table, kind] of Object.entries(customerTables)) {
    if (kind === 'frozen') continue;
    const parents = db.rows<{ parent: string; column: string }>(
      `SELECT "table" AS parent, "from" AS column FROM pragma_foreign_key_list('${table}')`,
    );
    for (const { parent, column } of parents) {
      if (!(parent in customerTables)) continue;
      const crossing = db.rows<{ id: number }>(
        `SELECT id FROM ${table} x WHERE x.customer_id = :keptId AND x.${column} IS NOT NULL
           AND (${wasMoved(parent, `x.${column}`)}) <> (${wasMoved(table, 'x.id')}) LIMIT 5`,
        { keptId, given },
      );
      for (const { id } of crossing) found.add(`${table} ${id}`);
    }
  }
  for (const [table, parent, column] of aboutItems)
    for (const { id } of db.rows<{ id: number }>(
      `SELECT p.id FROM ${table} x JOIN ${parent} p ON p.id = x.${column} WHERE p.customer_id = :keptId AND x.voided_at IS NULL
         AND p.voided_at IS NULL AND (${wasMoved('due_item', 'x.due_item_id')}) <> (${wasMoved(parent, 'p.id')}) LIMIT 5`,
      { keptId, given },
    ))
      found.add(`${parent} ${id}`);
  for (const { number } of db.rows<{ number: string }>(
    `SELECT DISTINCT c.number FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document c ON c.id = a.credit_id
     WHERE a.voided_at IS NULL AND i.customer_id = :keptId AND c.customer_id = :keptId
       AND (${wasMoved('due_item', 'i.id')}) <> (${wasMoved('document', 'c.id')}) LIMIT 10`,
    { keptId, given },
  ))
    found.add(number);
  return [...found];
}

function give(db: WriteDb, rows: Moved['moved'], customerId: CustomerId): void {
  for (const [table, each] of Object.entries(rows)) {
    if (!(table in customerTables)) throw new Error(`a merge moves nothing of ${table}`);
    setEach(db, `UPDATE ${table} SET customer_id = ${customerId} WHERE id = ?`, each);
  }
}

function setEach(db: WriteDb, sql: string, each: readonly number[]): void {
  if (each.length === 0) return;
  const run = db.prepare(sql);
  for (const id of each) run(id);
}

/** The credit status a customer is in, as last set; null: none was ever set. */
export function statusOf(db: ReadDb, customerId: CustomerId): 'open' | 'watch' | 'hold' | null {
  const [row] = db.rows<{ status: 'open' | 'watch' | 'hold' }>(
    `SELECT status FROM credit_status WHERE customer_id = :customerId AND voided_at IS NULL ORDER BY from_on DESC, id DESC LIMIT 1`,
    { customerId },
  );
  return row?.status ?? null;
}
