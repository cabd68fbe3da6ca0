import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useHost, type PickedFile } from '../../app/host.ts';
import { useQueryOf } from '../../app/queries.ts';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './StartScreen.module.css';

export interface ShelfProps {
  readonly busy: boolean;
  readonly onOpen: (bookId: string) => void;
  readonly onOpenFile: (taking: Promise<PickedFile | null>) => Promise<void>;
}

/** The books this machine knows. A browser has no way to open a file in its place, so there the folder is named. */
export function Shelf({ busy, onOpen, onOpenFile }: ShelfProps) {
  const { t } = useTranslation('start');
  const { instant } = useFormat();
  const host = useHost();
  const { data } = useQueryOf('book.shelf', {});
  const books = data?.books ?? [];
  const inPlace = host.reveal !== null;
  if (books.length === 0 && !inPlace) return null;
  return (
    <section>
      <SectionTitle
        title={t('shelf.title')}
        tools={
          inPlace && (
            <Button
              variant="default"
              size="compact-xs"
              disabled={busy}
              onClick={() => void onOpenFile(host.pickFile('book'))}
            >
              {t('shelf.openFile')}
            </Button>
          )
        }
      />
      {books.length > 0 && (
        <Panel>
          <ul className={classes.list}>
            {books.map((book) => (
              <li key={book.bookId}>
                <button
                  type="button"
                  className={classes.book}
                  disabled={busy}
                  title={book.fileName}
                  onClick={() => onOpen(book.bookId)}
                >
                  <b>
                    {book.companyName ?? book.fileName} {book.practice && <Chip>{t('frame:practice')}</Chip>}
                  </b>
                  <span>
                    {book.openedAt === null ? t('shelf.never') : t('shelf.opened', { at: instant(book.openedAt) })}
                  </span>
                  <span>{sizeText(book.sizeBytes)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {data !== undefined && <p className={classes.note}>{t('shelf.folder', { folder: data.folder })}</p>}
    </section>
  );
}

/** `sizeText(1572864)` is `1.5 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
