import { sql } from 'kysely';
import type { CustomerId, PayerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { nameKey } from '../../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { PayerCandidate } from '../rules/payers.ts';

/** Payer names and accounts that were confirmed to pay for a customer, and the customers of like names. */

export interface PayerMemory {
  readonly payerName: string;
  readonly payerAccount: string;
  readonly customerId: CustomerId;
  readonly thirdParty: boolean;
}

/** Keeps a payer in mind; null when there is no name to keep or it is known already. */
export function rememberPayer(db: WriteDb, memory: PayerMemory, recordedAt: Instant): PayerId | null {
  const key = nameKey(memory.payerName);
  if (key === '') return null;
  const known = db.first(
    q
      .selectFrom('payer_memory')
      .select('id')
      .where('payer_key', '=', key)
      .where('payer_account', '=', memory.payerAccount)
      .where('customer_id', '=', memory.customerId)
      .where('removed_at', 'is', null),
  );
  if (known) return null;
  const { lastId } = db.run(
    q.insertInto('payer_memory').values({
      payer_key: key,
      payer_name: memory.payerName,
      payer_account: memory.payerAccount,
      customer_id: memory.customerId,
      third_party: memory.thirdParty ? 1 : 0,
      note: '',
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as PayerId;
}

export function findPayer(db: ReadDb, payerId: PayerId) {
  return db.first(
    q
      .selectFrom('payer_memory')
      .select(['id', 'payer_name as payerName', 'payer_account as payerAccount', 'customer_id as customerId'])
      .where('id', '=', payerId)
      .where('removed_at', 'is', null),
  );
}

export function forgetPayer(db: WriteDb, payerId: PayerId, recordedAt: Instant): void {
  db.run(q.updateTable('payer_memory').set({ removed_at: recordedAt }).where('id', '=', payerId));
}

export function listPayers(
  db: ReadDb,
  customerId: CustomerId | undefined,
  window: { readonly offset: number; readonly limit: number },
) {
  const standing = q
    .selectFrom('payer_memory as p')
    .innerJoin('customer as c', 'c.id', 'p.customer_id')
    .where('p.removed_at', 'is', null)
    .$if(customerId !== undefined, (query) => query.where('p.customer_id', '=', customerId as CustomerId));
  const rows = db.all(
    standing
      .select([
        'p.id as payerId',
        'p.payer_name as payerName',
        'p.payer_account as payerAccount',
        'p.customer_id as customerId',
        'c.code as customerCode',
        'c.name as customerName',
        'p.third_party as thirdParty',
        'p.recorded_at as recordedAt',
      ])
      .orderBy('p.payer_name')
      .orderBy('p.id')
      .limit(window.limit)
      .offset(window.offset),
  );
  const total = db.first(standing.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
  return { rows: rows.map((row) => ({ ...row, thirdParty: row.thirdParty === 1 })), total };
}

/** Everything that may speak for a customer: what was remembered of this name or account, and customers of like names. */
export function payerCandidates(db: ReadDb, payerName: string, payerAccount: string): PayerCandidate[] {
  const key = nameKey(payerName);
  const remembered = db.all(
    q
      .selectFrom('payer_memory as p')
      .innerJoin('customer as c', 'c.id', 'p.customer_id')
      .select(['c.id as customerId', 'c.code', 'c.name', 'c.name_key as nameKey', 'c.short_name as shortName'])
      .select(['p.payer_key as payerKey', 'p.payer_account as payerAccount'])
      .where('p.removed_at', 'is', null)
      .where('c.removed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('p.payer_key', '=', key),
          ...(payerAccount === '' ? [] : [eb('p.payer_account', '=', payerAccount)]),
        ]),
      )
      .orderBy('p.id', 'desc')
      .limit(50),
  );
  if (key.length < 2) return remembered;
  const named = db.all(
    q
      .selectFrom('customer as c')
      .select(['c.id as customerId', 'c.code', 'c.name', 'c.name_key as nameKey', 'c.short_name as shortName'])
      .where('c.removed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('c.name_key', '=', key),
          sql<boolean>`instr(c.name_key, ${key}) > 0`,
          sql<boolean>`(length(c.name_key) >= 2 AND instr(${key}, c.name_key) > 0)`,
          sql<boolean>`(length(c.short_name) >= 2 AND instr(${key}, lower(c.short_name)) > 0)`,
          sql<boolean>`(length(${key}) >= 4 AND instr(c.name_key, substr(${key}, 1, 4)) > 0)`,
        ]),
      )
      .orderBy('c.code')
      .limit(50),
  );
  return [...remembered, ...named.map((row) => ({ ...row, payerKey: null, payerAccount: null }))];
}
