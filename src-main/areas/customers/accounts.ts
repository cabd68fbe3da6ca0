import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { customersContract } from './contract.ts';
import { plainNumber } from './rules/mask.ts';
import {
  accountsOf,
  confirmAccount,
  findAccount,
  insertAccount,
  retireAccount,
  type KnownAccount,
} from './store/accounts.ts';
import { findCustomer } from './store.ts';

type Own = 'customers.addAccount' | 'customers.confirmAccount' | 'customers.retireAccount' | 'customers.showAccount';

/** What an entry of the audit says of an account; never the whole number. */
function told({ maskedNumber, accountName, bankName, status }: KnownAccount) {
  return { account: `${bankName} ${maskedNumber}`.trim(), accountName, status };
}

/** Bank accounts of a customer: believed only after two checks (domain.md §15 no. 14). */
export const accountProcedures: Pick<Handlers<typeof customersContract>, Own> = {
  'customers.addAccount': ({ db, recordedAt, audit }, { customerId, ...account }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const wanted = plainNumber(account.accountNumber);
    const known = accountsOf(db, customerId).find(
      (each) => each.status !== 'retired' && plainNumber(each.accountNumber) === wanted,
    );
    if (known) return refuse('customer_account_known', { account: known.maskedNumber });
    const accountId = insertAccount(db, { customerId, ...account }, recordedAt);
    const added = findAccount(db, accountId);
    if (!added) throw new Error('the account was just added');
    audit({ entity: 'customerAccount', id: accountId, customerId });
    audit({ entity: 'customer', id: customerId, before: null, after: told(added) });
    return ok({ accountId });
  },

  'customers.confirmAccount': ({ db, recordedAt, today, actor, audit }, { accountId, checks, retires }) => {
    const account = findAccount(db, accountId);
    const old = retires === null ? null : findAccount(db, retires);
    if (!account || (retires !== null && (old?.customerId !== account.customerId || retires === accountId)))
      return refuse('customer_account_not_found');
    if (account.status !== 'pending') return refuse('customer_account_not_pending', { account: account.maskedNumber });
    if (checks.calledOn > today || checks.secondOn > today) return refuse('account_checks_too_early', { today });
    confirmAccount(db, accountId, { checks, by: actor, at: recordedAt });
    audit({ entity: 'customerAccount', id: accountId, customerId: account.customerId, checks });
    audit({
      entity: 'customer',
      id: account.customerId,
      before: told(account),
      after: { ...told(account), status: 'confirmed' },
    });
    if (old !== null && old.status !== 'retired') {
      retireAccount(db, old.accountId, '');
      audit({ entity: 'customerAccount', id: old.accountId, before: told(old), after: { ...told(old), status: 'retired' } }); // prettier-ignore
    }
    return ok(null);
  },

  'customers.retireAccount': ({ db, audit }, { accountId, note }) => {
    const account = findAccount(db, accountId);
    if (!account) return refuse('customer_account_not_found');
    if (account.status === 'retired') return refuse('customer_account_retired', { account: account.maskedNumber });
    retireAccount(db, accountId, note);
    audit({ entity: 'customerAccount', id: accountId, customerId: account.customerId });
    audit({
      entity: 'customer',
      id: account.customerId,
      before: told(account),
      after: { ...told(account), status: 'retired', note },
    });
    return ok(null);
  },

  'customers.showAccount': ({ db, audit }, { accountId }) => {
    const account = findAccount(db, accountId);
    if (!account) return refuse('customer_account_not_found');
    const { customerId, maskedNumber, accountNumber } = account;
    audit({ entity: 'customerAccount', id: accountId, customerId });
    audit({ entity: 'customer', id: customerId, accountShown: maskedNumber });
    return ok({ accountNumber });
  },
};
