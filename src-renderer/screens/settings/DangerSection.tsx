import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

type Thresholds = Settings['danger'];

/** From which figures on the ten danger signals speak, and how they add up to a level. */
export function DangerSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['settings', 'warnings']);
  const draft = useDraft(settings.danger);
  const { value } = draft;
  const rising = value.yellowFrom < value.orangeFrom && value.orangeFrom < value.redFrom;
  const form = useSectionForm({ danger: draft }, rising);
  const guard = (name: keyof Thresholds) => form.guard(name, (next) => draft.set({ [name]: next }));
  const whole = (name: keyof Thresholds, from: number, to: number, unit?: string) => (
    <WholeField
      label={t(`danger.${name}`)}
      from={from}
      to={to}
      value={value[name]}
      onChange={guard(name)}
      {...(unit === undefined ? {} : { unit })}
    />
  );
  const share = (name: keyof Thresholds) => (
    <PercentField label={t(`danger.${name}`)} value={value[name]} onChange={guard(name)} />
  );
  /** Above 100 %: kept in basis points, typed in whole per cent. */
  const multiple = (name: 'orderRiseBp') => (
    <WholeField
      label={t(`danger.${name}`)}
      from={100}
      to={1000}
      value={Math.round(value[name] / 100)}
      onChange={form.guard(name, (next) => draft.set({ [name]: next * 100 }))}
      unit="%"
    />
  );

  return (
    <SectionForm title={t('tabs.danger')} note={t('danger.note')} form={form}>
      <div className={classes.rules} key={form.round}>
        <section className={classes.rule}>
          <h3>{t('danger.levels')}</h3>
          <p>{t(rising ? 'danger.levelsAbout' : 'danger.levelsMustRise')}</p>
          <div>
            {whole('yellowFrom', 1, 50, t('danger.weightUnit'))}
            {whole('orangeFrom', 1, 50, t('danger.weightUnit'))}
            {whole('redFrom', 1, 50, t('danger.weightUnit'))}
          </div>
        </section>
        <Rule code="partial_payments">{whole('partialOfLastFour', 1, 4, t('warnings.receiptsUnit'))}</Rule>
        <Rule code="order_swing">
          {multiple('orderRiseBp')}
          {share('orderFallBp')}
        </Rule>
        <Rule code="payment_method">
          {share('billShareRiseBp')}
          {whole('payerAccounts', 2, 20, t('danger.payersUnit'))}
        </Rule>
        <Rule code="late_disputes">
          {whole('disputesInDays', 1, 365)}
          {share('creditNoteShareBp')}
        </Rule>
        <Rule code="identity_changed">{whole('changedWithinDays', 1, 365)}</Rule>
        <section className={classes.rule}>
          <h3>{t('warnings:rules.observed.name')}</h3>
          <p>{t('danger.ticksAbout')}</p>
          <div>{whole('tickLastsDays', 1, 1095)}</div>
        </section>
      </div>
    </SectionForm>
  );
}

function Rule({ code, children }: { readonly code: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation(['settings', 'warnings']);
  return (
    <section className={classes.rule}>
      <h3>{t(`warnings:dangers.${code}.name`)}</h3>
      <p>{t(`warnings:dangers.${code}.look`)}</p>
      <div>{children}</div>
    </section>
  );
}
