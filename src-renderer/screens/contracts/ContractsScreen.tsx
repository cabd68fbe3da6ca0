import { Button, SegmentedControl, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { PaperTabs } from '../../components/PaperTabs.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { AlarmList } from './AlarmList.tsx';
import { BoardView } from './BoardView.tsx';
import { ClaimsView } from './ClaimsView.tsx';
import { ContractDrawer } from './ContractDrawer.tsx';
import classes from './Contracts.module.css';
import { DeliveriesView } from './DeliveriesView.tsx';
import { PeopleView } from './PeopleView.tsx';
import { useContractColumns } from './useContractColumns.tsx';

type Filter = NonNullable<InputFor<'contracts.list'>['filter']>;
const filters = ['current', 'draft', 'incomplete', 'ending', 'closed', 'all'] as const satisfies readonly Filter[];
const views = { register: Register, milestones: BoardView, deliveries: DeliveriesView, claims: ClaimsView, people: PeopleView } as const; // prettier-ignore
type ViewName = keyof typeof views;
const names = Object.keys(views) as ViewName[];
const pick = (value: ValueOf<'contracts.list'>) => value;

/** Contracts: what cannot wait, the register, and what runs under them. */
export default function ContractsScreen() {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const view = names.find((name) => name === search.get('view')) ?? 'register';
  const alarms = useQueryOf('contracts.alarms', point);
  const View = views[view];
  const [adding, setAdding] = useState(false);
  return (
    <Page fill>
      <PaperTabs />
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('note')}
        tools={
          !book.readOnly && (
            <Button leftSection={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>
              {t('newContract')}
            </Button>
          )
        }
      />
      <AlarmList alarms={alarms.data?.rows ?? []} label={t('alarms.title')} />
      <Tabs value={view} onChange={(value) => setSearch(value === null ? {} : { view: value }, { replace: true })}>
        <Tabs.List>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`views.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <View />
      <ContractDrawer
        opened={adding}
        contract={null}
        onClose={() => setAdding(false)}
        onSaved={(contractId) => void navigate(`/contracts/${contractId}`)}
      />
    </Page>
  );
}

function Register() {
  const { t, i18n } = useTranslation('contracts');
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const [filter, setFilter] = useState<Filter>('current');
  const rows = usePagedRows('contracts.list', { ...point, filter, ...(text === '' ? {} : { search: text }) }, pick);
  const any = useQueryOf('contracts.list', { ...point, filter: 'all', limit: 1 });
  const columns = useContractColumns({ withCustomer: true, total: rows.total, sums: rows.first?.sums });
  return (
    <>
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={260}
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
          onChange={setFilter}
        />
        <span className={classes.soft}>{t('registerNote')}</span>
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.contractId}
            onOpen={(row, column) =>
              void navigate(column === 'customer' ? `/customers/${row.customerId}` : `/contracts/${row.contractId}`)
            }
            empty={
              any.data?.total === 0 ? (
                <EmptyState icon="contract" title={t('empty.title')} text={t('empty.text')} />
              ) : (
                <EmptyState icon="search" title={t('nothing.title')} text={t('nothing.text')} />
              )
            }
          />
        </Panel>
      </Fill>
    </>
  );
}
