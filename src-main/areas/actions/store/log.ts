import { z } from 'zod';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ActionId, CustomerId } from '../../../kernel/ids.ts';
import { tidy } from '../../../kernel/text.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { likeEscaped } from '../../customers/store.ts';
import { pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { actionFactsField, conductFindingField, type Action } from '../contract.ts';

export interface LogQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly actionId?: ActionId | undefined;
  readonly from?: Day | undefined;
  readonly purpose?: string | undefined;
  readonly channel?: string | undefined;
  readonly result?: string | undefined;
  readonly direction?: string | undefined;
  readonly collector?: string | undefined;
  readonly salesperson?: string | undefined;
  readonly search?: string | undefined;
  /** Rows that were corrected or taken back too. */
  readonly withdrawn?: boolean | undefined;
}

const keptFacts = z.object({ facts: actionFactsField.default({}), text: z.string().default('') });
const keptFindings = z.array(conductFindingField);

function logFrom(question: LogQuestion) {
  const { knownAt, withdrawn } = question;
  const params: Record<string, SqlValue> = pointParams(question);
  const where = ['x.on_day <= :asOf', ...(knownAt === undefined ? [] : ['x.recorded_at <= :knownAt'])];
  if (withdrawn !== true)
    where.push(knownAt === undefined ? 'x.voided_at IS NULL' : '(x.voided_at IS NULL OR x.voided_at > :knownAt)');
  const equal = {
    customerId: 'x.customer_id', actionId: 'x.id', purpose: 'x.purpose', channel: 'x.channel', result: 'x.result',
    direction: 'x.direction', collector: 'c.collector', salesperson: 'c.salesperson',
  } as const; // prettier-ignore
  for (const [name, column] of Object.entries(equal)) {
    const value = question[name as keyof typeof equal];
    if (value === undefined) continue;
    where.push(`${column} = :${name}`);
    params[name] = value;
  }
  if (question.from !== undefined) {
    where.push('x.on_day >= :from');
    params['from'] = question.from;
  }
  tidy(question.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      where.push(`(c.search_text LIKE :w${index} ESCAPE '\\' OR lower(x.note || ' ' || x.contact_name || ' ' || x.actor) LIKE :w${index} ESCAPE '\\')`); // prettier-ignore
      params[`w${index}`] = `%${likeEscaped(word)}%`;
    });
  return {
    sql: `FROM collection_action x JOIN customer c ON c.id = x.customer_id WHERE ${where.join(' AND ')}`,
    params,
  };
}

type Stored = Omit<Action, 'findings' | 'facts' | 'text' | 'items'> & {
  readonly conductJson: string;
  readonly factsJson: string;
  readonly itemsJson: string;
};

/** The log with all that stands in a row, latest first. */
export function listActions(
  db: ReadDb,
  question: LogQuestion,
  window: { readonly offset: number; readonly limit: number },
): Action[] {
  const { sql, params } = logFrom(question);
  return db
    .rows<Stored>(
      `SELECT x.id AS "actionId", x.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
         x.contact_id AS "contactId", x.contact_name AS "contactName", x.contact_role AS "contactRole", x.on_day AS "onDay",
         x.at_time AS "atTime", x.direction, x.purpose, x.channel, x.step_code AS "stepCode", x.result, x.reason_code AS "reasonCode",
         x.proof_grade AS "proofGrade", x.proof_note AS "proofNote", x.minutes, x.cost_minor AS "costMinor",
         x.cost_currency AS "costCurrency", x.cost_note AS "costNote", x.replies_to_id AS "repliesToId", x.issued_id AS "issuedId",
         (SELECT number FROM issued_document d WHERE d.id = x.issued_id) AS "issuedNumber", x.next_on AS "nextOn",
         x.next_time AS "nextTime", x.next_action AS "nextAction", x.closed_because AS "closedBecause", x.conduct_json AS "conductJson",
         x.override_reason AS "overrideReason", x.facts_json AS "factsJson", x.note, x.corrects_id AS "correctsId", x.actor,
         x.recorded_at AS "recordedAt", x.voided_at AS "voidedAt", x.void_reason AS "voidReason",
         (SELECT count(*) FROM attachment f WHERE f.entity = 'action' AND f.entity_id = x.id AND f.removed_at IS NULL) AS files,
         (SELECT json_group_array(json_object('dueItemId', i.id, 'documentId', i.document_id, 'number', d.number))
            FROM action_item a JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id
            WHERE a.action_id = x.id) AS "itemsJson"
       ${sql} ORDER BY x.on_day DESC, x.at_time DESC, x.id DESC LIMIT :limit OFFSET :offset`,
      { ...params, ...window },
    )
    .map(({ conductJson, factsJson, itemsJson, ...row }) => ({
      ...row,
      ...keptFacts.parse(JSON.parse(factsJson)),
      findings: keptFindings.parse(JSON.parse(conductJson)),
      items: JSON.parse(itemsJson) as Action['items'],
    }));
}

/** How many rows a question has, the minutes they took and what they cost per currency; taken-back rows cost nothing. */
export function sumActions(db: ReadDb, question: LogQuestion) {
  const { sql, params } = logFrom(question);
  const rows = db.rows<{ currency: CurrencyCode; costMinor: number; minutes: number; count: number }>(
    `SELECT x.cost_currency AS currency, sum(CASE WHEN x.voided_at IS NULL THEN x.cost_minor ELSE 0 END) AS "costMinor",
       sum(CASE WHEN x.voided_at IS NULL THEN x.minutes ELSE 0 END) AS minutes, count(*) AS count
     ${sql} GROUP BY x.cost_currency ORDER BY x.cost_currency`,
    params,
  );
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
    costs: rows.filter(({ costMinor }) => costMinor !== 0).map(({ currency, costMinor }) => ({ currency, costMinor })),
  };
}
