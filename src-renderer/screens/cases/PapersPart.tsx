import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { papersOf } from '../../../src-main/areas/cases/rules/papers.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import classes from './Cases.module.css';
import type { CaseDetail } from './detail.ts';

/** The papers the application needs, ticked as they are ready. */
export function PapersPart({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { book } = useWorkingPoint();
  const change = useCommand('cases.change');
  const { caseId, values } = detail;
  const papers = papersOf[detail.kind];
  const done = papers.filter((paper) => values.papers.includes(paper));
  return (
    <section>
      <h4>
        {t('drawer.papers')} · {t('drawer.papersDone', { done: done.length, of: papers.length })}
      </h4>
      <div className={classes.papers}>
        {papers.map((paper) => (
          <Checkbox
            key={paper}
            label={t(`papers.${paper}`)}
            checked={values.papers.includes(paper)}
            disabled={book.readOnly || detail.closedOn !== null}
            onChange={(event) => {
              const ready = event.currentTarget.checked ? [...done, paper] : done.filter((each) => each !== paper);
              void change.run({ caseId, values: { ...values, papers: ready } });
            }}
          />
        ))}
      </div>
    </section>
  );
}
