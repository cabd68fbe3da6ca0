import type { Day } from '../../../kernel/day.ts';
import type { ContractId, CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, type PointInTime } from '../../ledger/store/asOf.ts';
import { scopeField, type AuthorisedPerson } from '../contract.ts';

export type PersonId = Id<'authorisedPerson'>;
export type PersonRecord = Omit<AuthorisedPerson, 'state' | 'daysLeft'>;

/** People on record, by customer and name. */
export function peopleAt(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly personId?: PersonId | undefined;
  } = {},
): PersonRecord[] {
  const where = [keptSql(point, 'p')];
  const params: Record<string, SqlValue> = point.knownAt === undefined ? {} : { knownAt: point.knownAt };
  for (const [name, condition] of [
    ['customerId', 'p.customer_id = :customerId'],
    // Those of the customer at large act under every contract.
    [
      'contractId',
      '(p.contract_id = :contractId OR p.contract_id IS NULL AND p.customer_id = (SELECT customer_id FROM contract WHERE id = :contractId))',
    ],
    ['personId', 'p.id = :personId'],
  ] as const) {
    const value = which[name];
    if (value === undefined) continue;
    where.push(condition);
    params[name] = value;
  }
  return db
    .rows<Omit<PersonRecord, 'scopes'> & { scopesJson: string }>(
      `SELECT p.id AS "personId", p.customer_id AS "customerId", c.name AS "customerName", p.contract_id AS "contractId",
         coalesce(k.number, '') AS "contractNumber", p.side, p.name, p.id_last4 AS "idLast4", p.scopes_json AS "scopesJson", p.currency,
         p.limit_minor AS "limitMinor", p.from_on AS "fromOn", p.until_on AS "untilOn", p.revoked_on AS "revokedOn", p.note
       FROM authorised_person p JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id
       WHERE ${where.join(' AND ')} ORDER BY c.name, p.side DESC, p.name, p.id`,
      params,
    )
    .map(({ scopesJson, ...row }) => ({ ...row, scopes: scopeField.array().parse(JSON.parse(scopesJson)) }));
}

export interface PersonValues {
  readonly customerId: CustomerId;
  readonly contractId: ContractId | null;
  readonly side: 'theirs' | 'ours';
  readonly name: string;
  readonly idLast4: string;
  readonly scopes: readonly string[];
  readonly currency: string;
  readonly limitMinor: number | null;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly note: string;
}

const columnsOf = (values: PersonValues) => ({
  customer_id: values.customerId,
  contract_id: values.contractId,
  side: values.side,
  name: values.name,
  id_last4: values.idLast4,
  scopes_json: JSON.stringify(values.scopes),
  currency: values.currency,
  limit_minor: values.limitMinor,
  from_on: values.fromOn,
  until_on: values.untilOn,
  note: values.note,
});

export function insertPerson(db: WriteDb, values: PersonValues, at: Instant): PersonId {
  const fresh = { revoked_on: null, recorded_at: at, removed_at: null };
  return db.run(q.insertInto('authorised_person').values({ ...columnsOf(values), ...fresh })).lastId as PersonId;
}

export function updatePerson(db: WriteDb, personId: PersonId, values: PersonValues): void {
  db.run(q.updateTable('authorised_person').set(columnsOf(values)).where('id', '=', personId));
}

export function setPerson(
  db: WriteDb,
  personId: PersonId,
  set: { readonly revoked_on?: Day | null; readonly note?: string; readonly removed_at?: Instant },
): void {
  db.run(q.updateTable('authorised_person').set(set).where('id', '=', personId));
}
