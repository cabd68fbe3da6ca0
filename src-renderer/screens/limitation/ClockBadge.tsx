import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../components/Icon.tsx';
import classes from './Limitation.module.css';
import type { ClockRow } from './rows.ts';

type Shown = Pick<ClockRow, 'state' | 'daysLeft' | 'alarmDays'>;

/** How near the end is: 7 days and what is over burn, 30 and 90 days warn, the rest is quiet. */
function toneOf({ state, alarmDays }: Shown): 'bad' | 'warn' | 'quiet' {
  if (state === 'passed') return 'bad';
  if (state !== 'alarm' || alarmDays === null) return 'quiet';
  return alarmDays <= 30 ? 'bad' : alarmDays <= 90 ? 'warn' : 'quiet';
}

const icons: Readonly<Record<ClockRow['state'], IconName>> = {
  passed: 'flame',
  alarm: 'warning',
  running: 'calendar',
  pending: 'scale',
  no_rule: 'help',
};

/** Days left as icon and words; never that a debt is lost. */
export function ClockBadge(props: Shown) {
  const { t } = useTranslation('limitation');
  const { state, daysLeft } = props;
  const days = Math.abs(daysLeft ?? 0);
  const text =
    state === 'passed' || state === 'pending' || state === 'no_rule'
      ? t(`states.${state}`, { days })
      : t(days === 0 ? 'states.lastDay' : 'states.left', { days });
  return (
    <span className={classes.badge} data-tone={toneOf(props)}>
      <Icon name={icons[state]} size={12} /> {text}
    </span>
  );
}
