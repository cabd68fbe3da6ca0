import { ActionIcon, Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-main/areas/files/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useHost } from '../../app/host.ts';
import { useJob } from '../../app/jobs.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../AskReason.tsx';
import { DocumentPreview } from '../DocumentPreview/DocumentPreview.tsx';
import { Icon } from '../Icon.tsx';
import { Notice } from '../Notice.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import classes from './Attachments.module.css';
import { useKindText } from './useKindText.ts';

export interface AttachmentRowProps {
  readonly file: Attachment;
  readonly onDescribe: () => void;
}

/** One kept file: what it is, from when, until when, and what can be done with it. */
export function AttachmentRow({ file, onDescribe }: AttachmentRowProps) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const host = useHost();
  const kindText = useKindText();
  const { asOf, book } = useWorkingPoint();
  const save = useJob('files.saveCopy');
  const remove = useCommand('files.remove');
  const bringBack = useCommand('files.bringBack');
  const [removing, setRemoving] = useState(false);
  const [shown, setShown] = useState(false);
  const { attachmentId, fileName, expiresOn } = file;
  const expired = expiresOn !== null && expiresOn < asOf;
  const facts = [
    file.title === '' ? '' : fileName,
    kindText(file.kind),
    file.onDay === null ? '' : format.day(file.onDay),
    size(file.sizeBytes),
    t('addedBy', { at: format.instant(file.recordedAt), actor: file.actor }),
  ].filter((fact) => fact !== '');

  const saveCopy = async (): Promise<void> => {
    const place = await host.saveFile('attachment', fileName);
    if (place === null) return;
    const reply = await save.run({ attachmentId, saveToken: place.saveToken });
    if (!reply.ok) return;
    await host.finishSave(place.saveToken);
    notifications.show({ message: t('saved', { name: place.name }) });
  };

  return (
    <div className={classes.row} data-gone={file.removedAt !== null || undefined}>
      <span className={classes.name}>{file.title === '' ? fileName : file.title}</span>
      <span className={classes.facts}>
        {facts.join(' · ')}
        {expiresOn !== null && (
          <span className={expired ? classes.bad : ''}>
            {' · '}
            {t(expired ? 'expired' : 'expires', { day: format.day(expiresOn) })}
          </span>
        )}
        {!file.present && <span className={classes.bad}> · {t('missing')}</span>}
        {file.note !== '' && <> · {file.note}</>}
      </span>
      <span className={classes.buttons}>
        {file.mediaType.startsWith('image/') && file.present && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('look', { name: fileName })}
            onClick={() => setShown(true)}
          >
            <Icon name="eye" size={14} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('save', { name: fileName })}
          disabled={!file.present}
          loading={save.running}
          onClick={() => void saveCopy()}
        >
          <Icon name="import" size={14} />
        </ActionIcon>
        {!book.readOnly && file.removedAt === null && (
          <>
            <Button variant="subtle" color="gray" size="compact-xs" onClick={onDescribe}>
              {t('describe')}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('remove', { name: fileName })}
              onClick={() => setRemoving(true)}
            >
              <Icon name="trash" size={14} />
            </ActionIcon>
          </>
        )}
        {!book.readOnly && file.removedAt !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            loading={bringBack.running}
            onClick={() => void bringBack.run({ attachmentId })}
          >
            {t('bringBack')}
          </Button>
        )}
      </span>
      <AskReason
        opened={removing}
        title={t('removeTitle')}
        reasonLabel={t('removeReason')}
        confirmLabel={t('removeDo')}
        busy={remove.running}
        failure={remove.failure}
        onCancel={() => setRemoving(false)}
        onConfirm={({ reason }) =>
          void remove.run({ attachmentId, reason }, { quiet: true }).then((reply) => reply.ok && setRemoving(false))
        }
      >
        {t('removeText', { name: fileName })}
      </AskReason>
      <SideDrawer
        opened={shown}
        onClose={() => setShown(false)}
        title={file.title === '' ? fileName : file.title}
        size={900}
      >
        {shown && <Picture file={file} />}
      </SideDrawer>
    </div>
  );
}

function Picture({ file }: { readonly file: Attachment }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQueryOf('files.preview', { attachmentId: file.attachmentId }, { keepPrevious: false });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Loader size="sm" aria-label={t('loading')} />;
  return <DocumentPreview documentToken={data.documentToken} title={file.fileName} />;
}

function size(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
