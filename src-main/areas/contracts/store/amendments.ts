import type { ContractId, CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Day } from '../../../kernel/day.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, type PointInTime } from '../../ledger/store/asOf.ts';
import { keptChangeField, type Amendment, type KeptChange } from '../contract.ts';

export type AmendmentId = Id<'amendment'>;

/** Amendments on record, oldest first. */
export function amendmentsAt(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly amendmentId?: AmendmentId | undefined;
  } = {},
): Amendment[] {
  const where = [keptSql(point, 'x'), keptSql(point, 'k')];
  const params: Record<string, SqlValue> = point.knownAt === undefined ? {} : { knownAt: point.knownAt };
  for (const [name, column] of [
    ['customerId', 'k.customer_id'],
    ['contractId', 'x.contract_id'],
    ['amendmentId', 'x.id'],
  ] as const) {
    const value = which[name];
    if (value === undefined) continue;
    where.push(`${column} = :${name}`);
    params[name] = value;
  }
  return db
    .rows<Omit<Amendment, 'changes' | 'signed'> & { changesJson: string; signed: number }>(
      `SELECT x.id AS "amendmentId", x.contract_id AS "contractId", x.number, x.amended_on AS "amendedOn", x.subject,
         x.changes_json AS "changesJson", x.signed, x.note, x.actor, x.recorded_at AS "recordedAt"
       FROM contract_amendment x JOIN contract k ON k.id = x.contract_id
       WHERE ${where.join(' AND ')} ORDER BY x.amended_on, x.id`,
      params,
    )
    .map(({ changesJson, signed, ...row }) => ({
      ...row,
      signed: signed === 1,
      changes: keptChangeField.array().parse(JSON.parse(changesJson)),
    }));
}

export interface AmendmentValues {
  readonly number: string;
  readonly amendedOn: Day;
  readonly subject: string;
  readonly changes: readonly KeptChange[];
  readonly note: string;
}

const columnsOf = (values: AmendmentValues) => ({
  number: values.number,
  amended_on: values.amendedOn,
  subject: values.subject,
  changes_json: JSON.stringify(values.changes),
  note: values.note,
});

export function insertAmendment(
  db: WriteDb,
  contractId: ContractId,
  values: AmendmentValues,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): AmendmentId {
  const fresh = { contract_id: contractId, signed: 0, actor, recorded_at: recordedAt, removed_at: null };
  return db.run(q.insertInto('contract_amendment').values({ ...columnsOf(values), ...fresh })).lastId as AmendmentId;
}

export function updateAmendment(db: WriteDb, amendmentId: AmendmentId, values: AmendmentValues): void {
  db.run(q.updateTable('contract_amendment').set(columnsOf(values)).where('id', '=', amendmentId));
}

export function signAmendment(db: WriteDb, amendmentId: AmendmentId, on: Day, changes: readonly KeptChange[]): void {
  const set = { signed: 1, amended_on: on, changes_json: JSON.stringify(changes) };
  db.run(q.updateTable('contract_amendment').set(set).where('id', '=', amendmentId));
}

export function removeAmendment(db: WriteDb, amendmentId: AmendmentId, at: Instant): void {
  db.run(q.updateTable('contract_amendment').set({ removed_at: at }).where('id', '=', amendmentId));
}
