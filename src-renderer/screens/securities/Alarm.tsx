import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../components/Icon.tsx';
import classes from './Securities.module.css';

const icons: Readonly<Record<'yellow' | 'orange' | 'red', IconName>> = {
  yellow: 'eye',
  orange: 'warning',
  red: 'flame',
};

/** What cannot wait, as icon and words, with the days that are left. */
export function Alarm(props: { readonly code: string; readonly level: 'yellow' | 'orange' | 'red'; readonly daysLeft: number }) {
  const { t } = useTranslation('securities');
  const { code, level, daysLeft } = props;
  return (
    <span className={classes.alarm} data-level={level}>
      <Icon name={icons[level]} size={12} /> {t(`alarms.${code}`)} ·{' '}
      {t(daysLeft < 0 ? 'daysAgo' : daysLeft === 0 ? 'lastDay' : 'daysLeft', { days: Math.abs(daysLeft) })}
    </span>
  );
} // prettier-ignore
