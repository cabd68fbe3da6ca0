import { useTranslation } from 'react-i18next';
import type { OpenedStatements } from '../../../src-main/areas/exchange/contract.ts';
import { Notice } from '../../components/Notice.tsx';
import classes from './Creditfile.module.css';

/** Everything of the file that did not go in: what could not be read first, then lines nobody asks for. */
export function ImportNotes({ notes }: { readonly notes: OpenedStatements['notes'] }) {
  const { t } = useTranslation('creditfile');
  const wrong = notes.filter(({ reason }) => reason !== 'unknown_line');
  const unused = notes.filter(({ reason }) => reason === 'unknown_line');
  if (notes.length === 0) return null;
  return (
    <section>
      {wrong.length > 0 && (
        <>
          <Notice tone="look">{t('import.unread', { count: wrong.length })}</Notice>
          <ul className={classes.notes}>
            {wrong.map(({ sheet, cell, label, value, reason }) => (
              <li key={sheet + cell}>
                <code>{`${sheet}!${cell}`}</code> {label}: “{value}” · {t(`import.reasons.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {unused.length > 0 && (
        <details className={classes.notes}>
          <summary>{t('import.unused', { count: unused.length })}</summary>
          <ul className={classes.notes}>
            {unused.map(({ sheet, cell, label, value }) => (
              <li key={sheet + cell}>
                <code>{`${sheet}!${cell}`}</code> {label}: {value}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
