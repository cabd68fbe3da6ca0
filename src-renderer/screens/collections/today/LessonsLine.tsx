import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import classes from './LessonsLine.module.css';

/** Closed matters without a note, in one quiet line; nothing where there are none. */
export function LessonsLine() {
  const { t } = useTranslation('playbook');
  const { point } = useWorkingPoint();
  const rows = useQueryOf('effects.lessonPrompts', { ...point }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <p className={classes.line}>
      {t('lessons.waiting', { count: rows.length })}{' '}
      <Link to={`/playbook?tab=lessons${rows.length === 1 ? '&write=next' : ''}`}>{t('lessons.toWrite')}</Link>
    </p>
  );
}
