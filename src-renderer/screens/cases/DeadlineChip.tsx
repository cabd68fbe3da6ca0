import { useTranslation } from 'react-i18next';
import type { CaseDeadline } from '../../../src-main/areas/cases/contract.ts';
import { Pill, type PillProps } from '../../components/Pill.tsx';

const looks: Readonly<Record<CaseDeadline['urgency'], Pick<PillProps, 'icon' | 'tone'>>> = {
  overdue: { icon: 'flame', tone: 'bad' },
  within_7: { icon: 'warning', tone: 'warn' },
  within_30: { icon: 'eye' },
  later: { icon: 'calendar' },
};

/** How near a deadline is, as icon and words; the colour only repeats them. */
export function DeadlineChip({ deadline }: { readonly deadline: Pick<CaseDeadline, 'urgency' | 'daysLeft'> }) {
  const { t } = useTranslation('cases');
  const { urgency, daysLeft } = deadline;
  return (
    <Pill {...looks[urgency]}>
      {daysLeft === 0 ? t('urgency.today') : t(`urgency.${urgency}`, { days: Math.abs(daysLeft) })}
    </Pill>
  );
}
