import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { answered, CheckList } from './CheckList.tsx';
import type { CaseDetail } from './detail.ts';

/** The checklist of an open case; each answer is saved at once. */
export function ChecksPart({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { book } = useWorkingPoint();
  const change = useCommand('cases.change');
  const { caseId, values } = detail;
  if (detail.closedOn !== null) return null;
  return (
    <section>
      <h4>{t('drawer.checks')}</h4>
      <CheckList
        checks={detail.checks}
        answers={values.checks}
        disabled={book.readOnly || change.running}
        onAnswer={(code, answer) =>
          void change.run({ caseId, values: { ...values, checks: answered(values.checks, code, answer) } })
        }
      />
    </section>
  );
}
