import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useCreditColumns } from '../../components/Entry/useCreditColumns.tsx';
import { Panel } from '../../components/Section.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

const pick = (value: ValueOf<'ledger.credits'>) => value;

/** Money and credit notes of one customer; opening one allows to allocate, take back and reverse. */
export function CreditsTab({ customer, onDocument }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const rows = usePagedRows('ledger.credits', { customerId: customer.id }, pick);
  const sums = rows.first?.sums;
  const columns = useCreditColumns({
    withCustomer: false,
    total: rows.total,
    amountSums: useMemo(() => <CurrencySums sums={sums} of="amountMinor" />, [sums]),
    unappliedSums: useMemo(() => <CurrencySums sums={sums} of="unappliedMinor" />, [sums]),
  });
  return (
    <Panel>
      <DataGrid
        label={t('tabs.credits')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.documentId}
        onOpen={(row) => onDocument(row.documentId)}
        empty={<EmptyState icon="receipts" title={t('credits.empty')} text={t('credits.emptyText')} />}
      />
    </Panel>
  );
}
