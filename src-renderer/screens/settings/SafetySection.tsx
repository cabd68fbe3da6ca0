import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow } from '../../../src-main/areas/book/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useHost, type PickedFile } from '../../app/host.ts';
import { useJob } from '../../app/jobs.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { sizeText } from '../start/Shelf.tsx';
import classes from './Settings.module.css';
import { VerifyPanel } from './VerifyPanel.tsx';

type Asked = { readonly backup: BackupRow } | { readonly file: PickedFile };

/** Copies of the book, the way back to one of them, and the proof that the book is sound. */
export function SafetySection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const host = useHost();
  const { book } = useWorkingPoint();
  const backups = useQueryOf('book.backups', {});
  const backup = useJob('book.backup');
  const restore = useJob('book.restore');
  const close = useJob('book.close');
  const [asked, setAsked] = useState<Asked | null>(null);
  /** Another file stands here after a restore: what was verified before says nothing about it. */
  const [restores, setRestores] = useState(0);
  const rows = useLocalRows(backups.data?.rows);
  const columns = useMemo<readonly GridColumn<BackupRow>[]>(
    () => [
      { id: 'madeAt', header: t('safety.madeAt'), width: 150, cell: (row) => format.instant(row.madeAt) },
      { id: 'reason', header: t('safety.reason'), width: 130, cell: (row) => t(`safety.reasons.${row.reason}`) },
      { id: 'size', header: t('safety.size'), width: 90, align: 'right', cell: (row) => sizeText(row.sizeBytes) },
      {
        id: 'sha256',
        header: 'SHA-256',
        width: 130,
        cell: (row) => <code title={row.sha256}>{row.sha256.slice(0, 12)}…</code>,
      },
      {
        id: 'auditHead',
        header: t('safety.auditHead'),
        width: 130,
        cell: (row) => <code title={row.auditHead}>{row.auditHead.slice(0, 12)}…</code>,
      },
      { id: 'restore', header: '', width: 110, grow: 0, cell: () => t('safety.restore') },
    ],
    [t, format],
  );

  const copy = async (elsewhere: boolean): Promise<void> => {
    if (!elsewhere) {
      const reply = await backup.run({});
      if (reply.ok) notifications.show({ message: t('safety.made', { at: format.instant(reply.value.madeAt) }) });
      return;
    }
    const place = await host.saveFile('backup', book.fileName);
    if (place === null) return;
    const reply = await backup.run({ saveToken: place.saveToken });
    if (!reply.ok) return;
    await host.finishSave(place.saveToken);
    notifications.show({ message: t('safety.madeAs', { name: place.name }) });
  };
  const chooseFile = async (): Promise<void> => {
    const file = await host.pickFile('backup');
    if (file !== null) setAsked({ file });
  };
  const goBack = async (to: Asked): Promise<void> => {
    setAsked(null);
    const reply = await restore.run('file' in to ? { fileToken: to.file.fileToken } : { backupId: to.backup.backupId });
    if (!reply.ok) return;
    setRestores(restores + 1);
    notifications.show({ message: restoredText(reply.value), autoClose: 15_000 });
  };
  const restoredText = (value: ValueOf<'book.restore'>): string =>
    t('safety.restored', { fileName: value.replacedFileName });

  return (
    <>
      <SectionTitle title={t('safety.copies')} note={backups.data?.folder ?? ''} />
      <p className={classes.note}>{t('safety.note')}</p>
      {book.backupProblem !== null && (
        <Notice tone="bad">
          {t(`errors:${book.backupProblem.code}`)} {book.backupProblem.detail}
        </Notice>
      )}
      {book.newerCopyAt !== null && (
        <Notice tone="bad">
          {t('frame:newerCopy', { at: format.instant(book.newerCopyAt) })} {t('frame:newerCopyHint')}
        </Notice>
      )}
      <ProgressPanel title={t('safety.backingUp')} job={backup} />
      <ProgressPanel title={t('safety.restoring')} job={restore} />
      <Bar>
        <Button loading={backup.running} onClick={() => void copy(false)}>
          {t('safety.now')}
        </Button>
        <Button variant="default" disabled={backup.running} onClick={() => void copy(true)}>
          {t('safety.elsewhere')}
        </Button>
        <Button variant="default" disabled={restore.running} onClick={() => void chooseFile()}>
          {t('safety.fromFile')}
        </Button>
      </Bar>
      <div className={classes.backups}>
        <Panel>
          <DataGrid
            label={t('safety.copies')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.backupId}
            onOpen={(row) => setAsked({ backup: row })}
            empty={<EmptyState icon="lock" title={t('safety.empty')} text={t('safety.emptyText')} />}
          />
        </Panel>
      </div>

      <VerifyPanel key={restores} />

      <SectionTitle title={t('safety.where')} />
      <dl className={classes.facts}>
        <dt>{t('frame:dataFile')}</dt>
        <dd>{book.fileName}</dd>
        <dt>{t('safety.folder')}</dt>
        <dd>{backups.data?.folder ?? '–'}</dd>
      </dl>
      <Bar>
        <Button
          variant="default"
          leftSection={<Icon name="back" size={12} />}
          loading={close.running}
          onClick={() => void close.run({})}
        >
          {t('safety.close')}
        </Button>
        <span className={classes.note}>{t('safety.closeNote')}</span>
      </Bar>

      <Confirm
        opened={asked !== null}
        title={t('safety.confirmTitle')}
        confirmLabel={t('safety.restore')}
        danger
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) void goBack(asked);
        }}
      >
        <p>
          {asked !== null &&
            t('safety.confirmText', {
              copy: 'file' in asked ? asked.file.name : format.instant(asked.backup.madeAt),
              fileName: book.fileName,
            })}
        </p>
      </Confirm>
    </>
  );
}
