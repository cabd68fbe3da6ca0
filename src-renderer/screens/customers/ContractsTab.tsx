import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Fill } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { AlarmList } from '../contracts/AlarmList.tsx';
import { ContractDrawer } from '../contracts/ContractDrawer.tsx';
import { useContractColumns } from '../contracts/useContractColumns.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

const pick = (value: ValueOf<'contracts.list'>) => value;

/** Every contract with a customer, ended ones too, and what about them cannot wait. */
export function ContractsTab({ customer: { id: customerId, code, name } }: CustomerTabProps) {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [adding, setAdding] = useState(false);
  const rows = usePagedRows('contracts.list', { ...point, customerId, filter: 'all' }, pick);
  const alarms = useQueryOf('contracts.alarms', { ...point, customerId });
  const columns = useContractColumns({ withCustomer: false, total: rows.total, sums: rows.first?.sums });
  const add = !book.readOnly && (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Icon name="plus" size={12} />}
      onClick={() => setAdding(true)}
    >
      {t('newContract')}
    </Button>
  );
  return (
    <>
      <SectionTitle title={t('title')} tools={add} />
      <AlarmList alarms={alarms.data?.rows ?? []} label={t('alarms.title')} withCustomer={false} />
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.contractId}
            onOpen={(row) => void navigate(`/contracts/${row.contractId}`)}
            empty={<EmptyState icon="contract" title={t('tab.none')} text={t('empty.text')} />}
          />
        </Panel>
      </Fill>
      <ContractDrawer
        opened={adding}
        contract={null}
        customer={{ id: customerId, code, name }}
        onClose={() => setAdding(false)}
        onSaved={(contractId) => void navigate(`/contracts/${contractId}`)}
      />
    </>
  );
}
