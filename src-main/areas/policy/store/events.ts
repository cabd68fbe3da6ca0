import type { Day } from '../../../kernel/day.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { disputeAtSql, DUE_ON, itemAtSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';

export type Asked = PointInTime & { readonly customerId?: CustomerId | undefined };

export interface OpenRow {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** The due date is the document's own for want of another. */
  readonly dueUnknown: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
}

/** Whose debts: of one customer, of some, in one currency; of everybody in every currency where nothing is said. */
export interface WhoseDebts extends Asked {
  readonly currency?: CurrencyCode | undefined;
  readonly among?: readonly CustomerId[] | undefined;
}

function asked(point: Asked): Record<string, SqlValue> {
  return point.customerId === undefined ? pointParams(point) : { ...pointParams(point), customerId: point.customerId };
}

/** Open items due up to a day, with what of them is disputed. */
export function openUntil(db: ReadDb, whose: WhoseDebts, untilOn: Day): OpenRow[] {
  const { currency, among, ...point } = whose;
  const params: Record<string, SqlValue> = { ...asked(point), untilOn };
  const own = point.customerId === undefined ? [] : ['AND i.customer_id = :customerId'];
  if (currency !== undefined) {
    own.push('AND i.currency = :currency');
    params['currency'] = currency;
  }
  if (among !== undefined) {
    own.push('AND i.customer_id IN (SELECT value FROM json_each(:among))');
    params['among'] = JSON.stringify(among);
  }
  return db.rows<OpenRow>(
    `WITH ${itemAtSql(point, `AND ${DUE_ON} <= :untilOn ${own.join(' ')}`)}, ${disputeAtSql(point)}
     SELECT i.id AS "dueItemId", i.customer_id AS "customerId", i.currency, i.issued_on AS "issuedOn", i.due_on AS "dueOn",
       i.due_basis = 'document' AS "dueUnknown", i.open_minor AS "openMinor",
       min(coalesce(x.disputed_minor, 0), i.open_minor) AS "disputedMinor"
     FROM item_at i LEFT JOIN dispute_at x ON x.due_item_id = i.id WHERE i.open_minor > 0`,
    params,
  );
}

export interface LetterRow {
  readonly dueItemId: DueItemId;
  /** Whose the item is now. */
  readonly customerId: CustomerId;
  readonly level: number;
  readonly on: Day;
  readonly payBy: Day | null;
}

/** Every naming of an item in an issued letter, oldest first; a draft is not there, and so has never been. */
export function letterRows(db: ReadDb, point: Asked): LetterRow[] {
  return db.rows<LetterRow>(
    `SELECT i.id AS "dueItemId", i.customer_id AS "customerId", d.level, d.figures_json ->> '$.letterOn' AS "on",
       d.figures_json ->> '$.payBy' AS "payBy"
     FROM issued_document d, json_each(d.figures_json, '$.lines') line CROSS JOIN due_item i ON i.id = line.value ->> '$.dueItemId'
     WHERE d.kind = 'dunning_letter' AND d.figures_json ->> '$.letterOn' <= :asOf ${point.knownAt === undefined ? '' : 'AND d.recorded_at <= :knownAt'}
       ${point.customerId === undefined ? '' : 'AND i.customer_id = :customerId'} AND line.value ->> '$.claimedMinor' > 0
     ORDER BY d.id`,
    asked(point),
  );
}

export interface StepRow {
  readonly dueItemId: DueItemId;
  readonly code: string;
  readonly on: Day;
}

/** Steps entered by hand or passed over, and those recorded with what did them. */
export function stepRows(db: ReadDb, point: Asked): StepRow[] {
  return db.rows<StepRow>(
    `SELECT s.due_item_id AS "dueItemId", s.step_code AS code, s.on_day AS "on" FROM policy_step s
     WHERE s.on_day <= :asOf AND ${knownSql(point, 's')} ${point.customerId === undefined ? '' : 'AND s.customer_id = :customerId'}
     ORDER BY s.id`,
    asked(point),
  );
}

export interface ActionRow {
  readonly customerId: CustomerId;
  /** Null: about whatever was due. */
  readonly dueItemId: DueItemId | null;
  readonly on: Day;
  readonly direction: 'out' | 'in';
  readonly channel: string;
  readonly result: string;
  readonly stepCode: string;
  readonly issued: number;
}

/** Contacts about what is owed, one row per item they were about; corrected ones left out. */
export function actionRows(db: ReadDb, point: Asked): ActionRow[] {
  return db.rows<ActionRow>(
    `SELECT a.customer_id AS "customerId", n.due_item_id AS "dueItemId", a.on_day AS "on", a.direction, a.channel, a.result,
       a.step_code AS "stepCode", a.issued_id IS NOT NULL AS issued
     FROM collection_action a LEFT JOIN action_item n ON n.action_id = a.id AND n.voided_at IS NULL
     WHERE a.purpose = 'collection' AND a.on_day <= :asOf AND ${knownSql(point, 'a')}
       ${point.customerId === undefined ? '' : 'AND a.customer_id = :customerId'}
       AND NOT EXISTS (SELECT 1 FROM collection_action k WHERE k.corrects_id = a.id AND ${knownSql(point, 'k')})
     ORDER BY a.on_day, a.id`,
    asked(point),
  );
}

/** The day each item came into the book, of items that were late by then. */
export function recordedLate(db: ReadDb, point: Asked): Map<DueItemId, Day> {
  const rows = db.rows<{ id: DueItemId; on: Day }>(
    `SELECT i.id, substr(i.recorded_at, 1, 10) AS "on" FROM due_item i
     WHERE i.open_minor > 0 AND i.due_on < substr(i.recorded_at, 1, 10)
       ${point.customerId === undefined ? '' : 'AND i.customer_id = :customerId'}`,
    point.customerId === undefined ? {} : { customerId: point.customerId },
  );
  return new Map(rows.map(({ id, on }) => [id, on]));
}
