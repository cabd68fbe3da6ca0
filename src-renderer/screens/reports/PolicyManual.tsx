import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { PaperDesk, usePaperLanguage } from './PaperDesk.tsx';

/** The credit policy as the program works by it, to be signed. */
export function PolicyManual() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const [language, setLanguage] = usePaperLanguage();
  const request = { language, asOf };
  const preview = useQueryOf('reports.policy', request);
  const issue = useCommand('reports.issuePolicy');
  return (
    <PaperDesk
      kind="policy_manual"
      title={t('policy.title')}
      note={t('policy.note')}
      hint={t('policy.hint')}
      issueText={t('policy.issueText', { day: format.day(asOf) })}
      language={language}
      onLanguage={setLanguage}
      preview={preview}
      issuing={issue.running}
      onIssue={() => issue.run(request)}
      facts={
        <>
          <dt>{t('policy.inForce')}</dt>
          <dd>{format.day(asOf)}</dd>
        </>
      }
    />
  );
}
