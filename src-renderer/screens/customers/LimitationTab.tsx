import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Section.tsx';
import { BandStrip } from '../limitation/BandStrip.tsx';
import { ClockDrawer } from '../limitation/ClockDrawer.tsx';
import type { ClockBand } from '../limitation/rows.ts';
import { useClockColumns } from '../limitation/useClockColumns.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

const pick = (value: ValueOf<'limitation.list'>) => value;

/** The limitation clock of what this customer owes and is late with. */
export function LimitationTab({ customer }: CustomerTabProps) {
  const { t } = useTranslation('limitation');
  const { point, currency } = useWorkingPoint();
  const [band, setBand] = useState<ClockBand | 'all'>('all');
  const [opened, setOpened] = useState<DueItemId | null>(null);
  const rows = usePagedRows('limitation.list', { ...point, currency, customerId: customer.id, band }, pick);
  const columns = useClockColumns({ withCustomer: false });
  return (
    <>
      <BandStrip list={rows.first} band={band} onBand={setBand} />
      <Panel>
        <DataGrid
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.dueItemId}
          selectedKey={opened}
          onOpen={(row) => setOpened(row.dueItemId)}
          empty={<EmptyState icon="check" title={t('customerEmpty')} text={t('emptyText')} />}
        />
      </Panel>
      <ClockDrawer dueItemId={opened} onClose={() => setOpened(null)} />
    </>
  );
}
