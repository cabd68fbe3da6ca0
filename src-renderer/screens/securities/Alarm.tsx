import { useTranslation } from 'react-i18next';
import { LevelPill } from '../../components/Pill.tsx';

/** What cannot wait, as icon and words, with the days that are left. */
export function Alarm(props: {
  readonly code: string;
  readonly level: 'yellow' | 'orange' | 'red';
  readonly daysLeft: number;
}) {
  const { t } = useTranslation('securities');
  const { code, level, daysLeft } = props;
  return (
    <LevelPill level={level}>
      {t(`alarms.${code}`)} ·{' '}
      {t(daysLeft < 0 ? 'daysAgo' : daysLeft === 0 ? 'lastDay' : 'daysLeft', { days: Math.abs(daysLeft) })}
    </LevelPill>
  );
}
