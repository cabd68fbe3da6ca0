import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import type { SecurityRow } from './rows.ts';
import classes from './Securities.module.css';
import { useSecurityColumns } from './useSecurityColumns.tsx';

const filters = ['standing', 'alarms', 'released', 'all'] as const;
const pick = (value: ValueOf<'securities.list'>) => value;

export function RegisterPart({ onOpen }: { readonly onOpen: (row: SecurityRow) => void }) {
  const { t, i18n } = useTranslation('securities');
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [filter, setFilter] = useState<NonNullable<InputFor<'securities.list'>['filter']>>('standing');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const rows = usePagedRows('securities.list', { ...point, filter, ...(text === '' ? {} : { search: text }) }, pick);
  const columns = useSecurityColumns({ withCustomer: true, total: rows.total, sums: rows.first?.sums });
  return (
    <div className={classes.part}>
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
          onChange={setFilter}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.securityId}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}?tab=securities`) : onOpen(row)
            }
            empty={
              filter === 'standing' && text === '' ? (
                <EmptyState icon="shield" title={t('emptyTitle')} text={t('emptyText')} />
              ) : (
                <EmptyState icon="search" title={t('nothing')} />
              )
            }
          />
        </Panel>
      </Fill>
    </div>
  );
}
