import type { Day } from '../../kernel/day.ts';
import type { CollectionPolicyId, CustomerId, DueItemId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReadDb, SqlValue } from '../../storage/database.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import { policyDefinitionField, type OverrideRow, type PolicyDefinition } from './contract.ts';
import { shippedPolicy } from './rules/defaults.ts';

export interface PolicyVersion {
  /** Null: the policy a book starts with; no version is on record. */
  readonly policyId: CollectionPolicyId | null;
  readonly version: number;
  readonly name: string;
  readonly fromOn: Day | null;
  readonly definition: PolicyDefinition;
  readonly approver: string;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant | null;
}

interface PolicyRow {
  readonly id: CollectionPolicyId;
  readonly version: number;
  readonly name: string;
  readonly from_on: Day;
  readonly definition_json: string;
  readonly approver: string;
  readonly note: string;
  readonly actor: string;
  readonly recorded_at: Instant;
}

/** Versions on record, newest from-day first; of several of one day the one recorded last counts and comes first. */
export function policyVersions(db: ReadDb, { knownAt }: Pick<PointInTime, 'knownAt'>): PolicyVersion[] {
  return db
    .rows<PolicyRow>(
      `SELECT id, version, name, from_on, definition_json, approver, note, actor, recorded_at FROM collection_policy
       WHERE ${keptSql({ knownAt })} ORDER BY from_on DESC, id DESC`,
      knownAt === undefined ? {} : { knownAt },
    )
    .map((row) => ({
      policyId: row.id,
      version: row.version,
      name: row.name,
      fromOn: row.from_on,
      definition: policyDefinitionField.parse(JSON.parse(row.definition_json)),
      approver: row.approver,
      note: row.note,
      actor: row.actor,
      recordedAt: row.recorded_at,
    }));
}

/** The policy that counts on the day: the newest version that has begun, else the one every book starts with. */
export function policyAt(db: ReadDb, point: PointInTime): PolicyVersion {
  const begun = policyVersions(db, point).find(({ fromOn }) => fromOn !== null && fromOn <= point.asOf);
  return begun ?? shippedVersion(db);
}

export function shippedVersion(db: ReadDb): PolicyVersion {
  return {
    policyId: null,
    version: 0,
    name: '',
    fromOn: null,
    definition: shippedPolicy(readSettings(db)),
    approver: '',
    note: '',
    actor: '',
    recordedAt: null,
  };
}

export interface OverrideAt {
  readonly overrideId: Id<'policyOverride'>;
  readonly customerId: CustomerId;
  /** Null: the customer with all its items. */
  readonly dueItemId: DueItemId | null;
  readonly kind: 'segment' | 'pause' | 'exclude' | 'start_step' | 'max_step' | 'grace' | 'own_step';
  readonly value: string;
  readonly fromOn: Day;
  /** The last day it counts; null: until it is ended. */
  readonly untilOn: Day | null;
  readonly reason: string;
  readonly approver: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** Overrides that count on the day, oldest first. One past its last day has ended by itself. */
export function overridesAt(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): OverrideAt[] {
  const params: Record<string, SqlValue> = pointParams(point);
  if (point.customerId !== undefined) params.customerId = point.customerId;
  const endKnown = point.knownAt === undefined ? '' : 'AND o.ended_at <= :knownAt';
  return db.rows<OverrideAt>(
    `SELECT o.id AS "overrideId", o.customer_id AS "customerId", o.due_item_id AS "dueItemId", o.kind, o.value,
       o.from_on AS "fromOn", o.until_on AS "untilOn", o.reason, o.approver, o.actor, o.recorded_at AS "recordedAt"
     FROM policy_override o
     WHERE ${knownSql(point, 'o')} AND o.from_on <= :asOf AND (o.until_on IS NULL OR o.until_on >= :asOf)
       AND NOT (o.ended_on IS NOT NULL AND o.ended_on <= :asOf ${endKnown})
       ${point.customerId === undefined ? '' : 'AND o.customer_id = :customerId'}
     ORDER BY o.id`,
    params,
  );
}

/** The same with names and those that are yet to begin, for the eyes of a clerk. */
export function overridesNamed(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): OverrideRow[] {
  const params: Record<string, SqlValue> = pointParams(point);
  if (point.customerId !== undefined) params['customerId'] = point.customerId;
  const endKnown = point.knownAt === undefined ? '' : 'AND o.ended_at <= :knownAt';
  return db.rows<OverrideRow>(
    `SELECT o.id AS "overrideId", o.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
       o.due_item_id AS "dueItemId", d.number, o.kind, o.value, o.from_on AS "fromOn", o.until_on AS "untilOn", o.reason,
       o.approver, o.actor, o.recorded_at AS "recordedAt"
     FROM policy_override o JOIN customer c ON c.id = o.customer_id LEFT JOIN due_item i ON i.id = o.due_item_id
       LEFT JOIN document d ON d.id = i.document_id
     WHERE ${knownSql(point, 'o')} AND (o.until_on IS NULL OR o.until_on >= :asOf)
       AND NOT (o.ended_on IS NOT NULL AND o.ended_on <= :asOf ${endKnown})
       ${point.customerId === undefined ? '' : 'AND o.customer_id = :customerId'}
     ORDER BY o.until_on IS NULL, o.until_on, o.id`,
    params,
  );
}
