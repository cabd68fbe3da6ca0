import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { toleranceMinor } from '../../../src-main/areas/writeoffs/rules/smallBalance.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** An objection period to begin with, where one is agreed. */
const USUAL_OBJECTION_DAYS = 15;

/** How long a dispute may take, and which remainders may be let go. */
export function ClaimsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const { currencies } = useWorkingPoint();
  const disputes = useDraft(settings.disputes);
  const small = useDraft(settings.smallBalances);
  const form = useSectionForm({ disputes, smallBalances: small });
  const { targetDays, objectionDays } = disputes.value;
  const { minDaysLate, tolerances } = small.value;
  const codes = currencies.length === 0 ? [settings.baseCurrency] : currencies;

  const tolerate = (currency: CurrencyCode, amountMinor: number): void =>
    small.set({
      tolerances: [...tolerances.filter((one) => one.currency !== currency), { currency, amountMinor }].sort((a, b) =>
        a.currency < b.currency ? -1 : 1,
      ),
    });

  return (
    <SectionForm title={t('tabs.claims')} note={t('claims.note')} form={form}>
      <div className={classes.short} key={form.round}>
        <WholeField
          label={t('claims.targetDays')}
          description={t('claims.targetDaysHint')}
          from={1}
          to={365}
          value={targetDays}
          onChange={form.guard('targetDays', (days) => disputes.set({ targetDays: days }))}
        />
        <Switch
          label={t('claims.objection')}
          checked={objectionDays !== null}
          onChange={(event) =>
            disputes.set({ objectionDays: event.currentTarget.checked ? USUAL_OBJECTION_DAYS : null })
          }
        />
        {objectionDays !== null && (
          <WholeField
            label={t('claims.objectionDays')}
            description={t('claims.objectionDaysHint')}
            from={1}
            to={730}
            value={objectionDays}
            onChange={form.guard('objectionDays', (days) => disputes.set({ objectionDays: days }))}
          />
        )}
        <WholeField
          label={t('claims.minDaysLate')}
          description={t('claims.minDaysLateHint')}
          from={0}
          to={3650}
          value={minDaysLate}
          onChange={form.guard('minDaysLate', (days) => small.set({ minDaysLate: days }))}
        />
        {codes.map((currency) => (
          <MoneyInput
            key={currency}
            label={t('claims.tolerance', { currency })}
            currency={currency}
            valueMinor={toleranceMinor(currency, small.value)}
            onChange={(amountMinor) => tolerate(currency, amountMinor ?? 0)}
          />
        ))}
      </div>
    </SectionForm>
  );
}
