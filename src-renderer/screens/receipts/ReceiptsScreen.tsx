import { Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { useCreditColumns } from '../../components/Entry/useCreditColumns.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { ReceiptTabs } from './ReceiptTabs.tsx';

type Question = InputFor<'ledger.credits'>;
type Status = NonNullable<Question['status']>;
type Kind = NonNullable<Question['kind']>;
const statuses = ['all', 'unapplied', 'reversed'] as const satisfies readonly Status[];
const kinds = ['all', 'receipt', 'credit_note'] as const satisfies readonly Kind[];
const pick = (value: ValueOf<'ledger.credits'>) => value;

/** All money that came in and all credit notes; what is not matched yet is the work that waits here. */
export default function ReceiptsScreen() {
  const { t, i18n } = useTranslation(['receipts', 'bank']);
  const navigate = useNavigate();
  const { currency, currencies, book, isToday, knownAt } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('all');
  const [kind, setKind] = useState<Kind>('all');
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const rows = usePagedRows(
    'ledger.credits',
    { status, kind, ...(currencies.length > 1 ? { currency } : {}), ...(search === '' ? {} : { search }) },
    pick,
  );
  const sums = rows.first?.sums;
  const columns = useCreditColumns({
    withCustomer: true,
    total: rows.total,
    amountSums: useMemo(() => <CurrencySums sums={sums} of="amountMinor" />, [sums]),
    unappliedSums: useMemo(() => <CurrencySums sums={sums} of="unappliedMinor" />, [sums]),
  });
  const nobody = search === '' && status === 'all' && kind === 'all';

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('note')}
        tools={
          <>
            <ReceiptTabs shown="list" />
            {!book.readOnly && (
              <>
                <Button variant="default" onClick={() => void navigate('/receipts/credit-note')}>
                  {t('newCreditNote')}
                </Button>
                <Button leftSection={<Icon name="plus" size={13} />} onClick={() => void navigate('/receipts/new')}>
                  {t('newReceipt')}
                </Button>
              </>
            )}
          </>
        }
      />
      <Bar label={t('filters')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filters')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) => setStatus(value)}
        />
        <Select
          w={130}
          aria-label={t('kind')}
          value={kind}
          allowDeselect={false}
          data={kinds.map((value) => ({
            value,
            label: value === 'all' ? t('allKinds') : t(`common:documentKinds.${value}`),
          }))}
          onChange={(value) => setKind(value ?? 'all')}
        />
      </Bar>
      {(!isToday || knownAt !== null) && <Notice tone="look">{t('asOfNow')}</Notice>}
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.documentId}
            selectedKey={documentId}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}`) : setDocumentId(row.documentId)
            }
            empty={
              nobody ? (
                <EmptyState
                  icon="receipts"
                  title={t('emptyTitle')}
                  text={t('emptyText')}
                  action={
                    <Group gap={8} justify="center">
                      <Button variant="default" onClick={() => void navigate('/bank?tab=load')}>
                        {t('bank:loadFile')}
                      </Button>
                      <Button variant="default" onClick={() => void navigate('/import')}>
                        {t('toImport')}
                      </Button>
                    </Group>
                  }
                />
              ) : (
                <EmptyState icon="search" title={t('nothingTitle')} text={t('nothingText')} />
              )
            }
          />
        </Panel>
      </Fill>
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </Page>
  );
}
