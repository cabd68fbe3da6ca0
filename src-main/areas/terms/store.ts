import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { TermId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { termRuleField, type Term, type TermRule } from './contract.ts';

export interface NewTerm {
  readonly code: string;
  readonly name: string;
  readonly rule: TermRule;
}

/** Terms in use by code; with `removed` those put away as well, after them. */
export function listTerms(db: ReadDb, { removed }: { readonly removed: boolean }): Term[] {
  const rows = db.all(
    terms()
      .$if(!removed, (query) => query.where('t.removed_at', 'is', null))
      .orderBy((eb) => eb('t.removed_at', 'is not', null))
      .orderBy('t.code'),
  );
  return rows.map(toTerm);
}

/** A term by its id, put away or not: who has it can still read it. */
export function findTerm(db: ReadDb, id: TermId): Term | null {
  const row = db.first(terms().where('t.id', '=', id));
  return row ? toTerm(row) : null;
}

export function findTermByCode(db: ReadDb, code: string): Term | null {
  const row = db.first(terms().where('t.code', '=', code).where('t.removed_at', 'is', null));
  return row ? toTerm(row) : null;
}

export function insertTerm(db: WriteDb, term: NewTerm, recordedAt: Instant): TermId {
  const { lastId } = db.run(
    q.insertInto('payment_term').values({
      code: term.code,
      name: term.name,
      rule_json: JSON.stringify(term.rule),
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as TermId;
}

export function updateTerm(db: WriteDb, id: TermId, term: NewTerm): void {
  db.run(
    q
      .updateTable('payment_term')
      .set({ code: term.code, name: term.name, rule_json: JSON.stringify(term.rule) })
      .where('id', '=', id),
  );
}

export function setTermRemoved(db: WriteDb, id: TermId, removedAt: Instant | null): void {
  db.run(q.updateTable('payment_term').set({ removed_at: removedAt }).where('id', '=', id));
}

export interface OwnDay {
  readonly on: Day;
  readonly kind: 'work' | 'off';
  readonly name: string;
  readonly source: string;
}

export function ownDays(db: ReadDb, between?: { readonly first: Day; readonly last: Day }): OwnDay[] {
  return db.all(
    q
      .selectFrom('calendar_day')
      .select(['on_day as on', 'kind', 'name', 'source'])
      .$if(between !== undefined, (query) =>
        query.where('on_day', '>=', between?.first as Day).where('on_day', '<=', between?.last as Day),
      )
      .orderBy('on_day'),
  );
}

export function findOwnDay(db: ReadDb, on: Day): OwnDay | null {
  return ownDays(db, { first: on, last: on })[0] ?? null;
}

export function putOwnDay(db: WriteDb, own: OwnDay, recordedAt: Instant): void {
  const columns = { kind: own.kind, name: own.name, source: own.source, recorded_at: recordedAt };
  db.run(
    q
      .insertInto('calendar_day')
      .values({ on_day: own.on, ...columns })
      .onConflict((conflict) => conflict.column('on_day').doUpdateSet(columns)),
  );
}

/** The audit keeps what the day was. */
export function dropOwnDay(db: WriteDb, on: Day): void {
  db.run(q.deleteFrom('calendar_day').where('on_day', '=', on));
}

function terms() {
  return q
    .selectFrom('payment_term as t')
    .selectAll('t')
    .select(
      sql<number>`(SELECT count(*) FROM customer c WHERE c.payment_term_id = t.id AND c.removed_at IS NULL)`.as(
        'customers',
      ),
    );
}

function toTerm(row: {
  id: TermId;
  code: string;
  name: string;
  rule_json: string;
  recorded_at: Instant;
  removed_at: Instant | null;
  customers: number;
}): Term {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    rule: termRuleField.parse(JSON.parse(row.rule_json)),
    customers: row.customers,
    recordedAt: row.recorded_at,
    removedAt: row.removed_at,
  };
}
