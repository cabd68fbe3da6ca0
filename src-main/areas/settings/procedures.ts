import { ok, refuse } from '../../kernel/result.ts';
import { canonicalJson } from '../../kernel/text.ts';
import type { Handlers } from '../context.ts';
import type { Settings, settingsContract } from './contract.ts';
import { readSettings, writeSettings } from './store.ts';

export const settingsProcedures: Handlers<typeof settingsContract> = {
  'settings.get': ({ db }) => ok(readSettings(db)),

  'settings.update': ({ db, audit }, { confirmAccounts, ...sections }) => {
    const before = readSettings(db);
    const changed = Object.fromEntries(
      Object.entries(sections).filter(
        ([key, value]) => value !== undefined && canonicalJson(value) !== canonicalJson(before[key as keyof Settings]),
      ),
    ) as Partial<Settings>;
    if (changed.accounts) {
      if (new Set(changed.accounts.map((account) => account.accountId)).size !== changed.accounts.length)
        return refuse('account_ids_not_unique');
      if (!confirmAccounts) return refuse('accounts_need_confirmation');
    }
    writeSettings(db, changed);
    for (const key of Object.keys(changed) as (keyof Settings)[])
      audit({ entity: 'setting', id: key, before: before[key], after: changed[key] });
    return ok(readSettings(db));
  },
};
