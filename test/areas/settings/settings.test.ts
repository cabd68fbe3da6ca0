import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsField, type Account } from '../../../src-main/areas/settings/contract.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { TestBook } from '../book.ts';

const account: Account = {
  accountId: 'main',
  accountName: 'Test Ltd',
  bankName: 'Bank',
  accountNumber: '6222 0000 1111',
  swift: '',
  currency: currency('CNY'),
  isDefault: true,
};

describe('settings', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create();
  });
  afterEach(() => book.close());

  it.each(['zh', 'en'] as const)('start complete and valid in %s', (language) => {
    const settings = initialSettings('公司', currency('CNY'), language);
    expect(settingsField.parse(settings)).toEqual(settings);
    expect(settings.buckets.due).toEqual([7, 30, 60, 90, 180, 365]);
  });

  it('change by section and leave an audit entry with before and after', async () => {
    const buckets = { due: [30, 60, 90], document: [365] };
    const after = await book.call('settings.update', { buckets });
    expect(after.buckets).toEqual(buckets);
    expect(after.company.name).toBe('Test Ltd');
    const { rows } = await book.call('book.audit', { limit: 1 });
    expect(JSON.parse(rows[0]?.detail ?? '')).toEqual([
      {
        entity: 'setting',
        id: 'buckets',
        before: { due: [7, 30, 60, 90, 180, 365], document: [365, 730, 1095, 1460, 1825] },
        after: buckets,
      },
    ]);
  });

  it('take bank accounts only with a second confirmation', async () => {
    expect(await book.ask('settings.update', { accounts: [account] })).toMatchObject({
      ok: false,
      code: 'accounts_need_confirmation',
    });
    expect((await book.call('settings.get', {})).accounts).toEqual([]);
    await book.call('settings.update', { accounts: [account], confirmAccounts: true });
    expect((await book.call('settings.get', {})).accounts).toEqual([account]);
    // Saving the same accounts again changes nothing and asks nothing.
    expect(await book.ask('settings.update', { accounts: [account], actor: 'Wang' })).toMatchObject({ ok: true });
    const twice = await book.ask('settings.update', { accounts: [account, account], confirmAccounts: true });
    expect(twice).toMatchObject({ ok: false, code: 'account_ids_not_unique' });
  });

  it('refuse buckets that do not rise', async () => {
    for (const due of [[30, 30], [60, 30], [], [0, 10]])
      expect(await book.ask('settings.update', { buckets: { due, document: [365] } })).toMatchObject({
        ok: false,
        code: 'invalid_input',
      });
  });
});
