import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { CaseDrawer } from '../cases/CaseDrawer.tsx';
import { ClueDrawer } from '../cases/ClueDrawer.tsx';
import { CluesPart } from '../cases/CluesPart.tsx';
import { OpenCaseDrawer } from '../cases/OpenCaseDrawer.tsx';
import { useCaseColumns } from '../cases/useCaseColumns.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** What the law was asked to do about this customer, and what the customer is known to own. */
export function CasesTab({ customer }: CustomerTabProps) {
  const { t } = useTranslation('cases');
  const { point, book } = useWorkingPoint();
  const [caseId, setCaseId] = useState<CaseId | null>(null);
  const [opening, setOpening] = useState(false);
  const [clue, setClue] = useState(false);
  const picked = { id: customer.id, code: customer.code, name: customer.name };
  const { data } = useQueryOf('cases.list', { ...point, status: 'all', customerId: customer.id });
  const rows = useLocalRows(data?.rows);
  const columns = useCaseColumns({ withCustomer: false, total: rows.total, sums: data?.sums });
  return (
    <>
      {!book.readOnly && (
        <Group gap={8}>
          <Button leftSection={<Icon name="plus" size={13} />} onClick={() => setOpening(true)}>
            {t('newCase')}
          </Button>
          <Button variant="default" leftSection={<Icon name="plus" size={13} />} onClick={() => setClue(true)}>
            {t('newClue')}
          </Button>
        </Group>
      )}
      <Panel>
        <DataGrid
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.caseId}
          selectedKey={caseId}
          onOpen={(row) => setCaseId(row.caseId)}
          empty={<EmptyState icon="gavel" title={t('customerEmpty')} text={t('emptyText')} />}
        />
      </Panel>
      <SectionTitle title={t('parts.clues')} />
      <CluesPart customerId={customer.id} />
      <CaseDrawer caseId={caseId} onShow={setCaseId} onClose={() => setCaseId(null)} />
      <OpenCaseDrawer opened={opening} customer={picked} onClose={() => setOpening(false)} onOpened={setCaseId} />
      <ClueDrawer opened={clue} customer={picked} onClose={() => setClue(false)} />
    </>
  );
}
