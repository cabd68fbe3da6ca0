import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';

type Status = NonNullable<InputFor<'orders.list'>['status']>;
type Row = ValueOf<'orders.list'>['rows'][number];
const statuses = ['open', 'to_ship', 'to_invoice', 'done', 'all'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'orders.list'>) => value;

export interface RegisterProps {
  readonly selected: OrderId | null;
  readonly onOpen: (orderId: OrderId) => void;
  readonly onAdd: () => void;
}

/** The orders on record, with what of each is still to be shipped and to be invoiced. */
export function Register({ selected, onOpen, onAdd }: RegisterProps) {
  const { t, i18n } = useTranslation('orders');
  const format = useFormat();
  const { point, asOf, book } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('open');
  const rows = usePagedRows('orders.list', { ...point, status, ...(search === '' ? {} : { search }) }, pick);
  const nothing = rows.first?.total === 0;
  const all = useQueryOf('orders.list', { ...point, status: 'all', limit: 1 }, { enabled: nothing });
  const none = nothing && all.data?.total === 0;
  const sums = rows.first?.sums;
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'number',
        header: t('list.number'),
        width: 96,
        cell: (row) => row.number,
        footer: t('list.count', { n: format.count(rows.total) }),
      },
      { id: 'customer', header: t('common:customer'), width: 150, grow: 4, cell: (row) => row.customerName },
      {
        id: 'orderedOn',
        header: t('list.orderedOn'),
        width: 92,
        grow: 0,
        cell: (row) => <DayText day={row.orderedOn} />,
      },
      {
        id: 'shipOn',
        header: t('list.shipOn'),
        width: 150,
        grow: 0,
        cell: (row) =>
          row.shipOn === null ? (
            '–'
          ) : (
            <>
              <DayText day={row.shipOn} />{' '}
              {row.shipOn < asOf && row.shippedMinor < row.amountMinor - row.cancelledMinor && (
                <Chip bad>{t('list.late')}</Chip>
              )}
            </>
          ),
      },
      { id: 'stage', header: t('list.stage'), width: 110, grow: 0, cell: (row) => t(`stages.${row.stage}`) },
      { id: 'contract', header: t('list.contract'), width: 90, cell: (row) => row.contractNumber ?? '–' },
      {
        id: 'amount',
        header: t('common:amount'),
        width: 108,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
      },
      {
        id: 'toShip',
        header: t('list.toShip'),
        hint: t('list.toShipHint'),
        width: 108,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.confirmedNotShippedMinor} currency={row.currency} dashZero />,
        footer: <CurrencySums sums={sums} of="confirmedNotShippedMinor" />,
      },
      {
        id: 'toInvoice',
        header: t('list.toInvoice'),
        hint: t('list.toInvoiceHint'),
        width: 108,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.shippedNotInvoicedMinor} currency={row.currency} dashZero />,
        footer: <CurrencySums sums={sums} of="shippedNotInvoicedMinor" />,
      },
    ],
    [t, format, rows.total, sums, asOf],
  );
  return (
    <>
      <Bar label={t('list.filters')}>
        <TextInput
          w={220}
          aria-label={t('common:search')}
          placeholder={t('list.searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('list.filters')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`list.status.${value}`) }))}
          onChange={(value) => setStatus(value)}
        />
        {!book.readOnly && (
          <div data-push>
            <Button variant="default" leftSection={<Icon name="plus" size={13} />} onClick={onAdd}>
              {t('list.add')}
            </Button>
          </div>
        )}
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('list.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.orderId}
            selectedKey={selected}
            onOpen={(row) => onOpen(row.orderId)}
            empty={
              <EmptyState
                icon="document"
                title={t(none ? 'list.none' : 'list.empty')}
                text={t(none ? 'list.noneText' : 'list.emptyText')}
              />
            }
          />
        </Panel>
      </Fill>
    </>
  );
}
