import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exposureParts } from '../../../src-main/areas/credit/rules/exposure.ts';
import { grades, type Settings } from '../../../src-main/areas/settings/contract.ts';
import { useExposureWords } from '../../components/ExposureBar/exposureWords.ts';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

type Check = Settings['orderCheck'];

/** Which parts make up the exposure, and when an order is let go, questioned or held. */
export function CreditSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['orders', 'settings']);
  const { word } = useExposureWords();
  const exposure = useDraft(settings.exposure);
  const check = useDraft(settings.orderCheck);
  const { value } = check;
  const days = (name: 'reasonOverdueDays' | 'holdOverdueDays' | 'blockOverdueDays' | 'staleGraceDays') => (
    <WholeField
      label={t(`rules.${name}`)}
      from={name === 'staleGraceDays' ? 0 : 1}
      to={365}
      value={value[name]}
      onChange={form.guard(name, (next) => check.set({ [name]: next }))}
    />
  );
  const grade = (name: 'toleranceGrade' | 'cashOnlyGrade') => (
    <Select
      label={t(`rules.${name}`)}
      allowDeselect={false}
      value={value[name]}
      data={[...grades]}
      onChange={(next) => next !== null && check.set({ [name]: next })}
    />
  );
  const need = (name: keyof Check & ('requireContract' | 'requireSigner')) => (
    <Switch
      label={t(`rules.${name}`)}
      checked={value[name]}
      onChange={(event) => check.set({ [name]: event.currentTarget.checked })}
    />
  );
  const rising = value.reasonOverdueDays < value.holdOverdueDays && value.holdOverdueDays < value.blockOverdueDays;
  const form = useSectionForm({ exposure, orderCheck: check }, rising);
  const formula = exposureParts
    .filter((part) => exposure.value[part])
    .map((part, index) => (part === 'unapplied' ? '− ' : index === 0 ? '' : '+ ') + word(`part.${part}`))
    .join(' ');

  return (
    <SectionForm title={t('rules.title')} note={t('rules.note')} form={form}>
      <div className={classes.rules} key={form.round}>
        <section className={classes.rule}>
          <h3>{t('rules.exposure')}</h3>
          <p>
            {t('bar.exposure')} = {formula === '' ? '0' : formula}
          </p>
          <div>
            {exposureParts.map((part) => (
              <Switch
                key={part}
                label={word(`part.${part}`)}
                checked={exposure.value[part]}
                onChange={(event) => exposure.set({ [part]: event.currentTarget.checked })}
              />
            ))}
          </div>
        </section>
        <section className={classes.rule}>
          <h3>{t('rules.limit')}</h3>
          <p>{t('rules.limitAbout')}</p>
          <div>
            <PercentField
              label={t('rules.insuredShareBp')}
              value={exposure.value.insuredShareBp}
              onChange={form.guard('insuredShareBp', (next) => exposure.set({ insuredShareBp: next }))}
            />
            <PercentField
              label={t('rules.toleranceBp')}
              value={value.toleranceBp - 10_000}
              onChange={form.guard('toleranceBp', (next) => check.set({ toleranceBp: next + 10_000 }))}
            />
            {grade('toleranceGrade')}
            {grade('cashOnlyGrade')}
          </div>
        </section>
        <section className={classes.rule}>
          <h3>{t('rules.overdue')}</h3>
          <p>{t(rising ? 'rules.overdueAbout' : 'rules.mustRise')}</p>
          <div>
            {days('reasonOverdueDays')}
            {days('holdOverdueDays')}
            {days('blockOverdueDays')}
          </div>
        </section>
        <section className={classes.rule}>
          <h3>{t('rules.file')}</h3>
          <p>{t('rules.fileAbout')}</p>
          <div>
            {days('staleGraceDays')}
            {need('requireContract')}
            {need('requireSigner')}
          </div>
        </section>
      </div>
    </SectionForm>
  );
}
