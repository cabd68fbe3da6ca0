import { Group, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import classes from './Cases.module.css';

/** Our own brief for the law firm, to print or save. */
export function SheetPreview({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const { point } = useWorkingPoint();
  const { language } = useLanguage();
  const { data } = useQueryOf('cases.requestSheet', { caseId, ...point, language });
  if (data === undefined) return <Skeleton height={320} />;
  return (
    <section className={classes.preview} aria-label={t('sheet.title')}>
      <Group gap={8}>
        <DocumentButtons documentToken={data.documentToken} suggestedFileName={data.suggestedFileName} />
      </Group>
      <div className={classes.paper}>
        <DocumentPreview documentToken={data.documentToken} title={data.title} />
      </div>
    </section>
  );
}
