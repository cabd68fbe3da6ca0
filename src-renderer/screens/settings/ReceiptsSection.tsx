import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { exponentOf, type CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { PercentField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** What a receipt may fall short by, and which payers are remembered. */
export function ReceiptsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const { currencies } = useWorkingPoint();
  const draft = useDraft(settings.receipts);
  const form = useSectionForm({ receipts: draft });
  const { toleranceBp, tolerances } = draft.value;
  const codes = currencies.length === 0 ? [settings.baseCurrency] : currencies;
  const amountOf = (currency: CurrencyCode): number =>
    tolerances.find((one) => one.currency === currency)?.amountMinor ?? 50 * 10 ** exponentOf(currency);

  return (
    <>
      <SectionForm title={t('tabs.receipts')} note={t('receipts.note')} form={form}>
        <div className={classes.short} key={form.round}>
          <PercentField
            label={t('receipts.share')}
            value={toleranceBp}
            onChange={form.guard('toleranceBp', (next) => draft.set({ toleranceBp: next }))}
          />
          {codes.map((currency) => (
            <MoneyInput
              key={currency}
              label={t('receipts.amount', { currency })}
              currency={currency}
              valueMinor={amountOf(currency)}
              onChange={(amountMinor) =>
                draft.set({
                  tolerances: [
                    ...tolerances.filter((one) => one.currency !== currency),
                    { currency, amountMinor: amountMinor ?? 0 },
                  ].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
                })
              }
            />
          ))}
        </div>
      </SectionForm>
      <Payers />
    </>
  );
}

function Payers() {
  const { t } = useTranslation(['settings', 'common']);
  const { book } = useWorkingPoint();
  const { data } = useQueryOf('ledger.payers', { limit: 1000 });
  const forget = useCommand('ledger.forgetPayer');
  if (data === undefined) return null;
  return (
    <section>
      <SectionTitle title={t('receipts.payers')} note={t('receipts.payersNote')} />
      {data.rows.length === 0 && <p>{t('receipts.noPayers')}</p>}
      <ul className={classes.payers}>
        {data.rows.map((payer) => (
          <li key={payer.payerId}>
            <span>
              {payer.payerName} {payer.payerAccount} → {payer.customerName}{' '}
              {payer.thirdParty && <Chip>{t('common:thirdParty')}</Chip>}
            </span>
            {!book.readOnly && (
              <Button
                size="compact-xs"
                variant="default"
                disabled={forget.running}
                onClick={() => void forget.run({ payerId: payer.payerId })}
              >
                {t('receipts.forget')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
