import { useTranslation } from 'react-i18next';
import type { CaseDeadline } from '../../../src-main/areas/cases/contract.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import classes from './Cases.module.css';

const icons: Readonly<Record<CaseDeadline['urgency'], IconName>> = {
  overdue: 'flame',
  within_7: 'warning',
  within_30: 'eye',
  later: 'calendar',
};

/** How near a deadline is, as icon and words; the colour only repeats them. */
export function DeadlineChip({ deadline }: { readonly deadline: Pick<CaseDeadline, 'urgency' | 'daysLeft'> }) {
  const { t } = useTranslation('cases');
  const { urgency, daysLeft } = deadline;
  return (
    <span className={classes.chip} data-urgency={urgency}>
      <Icon name={icons[urgency]} size={12} />{' '}
      {daysLeft === 0 ? t('urgency.today') : t(`urgency.${urgency}`, { days: Math.abs(daysLeft) })}
    </span>
  );
}
