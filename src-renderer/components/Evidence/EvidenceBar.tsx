import { useTranslation } from 'react-i18next';
import classes from './Evidence.module.css';

/** The score as bar and figure: the dark part is proved, the light part only claimed. */
export function EvidenceBar({ percent, provedPercent }: { readonly percent: number; readonly provedPercent: number }) {
  const { t } = useTranslation('evidence');
  return (
    <span className={classes.bar} title={t('bar', { percent, proved: provedPercent })}>
      <span className={classes.track} aria-hidden>
        <i data-proved style={{ width: `${provedPercent}%` }} />
        <i style={{ width: `${percent - provedPercent}%` }} />
      </span>
      <span className={classes.figure}>{percent}%</span>
    </span>
  );
}
