import type Sqlite from 'better-sqlite3';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Kysely writes the SQL and types the rows; the driver runs it at once. Everything inside a command is therefore
 * synchronous: a transaction cannot be interleaved, and no query can wait on itself.
 */
export const q = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export type SqlValue = string | number | bigint | Uint8Array | null;

/** Reading only; queries get no more than this. */
export interface ReadDb {
  all<Row>(query: Compilable<Row>): Row[];
  first<Row>(query: Compilable<Row>): Row | undefined;
  /** Hand-written SQL, for sums where the plan matters. Parameters by name. */
  rows<Row>(sql: string, params?: Readonly<Record<string, SqlValue>>): Row[];
}

export interface WriteDb extends ReadDb {
  run(query: Compilable<unknown>): { changes: number; lastId: number };
  /** A prepared statement kept for reuse, for rows by the thousand. Positional parameters. */
  prepare(sql: string): (...params: SqlValue[]) => { changes: number; lastId: number };
}

/** The one place that knows the driver's statements. They are cached by text: Kysely compiles the same text again and again. */
export class Database implements WriteDb {
  readonly #sqlite: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();

  constructor(sqlite: Sqlite.Database) {
    this.#sqlite = sqlite;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return this.#statement(sql).all(...parameters) as Row[];
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return this.#statement(sql).get(...parameters) as Row | undefined;
  }

  rows<Row>(sql: string, params: Readonly<Record<string, SqlValue>> = {}): Row[] {
    return this.#statement(sql).all(params) as Row[];
  }

  run(query: Compilable<unknown>): { changes: number; lastId: number } {
    const { sql, parameters } = query.compile();
    const { changes, lastInsertRowid } = this.#statement(sql).run(...parameters);
    return { changes, lastId: Number(lastInsertRowid) };
  }

  prepare(sql: string): (...params: SqlValue[]) => { changes: number; lastId: number } {
    const statement = this.#statement(sql);
    return (...params) => {
      const { changes, lastInsertRowid } = statement.run(...params);
      return { changes, lastId: Number(lastInsertRowid) };
    };
  }

  #statement(sql: string): Sqlite.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      if (this.#statements.size >= 500) this.#statements.clear();
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
