import { useTranslation } from 'react-i18next';
import type { BillAlarmRow } from '../../../src-main/areas/bills/contract.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import classes from './Bills.module.css';

const icons: Readonly<Record<BillAlarmRow['level'], IconName>> = { yellow: 'eye', orange: 'warning', red: 'flame' };

/** What about a bill cannot wait, as icon and words; the colour only repeats them. */
export function AlarmChip({ alarm }: { readonly alarm: BillAlarmRow }) {
  const { t } = useTranslation('bills');
  const { code, level, daysLeft } = alarm;
  const past = daysLeft < 0 && !['window_passed', 'recourse_passed'].includes(code);
  return (
    <span className={classes.alarm} data-level={level}>
      <Icon name={icons[level]} size={12} /> {t(`alarms.${code}`)}
      {code === 'outcome_unknown' || code === 'no_answer'
        ? ''
        : ` · ${t(past || daysLeft < 0 ? 'daysAgo' : daysLeft === 0 ? 'lastDay' : 'daysLeft', { days: Math.abs(daysLeft) })}`}
    </span>
  );
}
