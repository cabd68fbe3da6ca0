import { useTranslation } from 'react-i18next';
import type { DueItemId } from '../../src-main/kernel/ids.ts';
import { useQueryOf } from '../app/queries.ts';
import { useWorkingPoint } from '../app/working.tsx';
import { Chip } from './Section.tsx';

/** "In a plan" beside an item's due day; its age stays what it was. Nothing for an item of no plan. */
export function PlanMark({ dueItemId }: { readonly dueItemId: DueItemId }) {
  const { t } = useTranslation('promises');
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('plans.marks', point);
  const mark = data?.rows.find((row) => row.dueItemId === dueItemId);
  if (mark === undefined) return null;
  const state = mark.state === 'broken' ? 'broken' : mark.state === 'late' ? 'late' : 'in';
  return (
    <span title={t('mark.hint', { number: mark.number })}>
      <Chip bad={state !== 'in'}>{t(`mark.${state}`)}</Chip>
    </span>
  );
}
