import type { Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { nameKey } from '../../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, type PointInTime } from '../../ledger/store/asOf.ts';
import type { MarketNote } from '../contract.ts';
import { concerns } from '../rules/market.ts';

export type NewMarketNote = Omit<MarketNote, 'noteId' | 'inForce' | 'customers' | 'recordedAt'>;
type StoredNote = Omit<MarketNote, 'inForce' | 'customers'>;

/** Every note on record, those in force first, and the names customers' profiles use. */
export function marketNotesAt(
  db: ReadDb,
  point: PointInTime,
): { rows: MarketNote[]; industries: string[]; regions: string[] } {
  const { knownAt } = point;
  const customers = db.rows<{ industry: string; region: string }>(
    'SELECT industry, region FROM customer WHERE removed_at IS NULL AND merged_into_id IS NULL',
  );
  const rows =
    noteRows(db, `WHERE ${keptSql(point)} ORDER BY from_on DESC, id DESC`, knownAt === undefined ? {} : { knownAt }) // prettier-ignore
      .map((note) => ({
        ...note,
        inForce: note.fromOn <= point.asOf && (note.untilOn === null || note.untilOn >= point.asOf),
        customers: customers.filter((placed) => concerns(note, placed)).length,
      }))
      .sort((a, b) => Number(b.inForce) - Number(a.inForce));
  return {
    rows,
    industries: distinct(customers.map(({ industry }) => industry)),
    regions: distinct(customers.map(({ region }) => region)),
  };
}

/** One spelling of each, the first met. */
function distinct(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (name !== '' && !found.has(nameKey(name))) found.set(nameKey(name), name);
  return [...found.values()].sort();
}

export function findMarketNote(db: ReadDb, noteId: Id<'marketNote'>): StoredNote | null {
  return noteRows(db, 'WHERE id = :noteId AND removed_at IS NULL', { noteId })[0] ?? null;
}

function noteRows(db: ReadDb, where: string, params: Record<string, SqlValue>): StoredNote[] {
  return db.rows<StoredNote>(
    `SELECT id AS "noteId", scope, name, outlook, factor_bp AS "factorBp", from_on AS "fromOn", until_on AS "untilOn", source,
       note, recorded_at AS "recordedAt" FROM market_note ${where}`,
    params,
  );
}

export function insertMarketNote(db: WriteDb, note: NewMarketNote, recordedAt: Instant): Id<'marketNote'> {
  const { lastId } = db.run(
    q.insertInto('market_note').values({
      scope: note.scope,
      name: note.name,
      outlook: note.outlook,
      factor_bp: note.factorBp,
      from_on: note.fromOn,
      until_on: note.untilOn,
      source: note.source,
      note: note.note,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as Id<'marketNote'>;
}

/** The industry and region a customer's notes are found by; null: nobody. */
export function placeOf(db: ReadDb, customerId: number): { industry: string; region: string } | null {
  const [found] = db.rows<{ industry: string; region: string }>(
    'SELECT industry, region FROM customer WHERE id = :customerId',
    { customerId },
  );
  return found ?? null;
}
