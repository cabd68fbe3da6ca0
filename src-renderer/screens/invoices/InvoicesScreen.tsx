import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
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
import type { GridSort } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { useRegisterColumns } from './useRegisterColumns.tsx';

type Question = InputFor<'invoices.register'>;
type Status = NonNullable<Question['status']>;
type Only = NonNullable<Question['only']>;
const statuses = ['open', 'overdue', 'all'] as const satisfies readonly Status[];
const onlys = ['any', 'unconfirmed', 'provisional', 'worked_out', 'redated'] as const satisfies readonly Only[];
const pick = (value: ValueOf<'invoices.register'>) => value;

/** 账龄记录表: every due item with its paper, its terms and both its due dates; what is not confirmed is the work here. */
export default function InvoicesScreen() {
  const { t, i18n } = useTranslation('invoices');
  const navigate = useNavigate();
  const { point, currency, currencies } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('open');
  const [only, setOnly] = useState<Only>('any');
  const [sort, setSort] = useState<GridSort>({ column: 'dueOn', descending: false });
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const rows = usePagedRows(
    'invoices.register',
    {
      ...point,
      status,
      only,
      sort: sort.column as NonNullable<Question['sort']>,
      descending: sort.descending,
      ...(currencies.length > 1 ? { currency } : {}),
      ...(search === '' ? {} : { search }),
    },
    pick,
  );
  const sums = rows.first?.sums;
  const columns = useRegisterColumns({
    total: rows.total,
    amountSums: useMemo(() => <CurrencySums sums={sums} of="amountMinor" />, [sums]),
    openSums: useMemo(() => <CurrencySums sums={sums} of="openMinor" />, [sums]),
  });
  const nothing = search === '' && only === 'any' && status !== 'overdue';

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Bar label={t('filters')}>
        <TextInput
          w={240}
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
          w={230}
          aria-label={t('only')}
          value={only}
          allowDeselect={false}
          leftSection={<span>{t('only')}</span>}
          leftSectionWidth={52}
          data={onlys.map((value) => ({ value, label: t(`onlyOf.${value}`) }))}
          onChange={(value) => setOnly(value ?? 'any')}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.dueItemId}
            sort={sort}
            onSort={setSort}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}`) : setDocumentId(row.documentId)
            }
            empty={
              nothing ? (
                <EmptyState
                  icon="document"
                  title={t('emptyTitle')}
                  text={t('emptyText')}
                  action={
                    <Button variant="default" onClick={() => void navigate('/import')}>
                      {t('toImport')}
                    </Button>
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
