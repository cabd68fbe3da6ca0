import { useTranslation } from 'react-i18next';
import { reasonText } from '../../../src-main/areas/holds/rules/describe.ts';
import type { ValueOf } from '../../app/calls.ts';
import { ExposureBar } from '../../components/ExposureBar/ExposureBar.tsx';
import { useExposureWords } from '../../components/ExposureBar/exposureWords.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import classes from './Orders.module.css';

type Checked = ValueOf<'holds.check'>;

const icons: Readonly<Record<Checked['decision'], IconName>> = {
  pass: 'check',
  warn: 'eye',
  reason: 'info',
  hold: 'warning',
};

/** What the check found: the decision as a banner, every reason in words, and the exposure it rests on. */
export function CheckAnswer({
  checked,
  onSuspension,
}: {
  readonly checked: Checked;
  readonly onSuspension?: () => void;
}) {
  return (
    <div className={classes.answer}>
      <Findings currency={checked.currency} decision={checked.decision} reasons={checked.reasons} live />
      {checked.decision === 'hold' && (
        <LegalCaution binding={checked.binding} {...(onSuspension === undefined ? {} : { onSuspension })} />
      )}
      <ExposureBar currency={checked.currency} exposure={checked} orderMinor={checked.orderMinor} />
    </div>
  );
}

/** The decision as a banner and every reason in words; one that has just been asked for is read out. */
export function Findings({
  currency,
  decision,
  reasons,
  live = false,
}: Pick<Checked, 'currency' | 'decision' | 'reasons'> & { readonly live?: boolean }) {
  const { t } = useTranslation('orders');
  const { words, word, language } = useExposureWords();
  return (
    <>
      <div className={classes.banner} data-decision={decision} {...(live ? { role: 'status' } : {})}>
        <Icon name={icons[decision]} size={16} />
        <b>{word(`decision.${decision}`)}</b>
        {reasons.some(({ cashOnly }) => cashOnly) && <span>{t('answer.cashOnly')}</span>}
      </div>
      <ul className={classes.reasons} aria-label={t('answer.reasons')}>
        {reasons.map((reason) => (
          <li key={reason.code} data-effect={reason.effect}>
            <Icon name={icons[reason.effect]} size={13} />
            <span>{reasonText(reason, currency, words, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Stopping what was already agreed is a matter of law; the words stand with every hold. */
function LegalCaution({ binding, onSuspension }: { readonly binding: boolean; readonly onSuspension?: () => void }) {
  const { t } = useTranslation('orders');
  return (
    <details className={classes.law} open={binding}>
      <summary>{t(binding ? 'law.binding' : 'law.title')}</summary>
      <ul>
        <li>{t('law.a526')}</li>
        <li>{t('law.a527')}</li>
        <li>{t('law.a528')}</li>
      </ul>
      <p>
        {t('law.clauseLead')} <q>{t('law.clause')}</q>
      </p>
      <p>
        {t('law.noAdvice')}{' '}
        {onSuspension !== undefined && (
          <button type="button" className={classes.link} onClick={onSuspension}>
            {t('law.notice')}
          </button>
        )}
      </p>
    </details>
  );
}
