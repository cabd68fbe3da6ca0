import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import type { IssuedLetter } from './IssueDialog.tsx';
import classes from './Letters.module.css';

export interface IssuedProps {
  readonly letter: IssuedLetter;
  readonly customerName: string;
  readonly onNext: () => void;
  readonly onArchive: () => void;
}

/** The letter has its number; now it goes to the printer or into a file. */
export function Issued({ letter, customerName, onNext, onArchive }: IssuedProps) {
  const { t, i18n } = useTranslation('letters');
  const reprint = useQueryOf('letters.reprint', { issuedId: letter.issuedId });
  return (
    <Page fill>
      <SectionTitle level={1} title={t('issued.title', { number: letter.number, customer: customerName })} />
      <Notice tone="good">
        {t('issued.text')} <code className={classes.hash}>SHA-256 {letter.sha256}</code>
      </Notice>
      <Bar>
        {reprint.data !== undefined && <DocumentButtons {...reprint.data} />}
        <Button onClick={onNext}>{t('issued.next')}</Button>
        <Button variant="subtle" color="gray" onClick={onArchive}>
          {t('tabs.archive')}
        </Button>
      </Bar>
      <div className={classes.preview}>
        {reprint.error !== null ? (
          <Notice tone="bad">{errorText(i18n, reprint.error)}</Notice>
        ) : reprint.data === undefined ? (
          <Loader size="sm" />
        ) : (
          <DocumentPreview documentToken={reprint.data.documentToken} title={reprint.data.title} />
        )}
      </div>
    </Page>
  );
}
