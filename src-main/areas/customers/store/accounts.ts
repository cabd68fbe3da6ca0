import type { z } from 'zod';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { canonicalJson } from '../../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { accountChecksField, type CustomerAccount } from '../contract.ts';
import { maskedNumber } from '../rules/mask.ts';

export type AccountId = Id<'customerAccount'>;
type Checks = z.infer<typeof accountChecksField>;

export interface KnownAccount extends CustomerAccount {
  readonly customerId: CustomerId;
  /** Whole; for comparing and for who asked to see it, never for a list. */
  readonly accountNumber: string;
}

/** Pending ones first, then those in use, then those of the past. */
export function accountsOf(db: ReadDb, customerId: CustomerId): KnownAccount[] {
  const order = ['pending', 'confirmed', 'retired'];
  return db
    .all(
      q
        .selectFrom('customer_account')
        .selectAll()
        .where('customer_id', '=', customerId)
        .where('removed_at', 'is', null)
        .orderBy('id', 'desc'),
    )
    .map((row) => ({
      accountId: row.id,
      customerId: row.customer_id,
      accountName: row.account_name,
      bankName: row.bank_name,
      accountNumber: row.account_number,
      maskedNumber: maskedNumber(row.account_number),
      currency: row.currency,
      source: row.source as CustomerAccount['source'],
      status: row.status,
      checks: accountChecksField.nullable().parse(JSON.parse(row.checks_json)),
      confirmedBy: row.confirmed_by,
      confirmedAt: row.confirmed_at,
      note: row.note,
      recordedAt: row.recorded_at,
    }))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

export function findAccount(db: ReadDb, accountId: AccountId): KnownAccount | null {
  const row = db.first(q.selectFrom('customer_account').select('customer_id').where('id', '=', accountId));
  return (row && accountsOf(db, row.customer_id).find((each) => each.accountId === accountId)) ?? null;
}

export function insertAccount(
  db: WriteDb,
  account: Pick<KnownAccount, 'customerId' | 'accountName' | 'bankName' | 'accountNumber' | 'source' | 'note'> & {
    readonly currency: CurrencyCode;
  },
  recordedAt: Instant,
): AccountId {
  const { lastId } = db.run(
    q.insertInto('customer_account').values({
      customer_id: account.customerId,
      account_name: account.accountName,
      bank_name: account.bankName,
      account_number: account.accountNumber,
      currency: account.currency,
      source: account.source,
      status: 'pending',
      checks_json: 'null',
      confirmed_by: '',
      confirmed_at: null,
      note: account.note,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as AccountId;
}

export function confirmAccount(
  db: WriteDb,
  accountId: AccountId,
  { checks, by, at }: { readonly checks: Checks; readonly by: string; readonly at: Instant },
): void {
  db.run(
    q
      .updateTable('customer_account')
      .set({ status: 'confirmed', checks_json: canonicalJson(checks), confirmed_by: by, confirmed_at: at })
      .where('id', '=', accountId),
  );
}

export function retireAccount(db: WriteDb, accountId: AccountId, note: string): void {
  db.run(
    q
      .updateTable('customer_account')
      .set({ status: 'retired', ...(note === '' ? {} : { note }) })
      .where('id', '=', accountId),
  );
}
