import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WriteOff } from '../../../src-main/areas/writeoffs/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
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
import { RegisterDrawer } from './RegisterDrawer.tsx';

type Status = NonNullable<InputFor<'writeoffs.list'>['status']>;
const statuses = ['standing', 'gaps', 'recovered', 'cancelled', 'all'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'writeoffs.list'>) => value;

/** 账销案存: what was given up and is claimed all the same. */
export function Register() {
  const { t, i18n } = useTranslation('writeoffs');
  const format = useFormat();
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('standing');
  const [opened, setOpened] = useState<DocumentId | null>(null);
  const rows = usePagedRows('writeoffs.list', { ...point, status, ...(search === '' ? {} : { search }) }, pick);
  const sums = rows.first?.sums;
  const row = rows.first?.rows.find((one) => one.writeOffId === opened) ?? null;

  const columns = useMemo<readonly GridColumn<WriteOff>[]>(
    () => [
      {
        id: 'number',
        header: t('register.number'),
        width: 92,
        grow: 0,
        cell: (one) => one.number,
        footer: t('register.count', { n: format.count(rows.total) }),
      },
      { id: 'on', header: t('fields.on'), width: 92, grow: 0, cell: (one) => <DayText day={one.on} /> },
      { id: 'customer', header: t('common:customer'), width: 150, grow: 4, cell: (one) => one.customerName },
      {
        id: 'debts',
        header: t('register.debtsShort'),
        width: 108,
        grow: 2,
        cell: (one) => [...new Set(one.debts.map((debt) => debt.number))].join(', '),
      },
      { id: 'reason', header: t('fields.reason'), width: 126, grow: 2, cell: (one) => t(`reasons.${one.reason}`) },
      { id: 'approver', header: t('fields.approver'), width: 96, cell: (one) => one.approver },
      {
        id: 'amount',
        header: t('register.amount'),
        width: 104,
        align: 'right',
        cell: (one) => <MoneyText amountMinor={one.amountMinor} currency={one.currency} />,
        footer: <CurrencySums sums={sums} of="amountMinor" />,
      },
      {
        id: 'recovered',
        header: t('register.recovered'),
        width: 100,
        align: 'right',
        cell: (one) => <MoneyText amountMinor={one.recoveredMinor} currency={one.currency} dashZero />,
        footer: <CurrencySums sums={sums} of="recoveredMinor" />,
      },
      {
        id: 'claim',
        header: t('register.claim'),
        width: 104,
        align: 'right',
        cell: (one) => (
          <b>
            <MoneyText amountMinor={one.claimMinor} currency={one.currency} dashZero />
          </b>
        ),
        footer: <CurrencySums sums={sums} of="claimMinor" />,
      },
      {
        id: 'state',
        header: t('register.state'),
        width: 100,
        grow: 0,
        cell: (one) =>
          one.cancelledOn !== null ? (
            <Chip>{t('cancel.chip', { day: format.day(one.cancelledOn) })}</Chip>
          ) : one.gaps.length > 0 ? (
            <Chip bad>{t('register.lacks', { n: one.gaps.length })}</Chip>
          ) : (
            t('register.complete')
          ),
      },
    ],
    [t, format, rows.total, sums],
  );

  return (
    <>
      <Bar label={t('filters')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('register.searchHint')}
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
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.register')}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.writeOffId}
            selectedKey={opened}
            onOpen={(one, column) =>
              column === 'customer' ? void navigate(`/customers/${one.customerId}`) : setOpened(one.writeOffId)
            }
            empty={
              search === '' && status === 'standing' ? (
                <EmptyState
                  icon="check"
                  title={t('register.empty')}
                  text={t('register.emptyText')}
                  action={
                    <Button variant="default" onClick={() => void navigate('/aging')}>
                      {t('register.toAging')}
                    </Button>
                  }
                />
              ) : (
                <EmptyState icon="search" title={t('register.nothing')} />
              )
            }
          />
        </Panel>
      </Fill>
      <RegisterDrawer row={row} onClose={() => setOpened(null)} />
    </>
  );
}
