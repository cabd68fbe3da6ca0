import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { id, isId, type BillId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { BillDrawer } from './BillDrawer.tsx';
import { sumsByCurrency, useBillColumns } from './useBillColumns.tsx';

type Filter = NonNullable<InputFor<'bills.list'>['filter']>;
type Sums = ValueOf<'bills.list'>['sums'];
const filters = ['open', 'held', 'maturing', 'passed_on', 'dishonoured', 'all'] as const satisfies readonly Filter[];
const pick = (value: ValueOf<'bills.list'>) => value;

/** Bills received, earliest maturity first: what each one waits for, and what of them is not money yet. */
export default function BillsScreen() {
  const { t, i18n } = useTranslation('bills');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const asked = search.get('filter');
  const filter: Filter = filters.find((name) => name === asked) ?? 'open';
  const shown = Number(search.get('bill'));
  const billId = isId(shown) ? id<'bill'>(shown) : null;
  const rows = usePagedRows('bills.list', { ...point, filter, ...(text === '' ? {} : { search: text }) }, pick);
  const register = useQueryOf('bills.list', { ...point, filter: 'all', limit: 1 });
  const columns = useBillColumns({ withCustomer: true, total: rows.total, sums: rows.first?.sums });

  const go = (change: { readonly filter?: Filter; readonly bill?: BillId | null }): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (change.filter !== undefined) next.set('filter', change.filter);
        if (change.bill === null) next.delete('bill');
        else if (change.bill !== undefined) next.set('bill', String(change.bill));
        return next;
      },
      { replace: true },
    );
  const add = !book.readOnly && (
    <Button leftSection={<Icon name="plus" size={13} />} onClick={() => void navigate('/bills/new')}>
      {t('newBill')}
    </Button>
  );

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} tools={add} />
      <Sums onFilter={(next) => go({ filter: next })} />
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={280}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filtersLabel')}
          value={filter}
          data={filters.map((value) => ({ value, label: t(`filters.${value}`) }))}
          onChange={(value) => go({ filter: value })}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.billId}
            selectedKey={billId}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}`) : go({ bill: row.billId })
            }
            empty={
              register.data?.total === 0 ? (
                <EmptyState icon="bills" title={t('emptyTitle')} text={t('emptyText')} action={add || undefined} />
              ) : (
                <EmptyState
                  icon="search"
                  title={t('nothingTitle')}
                  text={t('nothingText')}
                  action={
                    <Button
                      variant="default"
                      onClick={() => {
                        setTyped('');
                        go({ filter: 'all' });
                      }}
                    >
                      {t('showAll')}
                    </Button>
                  }
                />
              )
            }
          />
        </Panel>
      </Fill>
      <BillDrawer billId={billId} onClose={() => go({ bill: null })} />
    </Page>
  );
}

/** The open register in figures, each opening its part. */
function Sums({ onFilter }: { readonly onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation('bills');
  const format = useFormat();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('bills.list', { ...point, filter: 'open', limit: 1 });
  const { data: maturing } = useQueryOf('bills.list', { ...point, filter: 'maturing', limit: 1 });
  if (data === undefined || data.total === 0) return null;
  const of = (...states: Sums[number]['state'][]): Sums => data.sums.filter(({ state }) => states.includes(state));
  const text = (sums: Sums, field: 'amountMinor' | 'contingentMinor' = 'amountMinor'): string =>
    sumsByCurrency(sums, field)
      .map(([currency, minor]) => format.money(minor, currency))
      .join(' + ') || '–';
  const count = (sums: Sums): string => t('bills', { count: sums.reduce((sum, each) => sum + each.count, 0) });
  return (
    <FigureStrip label={t('sums.label')}>
      <Figure
        label={t('sums.contingent')}
        value={text(data.sums, 'contingentMinor')}
        hint={t('columns.contingentHint')}
        onOpen={() => onFilter('open')}
      />
      <Figure
        label={t('sums.held')}
        value={text(of('held', 'presented'))}
        note={count(of('held', 'presented'))}
        onOpen={() => onFilter('held')}
      />
      <Figure
        label={t('sums.maturing')}
        value={text(maturing?.sums ?? [])}
        note={count(maturing?.sums ?? [])}
        onOpen={() => onFilter('maturing')}
      />
      <Figure
        label={t('sums.passedOn')}
        value={text(of('endorsed', 'discounted'))}
        note={count(of('endorsed', 'discounted'))}
        onOpen={() => onFilter('passed_on')}
      />
      <Figure
        label={t('sums.dishonoured')}
        value={text(of('dishonoured'))}
        note={count(of('dishonoured'))}
        onOpen={() => onFilter('dishonoured')}
      />
    </FigureStrip>
  );
}
