import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Settings } from '../../../src-main/areas/settings/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { emptyAccount, isWhole, withDefault } from './accounts.ts';
import classes from './Settings.module.css';

/** Where customers are told to pay. Changing it is what frauds are made of, so it is asked twice. */
export function AccountsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const { book, currencies } = useWorkingPoint();
  const update = useCommand('settings.update');
  const [typed, setTyped] = useState<readonly Account[] | null>(null);
  const [asking, setAsking] = useState(false);
  const accounts = typed ?? settings.accounts;
  const changed = typed !== null && JSON.stringify(typed) !== JSON.stringify(settings.accounts);
  const whole = accounts.every(isWhole);

  const change = (at: number, part: Partial<Account>): void =>
    setTyped(accounts.map((account, index) => (index === at ? { ...account, ...part } : account)));
  const save = async (confirmAccounts: boolean): Promise<void> => {
    const reply = await update.run(
      { accounts: [...accounts], ...(confirmAccounts ? { confirmAccounts } : {}) },
      { quiet: true },
    );
    if (reply.ok) {
      setTyped(null);
      setAsking(false);
      notifications.show({ message: t('common:saved') });
    } else if (reply.code === 'accounts_need_confirmation') {
      update.clear();
      setAsking(true);
    }
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <SectionTitle title={t('tabs.accounts')} />
      <p className={classes.note}>{t('accounts.note')}</p>
      {accounts.length === 0 && <EmptyState title={t('accounts.empty')} text={t('accounts.emptyText')} />}
      {accounts.map((account, index) => (
        <Panel key={account.accountId} padded>
          <fieldset className={classes.fieldset} disabled={book.readOnly}>
            <div className={classes.grid}>
              <TextInput
                label={t('accounts.accountName')}
                value={account.accountName}
                required
                maxLength={200}
                onChange={(event) => change(index, { accountName: event.currentTarget.value })}
              />
              <TextInput
                label={t('accounts.bankName')}
                value={account.bankName}
                required
                maxLength={200}
                onChange={(event) => change(index, { bankName: event.currentTarget.value })}
              />
              <TextInput
                label={t('accounts.accountNumber')}
                value={account.accountNumber}
                required
                maxLength={200}
                onChange={(event) => change(index, { accountNumber: event.currentTarget.value })}
              />
              <TextInput
                label={t('accounts.swift')}
                value={account.swift}
                maxLength={200}
                onChange={(event) => change(index, { swift: event.currentTarget.value })}
              />
              <CurrencySelect
                label={t('accounts.currency')}
                value={account.currency}
                first={currencies}
                onChange={(currency) => change(index, { currency })}
              />
              <Group align="flex-end" justify="space-between">
                <Checkbox
                  label={t('accounts.isDefault')}
                  checked={account.isDefault}
                  onChange={(event) => setTyped(withDefault(accounts, index, event.currentTarget.checked))}
                />
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-xs"
                  onClick={() => setTyped(accounts.filter((_each, at) => at !== index))}
                >
                  {t('common:remove')}
                </Button>
              </Group>
            </div>
          </fieldset>
        </Panel>
      ))}
      {update.failure !== null && !asking && <Notice tone="bad">{update.failure}</Notice>}
      {!book.readOnly && (
        <Bar>
          <Button type="submit" disabled={!changed || !whole} loading={update.running && !asking}>
            {t('common:save')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={13} />}
            disabled={accounts.length >= 20}
            onClick={() => setTyped([...accounts, emptyAccount(accounts, settings)])}
          >
            {t('accounts.add')}
          </Button>
          {changed && (
            <Button variant="subtle" color="gray" onClick={() => setTyped(null)}>
              {t('discard')}
            </Button>
          )}
        </Bar>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('accounts.confirmTitle')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack gap="sm">
          <p>{t('accounts.confirmText')}</p>
          <ul className={classes.confirmList}>
            {accounts.map((account) => (
              <li key={account.accountId}>
                <b>{account.accountNumber}</b>
                <br />
                {account.accountName} · {account.bankName} · {account.currency}
              </li>
            ))}
          </ul>
          {update.failure !== null && <Notice tone="bad">{update.failure}</Notice>}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              {t('accounts.checkAgain')}
            </Button>
            <Button color="red" loading={update.running} onClick={() => void save(true)}>
              {t('accounts.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  );
}
