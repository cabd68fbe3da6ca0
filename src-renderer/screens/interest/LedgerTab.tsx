import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { InterestRow } from '../../../src-main/areas/interest/contract.ts';
import { id, type DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FirstData } from '../../components/FirstData.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { ItemDrawer } from './ItemDrawer.tsx';

type Status = NonNullable<InputFor<'interest.ledger'>['status']>;
const statuses = ['all', 'open', 'settled'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'interest.ledger'>) => value;

/** What every late item bears, what of it is charged, and what is not. */
export function LedgerTab() {
  const { t, i18n } = useTranslation('interest');
  const format = useFormat();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { point, currency } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('all');
  const [opened, setOpened] = useState<DueItemId | null>(null);
  const customer = Number(params.get('customer'));
  const rows = usePagedRows(
    'interest.ledger',
    {
      ...point,
      currency,
      status,
      ...(search === '' ? {} : { search }),
      ...(Number.isSafeInteger(customer) && customer > 0 ? { customerId: id<'customer'>(customer) } : {}),
    },
    pick,
  );
  const { first } = rows;

  const columns = useMemo<readonly GridColumn<InterestRow>[]>(() => {
    const money = (of: 'openMinor' | 'letterMinor' | 'notedMinor' | 'freshMinor') => ({
      id: of,
      header: t(`ledger.${of}`),
      width: 98,
      align: 'right' as const,
      cell: (row: InterestRow) => <MoneyText amountMinor={row[of]} currency={row.currency} dashZero />,
      ...(of === 'openMinor' || first === undefined
        ? {}
        : { footer: <MoneyText amountMinor={first[of]} currency={currency} dashZero /> }),
    });
    return [
      {
        id: 'number',
        header: t('ledger.number'),
        width: 104,
        cell: (row) => row.number,
        footer: t('ledger.count', { n: format.count(rows.total) }),
      },
      { id: 'customer', header: t('common:customer'), width: 130, grow: 3, cell: (row) => row.customerName },
      { id: 'dueOn', header: t('ledger.dueOn'), width: 94, grow: 0, cell: (row) => <DayText day={row.dueOn} /> },
      { id: 'daysLate', header: t('ledger.daysLate'), width: 72, grow: 0, align: 'right', cell: (row) => format.count(row.daysLate) },
      {
        ...money('openMinor'),
        cell: (row) =>
          row.settled ? <Chip>{t('ledger.settled')}</Chip> : <MoneyText amountMinor={row.openMinor} currency={row.currency} />,
      },
      {
        id: 'rule',
        header: t('fields.rule'),
        width: 100,
        grow: 2,
        cell: (row) =>
          row.problem !== null ? <Chip bad>{t(`problems.${row.problem}`)}</Chip> : row.rule === null ? '' : t(`rulesShort.${row.rule}`),
      },
      {
        id: 'through',
        header: t('ledger.through'),
        width: 98,
        grow: 0,
        cell: (row) => (row.accruedThroughOn === null ? '–' : <DayText day={row.accruedThroughOn} />),
      },
      money('letterMinor'),
      money('notedMinor'),
      money('freshMinor'),
    ];
  }, [t, format, rows.total, first, currency]); // prettier-ignore

  return (
    <>
      <Bar label={t('filters')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('ledger.searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filters')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`ledger.status.${value}`) }))}
          onChange={(value) => setStatus(value)}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.ledger')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.dueItemId}
            selectedKey={opened}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}`) : setOpened(row.dueItemId)
            }
            empty={
              search === '' && status === 'all' ? (
                <EmptyState
                  icon="check"
                  title={t('ledger.empty')}
                  text={t('ledger.emptyText')}
                  action={<FirstData />}
                />
              ) : (
                <EmptyState icon="search" title={t('ledger.nothing')} />
              )
            }
          />
        </Panel>
      </Fill>
      <ItemDrawer dueItemId={opened} onClose={() => setOpened(null)} />
    </>
  );
}
