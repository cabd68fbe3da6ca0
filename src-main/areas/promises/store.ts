import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { ActionId, CustomerId, DueItemId, PromiseId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import type { PromiseTable } from '../../storage/schemaCollections.ts';
import { knownSql, pointParams, reversedSql, type PointInTime } from '../ledger/store/asOf.ts';
import { readWorkdays } from './calendar.ts';
import type { PromiseState } from './contract.ts';
import { graceDay, judgeAll, type Part, type PromiseTerms } from './rules/judging.ts';
import { paymentsSince, purse } from './store/payments.ts';

export interface PromiseLine {
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
}

/** A promise as it stands on a day; its state is always worked out from the receipts. */
export interface PromiseAt {
  readonly promiseId: PromiseId;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly spokenMinor: number | null;
  /** Received for it by the day, in time or late. */
  readonly keptMinor: number;
  /** Of that, by the last day of grace. */
  readonly inTimeMinor: number;
  readonly madeOn: Day;
  readonly dueOn: Day;
  readonly graceOn: Day;
  readonly state: PromiseState;
  readonly level: number;
  readonly lines: readonly PromiseLine[];
  readonly promisedBy: string;
  readonly authority: string;
  readonly channel: string;
  readonly written: boolean;
  readonly writtenOn: Day | null;
  readonly assumed: boolean;
  readonly toleranceDays: number;
  readonly toleranceBp: number;
  readonly paidLateDays: number | null;
  readonly replacesId: PromiseId | null;
  readonly replacedById: PromiseId | null;
  readonly actionId: ActionId | null;
  readonly note: string;
  readonly withdrawnOn: Day | null;
  readonly withdrawnBy: string;
  readonly withdrawnReason: string;
  readonly recordedAt: Instant;
  readonly parts: readonly Part[];
}

export interface PromiseQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
}

/** Every promise given by the day, oldest first, with its state of that day (behaviours.md §2.9). */
export function promisesAt(db: ReadDb, question: PromiseQuestion): PromiseAt[] {
  const { asOf, customerId } = question;
  const params: Record<string, SqlValue> = {
    ...pointParams(question),
    ...(customerId === undefined ? {} : { customerId }),
  };
  const given = `p.made_on <= :asOf AND ${knownSql(question, 'p')} ${customerId === undefined ? '' : 'AND p.customer_id = :customerId'}`;
  const rows = db.rows<PromiseTable & { id: PromiseId }>(
    `SELECT p.* FROM promise p WHERE ${given} ORDER BY p.id`,
    params,
  );
  if (rows.length === 0) return [];
  const linesOf = promiseLines(db, given, params);
  const isWorkday = readWorkdays(db);
  const graceOf = new Map(rows.map((row) => [row.id, graceDay(row.due_on, row.tolerance_days, isWorkday)]));
  const relief = reliefOf(db, question, given, params, graceOf);
  const payments = paymentsSince(
    db,
    question,
    `SELECT p.customer_id, p.currency, min(p.made_on) AS from_on FROM promise p WHERE ${given} GROUP BY p.customer_id, p.currency`,
    customerId === undefined ? {} : { customerId },
  );
  const replacements = new Map(rows.flatMap((row) => (row.replaces_id === null ? [] : [[row.replaces_id, row]])));
  const terms = new Map<string, PromiseTerms[]>();
  for (const row of rows) {
    const key = purse(row.customer_id, row.currency);
    const known = question.knownAt === undefined || (row.withdrawn_at !== null && row.withdrawn_at <= question.knownAt);
    const term: PromiseTerms = {
      promiseId: row.id,
      amountMinor: row.amount_minor,
      madeOn: row.made_on,
      dueOn: row.due_on,
      graceOn: graceOf.get(row.id) ?? row.due_on,
      toleranceBp: row.tolerance_bp,
      assumed: row.assumed === 1,
      dueItemIds: (linesOf.get(row.id) ?? []).map(({ dueItemId }) => dueItemId),
      withdrawnOn: known && row.withdrawn_on !== null && row.withdrawn_on <= asOf ? row.withdrawn_on : null,
      replacedOn: replacements.get(row.id)?.made_on ?? null,
      reliefMinor: relief.get(row.id)?.minor ?? 0,
      payableMinor: relief.get(row.id)?.payableMinor ?? null,
    };
    const group = terms.get(key);
    if (group) group.push(term);
    else terms.set(key, [term]);
  }
  const verdicts = new Map([...terms].flatMap(([key, group]) => [...judgeAll(group, payments.get(key) ?? [], asOf)]));
  const termOf = new Map([...terms.values()].flat().map((term) => [term.promiseId, term]));
  return rows.map((row) => {
    const verdict = verdicts.get(row.id);
    const term = termOf.get(row.id);
    if (!verdict || !term) throw new Error(`promise ${row.id} was not judged`);
    const taken = term.withdrawnOn !== null;
    return {
      promiseId: row.id,
      customerId: row.customer_id,
      currency: row.currency,
      amountMinor: row.amount_minor,
      spokenMinor: row.spoken === '' ? null : Number(row.spoken),
      madeOn: row.made_on,
      dueOn: row.due_on,
      graceOn: term.graceOn,
      ...verdict,
      level: row.level,
      lines: linesOf.get(row.id) ?? [],
      promisedBy: row.promised_by,
      authority: row.authority,
      channel: row.channel,
      written: row.written === 1,
      writtenOn: row.written_on,
      assumed: row.assumed === 1,
      toleranceDays: row.tolerance_days,
      toleranceBp: row.tolerance_bp,
      replacesId: row.replaces_id,
      replacedById: replacements.get(row.id)?.id ?? null,
      actionId: row.action_id,
      note: row.note,
      withdrawnOn: term.withdrawnOn,
      withdrawnBy: taken ? row.withdrawn_by : '',
      withdrawnReason: taken ? row.withdrawn_reason : '',
      recordedAt: row.recorded_at,
    };
  });
}

function promiseLines(
  db: ReadDb,
  given: string,
  params: Readonly<Record<string, SqlValue>>,
): Map<PromiseId, PromiseLine[]> {
  const lines = new Map<PromiseId, PromiseLine[]>();
  for (const { promiseId, ...line } of db.rows<PromiseLine & { promiseId: PromiseId }>(
    `SELECT l.promise_id AS "promiseId", l.due_item_id AS "dueItemId", l.amount_minor AS "amountMinor"
     FROM promise p JOIN promise_line l ON l.promise_id = p.id WHERE ${given} ORDER BY l.id`,
    params,
  )) {
    const found = lines.get(promiseId);
    if (found) found.push(line);
    else lines.set(promiseId, [line]);
  }
  return lines;
}

/**
 * What was taken off promised items and left nobody to pay: credit notes and agreed discounts from the day of the promise
 * to its last day of grace, and money from before the promise that was used for them only after it. Promised 600.00 of an
 * item of 1,000.00 with 400.00 paid before, credited 300.00: relief 300.00, payable 300.00.
 */
function reliefOf(
  db: ReadDb,
  point: PointInTime,
  given: string,
  params: Readonly<Record<string, SqlValue>>,
  graceOf: ReadonlyMap<PromiseId, Day>,
): Map<PromiseId, { readonly minor: number; readonly payableMinor: number }> {
  const counts = `a.effective_on <= :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}`;
  const conceded = `(d.kind = 'credit_note' OR (d.kind = 'write_off' AND d.purpose IN ('discount','bank_charge','small_balance')))`;
  const rows = db.rows<{ promiseId: PromiseId; minor: number; payableMinor: number }>(
    `WITH grace AS MATERIALIZED (SELECT value ->> 0 AS promise_id, value ->> 1 AS until_on FROM json_each(:graces)),
     line AS (
       SELECT p.id AS promise_id, l.amount_minor AS promised, max(0, i.amount_minor
         - coalesce((SELECT sum(a.amount_minor) FROM allocation a JOIN document d ON d.id = a.credit_id
             WHERE a.due_item_id = l.due_item_id AND ${counts}
               AND ((${conceded} AND a.effective_on <= g.until_on) OR (NOT ${conceded} AND a.effective_on < p.made_on))), 0)) AS payable
       FROM promise p JOIN grace g ON g.promise_id = p.id JOIN promise_line l ON l.promise_id = p.id JOIN due_item i ON i.id = l.due_item_id
       WHERE ${given} AND EXISTS (SELECT 1 FROM promise_line k JOIN allocation a ON a.due_item_id = k.due_item_id JOIN document d ON d.id = a.credit_id
         WHERE k.promise_id = p.id AND ${counts} AND CASE WHEN ${conceded} THEN a.effective_on BETWEEN p.made_on AND g.until_on
           ELSE a.effective_on < p.made_on AND a.recorded_at >= p.recorded_at END))
     SELECT promise_id AS "promiseId", sum(promised - min(promised, payable)) AS minor, sum(payable) AS "payableMinor" FROM line GROUP BY promise_id`,
    { ...params, graces: JSON.stringify([...graceOf]) },
  );
  return new Map(rows.map(({ promiseId, ...relief }) => [promiseId, relief]));
}

export type NewPromise = Omit<
  PromiseTable,
  'id' | 'recorded_at' | 'voided_at' | 'withdrawn_on' | 'withdrawn_by' | 'withdrawn_reason' | 'withdrawn_at'
>;

export function insertPromise(
  db: WriteDb,
  promise: NewPromise,
  lines: readonly PromiseLine[],
  recordedAt: Instant,
): PromiseId {
  const none = { withdrawn_on: null, withdrawn_by: '', withdrawn_reason: '', withdrawn_at: null, voided_at: null };
  const { lastId } = db.run(q.insertInto('promise').values({ ...promise, ...none, recorded_at: recordedAt }));
  const promiseId = lastId as PromiseId;
  for (const { dueItemId, amountMinor } of lines) {
    db.run(
      q.insertInto('promise_line').values({
        promise_id: promiseId,
        due_item_id: dueItemId,
        amount_minor: amountMinor,
        recorded_at: recordedAt,
        voided_at: null,
      }),
    );
  }
  return promiseId;
}

export function updatePromise(
  db: WriteDb,
  promiseId: PromiseId,
  fields: Partial<
    Pick<
      PromiseTable,
      | 'written'
      | 'written_on'
      | 'note'
      | 'withdrawn_on'
      | 'withdrawn_by'
      | 'withdrawn_reason'
      | 'withdrawn_at'
      | 'voided_at'
    >
  >,
): void {
  db.run(q.updateTable('promise').set(fields).where('id', '=', promiseId));
}

export function findPromise(db: ReadDb, promiseId: PromiseId) {
  return db.first(q.selectFrom('promise').selectAll().where('id', '=', promiseId).where('voided_at', 'is', null));
}
