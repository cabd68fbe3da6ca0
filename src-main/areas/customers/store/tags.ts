import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { canonicalJson } from '../../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { segmentRuleField, type SegmentRule } from '../contract.ts';

export type SegmentId = Id<'segment'>;

export function tagsOf(db: ReadDb, customerId: CustomerId): string[] {
  return db
    .rows<{ tag: string }>(
      'SELECT DISTINCT tag FROM customer_tag WHERE customer_id = :customerId AND removed_at IS NULL ORDER BY tag',
      { customerId },
    )
    .map(({ tag }) => tag);
}

export function tagsByCustomer(db: ReadDb): Map<CustomerId, string[]> {
  const tags = new Map<CustomerId, string[]>();
  for (const { customerId, tag } of db.rows<{ customerId: CustomerId; tag: string }>(
    'SELECT DISTINCT customer_id AS "customerId", tag FROM customer_tag WHERE removed_at IS NULL ORDER BY tag',
  ))
    tags.set(customerId, [...(tags.get(customerId) ?? []), tag]);
  return tags;
}

/** The rows that are no longer wanted go, the new ones come, the rest stay. */
export function setTags(db: WriteDb, customerId: CustomerId, tags: readonly string[], recordedAt: Instant): void {
  const present = new Set(tagsOf(db, customerId));
  db.run(
    q
      .updateTable('customer_tag')
      .set({ removed_at: recordedAt })
      .where('customer_id', '=', customerId)
      .where('removed_at', 'is', null)
      .where('tag', 'not in', tags.length === 0 ? [''] : [...tags]),
  );
  for (const tag of tags)
    if (!present.has(tag))
      db.run(
        q
          .insertInto('customer_tag')
          .values({ customer_id: customerId, tag, recorded_at: recordedAt, removed_at: null }),
      );
}

/** Texts in use of one column of the file, or the tags; the most used first. */
export function wordsInUse(
  db: ReadDb,
  column: 'tag' | 'salesperson' | 'department' | 'collector' | 'region' | 'industry',
): string[] {
  const from =
    column === 'tag'
      ? 'customer_tag JOIN customer c ON c.id = customer_tag.customer_id AND c.removed_at IS NULL WHERE customer_tag.removed_at IS NULL'
      : `customer c WHERE c.removed_at IS NULL AND ${column} <> ''`;
  return db
    .rows<{ word: string }>(
      `SELECT ${column} AS word FROM ${from} GROUP BY word ORDER BY count(*) DESC, word LIMIT 500`,
    )
    .map(({ word }) => word);
}

export function segments(db: ReadDb): { segmentId: SegmentId; name: string; rule: SegmentRule }[] {
  return db
    .all(q.selectFrom('segment').selectAll().where('removed_at', 'is', null).orderBy('name').orderBy('id'))
    .map((row) => ({
      segmentId: row.id,
      name: row.name,
      rule: segmentRuleField.parse(JSON.parse(row.rule_json)),
    }));
}

export function insertSegment(db: WriteDb, name: string, rule: SegmentRule, recordedAt: Instant): SegmentId {
  const { lastId } = db.run(
    q.insertInto('segment').values({ name, rule_json: canonicalJson(rule), recorded_at: recordedAt, removed_at: null }),
  );
  return lastId as SegmentId;
}

export function updateSegment(db: WriteDb, segmentId: SegmentId, name: string, rule: SegmentRule): void {
  db.run(
    q
      .updateTable('segment')
      .set({ name, rule_json: canonicalJson(rule) })
      .where('id', '=', segmentId),
  );
}

export function removeSegment(db: WriteDb, segmentId: SegmentId, recordedAt: Instant): void {
  db.run(q.updateTable('segment').set({ removed_at: recordedAt }).where('id', '=', segmentId));
}
