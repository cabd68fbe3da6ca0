import { useTranslation } from 'react-i18next';
import type { OpenBook } from '../../src-main/areas/book/contract.ts';
import { refuse } from '../../src-main/kernel/result.ts';
import { useFormat } from './format.ts';
import classes from './Frame.module.css';
import { refusalText } from './refusals.ts';
import { UndoButton } from './undo.tsx';

/** The data file and how safe it is. */
export function StatusLine({ book }: { readonly book: OpenBook }) {
  const { t, i18n } = useTranslation('frame');
  const { instant } = useFormat();
  const { backupProblem: problem } = book;
  return (
    <footer className={classes.status}>
      <span>
        {t('dataFile')} {book.fileName}
      </span>
      {book.lastBackupAt === null ? (
        <span data-bad>{t('noBackup')}</span>
      ) : (
        <span>
          {t('backupVerified')} {instant(book.lastBackupAt)}
        </span>
      )}
      {problem !== null && (
        <span data-bad role="alert" title={problem.detail}>
          {refusalText(i18n, refuse(problem.code, { detail: problem.detail }))}
        </span>
      )}
      {book.newerCopyAt !== null && (
        <span data-bad role="alert" title={t('newerCopyHint')}>
          {t('newerCopy', { at: instant(book.newerCopyAt) })}
        </span>
      )}
      {!book.readOnly && <UndoButton key={book.fileName} />}
      <span>{t('offline')}</span>
    </footer>
  );
}
