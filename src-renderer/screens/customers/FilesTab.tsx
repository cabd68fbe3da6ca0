import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-main/areas/files/contract.ts';
import { useQueryOf } from '../../app/queries.ts';
import { AttachmentDetails } from '../../components/Attachments/AttachmentDetails.tsx';
import { AttachmentRow } from '../../components/Attachments/AttachmentRow.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** Every paper of a customer: those of the file itself, and those that lie with its contracts, records and the rest. */
export function FilesTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation('files');
  const [removed, setRemoved] = useState(false);
  const [described, setDescribed] = useState<Attachment | null>(null);
  const { data } = useQueryOf('files.list', { customerId, removed });
  const elsewhere = (data?.rows ?? []).filter(
    (row) => row.entity !== 'customer' || row.entityId !== customerId || row.removedAt !== null,
  );
  return (
    <>
      <Panel padded>
        <SectionTitle title={t('ofFile')} />
        <Attachments
          entity="customer"
          entityId={customerId}
          customerId={customerId}
          kinds={['licence', 'id', 'report']}
        />
      </Panel>
      <Panel padded>
        <SectionTitle
          title={t('ofRecords')}
          tools={
            <Checkbox
              size="xs"
              label={t('showRemoved')}
              checked={removed}
              onChange={(event) => setRemoved(event.currentTarget.checked)}
            />
          }
        />
        {elsewhere.length === 0 && <small>{t('noneElsewhere')}</small>}
        {elsewhere.map((row) => (
          <AttachmentRow key={row.attachmentId} file={row} onDescribe={() => setDescribed(row)} />
        ))}
        <AttachmentDetails file={described} kinds={[]} onClose={() => setDescribed(null)} />
      </Panel>
    </>
  );
}
