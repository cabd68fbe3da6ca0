import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BillId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Section.tsx';
import { BillDrawer } from '../bills/BillDrawer.tsx';
import { useBillColumns } from '../bills/useBillColumns.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

const pick = (value: ValueOf<'bills.list'>) => value;

/** Every bill a customer gave, honoured ones too. */
export function BillsTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [billId, setBillId] = useState<BillId | null>(null);
  const rows = usePagedRows('bills.list', { ...point, customerId, filter: 'all' }, pick);
  const columns = useBillColumns({ withCustomer: false, total: rows.total, sums: rows.first?.sums });
  return (
    <>
      <Panel>
        <DataGrid
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.billId}
          selectedKey={billId}
          onOpen={(row) => setBillId(row.billId)}
          empty={
            <EmptyState
              icon="bills"
              title={t('customerEmpty')}
              text={t('emptyText')}
              action={
                book.readOnly ? undefined : (
                  <Button variant="default" onClick={() => void navigate(`/bills/new?customer=${customerId}`)}>
                    {t('newBill')}
                  </Button>
                )
              }
            />
          }
        />
      </Panel>
      <BillDrawer billId={billId} onClose={() => setBillId(null)} />
    </>
  );
}
