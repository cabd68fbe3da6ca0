import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FirstData } from '../../components/FirstData.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import { BandStrip } from './BandStrip.tsx';
import { ClockDrawer } from './ClockDrawer.tsx';
import classes from './Limitation.module.css';
import type { ClockBand } from './rows.ts';
import { useClockColumns } from './useClockColumns.tsx';

const pick = (value: ValueOf<'limitation.list'>) => value;
const states = ['passed', 'running', 'pending', 'no_rule'] as const;

function bandOf(text: string | null): ClockBand | 'all' {
  const days = Number(text);
  if (text !== null && Number.isInteger(days) && days > 0) return days;
  return states.find((state) => state === text) ?? 'all';
}

/** Every receivable that is due, by what is nearest its end. */
export function ClocksPart() {
  const { t, i18n } = useTranslation('limitation');
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const [params, setParams] = useSearchParams();
  const band = bandOf(params.get('band'));
  const [unproved, setUnproved] = useState(false);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [opened, setOpened] = useState<DueItemId | null>(null);
  const rows = usePagedRows(
    'limitation.list',
    { ...point, currency, band, unproved, ...(search === '' ? {} : { search }) },
    pick,
  );
  const columns = useClockColumns({ withCustomer: true });
  const choose = (next: ClockBand | 'all'): void =>
    setParams(next === 'all' ? {} : { band: String(next) }, { replace: true });
  const filtered = band !== 'all' || unproved || search !== '';

  return (
    <div className={classes.part}>
      <BandStrip list={rows.first} band={band} onBand={choose} />
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={280}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Checkbox
          label={t('onlyUnproved')}
          checked={unproved}
          onChange={(event) => setUnproved(event.currentTarget.checked)}
        />
        {band !== 'all' && (
          <Button variant="subtle" size="compact-sm" onClick={() => choose('all')}>
            {t('showAll')}
          </Button>
        )}
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.dueItemId}
            selectedKey={opened}
            onOpen={(row, column) =>
              column === 'customer'
                ? void navigate(`/customers/${row.customerId}?tab=limitation`)
                : setOpened(row.dueItemId)
            }
            empty={
              filtered ? (
                <EmptyState icon="search" title={t('nothing')} />
              ) : (
                <EmptyState icon="check" title={t('emptyTitle')} text={t('emptyText')} action={<FirstData />} />
              )
            }
          />
        </Panel>
      </Fill>
      <ClockDrawer dueItemId={opened} onClose={() => setOpened(null)} />
    </div>
  );
}
