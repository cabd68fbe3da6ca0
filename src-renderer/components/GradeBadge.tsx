import { useTranslation } from 'react-i18next';
import type { Grade } from '../../src-main/areas/settings/contract.ts';
import classes from './GradeBadge.module.css';

/** A credit grade: the letter tells it, colour only warns of C and D. */
export function GradeBadge({ grade, big = false }: { readonly grade: Grade; readonly big?: boolean }) {
  const { t } = useTranslation('scoring');
  return (
    <span className={classes.badge} data-grade={grade} data-big={big || undefined} title={t('gradeOf', { grade })}>
      {grade}
    </span>
  );
}
