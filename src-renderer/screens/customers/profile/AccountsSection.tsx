import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountSources, type CustomerAccount } from '../../../../src-main/areas/customers/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { CurrencySelect } from '../../../components/CurrencySelect.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { ChoiceField, LineField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import { FileSection } from './FileSection.tsx';
import { ConfirmAccountForm } from './ConfirmAccountForm.tsx';
import classes from './Profile.module.css';

interface Given {
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly accounts: readonly CustomerAccount[];
}

/** Accounts the customer pays from and is paid back to. A new one counts only once two checks were made and confirmed. */
export function AccountsSection({ customerId, customerName, accounts }: Given) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const retire = useCommand('customers.retireAccount');
  const show = useCommand('customers.showAccount');
  const [adding, setAdding] = useState(false);
  const [checked, setChecked] = useState<CustomerAccount | null>(null);
  const [whole, setWhole] = useState<{ readonly accountId: number; readonly number: string } | null>(null);
  const pending = accounts.filter(({ status }) => status === 'pending').length;

  const reveal = async (accountId: CustomerAccount['accountId']): Promise<void> => {
    if (whole?.accountId === accountId) return setWhole(null);
    const reply = await show.run({ accountId });
    if (reply.ok) setWhole({ accountId, number: reply.value.accountNumber });
  };

  return (
    <FileSection
      name="accounts"
      title={t('file.accounts')}
      note={t('accounts.note')}
      tools={
        !book.readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t('accounts.add')}
          </Button>
        )
      }
    >
      {pending > 0 && (
        <div style={{ marginBottom: 8 }}>
          <Notice tone="look">{t('accounts.pendingNotice')}</Notice>
        </div>
      )}
      {accounts.length === 0 ? (
        <p className={classes.soft}>{t('accounts.none')}</p>
      ) : (
        <table className={classes.rows}>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.accountId}>
                <td>
                  <span className={classes.number}>
                    {whole?.accountId === account.accountId ? whole.number : account.maskedNumber}
                  </span>{' '}
                  <Chip bad={account.status === 'pending'}>{t(`accounts.states.${account.status}`)}</Chip>
                  <small>{account.bankName}</small>
                </td>
                <td>
                  {account.accountName}
                  <small>{account.currency}</small>
                </td>
                <td>
                  {t('accounts.toldBy', { source: t(`accounts.sources.${account.source}`) })}
                  <small>{format.instant(account.recordedAt)}</small>
                </td>
                <td>
                  {account.checks !== null && account.confirmedAt !== null && (
                    <>
                      {t('accounts.confirmedBy', { name: account.confirmedBy })}
                      <small>
                        <DayText day={account.checks.calledOn} /> {account.checks.calledPerson} ·{' '}
                        {t(`accounts.seconds.${account.checks.secondCheck}`)} {account.checks.secondBy}
                      </small>
                    </>
                  )}
                  <small>{account.note}</small>
                </td>
                <td>
                  {!book.readOnly && (
                    <>
                      {account.status === 'pending' && (
                        <Button size="compact-xs" onClick={() => setChecked(account)}>
                          {t('accounts.check')}
                        </Button>
                      )}
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-pressed={whole?.accountId === account.accountId}
                        onClick={() => void reveal(account.accountId)}
                      >
                        {t(whole?.accountId === account.accountId ? 'accounts.hide' : 'accounts.show')}
                      </Button>
                      {account.status !== 'retired' && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          color="gray"
                          onClick={() => void retire.run({ accountId: account.accountId, note: '' })}
                        >
                          {t('accounts.retire')}
                        </Button>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SideDrawer opened={adding} onClose={() => setAdding(false)} title={t('accounts.add')} size={520}>
        {adding && <AccountForm customerId={customerId} name={customerName} onClose={() => setAdding(false)} />}
      </SideDrawer>
      <SideDrawer opened={checked !== null} onClose={() => setChecked(null)} title={t('accounts.check')} size={560}>
        {checked !== null && (
          <ConfirmAccountForm
            account={checked}
            others={accounts.filter(({ status }) => status === 'confirmed')}
            onClose={() => setChecked(null)}
          />
        )}
      </SideDrawer>
    </FileSection>
  );
}

function AccountForm(props: { readonly customerId: CustomerId; readonly name: string; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { currency: working, currencies } = useWorkingPoint();
  const add = useCommand('customers.addAccount');
  const [currency, setCurrency] = useState<CurrencyCode>(working);
  const [draft, setDraft] = useState({
    accountName: props.name,
    bankName: '',
    accountNumber: '',
    source: 'contract' as (typeof accountSources)[number],
    note: '',
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const submit = async (): Promise<void> => {
    const reply = await add.run({ customerId: props.customerId, currency, ...draft }, { quiet: true });
    if (reply.ok) props.onClose();
  };
  const suspicious = draft.source === 'email' || draft.source === 'phone';
  return (
    <FileForm
      ready={draft.accountName.trim() !== '' && draft.accountNumber.trim() !== ''}
      running={add.running}
      failure={add.failure}
      onClose={props.onClose}
      onSave={() => void submit()}
    >
      <LineField
        label={t('accounts.accountName')}
        value={draft.accountName}
        required
        wide
        onChange={(accountName) => set({ accountName })}
      />
      <LineField
        label={t('accounts.bankName')}
        value={draft.bankName}
        wide
        onChange={(bankName) => set({ bankName })}
      />
      <LineField
        label={t('accounts.accountNumber')}
        value={draft.accountNumber}
        required
        wide
        onChange={(accountNumber) => set({ accountNumber })}
      />
      <CurrencySelect label={t('accounts.currency')} value={currency} first={currencies} onChange={setCurrency} />
      <ChoiceField
        label={t('accounts.source')}
        value={draft.source}
        values={accountSources}
        word={(source) => t(`accounts.sources.${source}`)}
        onChange={(source) => set({ source })}
      />
      <LineField label={t('fields.note')} value={draft.note} wide onChange={(note) => set({ note })} />
      <div data-wide>
        <Notice tone={suspicious ? 'look' : 'note'}>
          {t(suspicious ? 'accounts.byMessage' : 'accounts.staysPending')}
        </Notice>
      </div>
    </FileForm>
  );
}
