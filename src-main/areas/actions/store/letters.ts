import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId, IssuedId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';

/** A dunning letter as it went out to the debtor. */
export interface LetterSent {
  readonly issuedId: IssuedId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly level: number;
  /** The day it bears. */
  readonly letterOn: Day;
  /** The day it was sent by the record of its service; without one the day it bears. Of several sendings each is one. */
  readonly onDay: Day;
  /** What it asks for; items it only names as disputed are left out. */
  readonly dueItemIds: readonly DueItemId[];
}

type Question = PointInTime & { readonly customerId?: CustomerId | undefined };

/** Issued dunning letters sent by the day, each sending once, earliest first. */
export function lettersSent(
  db: ReadDb,
  question: Question & { readonly customerId: CustomerId; readonly from: Day },
): LetterSent[] {
  const rows = db.rows<Omit<LetterSent, 'dueItemIds'> & { itemsJson: string }>(
    `WITH ${sentSql(question)}
     SELECT DISTINCT l.id AS "issuedId", l.customer_id AS "customerId", l.number, l.level, l.letter_on AS "letterOn",
       l.on_day AS "onDay", (SELECT json_group_array(line.value ->> '$.dueItemId') FROM json_each(l.figures_json, '$.lines') line
         WHERE line.value ->> '$.claimedMinor' > 0) AS "itemsJson"
     FROM sent l WHERE l.on_day BETWEEN :from AND :asOf ORDER BY l.on_day, l.id`,
    { ...params(question), from: question.from },
  );
  return rows.map(({ itemsJson, ...row }) => ({ ...row, dueItemIds: JSON.parse(itemsJson) as DueItemId[] }));
}

export type LastLetter = Pick<LetterSent, 'onDay' | 'number' | 'level'>;

/** The last dunning letter sent to each customer by the day; one question for all of them. */
export function lastLetters(db: ReadDb, question: Question): Map<CustomerId, LastLetter> {
  const rows = db.rows<LastLetter & { customerId: CustomerId }>(
    `WITH ${sentSql(question)}
     SELECT customer_id AS "customerId", on_day AS "onDay", number, level FROM (
       SELECT l.*, row_number() OVER (PARTITION BY l.customer_id ORDER BY l.on_day DESC, l.id DESC) AS newest
       FROM sent l WHERE l.on_day <= :asOf) WHERE newest = 1`,
    params(question),
  );
  return new Map(rows.map(({ customerId, ...letter }) => [customerId, letter]));
}

/** Every sending of every letter. Paper is frozen: one written to a customer merged since is told by whose its items are now. */
function sentSql(question: Question): string {
  return `sent AS (
    SELECT d.id, d.number, d.level, d.figures_json,
      CASE WHEN c.removed_at IS NULL THEN d.customer_id ELSE coalesce(${ownerNow}, d.customer_id) END AS customer_id,
      coalesce(d.figures_json ->> '$.letterOn', d.as_of) AS letter_on,
      coalesce(p.sent_on, d.figures_json ->> '$.letterOn', d.as_of) AS on_day
    FROM issued_document d JOIN customer c ON c.id = d.customer_id
      LEFT JOIN service_proof p ON p.issued_id = d.id AND ${knownSql(question, 'p')}
    WHERE d.kind = 'dunning_letter' AND d.as_of <= :asOf ${question.knownAt === undefined ? '' : 'AND d.recorded_at <= :knownAt'}
      ${question.customerId === undefined ? '' : `AND (d.customer_id = :customerId OR (c.removed_at IS NOT NULL AND ${ownerNow} = :customerId))`})`;
}

const ownerNow = `(SELECT i.customer_id FROM json_each(d.figures_json, '$.lines') n JOIN due_item i ON i.id = n.value ->> '$.dueItemId' LIMIT 1)`;

function params(question: Question): Record<string, SqlValue> {
  return question.customerId === undefined
    ? pointParams(question)
    : { ...pointParams(question), customerId: question.customerId };
}
