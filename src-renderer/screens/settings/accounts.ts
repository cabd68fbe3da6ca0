import type { Account, Settings } from '../../../src-main/areas/settings/contract.ts';

/** A new account under a free id; the first of a currency is what letters in it name. */
export function emptyAccount(accounts: readonly Account[], settings: Settings): Account {
  let number = accounts.length + 1;
  while (accounts.some(({ accountId }) => accountId === `account-${number}`)) number += 1;
  const currency = settings.baseCurrency;
  return {
    accountId: `account-${number}`,
    accountName: settings.company.name,
    bankName: '',
    accountNumber: '',
    swift: '',
    currency,
    isDefault: !accounts.some((account) => account.currency === currency && account.isDefault),
  };
}

export function isWhole({ accountName, bankName, accountNumber }: Account): boolean {
  return [accountName, bankName, accountNumber].every((text) => text.trim() !== '');
}

/** One default per currency: choosing one takes it from the others of its currency. */
export function withDefault(accounts: readonly Account[], at: number, isDefault: boolean): readonly Account[] {
  const chosen = accounts[at];
  return accounts.map((account, index) => {
    if (index === at) return { ...account, isDefault };
    return isDefault && account.currency === chosen?.currency ? { ...account, isDefault: false } : account;
  });
}
