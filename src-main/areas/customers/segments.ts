import { ok, refuse } from '../../kernel/result.ts';
import { nameKey } from '../../kernel/text.ts';
import type { Handlers } from '../context.ts';
import type { customersContract } from './contract.ts';
import { asksAnything } from './rules/segments.ts';
import { fileChanges } from './store/fileChanges.ts';
import { groupHeads } from './store/group.ts';
import { insertSegment, removeSegment, segments, setTags, tagsOf, updateSegment, wordsInUse } from './store/tags.ts';
import { findCustomer } from './store.ts';

type Own = 'customers.setTags' | 'customers.words' | 'customers.segments' | 'customers.saveSegment' | 'customers.removeSegment' | 'customers.changes'; // prettier-ignore

/** Tags, segments, and the log of what changed. Who is in a segment is told by the area `aging`, which has the figures. */
export const segmentProcedures: Pick<Handlers<typeof customersContract>, Own> = {
  'customers.setTags': ({ db, recordedAt, audit }, { customerId, tags }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const before = tagsOf(db, customerId);
    setTags(db, customerId, [...new Set(tags)], recordedAt);
    const after = tagsOf(db, customerId);
    audit({
      entity: 'customer',
      id: customerId,
      before: { tags: before.join(', ') },
      after: { tags: after.join(', ') },
    });
    return ok(null);
  },

  'customers.words': ({ db }) =>
    ok({
      tags: wordsInUse(db, 'tag'),
      salespeople: wordsInUse(db, 'salesperson'),
      departments: wordsInUse(db, 'department'),
      collectors: wordsInUse(db, 'collector'),
      regions: wordsInUse(db, 'region'),
      industries: wordsInUse(db, 'industry'),
      heads: groupHeads(db),
    }),

  'customers.segments': ({ db }) => ok({ rows: segments(db) }),

  'customers.saveSegment': ({ db, recordedAt, audit }, { segmentId, name, rule }) => {
    if (!asksAnything(rule)) return refuse('segment_without_rule', { name });
    const present = segments(db);
    const before = present.find((each) => each.segmentId === segmentId) ?? null;
    if (segmentId !== undefined && before === null) return refuse('segment_not_found');
    if (present.some((each) => each.segmentId !== segmentId && nameKey(each.name) === nameKey(name)))
      return refuse('segment_name_taken', { name });
    const saved = segmentId ?? insertSegment(db, name, rule, recordedAt);
    if (segmentId !== undefined) updateSegment(db, segmentId, name, rule);
    audit({ entity: 'segment', id: saved, before, after: { name, rule } });
    return ok({ segmentId: saved });
  },

  'customers.removeSegment': ({ db, recordedAt, audit }, { segmentId }) => {
    const before = segments(db).find((each) => each.segmentId === segmentId);
    if (!before) return refuse('segment_not_found');
    removeSegment(db, segmentId, recordedAt);
    audit({ entity: 'segment', id: segmentId, before, after: null });
    return ok(null);
  },

  'customers.changes': ({ db }, { customerId, since }) =>
    findCustomer(db, customerId) ? ok({ rows: fileChanges(db, customerId, since) }) : refuse('customer_not_found'),
};
