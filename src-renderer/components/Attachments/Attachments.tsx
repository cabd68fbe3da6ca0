import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-main/areas/files/contract.ts';
import { attachmentEndings } from '../../../src-main/areas/files/rules.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFileDrop } from '../../app/fileDrop.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../Icon.tsx';
import { Notice } from '../Notice.tsx';
import { AttachmentDetails } from './AttachmentDetails.tsx';
import { AttachmentRow } from './AttachmentRow.tsx';
import classes from './Attachments.module.css';

export interface AttachmentsProps {
  /** The record they belong to, by the name the audit knows it by: `contract`, `creditRecord` … */
  readonly entity: string;
  readonly entityId: number;
  readonly customerId: CustomerId | null;
  /** What such a file usually is, offered first: `licence`, `register_screenshot` … Words in `files:kinds`. */
  readonly kinds?: readonly string[];
}

/** The files of one record: drop or choose to add, look at pictures here, save a copy of anything else. */
export function Attachments({ entity, entityId, customerId, kinds = [] }: AttachmentsProps) {
  const { t } = useTranslation('files');
  const { book } = useWorkingPoint();
  const { data } = useQueryOf('files.list', { entity, entityId });
  const add = useCommand('files.add');
  const [described, setDescribed] = useState<Attachment | null>(null);
  const drop = useFileDrop({
    purpose: 'attachment',
    busy: add.running,
    onFile: async ({ fileToken }) => {
      await add.run({ entity, entityId, customerId, fileToken, kind: kinds[0] ?? '' }, { quiet: true });
    },
  });
  const rows = data?.rows ?? [];
  return (
    <div className={classes.list}>
      {rows.map((row) => (
        <AttachmentRow key={row.attachmentId} file={row} onDescribe={() => setDescribed(row)} />
      ))}
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      {!book.readOnly && (
        <div className={classes.add} {...drop.target}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="plus" size={12} />}
            loading={add.running || drop.receiving}
            onClick={drop.choose}
          >
            {t('add')}
          </Button>
          <span title={attachmentEndings.join(' ')}>{t('addHint')}</span>
        </div>
      )}
      <AttachmentDetails file={described} kinds={kinds} onClose={() => setDescribed(null)} />
    </div>
  );
}
