import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookState } from '../../../src-main/areas/book/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useHost, type PickedFile } from '../../app/host.ts';
import { useJob } from '../../app/jobs.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { Shelf, sizeText } from './Shelf.tsx';
import classes from './StartScreen.module.css';

type RecoveryState = Extract<BookState, { state: 'recovery' }>;

/** A book that would not open: what happened, what helps, which backups there are. Nothing here destroys anything. */
export function Recovery({ state }: { readonly state: RecoveryState }) {
  const { t } = useTranslation('start');
  const { instant } = useFormat();
  const host = useHost();
  const restore = useJob('book.restore');
  const open = useJob('book.open');
  const close = useJob('book.close');
  const [asked, setAsked] = useState<RecoveryState['backups'][number] | null>(null);
  const busy = restore.running || open.running;

  const openFile = async (taking: Promise<PickedFile | null>): Promise<void> => {
    const taken = await taking;
    if (taken !== null) await open.run({ fileToken: taken.fileToken });
  };
  const restoreFile = async (): Promise<void> => {
    const taken = await host.pickFile('backup');
    if (taken !== null) await restore.run({ fileToken: taken.fileToken });
  };

  return (
    <>
      <section className={classes.problem} role="alert">
        <h1>{t(`problems.${state.problem}.title`)}</h1>
        <p>{t(`problems.${state.problem}.advice`)}</p>
        <dl>
          <dt>{t('recovery.file')}</dt>
          <dd>{state.fileName}</dd>
          {state.detail !== '' && (
            <>
              <dt>{t('recovery.detail')}</dt>
              <dd>{state.detail}</dd>
            </>
          )}
        </dl>
      </section>

      <ProgressPanel title={t('recovery.restoring')} job={restore} />
      <ProgressPanel title={t('opening')} job={open} />

      <section>
        <SectionTitle
          title={t('recovery.backups')}
          note={t('recovery.safe')}
          tools={
            <Button variant="default" size="compact-xs" disabled={busy} onClick={() => void restoreFile()}>
              {t('recovery.fromFile')}
            </Button>
          }
        />
        <Panel>
          {state.backups.length === 0 ? (
            <p className={classes.row}>{t('recovery.noBackups')}</p>
          ) : (
            <ul className={classes.list}>
              {state.backups.map((backup) => (
                <li key={backup.backupId} className={classes.row}>
                  <b>{instant(backup.madeAt)}</b>
                  <Chip bad={!backup.verified}>{t(backup.verified ? 'recovery.verified' : 'recovery.unverified')}</Chip>
                  <span>{sizeText(backup.sizeBytes)}</span>
                  <Button variant="default" size="compact-xs" disabled={busy} onClick={() => setAsked(backup)}>
                    {t('recovery.restore')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </section>

      <Shelf busy={busy} onOpen={(bookId) => void open.run({ bookId })} onOpenFile={openFile} />
      <div>
        <Button variant="default" loading={close.running} onClick={() => void close.run({})}>
          {t('recovery.toStart')}
        </Button>
      </div>

      <Confirm
        opened={asked !== null}
        title={t('recovery.confirmTitle')}
        confirmLabel={t('recovery.restore')}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) void restore.run({ backupId: asked.backupId });
          setAsked(null);
        }}
      >
        <p>{asked !== null && t('recovery.confirmText', { at: instant(asked.madeAt), fileName: state.fileName })}</p>
      </Confirm>
    </>
  );
}
