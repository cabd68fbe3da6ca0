import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { dayFiguresField, type DayFigures } from '../contract.ts';

interface Sum {
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly count: number;
}

/** Promises given on a day that stand, per currency. */
export function promisesMade(db: ReadDb, on: Day): Sum[] {
  return db.rows<Sum>(
    `SELECT currency, sum(amount_minor) AS "amountMinor", count(*) AS count FROM promise
     WHERE made_on = :on AND voided_at IS NULL GROUP BY currency ORDER BY currency`,
    { on },
  );
}

/** Receipts of a day that were not reversed the same day, per currency. */
export function receiptsOf(db: ReadDb, on: Day): Sum[] {
  return db.rows<Sum>(
    `SELECT currency, sum(amount_minor) AS "amountMinor", count(*) AS count FROM document
     WHERE kind = 'receipt' AND issued_on = :on AND voided_at IS NULL AND (reversed_on IS NULL OR reversed_on > :on)
     GROUP BY currency ORDER BY currency`,
    { on },
  );
}

export function countsOf(db: ReadDb, on: Day): { letters: number; disputesOpened: number; tasksDone: number } {
  const [row] = db.rows<{ letters: number; disputesOpened: number; tasksDone: number }>(
    `SELECT (SELECT count(*) FROM issued_document WHERE customer_id IS NOT NULL AND as_of = :on AND kind <> 'management_report') AS letters,
       (SELECT count(*) FROM dispute WHERE opened_on = :on AND voided_at IS NULL) AS "disputesOpened",
       (SELECT count(*) FROM work_task WHERE done_on = :on AND removed_at IS NULL) AS "tasksDone"`,
    { on },
  );
  return row ?? { letters: 0, disputesOpened: 0, tasksDone: 0 };
}

/** How far the bank's lists reach, and the newest receipt keyed; null where there is none. */
export function moneyDays(db: ReadDb, asOf: Day): { bankOn: Day | null; receiptOn: Day | null; waiting: number } {
  const [row] = db.rows<{ bankOn: Day | null; receiptOn: Day | null; waiting: number }>(
    `SELECT (SELECT max(coalesce(to_on, '')) FROM bank_statement WHERE voided_at IS NULL AND to_on <= :asOf) AS "bankOn",
       (SELECT max(issued_on) FROM document WHERE kind = 'receipt' AND voided_at IS NULL AND issued_on <= :asOf) AS "receiptOn",
       (SELECT count(*) FROM bank_line l WHERE l.voided_at IS NULL AND l.set_aside_at IS NULL AND l.amount_minor > 0 AND l.booked_on <= :asOf
          AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.voided_at IS NULL)) AS waiting`,
    { asOf },
  );
  return row ?? { bankOn: null, receiptOn: null, waiting: 0 };
}

export interface FinishedDay {
  readonly figures: DayFigures;
  readonly note: string;
  readonly actor: string;
  readonly at: Instant;
}

/** The last time a day was finished. */
export function finishedDay(db: ReadDb, on: Day): FinishedDay | null {
  const [row] = db.rows<{ figures: string; note: string; actor: string; at: Instant }>(
    `SELECT figures_json AS figures, note, actor, recorded_at AS at FROM day_summary WHERE on_day = :on ORDER BY id DESC LIMIT 1`,
    { on },
  );
  return row === undefined ? null : { ...row, figures: dayFiguresField.parse(JSON.parse(row.figures)) };
}

export function insertFinishedDay(db: WriteDb, on: Day, { figures, note, actor, at }: FinishedDay): number {
  return db.run(
    q.insertInto('day_summary').values({
      on_day: on,
      figures_json: JSON.stringify(figures),
      note,
      actor,
      recorded_at: at,
    }),
  ).lastId;
}

/** Known to this book alone and never changing: the hash of its first entry. */
export function bookMark(db: ReadDb): string {
  return db.rows<{ hash: string }>('SELECT hash FROM audit ORDER BY seq LIMIT 1')[0]?.hash.slice(0, 16) ?? 'book';
}
