import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import type { GridSort } from '../../components/DataGrid/columns.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { CustomerDrawer } from './CustomerDrawer.tsx';
import { CustomerFilters, type FileFilters } from './CustomerFilters.tsx';
import { customerViews, useCustomerColumns, type CustomerView } from './customerColumns.tsx';
import { DuplicatesDrawer } from './DuplicatesDrawer.tsx';
import { SegmentsDrawer } from './SegmentsDrawer.tsx';

type Question = InputFor<'aging.customers'>;
type Filter = NonNullable<Question['filter']>;
const filters = ['all', 'balance', 'overdue', 'unapplied'] as const satisfies readonly Filter[];
const pick = (value: ValueOf<'aging.customers'>) => value;

/** Every customer with what they owe, in one currency, as of the day in the frame. */
export default function CustomersScreen() {
  const { t, i18n } = useTranslation('customers');
  const navigate = useNavigate();
  const { point, currency, book } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [filter, setFilter] = useState<Filter>('all');
  const [sort, setSort] = useState<GridSort>({ column: 'overdue', descending: true });
  const [view, setView] = useState<CustomerView>('account');
  const [file, setFile] = useState<FileFilters>({});
  const [front, setFront] = useState<'add' | 'duplicates' | 'segments' | null>(null);
  const duplicates = useQueryOf('customers.duplicates', { limit: 1 });

  const rows = usePagedRows(
    'aging.customers',
    {
      ...point,
      currency,
      search,
      filter,
      ...file,
      sort: sort.column as NonNullable<Question['sort']>,
      descending: sort.descending,
    },
    pick,
  );
  const whole = useQueryOf('aging.table', { ...point, currency, by: 'none' });
  const exposures = useQueryOf('credit.exposures', { ...point, currency });
  const useOf = useMemo(
    () => new Map((exposures.data?.rows ?? []).filter((row) => row.hasLimit).map((row) => [row.customerId, row])),
    [exposures.data],
  );
  const columns = useCustomerColumns({
    view,
    currency,
    useOf,
    total: rows.total,
    whole: whole.data?.currencies.find((row) => row.currency === currency),
  });
  const nobody = search === '' && filter === 'all' && Object.keys(file).length === 0;
  const close = (): void => setFront(null);

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('list.title')}
        note={t('list.note')}
        tools={
          <>
            <Button variant="default" onClick={() => setFront('segments')}>
              {t('segments.title')}
            </Button>
            <Button variant="default" onClick={() => setFront('duplicates')}>
              {(duplicates.data?.total ?? 0) > 0
                ? t('duplicates.found', { count: duplicates.data?.total ?? 0 })
                : t('duplicates.title')}
            </Button>
            {!book.readOnly && (
              <Button leftSection={<Icon name="plus" size={13} />} onClick={() => setFront('add')}>
                {t('list.add')}
              </Button>
            )}
          </>
        }
      />
      <Bar label={t('list.filters')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('common:picker.placeholder')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('list.filters')}
          value={filter}
          data={filters.map((value) => ({ value, label: t(`list.filter.${value}`) }))}
          onChange={(value) => setFilter(value)}
        />
        <SegmentedControl
          aria-label={t('list.view')}
          value={view}
          data={customerViews.map((value) => ({ value, label: t(`list.views.${value}`) }))}
          onChange={(value) => setView(value)}
        />
      </Bar>
      {(view === 'file' || Object.keys(file).length > 0) && (
        <Bar label={t('list.fileFilters')}>
          <CustomerFilters filters={file} onChange={setFile} />
        </Bar>
      )}
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('list.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.customerId}
            sort={sort}
            onSort={setSort}
            onOpen={(row) => void navigate(`/customers/${row.customerId}`)}
            empty={
              nobody ? (
                <EmptyState
                  icon="customers"
                  title={t('list.emptyTitle')}
                  text={t('list.emptyText')}
                  action={<Button onClick={() => void navigate('/import')}>{t('list.toImport')}</Button>}
                />
              ) : (
                <EmptyState
                  icon="search"
                  title={t('list.nothingTitle')}
                  text={t('list.nothingText')}
                  action={
                    <Button
                      variant="default"
                      onClick={() => {
                        setTyped('');
                        setFilter('all');
                        setFile({});
                      }}
                    >
                      {t('list.showAll')}
                    </Button>
                  }
                />
              )
            }
          />
        </Panel>
      </Fill>
      <CustomerDrawer
        opened={front === 'add'}
        onClose={close}
        onSaved={(id: CustomerId) => void navigate(`/customers/${id}`)}
      />
      <DuplicatesDrawer opened={front === 'duplicates'} onClose={close} />
      <SegmentsDrawer
        opened={front === 'segments'}
        onClose={close}
        onShow={(segmentId) => {
          setFile({ segmentId });
          setView('file');
          close();
        }}
      />
    </Page>
  );
}
