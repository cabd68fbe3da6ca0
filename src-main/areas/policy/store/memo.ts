import type { ReadDb } from '../../../storage/database.ts';

interface Memory {
  seq: number;
  readonly values: Map<string, unknown>;
}

const memories = new WeakMap<ReadDb, Memory>();
/** A day, the same as known then, another currency: more is not asked for in turn. */
const kept = 4;

/**
 * What was worked out lately, as long as the book is the same: its every change adds an entry to the audit. For answers that
 * several questions of one screen share and that cost more than a glance.
 */
export function remembered<T>(db: ReadDb, key: string, workOut: () => T): T {
  const seq = db.rows<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM audit')[0]?.seq ?? 0;
  let memory = memories.get(db);
  if (memory?.seq !== seq) {
    memory = { seq, values: new Map() };
    memories.set(db, memory);
  }
  if (memory.values.has(key)) return memory.values.get(key) as T;
  const value = workOut();
  if (memory.values.size >= kept) memory.values.delete(memory.values.keys().next().value ?? '');
  memory.values.set(key, value);
  return value;
}
