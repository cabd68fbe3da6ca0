import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** When a promise counts as kept, and what a payment plan has to look like. */
export function PromisesSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const promises = useDraft(settings.promises);
  const plans = useDraft(settings.plans);
  const form = useSectionForm({ promises, plans });
  const days = (name: 'toleranceDays' | 'maxPostponements' | 'remindDaysBefore', to: number, unit?: string) => (
    <WholeField
      label={t(`promises.${name}`)}
      from={0}
      to={to}
      value={promises.value[name]}
      onChange={form.guard(name, (next) => promises.set({ [name]: next }))}
      {...(unit === undefined ? {} : { unit })}
    />
  );
  const count = (name: 'lateDays' | 'maxLates' | 'maxMonths', from: number, to: number, unit: string) => (
    <WholeField
      label={t(`promises.${name}`)}
      from={from}
      to={to}
      unit={unit}
      value={plans.value[name]}
      onChange={form.guard(name, (next) => plans.set({ [name]: next }))}
    />
  );
  const share = (name: 'downPaymentBp' | 'restOnlyFromBp' | 'penaltyBp') => (
    <PercentField
      label={t(`promises.${name}`)}
      value={plans.value[name]}
      onChange={form.guard(name, (next) => plans.set({ [name]: next }))}
    />
  );
  return (
    <SectionForm title={t('tabs.promises')} note={t('promises.note')} form={form}>
      <div className={classes.rules} key={form.round}>
        <section className={classes.rule}>
          <h3>{t('promises.promise')}</h3>
          <div>
            {days('toleranceDays', 30)}
            <PercentField
              label={t('promises.toleranceBp')}
              value={promises.value.toleranceBp}
              onChange={form.guard('toleranceBp', (next) => promises.set({ toleranceBp: next }))}
            />
            {days('maxPostponements', 20, t('promises.timesUnit'))}
            {days('remindDaysBefore', 30)}
          </div>
        </section>
        <section className={classes.rule}>
          <h3>{t('promises.plan')}</h3>
          <div>
            {share('downPaymentBp')}
            {count('lateDays', 0, 60, t('promises.daysUnit'))}
            {count('maxLates', 1, 12, t('promises.timesUnit'))}
            {count('maxMonths', 1, 60, t('promises.monthsUnit'))}
          </div>
        </section>
        <section className={classes.rule}>
          <h3>{t('promises.request')}</h3>
          <div>
            {share('restOnlyFromBp')}
            {share('penaltyBp')}
          </div>
        </section>
      </div>
    </SectionForm>
  );
}
