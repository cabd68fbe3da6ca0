import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import { usePagedRows } from '../../app/queries.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { ArchivedDrawer } from '../../components/DocumentPreview/ArchivedDrawer.tsx';
import { pickIssued, useArchiveColumns } from '../../components/DocumentPreview/useArchiveColumns.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import { ServicePart } from './ServicePart.tsx';

/** Every letter that went out, to be reprinted byte for byte. */
export function Archive() {
  const { t } = useTranslation(['letters', 'service']);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [row, setRow] = useState<IssuedRow | null>(null);
  const [unserved, setUnserved] = useState(false);
  const rows = usePagedRows('letters.archive', { kind: 'dunning_letter', search, unserved }, pickIssued);
  const overdue = rows.first?.overdueProofs ?? 0;
  const columns = useArchiveColumns(['number', 'customer', 'level', 'amount', 'service', 'asOf', 'issuedAt', 'actor']);
  return (
    <>
      <Bar>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('archive.searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Checkbox
          label={overdue > 0 ? t('service:onlyUnservedCount', { count: overdue }) : t('service:onlyUnserved')}
          checked={unserved}
          onChange={(event) => setUnserved(event.currentTarget.checked)}
        />
      </Bar>
      <Panel>
        <DataGrid
          label={t('tabs.archive')}
          columns={columns}
          rows={rows}
          rowKey={(issued) => issued.issuedId}
          onOpen={setRow}
          selectedKey={row?.issuedId ?? null}
          empty={<EmptyState icon="letters" title={t('archive.emptyTitle')} text={t('archive.emptyText')} />}
        />
      </Panel>
      <ArchivedDrawer row={row} onClose={() => setRow(null)}>
        {row !== null && <ServicePart key={row.issuedId} row={row} />}
      </ArchivedDrawer>
    </>
  );
}
