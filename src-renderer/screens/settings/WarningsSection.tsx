import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

type Thresholds = Settings['warnings'];

/** The thresholds of the five rules, each with what it does. */
export function WarningsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['settings', 'warnings']);
  const draft = useDraft(settings.warnings);
  const form = useSectionForm({ warnings: draft });
  const { value } = draft;
  const guard = (name: keyof Thresholds) => form.guard(name, (next) => draft.set({ [name]: next }));
  const days = (name: keyof Thresholds, to: number, unit?: string) => (
    <WholeField
      label={t(`warnings.${name}`)}
      from={1}
      to={to}
      value={value[name]}
      onChange={guard(name)}
      {...(unit === undefined ? {} : { unit })}
    />
  );
  const share = (name: keyof Thresholds) => (
    <PercentField label={t(`warnings.${name}`)} value={value[name]} onChange={guard(name)} />
  );

  return (
    <SectionForm title={t('tabs.warnings')} note={t('warnings.note')} form={form}>
      <div className={classes.rules} key={form.round}>
        <Rule rule="overdue">{days('overdueDaysRed', 3650)}</Rule>
        <Rule rule="over_limit">{share('overLimitAmberBp')}</Rule>
        <Rule rule="concentration">{share('concentrationBp')}</Rule>
        <Rule rule="paying_slower">
          {days('slowerDays', 365)}
          {share('slowerShareBp')}
          {days('slowerMinReceipts', 100, t('warnings.receiptsUnit'))}
        </Rule>
        <Rule rule="large_newly_overdue">
          {days('newlyOverdueDays', 90)}
          {share('newlyOverdueShareBp')}
        </Rule>
      </div>
    </SectionForm>
  );
}

function Rule({ rule, children }: { readonly rule: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation(['settings', 'warnings']);
  return (
    <section className={classes.rule}>
      <h3>{t(`warnings:rules.${rule}.name`)}</h3>
      <p>{t(`warnings.about.${rule}`)}</p>
      <div>{children}</div>
    </section>
  );
}
