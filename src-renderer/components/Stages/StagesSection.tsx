import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { RefusedError } from '../../app/calls.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../Notice.tsx';
import { StageHistory } from './StageHistory.tsx';
import classes from './Stages.module.css';
import { ThreeWay } from './ThreeWay.tsx';

export interface StagesSectionProps {
  readonly documentId: DocumentId;
  /** Null: only shown. Told while a dialog stands in front. */
  readonly onAsking: ((asking: boolean) => void) | null;
}

/** In an invoice's drawer: where it stands, what was planned and done, and a place to enter what no record says. */
export function StagesSection({ documentId, onAsking }: StagesSectionProps) {
  const { t, i18n } = useTranslation('process');
  const { point } = useWorkingPoint();
  const { data, error } = useQueryOf('policy.stages', { ...point, documentId }, { keepPrevious: false });
  // A document taken back has no stages any more.
  if (error instanceof RefusedError && error.refusal.code === 'document_not_found') return null;
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  return (
    <section aria-label={t('sectionTitle')}>
      <h4>
        {t('sectionTitle')} <small className={classes.now}>{t(`stages.${data.stage}`)}</small>
      </h4>
      <StageHistory data={data} editable={onAsking !== null} onAsking={onAsking ?? undefined} />
      <h4 className={classes.papers}>{t('threeWay.title')}</h4>
      <ThreeWay data={data} />
    </section>
  );
}
