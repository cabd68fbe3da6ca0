import Sqlite from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

type Entry = { type: string; name: string; sql: string };

const LIST = `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`;

/** Quotes and spaces are SQLite's own to set when a table is altered. */
const plain = (sql: string): string => sql.replaceAll('"', '').replace(/\s+/g, ' ');
const key = ({ type, name }: Entry): string => `${type} ${name}`;

const shapes = new Map<number, ReadonlyMap<string, string>>();

/** What the migrations up to a version make; null for a version of which they do not tell. */
function shapeOf(version: number): ReadonlyMap<string, string> | null {
  const known = shapes.get(version);
  if (known) return known;
  if (!migrations.some((step) => step.version === version)) return null;
  const sqlite = new Sqlite(':memory:');
  try {
    for (const step of migrations) if (step.version <= version) for (const sql of step.statements) sqlite.exec(sql);
    const shape = new Map((sqlite.prepare(LIST).all() as Entry[]).map((entry) => [key(entry), plain(entry.sql)]));
    shapes.set(version, shape);
    return shape;
  } finally {
    sqlite.close();
  }
}

/**
 * Tables, indexes and triggers that are not what the file's version makes them: a flipped byte in a CHECK is no fault of
 * form, and no digest over rows sees it. What somebody added beside them does no harm and is left out.
 */
export function schemaFaults(sqlite: Sqlite.Database): { faults: string[]; count: number } {
  const shape = shapeOf(Number(sqlite.pragma('user_version', { simple: true })));
  if (shape === null) return { faults: [], count: 0 };
  const there = new Map((sqlite.prepare(LIST).all() as Entry[]).map((entry) => [key(entry), plain(entry.sql)]));
  return {
    faults: [...shape].filter(([name, sql]) => there.get(name) !== sql).map(([name]) => name),
    count: shape.size,
  };
}
