import { Button, Select, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { ReviewRow } from '../../../src-main/areas/reviews/contract.ts';
import { id, isId, type CustomerId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AdvicePanel } from '../../components/Advice/AdvicePanel.tsx';
import type { GridColumn, GridSort } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LevelBadge } from '../../components/LevelBadge.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { NameWithStatus } from '../../components/StatusBadge.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { UseBar } from '../../components/UseBar.tsx';
import { CompletenessHead } from '../creditfile/CompletenessHead.tsx';
import classes from './Credit.module.css';
import { FilesView } from './FilesView.tsx';

type Filter = NonNullable<InputFor<'reviews.list'>['filter']>;
type Sort = NonNullable<InputFor<'reviews.list'>['sort']>;
const reviewFilters = ['all', 'due', 'proposals', 'high_risk', 'watch', 'over_limit', 'new', 'core', 'expiring'] as const satisfies readonly Filter[]; // prettier-ignore
const reviewSorts = ['name', 'class', 'grade', 'limit', 'exposure', 'use', 'danger', 'next'] as const satisfies readonly Sort[]; // prettier-ignore
const pick = (value: ValueOf<'reviews.list'>) => value;
const headline = ['due', 'proposals', 'over_limit', 'high_risk', 'expiring'] as const satisfies readonly Filter[];

/** 授信管理: every customer with class, grade, limit, use, danger and next review; what is due first. */
export default function CreditScreen() {
  const { t, i18n } = useTranslation(['credit', 'advice']);
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const [sort, setSort] = useState<GridSort>({ column: 'next', descending: false });
  const filter: Filter = reviewFilters.find((name) => name === search.get('filter')) ?? 'all';
  const view = search.get('view') === 'files' ? 'files' : 'limits';
  const shown = Number(search.get('customer'));
  const customerId = isId(shown) ? id<'customer'>(shown) : null;
  const by = reviewSorts.find((name) => name === sort.column) ?? 'next';
  const rows = usePagedRows('reviews.list', { ...point, currency, filter, search: text, sort: by, descending: sort.descending }, pick); // prettier-ignore
  const columns = useColumns(rows.first);
  const counts = rows.first?.counts;
  const go = (name: string, value: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const showFilter = (name: Filter): void =>
    setSearch({ filter: name, ...(customerId === null ? {} : { customer: String(customerId) }) }, { replace: true });
  const open = useMemo(() => {
    for (let index = 0; index < rows.total; index += 1) {
      const row = rows.rowAt(index);
      if (row?.customerId === customerId) return row;
    }
    return undefined;
  }, [rows, customerId]);

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <FigureStrip label={t('figures')}>
        {headline.map((name) => (
          <Figure key={name} label={t(`filters.${name}`)} value={counts?.[name] ?? '–'} hint={t(`hints.${name}`)} onOpen={() => showFilter(name)} />
        ))}
      </FigureStrip>
      <Tabs value={view} onChange={(name) => go('view', name === 'files' ? name : null)}>
        <Tabs.List>
          <Tabs.Tab value="limits">{t('views.limits')}</Tabs.Tab>
          <Tabs.Tab value="files">{t('views.files')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {view === 'files' && (
        <FilesView selected={customerId} onOpen={(id) => go('customer', String(id))} />
      )}
      {view === 'limits' && (
        <>
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={280}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          w={220}
          aria-label={t('filtersLabel')}
          allowDeselect={false}
          value={filter}
          data={reviewFilters.map((value) => ({ value, label: `${t(`filters.${value}`)}${counts === undefined ? '' : ` (${counts[value]})`}` }))}
          onChange={(value) => go('filter', value)}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.customerId}
            selectedKey={customerId}
            sort={sort}
            onSort={setSort}
            onOpen={(row) => go('customer', String(row.customerId))}
            empty={
              <EmptyState
                icon="search"
                title={t(filter === 'all' && text === '' ? 'emptyTitle' : 'nothingTitle')}
                text={t(filter === 'all' && text === '' ? 'emptyText' : 'nothingText')}
                action={
                  filter === 'all' && text === '' ? undefined : (
                    <Button
                      variant="default"
                      onClick={() => {
                        setTyped('');
                        go('filter', 'all');
                      }}
                    >
                      {t('showAll')}
                    </Button>
                  )
                }
              />
            }
          />
        </Panel>
      </Fill>
        </>
      )}
      <SideDrawer
        opened={customerId !== null}
        onClose={() => go('customer', null)}
        size={900}
        title={open === undefined ? t('drawer') : `${t('drawer')} · ${open.customerName}`}
      >
        {customerId !== null && (
          <div className={classes.drawer}>
            {view === 'files' && <Completeness customerId={customerId} />}
            <AdvicePanel key={customerId} customerId={customerId} />
            {view === 'limits' && <Completeness customerId={customerId} />}
            <div>
              <Button variant="default" rightSection={<Icon name="right" size={12} />} onClick={() => void navigate(`/customers/${customerId}?tab=advice`)}>
                {t('toCustomer')}
              </Button>
            </div>
          </div>
        )}
      </SideDrawer>
    </Page>
  ); // prettier-ignore
}

/** What the file lacks; each line leads to the tab where it is filled in. */
function Completeness({ customerId }: { readonly customerId: CustomerId }) {
  const navigate = useNavigate();
  const to = (tab: string): void => void navigate(`/customers/${customerId}?tab=${tab}`);
  return (
    <CompletenessHead
      customerId={customerId}
      onPlace={to}
      onRecord={() => to('standing')}
      onFraud={() => to('standing')}
    />
  );
}

function useColumns(first: ValueOf<'reviews.list'> | undefined): readonly GridColumn<ReviewRow>[] {
  const { t } = useTranslation(['credit', 'advice']);
  const format = useFormat();
  const { currency, asOf } = useWorkingPoint();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('common:customer'),
        width: 170,
        grow: 3,
        sortable: true,
        descendingFirst: false,
        cell: (row) => <NameWithStatus customerId={row.customerId} name={row.customerName} />,
        footer: first === undefined ? '' : t('columns.count', { n: format.count(first.total) }),
      },
      {
        id: 'class',
        header: t('columns.class'),
        width: 78,
        grow: 0,
        sortable: true,
        descendingFirst: false,
        cell: (row) => <Chip bad={row.class === 'blocked'}>{t(`advice:classes.${row.class}`)}</Chip>,
      },
      {
        id: 'grade',
        header: t('columns.grade'),
        width: 58,
        grow: 0,
        sortable: true,
        descendingFirst: false,
        cell: (row) => (row.grade === null ? '–' : `${row.grade}${row.overridden ? ' *' : ''}`),
        hint: t('columns.gradeHint'),
      },
      {
        id: 'limit',
        header: t('columns.limit'),
        width: 106,
        grow: 1,
        align: 'right',
        sortable: true,
        cell: (row) => (row.limitMinor === null ? '–' : <MoneyText amountMinor={row.limitMinor} currency={currency} />),
        footer: first === undefined ? '' : format.amount(first.limitMinor, currency),
      },
      {
        id: 'exposure',
        header: t('columns.exposure'),
        width: 106,
        grow: 1,
        align: 'right',
        sortable: true,
        cell: (row) => <MoneyText amountMinor={row.exposureMinor} currency={currency} dashZero />,
        footer: first === undefined ? '' : format.amount(first.exposureMinor, currency),
      },
      {
        id: 'use',
        header: t('columns.use'),
        width: 112,
        grow: 0,
        sortable: true,
        cell: (row) => row.limitMinor !== null && <UseBar usedMinor={row.exposureMinor} limitMinor={row.limitMinor} label={t('columns.use')} />,
      },
      {
        id: 'danger',
        header: t('columns.danger'),
        width: 92,
        grow: 0,
        sortable: true,
        cell: (row) => (row.danger === 'none' ? null : <LevelBadge level={row.danger} />),
      },
      {
        id: 'next',
        header: t('columns.next'),
        width: 132,
        grow: 1,
        sortable: true,
        descendingFirst: false,
        cell: (row) => (
          <span className={classes.next} data-overdue={(row.nextOn !== null && row.nextOn < asOf) || undefined}>
            {row.nextOn === null ? (row.due.length > 0 ? t('never') : '–') : <DayText day={row.nextOn} />}
            {row.due.some((reason) => reason !== 'cycle' && reason !== 'never') && (
              <span title={row.due.map((reason) => t(`advice:due.${reason}`)).join(' · ')}>
                {' · '}
                {t(`dueShort.${row.due.find((reason) => reason !== 'cycle' && reason !== 'never') ?? 'signal'}`)}
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'proposals',
        header: t('columns.proposals'),
        width: 132,
        grow: 2,
        cell: (row) => (
          <span className={classes.chips}>
            {row.proposals.map(({ kind, reasons }) => (
              <span key={kind} title={reasons.map((reason) => t(`advice:proposals.reasons.${reason}`)).join(' · ')}>
                <Chip bad={kind === 'suspend'}>{t(`advice:proposals.short.${kind}`)}</Chip>
              </span>
            ))}
          </span>
        ),
      },
    ],
    [t, format, currency, asOf, first],
  ); // prettier-ignore
}
