import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { effectiveSql, itemAtSql, keptSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { lessonFiguresField, type Lesson } from '../contract.ts';

export type LessonId = Id<'lesson'>;

/** Outcome of a row that says there is nothing to learn. It answers the question and is no lesson. */
const WAIVED = 'waived';

type LessonRow = Omit<Lesson, 'tags' | 'figures'> & { readonly tagsJson: string; readonly figuresJson: string };

/** Every lesson on record, newest first. Notes are few: those of one customer are picked by the caller's filter. */
export function allLessons(db: ReadDb, point: Pick<PointInTime, 'knownAt'> = {}): Lesson[] {
  const rows = db.rows<LessonRow>(
    `SELECT l.id AS "lessonId", l.customer_id AS "customerId", coalesce(c.code, '') AS "customerCode", coalesce(c.name, '') AS "customerName",
       l.title, l.closed_on AS "closedOn", l.outcome, l.cause, l.story, l.worked, l.learned, l.tags_json AS "tagsJson",
       l.figures_json AS "figuresJson", l.actor, l.recorded_at AS "recordedAt"
     FROM lesson l LEFT JOIN customer c ON c.id = l.customer_id
     WHERE l.outcome <> '${WAIVED}' AND ${keptSql(point, 'l')} ORDER BY l.closed_on DESC, l.id DESC`,
    point.knownAt === undefined ? {} : { knownAt: point.knownAt },
  );
  return rows.map(({ tagsJson, figuresJson, ...row }) => ({
    ...row,
    tags: JSON.parse(tagsJson) as string[],
    figures: lessonFiguresField.parse(JSON.parse(figuresJson)),
  }));
}

/** What was learned from a customer's earlier troubles, newest first: to be read before the next credit or call. */
export function lessonsOf(db: ReadDb, customerId: CustomerId, point: Pick<PointInTime, 'knownAt'> = {}): Lesson[] {
  return allLessons(db, point).filter((lesson) => lesson.customerId === customerId);
}

export function findLesson(db: ReadDb, lessonId: LessonId): Lesson | undefined {
  return allLessons(db).find((lesson) => lesson.lessonId === lessonId);
}

export type NewLesson = Pick<
  Lesson,
  'customerId' | 'title' | 'closedOn' | 'outcome' | 'cause' | 'story' | 'worked' | 'learned' | 'tags' | 'figures'
>;

type NewRow = Omit<NewLesson, 'outcome' | 'cause'> & { readonly outcome: string; readonly cause: string };

/** Nothing to learn from what ended with a customer up to a day. */
export function waiver(customerId: CustomerId, closedOn: Day): NewRow {
  const figures = { currency: null, clearedMinor: 0, daysLate: 0 };
  return { customerId, closedOn, outcome: WAIVED, cause: '', title: WAIVED, story: '', worked: '', learned: WAIVED, tags: [], figures }; // prettier-ignore
}

export function findWaiver(db: ReadDb, lessonId: LessonId): NewRow | undefined {
  const [row] = db.rows<{ customerId: CustomerId; closedOn: Day }>(
    `SELECT customer_id AS "customerId", closed_on AS "closedOn" FROM lesson
     WHERE id = :lessonId AND outcome = '${WAIVED}' AND removed_at IS NULL`,
    { lessonId },
  );
  return row === undefined ? undefined : waiver(row.customerId, row.closedOn);
}

const columns = (lesson: NewRow) => ({
  customer_id: lesson.customerId,
  title: lesson.title,
  closed_on: lesson.closedOn,
  outcome: lesson.outcome,
  cause: lesson.cause,
  story: lesson.story,
  worked: lesson.worked,
  learned: lesson.learned,
  tags_json: JSON.stringify(lesson.tags),
  figures_json: JSON.stringify(lesson.figures),
});

export function insertLesson(
  db: WriteDb,
  lesson: NewRow,
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: Instant },
): LessonId {
  return db.run(q.insertInto('lesson').values({ ...columns(lesson), actor, recorded_at: recordedAt, removed_at: null }))
    .lastId as LessonId;
}

export function updateLesson(db: WriteDb, lessonId: LessonId, lesson: NewLesson): void {
  db.run(q.updateTable('lesson').set(columns(lesson)).where('id', '=', lessonId));
}

export function removeLesson(db: WriteDb, lessonId: LessonId, at: Instant): void {
  db.run(q.updateTable('lesson').set({ removed_at: at }).where('id', '=', lessonId));
}

/** The last day up to which something was said of each customer: a lesson, or that there is none to learn. */
export function answeredOn(db: ReadDb, point: PointInTime): Map<CustomerId, Day> {
  const rows = db.rows<{ customerId: CustomerId; on: Day }>(
    `SELECT l.customer_id AS "customerId", max(l.closed_on) AS "on" FROM lesson l
     WHERE l.customer_id IS NOT NULL AND ${keptSql(point, 'l')} GROUP BY l.customer_id`,
    point.knownAt === undefined ? {} : { knownAt: point.knownAt },
  );
  return new Map(rows.map(({ customerId, on }) => [customerId, on]));
}

export interface Cleared {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly clearedOn: Day;
  readonly clearedMinor: number;
  /** The latest of them, at the moment it was settled. */
  readonly daysLate: number;
}

/**
 * Customers whose last late debts were settled on `from` or later, `lateDays` or more after their due date, and who owe
 * nothing overdue now; one row a customer and currency. Due 2026-06-30, paid 2026-09-15: 77 days late, a row from 09-15 on.
 */
export function clearedLate(
  db: ReadDb,
  { lateDays, from, ...point }: PointInTime & { readonly lateDays: number; readonly from: Day },
): Cleared[] {
  return db.rows<Cleared>(
    `WITH ${itemAtSql(point)}, open_at AS MATERIALIZED (SELECT id, customer_id, due_on FROM item_at),
       settled AS (SELECT due_item_id, max(effective_on) AS on_day FROM (${effectiveSql(point)}) GROUP BY due_item_id),
       cleared AS (
         SELECT i.customer_id, i.currency, max(s.on_day) AS on_day, sum(i.amount_minor) AS minor,
           max(CAST(julianday(s.on_day) - julianday(i.due_on) AS INTEGER)) AS late
         FROM settled s JOIN due_item i ON i.id = s.due_item_id
         WHERE i.voided_at IS NULL AND julianday(s.on_day) - julianday(i.due_on) >= :lateDays
           AND i.id NOT IN (SELECT id FROM open_at)
         GROUP BY i.customer_id, i.currency)
     SELECT d.customer_id AS "customerId", d.currency, d.on_day AS "clearedOn", d.minor AS "clearedMinor", d.late AS "daysLate"
     FROM cleared d JOIN customer c ON c.id = d.customer_id
     WHERE c.removed_at IS NULL
       AND d.customer_id NOT IN (SELECT customer_id FROM open_at WHERE due_on < :asOf)
     ORDER BY d.on_day DESC, d.minor DESC, d.customer_id`,
    { ...pointParams(point), from, lateDays },
  );
}
