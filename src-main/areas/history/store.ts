import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { AllocationId, CustomerId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { mergedFamily } from '../customers/store/group.ts';
import { refreshCaches } from '../ledger/store/write.ts';
import { refreshDueDates } from '../ledger/store/redate.ts';

export type Subject = { readonly customerId: CustomerId } | { readonly documentId: DocumentId };

export interface TimelineEntry {
  readonly key: string;
  readonly at: Instant;
  readonly actor: string;
  readonly what: string;
  readonly seq: number | null;
  readonly documentId: DocumentId | null;
  readonly kind: string | null;
  readonly number: string | null;
  readonly currency: CurrencyCode | null;
  readonly amountMinor: number | null;
  /** The whole audited change, or a note of the row. */
  readonly detail: string;
  /** Which record of the change is meant. */
  readonly entity: string;
  readonly entityId: number;
  readonly undone: number;
}

/** Records of other tables that belong to the documents of the subject, as the index over the audit names them. */
const belonging: readonly (readonly [entity: string, sql: string])[] = [
  ['document', 'SELECT id FROM doc'],
  ['dueItem', 'SELECT i.id FROM due_item i JOIN doc ON doc.id = i.document_id'],
  ['dispute', 'SELECT x.id FROM dispute x JOIN due_item i ON i.id = x.due_item_id JOIN doc ON doc.id = i.document_id'],
  [
    'allocation',
    `SELECT a.id FROM allocation a JOIN doc ON doc.id = a.credit_id
     UNION SELECT a.id FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN doc ON doc.id = i.document_id`,
  ],
  ['bill', 'SELECT b.id FROM bill b JOIN doc ON doc.id = b.receipt_id'],
];

/** Audit entries about the subject and what belongs to it, imports it came with, letters issued to it; newest first. */
export function timelineOf(
  db: ReadDb,
  subject: Subject,
  window: { readonly offset: number; readonly limit: number },
): { rows: TimelineEntry[]; total: number } {
  const customer = 'customerId' in subject;
  const params: Record<string, SqlValue> = {
    subject: customer ? subject.customerId : subject.documentId,
    // What was said to and about a customer merged into this one is told here too.
    family: JSON.stringify(customer ? mergedFamily(db, subject.customerId) : []),
  };
  const docs = customer
    ? 'SELECT id FROM document WHERE customer_id = :subject'
    : `SELECT id FROM document WHERE id = :subject UNION SELECT id FROM document WHERE parent_id = :subject
       UNION SELECT a.credit_id FROM allocation a JOIN due_item i ON i.id = a.due_item_id WHERE i.document_id = :subject`;
  const refs = [
    ...(customer
      ? [`SELECT seq, entity, entity_id FROM audit_ref WHERE entity = 'customer' AND entity_id IN family`]
      : []),
    ...belonging.map(
      ([entity, sql]) =>
        `SELECT seq, entity, entity_id FROM audit_ref WHERE entity = '${entity}' AND entity_id IN (${sql})`,
    ),
  ];
  const lead = `WITH family (id) AS MATERIALIZED (SELECT value FROM json_each(:family)), doc AS MATERIALIZED (${docs}), ref AS (${refs.join(' UNION ALL ')}),
    one AS (SELECT seq, entity, entity_id, row_number() OVER (PARTITION BY seq
      ORDER BY entity = 'document' AND entity_id = :subject DESC, entity = 'document' DESC, entity_id) AS place FROM ref),
    line AS (
      SELECT 'a' || a.seq AS "key", a.at, a.actor, a.procedure AS what, a.seq, d.id AS "documentId", d.kind, d.number, d.currency,
        d.amount_minor AS "amountMinor", a.detail_json AS detail, one.entity, one.entity_id AS "entityId",
        EXISTS (SELECT 1 FROM audit_ref u WHERE u.entity = 'auditEntry' AND u.entity_id = a.seq) AS undone
      FROM one JOIN audit a ON a.seq = one.seq LEFT JOIN document d ON d.id = ${ownerSql} WHERE one.place = 1
      UNION ALL
      SELECT 'b' || b.id || '-' || d.id, b.recorded_at, b.actor, 'import', NULL, d.id, d.kind, d.number, d.currency, d.amount_minor,
        json_array(json_object('file', b.file_name, 'row', d.source_row)), '', 0, b.undone_at IS NOT NULL
      FROM doc JOIN document d ON d.id = doc.id JOIN import_batch b ON b.id = d.batch_id
      UNION ALL
      SELECT 'c' || b.id, b.recorded_at, b.actor, 'import', NULL, NULL, NULL, NULL, NULL, NULL,
        json_array(json_object('file', b.file_name)), '', 0, b.undone_at IS NOT NULL
      FROM customer c JOIN import_batch b ON b.id = c.batch_id WHERE ${customer ? 'c.id IN family' : 'false'}
      UNION ALL
      SELECT 'l' || i.id, i.recorded_at, i.actor, 'letter', NULL, NULL, i.kind, i.number, i.currency, i.amount_minor,
        json_array(json_object('title', i.title, 'level', i.level, 'asOf', i.as_of)), '', 0, 0
      FROM issued_document i WHERE ${customer ? 'i.customer_id IN family' : 'false'})`;
  const rows = db.rows<TimelineEntry>(
    `${lead} SELECT * FROM line ORDER BY at DESC, "key" DESC LIMIT :limit OFFSET :offset`,
    {
      ...params,
      ...window,
    },
  );
  const total = db.rows<{ count: number }>(`${lead} SELECT count(*) AS count FROM line`, params)[0]?.count ?? 0;
  return { rows, total };
}

/** The document an entry's record belongs to, to name it and to open it. */
const ownerSql = `CASE one.entity WHEN 'document' THEN one.entity_id
  WHEN 'dueItem' THEN (SELECT document_id FROM due_item WHERE id = one.entity_id)
  WHEN 'dispute' THEN (SELECT i.document_id FROM dispute x JOIN due_item i ON i.id = x.due_item_id WHERE x.id = one.entity_id)
  WHEN 'allocation' THEN (SELECT i.document_id FROM allocation a JOIN due_item i ON i.id = a.due_item_id WHERE a.id = one.entity_id)
  WHEN 'bill' THEN (SELECT receipt_id FROM bill WHERE id = one.entity_id) END`;

/** Also one that was voided: its past stays readable. */
export function isDocument(db: ReadDb, documentId: DocumentId): boolean {
  return db.first(q.selectFrom('document').select('id').where('id', '=', documentId)) !== undefined;
}

export function findEntry(db: ReadDb, wanted: { readonly commandId: string } | { readonly seq: number }) {
  const entries = q.selectFrom('audit').select(['seq', 'at', 'procedure']);
  return db.first(
    'commandId' in wanted ? entries.where('command_id', '=', wanted.commandId) : entries.where('seq', '=', wanted.seq),
  );
}

export function isUndone(db: ReadDb, seq: number): boolean {
  return (
    db.first(
      q.selectFrom('audit_ref').select('seq').where('entity', '=', 'auditEntry').where('entity_id', '=', seq).limit(1),
    ) !== undefined
  );
}

/** A moment that several commands share tells no longer whose row is whose. */
export function sharesMoment(db: ReadDb, entry: { readonly seq: number; readonly at: Instant }): boolean {
  return (
    db.rows(`SELECT 1 FROM audit WHERE at = :at AND seq <> :seq AND procedure <> 'migration' LIMIT 1`, {
      at: entry.at,
      seq: entry.seq,
    }).length > 0
  );
}

export interface Deed {
  readonly documents: readonly { readonly id: DocumentId; readonly number: string }[];
  readonly allocations: readonly AllocationId[];
  /** Allocations the command took apart. */
  readonly parted: readonly AllocationId[];
  readonly disputes: readonly number[];
  readonly redatings: readonly { readonly id: number; readonly dueItemId: DueItemId }[];
  readonly matches: readonly number[];
  readonly bills: readonly number[];
  readonly orders: readonly number[];
  /** Whose orders, checks, limits, scores, statuses, reviews, contacts or promises it recorded. */
  readonly trusted: readonly CustomerId[];
}

/** What is recorded of a customer's credit, with the customer in the row. */
const creditTables = ['sale_order', 'order_check', 'credit_status', 'credit_limit', 'credit_score', 'credit_review'] as const; // prettier-ignore
/** The same of collecting: contacts and what came of them. */
const collectingTables = ['collection_action', 'delay_reason', 'debtor_rating', 'promise', 'policy_step'] as const;
const recordedTables = ['document', 'due_item', 'allocation', 'dispute', 'due_date_change', 'bank_match', 'bill', 'bill_event', 'order_event', 'action_item', 'promise_line', ...creditTables, ...collectingTables] as const; // prettier-ignore
type RecordedTable = (typeof recordedTables)[number];

/** Rows get their numbers in the order they are recorded: those of a moment lie behind the last one before it. */
function lastBefore(db: ReadDb, table: RecordedTable, at: Instant): number {
  return db.rows<{ id: number }>(`SELECT id FROM ${table} WHERE recorded_at < :at ORDER BY id DESC LIMIT 1`, { at })[0]?.id ?? 0; // prettier-ignore
}

/** The rows one command recorded, by its moment. */
export function deedOf(db: ReadDb, at: Instant): Deed {
  const rows = <Row>(table: RecordedTable, columns: string): Row[] =>
    db.rows(`SELECT ${columns} FROM ${table} WHERE id > :after AND recorded_at = :at AND voided_at IS NULL`, {
      at,
      after: lastBefore(db, table, at),
    });
  const ids = <Id>(table: RecordedTable): Id[] => rows<{ id: Id }>(table, 'id').map(({ id }) => id);
  const events = rows<{ orderId: number; customerId: CustomerId }>(
    'order_event',
    'order_id AS "orderId", (SELECT customer_id FROM sale_order o WHERE o.id = order_id) AS "customerId"',
  );
  return {
    documents: rows('document', 'id, number'),
    allocations: ids('allocation'),
    parted: db
      .rows<{ id: AllocationId }>(
        'SELECT id FROM allocation WHERE reversed_on IS NOT NULL AND reversed_at = :at AND voided_at IS NULL',
        { at },
      )
      .map(({ id }) => id),
    disputes: ids('dispute'),
    redatings: rows('due_date_change', 'id, due_item_id AS "dueItemId"'),
    matches: ids('bank_match'),
    bills: [
      ...new Set([
        ...ids<number>('bill'),
        ...rows<{ billId: number }>('bill_event', 'bill_id AS "billId"').map(({ billId }) => billId),
      ]),
    ],
    orders: [...new Set([...ids<number>('sale_order'), ...events.map(({ orderId }) => orderId)])],
    trusted: [
      ...new Set(
        [
          ...[...creditTables, ...collectingTables].flatMap((table) =>
            rows<{ customerId: CustomerId }>(table, 'customer_id AS "customerId"'),
          ),
          ...events,
        ].map(({ customerId }) => customerId),
      ),
    ],
  };
}

/** Numbers of the documents that later work stands on: something recorded after `at` would lose its ground. */
export function standsOn(db: ReadDb, at: Instant): string[] {
  const mine = `WITH own AS MATERIALIZED (SELECT id FROM document WHERE id > :documents AND recorded_at = :at AND voided_at IS NULL),
    item AS MATERIALIZED (SELECT id FROM due_item WHERE document_id IN (SELECT id FROM own)),
    matched AS MATERIALIZED (SELECT id FROM allocation WHERE id > :allocations AND recorded_at = :at)`;
  return db
    .rows<{ number: string }>(
      `${mine}
       SELECT c.number FROM allocation a JOIN document c ON c.id = a.credit_id
         WHERE a.due_item_id IN item AND a.recorded_at > :at AND a.voided_at IS NULL
       UNION SELECT d.number FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id
         WHERE a.credit_id IN own AND a.recorded_at > :at AND a.voided_at IS NULL
       UNION SELECT d.number FROM dispute x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
         WHERE x.due_item_id IN item AND x.recorded_at > :at AND x.voided_at IS NULL
       UNION SELECT d.number FROM due_date_change x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
         WHERE x.due_item_id IN item AND x.recorded_at > :at AND x.voided_at IS NULL
       UNION SELECT l.number FROM issued_document l
         WHERE l.recorded_at > :at AND l.kind = 'dunning_letter' AND EXISTS (SELECT 1 FROM json_each(l.figures_json, '$.lines') line
           WHERE line.value ->> '$.dueItemId' IN item)
       UNION SELECT number FROM document WHERE parent_id IN own AND recorded_at > :at AND voided_at IS NULL
       UNION SELECT number FROM document WHERE id IN own AND reversed_at > :at
       UNION SELECT b.number FROM bill b JOIN bill_event e ON e.bill_id = b.id
         WHERE b.receipt_id IN own AND e.recorded_at > :at AND e.voided_at IS NULL
       UNION SELECT b.number FROM bill_event own JOIN bill b ON b.id = own.bill_id JOIN bill_event e ON e.bill_id = b.id AND e.id > own.id
         WHERE own.recorded_at = :at AND own.voided_at IS NULL AND e.voided_at IS NULL
       UNION SELECT o.number FROM sale_order o JOIN order_event e ON e.order_id = o.id
         WHERE o.recorded_at = :at AND o.voided_at IS NULL AND e.recorded_at > :at AND e.voided_at IS NULL
       UNION SELECT o.number FROM sale_order o JOIN order_check x ON x.order_id = o.id
         WHERE o.recorded_at = :at AND o.voided_at IS NULL AND x.recorded_at > :at AND x.voided_at IS NULL
       UNION SELECT o.number FROM order_event own JOIN sale_order o ON o.id = own.order_id JOIN order_event e ON e.order_id = o.id
         WHERE own.recorded_at = :at AND own.voided_at IS NULL AND e.recorded_at > :at AND e.voided_at IS NULL
       UNION SELECT c.number FROM allocation a JOIN document c ON c.id = a.credit_id
         WHERE a.id IN matched AND a.reversed_at > :at AND a.voided_at IS NULL
       UNION SELECT c.number FROM allocation a JOIN document c ON c.id = a.credit_id WHERE a.reversed_on IS NOT NULL AND a.reversed_at = :at AND a.voided_at > :at
       UNION SELECT d.number FROM dispute x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
         WHERE x.recorded_at = :at AND x.resolved_at > :at AND x.voided_at IS NULL
       UNION SELECT d.number FROM due_date_change x JOIN due_date_change later ON later.due_item_id = x.due_item_id AND later.id > x.id
         AND later.voided_at IS NULL JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
         WHERE x.recorded_at = :at AND x.voided_at IS NULL
       UNION SELECT later.due_on FROM promise own JOIN promise later ON later.replaces_id = own.id AND later.voided_at IS NULL
         WHERE own.recorded_at = :at AND own.voided_at IS NULL AND later.recorded_at > :at
       UNION SELECT due_on FROM promise WHERE recorded_at = :at AND voided_at IS NULL AND withdrawn_at > :at
       UNION SELECT later.on_day FROM collection_action own JOIN collection_action later
           ON (later.corrects_id = own.id OR later.replies_to_id = own.id) AND later.voided_at IS NULL
         WHERE own.recorded_at = :at AND own.voided_at IS NULL AND later.recorded_at > :at
       UNION SELECT title FROM work_task WHERE recorded_at = :at AND removed_at IS NULL AND done_at > :at`,
      { at, documents: lastBefore(db, 'document', at), allocations: lastBefore(db, 'allocation', at) },
    )
    .map(({ number }) => number);
}

/** What was parted may have been matched elsewhere since: what is still free on both sides of each. */
export function partedAllocations(db: ReadDb, at: Instant) {
  return db.rows<{
    dueItemId: DueItemId; creditId: DocumentId; amountMinor: number; effectiveOn: Day; rule: string;
    openMinor: number; unappliedMinor: number; number: string; reversed: number;
  }>(
    `SELECT a.due_item_id AS "dueItemId", a.credit_id AS "creditId", a.amount_minor AS "amountMinor", a.reversed_on AS "effectiveOn",
       a.rule, i.open_minor AS "openMinor", c.unapplied_minor AS "unappliedMinor", c.number, c.reversed_at = :at AS reversed
     FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document c ON c.id = a.credit_id
     WHERE a.reversed_on IS NOT NULL AND a.reversed_at = :at AND a.voided_at IS NULL`,
    { at },
  ); // prettier-ignore
}

/** Matches again what a command took apart, from the day it was parted on: no day counts it twice and none misses it. */
export function rejoin(
  db: WriteDb,
  parted: ReturnType<typeof partedAllocations>,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): void {
  for (const { dueItemId, creditId, amountMinor, effectiveOn, rule } of parted)
    db.run(
      q.insertInto('allocation').values({
        due_item_id: dueItemId,
        credit_id: creditId,
        amount_minor: amountMinor,
        effective_on: effectiveOn,
        rule,
        actor,
        batch_id: null,
        recorded_at: recordedAt,
        voided_at: null,
        reversed_on: null,
        reversed_at: null,
        reversal_reason: '',
      }),
    );
  refreshCaches(db, parted.map((one) => one.dueItemId), parted.map((one) => one.creditId)); // prettier-ignore
}

/** Voids what a command recorded at `at`, as known from `recordedAt` on; the kept amounts follow. */
export function voidDeed(db: WriteDb, at: Instant, recordedAt: Instant): void {
  const after = Object.fromEntries(recordedTables.map((table) => [table, lastBefore(db, table, at)])) as Record<RecordedTable, number>; // prettier-ignore
  const matched = db.rows<{ item: DueItemId; credit: DocumentId }>(
    'SELECT due_item_id AS item, credit_id AS credit FROM allocation WHERE id > :allocation AND recorded_at = :at',
    { at, allocation: after.allocation },
  );
  const ids = <Id>(table: RecordedTable, column: string): Id[] =>
    db
      .rows<{ id: Id }>(`SELECT ${column} AS id FROM ${table} WHERE id > :after AND recorded_at = :at`, {
        at,
        after: after[table],
      })
      .map(({ id }) => id);
  const items = [...ids<DueItemId>('due_item', 'id'), ...matched.map(({ item }) => item)];
  const credits = [...ids<DocumentId>('document', 'id'), ...matched.map(({ credit }) => credit)];
  for (const table of recordedTables)
    db.prepare(`UPDATE ${table} SET voided_at = ? WHERE id > ? AND recorded_at = ? AND voided_at IS NULL`)(
      recordedAt,
      after[table],
      at,
    );
  for (const table of ['payer_memory', 'work_task'])
    db.prepare(`UPDATE ${table} SET removed_at = ? WHERE recorded_at = ? AND removed_at IS NULL`)(recordedAt, at);
  refreshCaches(db, items, credits);
  refreshDueDates(db, ids<DueItemId>('due_date_change', 'due_item_id'));
}
