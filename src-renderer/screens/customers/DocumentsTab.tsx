import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import { usePagedRows } from '../../app/queries.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { ArchivedDrawer } from '../../components/DocumentPreview/ArchivedDrawer.tsx';
import { pickIssued, useArchiveColumns } from '../../components/DocumentPreview/useArchiveColumns.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Section.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** What was written to this customer. */
export function DocumentsTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const [row, setRow] = useState<IssuedRow | null>(null);
  const rows = usePagedRows('letters.archive', { customerId }, pickIssued);
  const columns = useArchiveColumns(['number', 'title', 'level', 'amount', 'asOf', 'issuedAt', 'actor', 'hash']);
  return (
    <>
      <Panel>
        <DataGrid
          label={t('tabs.documents')}
          columns={columns}
          rows={rows}
          rowKey={(issued) => issued.issuedId}
          onOpen={setRow}
          empty={<EmptyState icon="letters" title={t('documents.empty')} text={t('documents.emptyText')} />}
        />
      </Panel>
      <ArchivedDrawer row={row} onClose={() => setRow(null)} />
    </>
  );
}
