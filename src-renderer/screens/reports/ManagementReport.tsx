import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PaperDesk, usePaperLanguage } from './PaperDesk.tsx';

/** The one report for the boss. */
export function ManagementReport() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const working = useWorkingPoint();
  const [language, setLanguage] = usePaperLanguage();
  const request = { ...working.point, language, currency: working.currency };
  const preview = useQueryOf('reports.preview', request);
  const issue = useCommand('reports.issue');
  return (
    <PaperDesk
      kind="management_report"
      title={t('title')}
      note={t('note')}
      hint={t('hint')}
      issueText={t('issueText', { day: format.day(working.asOf) })}
      language={language}
      onLanguage={setLanguage}
      preview={preview}
      issuing={issue.running}
      onIssue={() => issue.run(request)}
      notice={preview.data?.reconciled === false && <Notice tone="bad">{t('notReconciled')}</Notice>}
      facts={
        <>
          <dt>{t('asOf')}</dt>
          <dd>
            {format.day(working.asOf)}
            {working.knownAt !== null && ` · ${t('knownAt', { at: format.instant(working.knownAt) })}`}
          </dd>
          <dt>{t('currency')}</dt>
          <dd>
            {format.currencyName(working.currency)} {working.currency}
          </dd>
        </>
      }
    />
  );
}
