import { useTranslation } from 'react-i18next';
import type { BillAlarmRow } from '../../../src-main/areas/bills/contract.ts';
import { LevelPill } from '../../components/Pill.tsx';

/** What about a bill cannot wait, as icon and words; the colour only repeats them. */
export function AlarmChip({ alarm }: { readonly alarm: BillAlarmRow }) {
  const { t } = useTranslation('bills');
  const { code, level, daysLeft } = alarm;
  const past = daysLeft < 0 && !['window_passed', 'recourse_passed'].includes(code);
  return (
    <LevelPill level={level}>
      {t(`alarms.${code}`)}
      {code === 'outcome_unknown' || code === 'no_answer'
        ? ''
        : ` · ${t(past || daysLeft < 0 ? 'daysAgo' : daysLeft === 0 ? 'lastDay' : 'daysLeft', { days: Math.abs(daysLeft) })}`}
    </LevelPill>
  );
}
