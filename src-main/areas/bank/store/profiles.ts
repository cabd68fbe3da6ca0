import { z } from 'zod';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { dateOrderField, decimalMarkField } from '../../exchange/contract.ts';
import { bankFieldField } from '../contract.ts';

const profileField = z.object({
  columns: z.array(z.object({ index: z.number().int(), field: bankFieldField })),
  dateOrder: dateOrderField.nullable(),
  decimalMark: decimalMarkField.nullable(),
  /** For lists that name no account: the one given last. */
  accountNumber: z.string(),
});
/** The answers given to a bank's list with these columns, for the next one. */
export type BankProfile = z.infer<typeof profileField> & { readonly bankName: string };

export function findBankProfile(db: ReadDb, headerKey: string): BankProfile | null {
  const row = db.first(q.selectFrom('bank_profile').selectAll().where('header_key', '=', headerKey));
  const parsed = row && profileField.safeParse(JSON.parse(row.plan_json));
  return row && parsed?.success ? { ...parsed.data, bankName: row.bank_name } : null;
}

export function rememberBankProfile(db: WriteDb, headerKey: string, profile: BankProfile, at: Instant): void {
  const { bankName: bank_name, ...plan } = profile;
  const plan_json = JSON.stringify(plan);
  db.run(
    q
      .insertInto('bank_profile')
      .values({ header_key: headerKey, bank_name, plan_json, recorded_at: at })
      .onConflict((conflict) => conflict.column('header_key').doUpdateSet({ bank_name, plan_json, recorded_at: at })),
  );
}
