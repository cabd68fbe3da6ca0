import { useTranslation } from 'react-i18next';
import type { EvidenceState } from '../../../src-main/areas/evidence/rules/score.ts';
import { Icon, type IconName } from '../Icon.tsx';
import classes from './Evidence.module.css';

const icons: Readonly<Record<EvidenceState, IconName>> = {
  held: 'check',
  claimed: 'eye',
  missing: 'cross',
  unobtainable: 'info',
};

/** In hand, only claimed, missing or not to be had: mark and word. */
export function StateMark({ state, asked = true }: { readonly state: EvidenceState; readonly asked?: boolean }) {
  const { t } = useTranslation('evidence');
  if (!asked) return <span className={classes.mark}>{t('notAsked')}</span>;
  return (
    <span className={classes.mark} data-state={state}>
      <Icon name={icons[state]} size={12} /> {t(`states.${state}`)}
    </span>
  );
}
