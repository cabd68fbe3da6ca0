import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { TimeInput } from '../../components/TimeInput.tsx';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

type Limits = Settings['conduct'];
type Whole = Exclude<keyof Limits, 'fromTime' | 'untilTime'>;

/** When and how often a debtor may be contacted before a reason is asked. */
export function ConductSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.conduct);
  const { value } = draft;
  const rising = value.fromTime !== '' && value.untilTime !== '' && value.fromTime < value.untilTime;
  const form = useSectionForm({ conduct: draft }, rising);
  const whole = (name: Whole, from: number, to: number, unit?: string) => (
    <WholeField
      label={t(`conduct.${name}`)}
      from={from}
      to={to}
      value={value[name]}
      onChange={form.guard(name, (next) => draft.set({ [name]: next }))}
      {...(unit === undefined ? {} : { unit })}
    />
  );
  const hour = (name: 'fromTime' | 'untilTime') => (
    <TimeInput
      width={130}
      label={t(`conduct.${name}`)}
      value={value[name]}
      onChange={(next) => draft.set({ [name]: next })}
    />
  );
  return (
    <SectionForm title={t('tabs.conduct')} note={t('conduct.note')} form={form}>
      <div className={classes.rules} key={form.round}>
        <section className={classes.rule}>
          <h3>{t('conduct.hours')}</h3>
          <p>{t(rising ? 'conduct.hoursAbout' : 'conduct.mustRise')}</p>
          <div>
            {hour('fromTime')}
            {hour('untilTime')}
          </div>
        </section>
        <section className={classes.rule}>
          <h3>{t('conduct.limits')}</h3>
          <p>{t('conduct.limitsAbout')}</p>
          <div>
            {whole('maxPerDay', 1, 20, t('conduct.times'))}
            {whole('sameKindGapDays', 0, 60)}
            {whole('letterGapDays', 0, 60)}
            {whole('itemGapDays', 0, 60)}
            {whole('courtesyGapDays', 0, 60)}
          </div>
        </section>
      </div>
    </SectionForm>
  );
}
