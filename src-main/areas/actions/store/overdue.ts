import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId, Id } from '../../../kernel/ids.ts';
import { tidy } from '../../../kernel/text.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { likeEscaped } from '../../customers/store.ts';
import { itemAtSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { DelayCause, DelayCode } from '../rules/codes.ts';

export interface OverdueCustomer {
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string;
  readonly salesperson: string;
  readonly overdue: { readonly currency: CurrencyCode; readonly overdueMinor: number }[];
  readonly oldestDaysLate: number;
}

function searched(search: string | undefined, text: string, params: Record<string, SqlValue>): string[] {
  return tidy(search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => {
      params[`w${index}`] = `%${likeEscaped(word)}%`;
      return `${text.replaceAll('?', `:w${index}`)}`;
    });
}

/** Everybody with something overdue, the oldest debt first. */
export function overdueCustomers(
  db: ReadDb,
  point: PointInTime,
  filter: {
    readonly collector?: string | undefined;
    readonly salesperson?: string | undefined;
    readonly search?: string | undefined;
  },
): OverdueCustomer[] {
  const params: Record<string, SqlValue> = pointParams(point);
  const where = searched(filter.search, `c.search_text LIKE ? ESCAPE '\\'`, params);
  for (const name of ['collector', 'salesperson'] as const)
    if (filter[name] !== undefined) {
      where.push(`c.${name} = :${name}`);
      params[name] = filter[name];
    }
  const rows = db.rows<Omit<OverdueCustomer, 'overdue'> & { currency: CurrencyCode; overdueMinor: number }>(
    `WITH ${itemAtSql(point)},
     late AS (SELECT customer_id, currency, sum(open_minor) AS minor, min(due_on) AS due_on FROM item_at
       WHERE due_on < :asOf AND open_minor > 0 GROUP BY customer_id, currency)
     SELECT l.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", c.collector, c.salesperson,
       l.currency, l.minor AS "overdueMinor", CAST(julianday(:asOf) - julianday(l.due_on) AS INTEGER) AS "oldestDaysLate"
     FROM late l JOIN customer c ON c.id = l.customer_id ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}
     ORDER BY l.due_on, l.minor DESC, l.customer_id, l.currency`,
    params,
  );
  const customers = new Map<CustomerId, OverdueCustomer>();
  for (const { currency, overdueMinor, ...row } of rows) {
    const known = customers.get(row.customerId);
    if (known) known.overdue.push({ currency, overdueMinor });
    else customers.set(row.customerId, { ...row, overdue: [{ currency, overdueMinor }] });
  }
  return [...customers.values()];
}

/** Names that stand with customers, for filters. */
export function peopleOf(db: ReadDb, column: 'collector' | 'salesperson'): string[] {
  return db
    .rows<{ name: string }>(
      `SELECT DISTINCT ${column} AS name FROM customer WHERE ${column} <> '' AND removed_at IS NULL ORDER BY ${column}`,
    )
    .map(({ name }) => name);
}

export interface DelayQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly filter?: 'without' | 'with' | 'all' | undefined;
  readonly code?: string | undefined;
  readonly search?: string | undefined;
}

function delayFrom(question: DelayQuestion) {
  const params: Record<string, SqlValue> = pointParams(question);
  const scope: string[] = [];
  if (question.customerId !== undefined) {
    scope.push('AND i.customer_id = :customerId');
    params['customerId'] = question.customerId;
  }
  if (question.currency !== undefined) {
    scope.push('AND i.currency = :currency');
    params['currency'] = question.currency;
  }
  const where = [
    'a.due_on < :asOf',
    'a.open_minor > 0',
    ...searched(question.search, `(c.search_text LIKE ? ESCAPE '\\' OR lower(d.number) LIKE ? ESCAPE '\\')`, params),
  ];
  if (question.filter === 'without') where.push('t.id IS NULL');
  if (question.filter === 'with') where.push('t.id IS NOT NULL');
  if (question.code !== undefined) {
    where.push('t.code = :code');
    params['code'] = question.code;
  }
  return {
    params,
    sql: {
      with: `${itemAtSql(question, scope.join(' '))},
        told AS (SELECT * FROM (
          SELECT x.*, row_number() OVER (PARTITION BY x.due_item_id ORDER BY x.on_day DESC, x.id DESC) AS newest
          FROM delay_reason x WHERE x.on_day <= :asOf AND ${knownSql(question, 'x')}) WHERE newest = 1)`,
      from: `FROM item_at a CROSS JOIN document d ON d.id = a.document_id CROSS JOIN customer c ON c.id = a.customer_id
        LEFT JOIN told t ON t.due_item_id = a.id WHERE ${where.join(' AND ')}`,
    },
  };
}

export interface DelayRow {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly currency: CurrencyCode;
  readonly dueOn: Day;
  readonly daysLate: number;
  readonly openMinor: number;
  readonly delayId: Id<'delayReason'> | null;
  readonly code: DelayCode | '';
  readonly cause: DelayCause | '';
  readonly onDay: Day | null;
  readonly note: string;
  readonly actor: string;
}

export function delayRows(
  db: ReadDb,
  question: DelayQuestion,
  window: { readonly offset: number; readonly limit: number },
): DelayRow[] {
  const { sql, params } = delayFrom(question);
  return db.rows<DelayRow>(
    `WITH ${sql.with}
     SELECT a.id AS "dueItemId", a.document_id AS "documentId", d.number, a.customer_id AS "customerId", c.code AS "customerCode",
       c.name AS "customerName", a.currency, a.due_on AS "dueOn", CAST(julianday(:asOf) - julianday(a.due_on) AS INTEGER) AS "daysLate",
       a.open_minor AS "openMinor", t.id AS "delayId", coalesce(t.code, '') AS code, coalesce(t.cause, '') AS cause, t.on_day AS "onDay",
       coalesce(t.note, '') AS note, coalesce(t.actor, '') AS actor
     ${sql.from} ORDER BY t.id IS NOT NULL, a.open_minor DESC, a.id LIMIT :limit OFFSET :offset`,
    { ...params, ...window },
  );
}

export interface DelaySum {
  readonly key: string;
  readonly currency: CurrencyCode;
  readonly count: number;
  readonly openMinor: number;
  readonly averageDaysLateTenths: number;
}

/** Overdue amounts by reason or by cause; without one the key is empty. */
export function delaySums(db: ReadDb, question: DelayQuestion, by: 'code' | 'cause'): DelaySum[] {
  const { sql, params } = delayFrom(question);
  return db.rows<DelaySum>(
    `WITH ${sql.with}
     SELECT coalesce(t.${by}, '') AS key, a.currency, count(*) AS count, sum(a.open_minor) AS "openMinor",
       CAST(round(sum(a.open_minor * (julianday(:asOf) - julianday(a.due_on))) * 10.0 / sum(a.open_minor)) AS INTEGER) AS "averageDaysLateTenths"
     ${sql.from} GROUP BY coalesce(t.${by}, ''), a.currency ORDER BY a.currency, sum(a.open_minor) DESC, key`,
    params,
  );
}
