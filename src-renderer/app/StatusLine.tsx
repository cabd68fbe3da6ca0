import { useTranslation } from 'react-i18next';
import type { OpenBook } from '../../src-main/areas/book/contract.ts';
import { refuse } from '../../src-main/kernel/result.ts';
import { useFormat } from './format.ts';
import classes from './Frame.module.css';
import { refusalText } from './refusals.ts';

/** The data file and how safe it is. */
export function StatusLine({ book }: { readonly book: OpenBook }) {
  const { t } = useTranslation(['frame', 'errors']);
  const { instant } = useFormat();
  return (
    <footer className={classes.status}>
      <span>
        {t('dataFile')} {book.fileName}
      </span>
      {book.backupProblem ? (
        <span data-bad title={book.backupProblem.detail}>
          {t(`errors:${book.backupProblem.code}`, { detail: book.backupProblem.detail })}
        </span>
      ) : book.lastBackupAt === null ? (
        <span data-bad>{t('noBackup')}</span>
      ) : (
        <span>
          {t('backupVerified')} {instant(book.lastBackupAt)}
        </span>
      )}
      {book.backupProblem !== null && (
        <span data-bad role="alert" title={book.backupProblem.detail}>
          {refusalText(i18n, refuse(book.backupProblem.code, { detail: book.backupProblem.detail }))}
        </span>
      )}
      <span>{t('offline')}</span>
    </footer>
  );
}
