import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankLine } from '../../../src-main/areas/bank/contract.ts';
import type { BankLineId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
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
import { Panel } from '../../components/Section.tsx';
import { LineDrawer } from './LineDrawer.tsx';

type Question = InputFor<'bank.lines'>;
const statuses = ['waiting', 'matched', 'set_aside', 'all'] as const satisfies readonly Question['status'][];
const directions = ['all', 'in', 'out'] as const satisfies readonly Question['direction'][];
type Status = (typeof statuses)[number];
const pick = (value: ValueOf<'bank.lines'>) => value;

/** Lines of all statements: what waits, what is matched to which receipt, what was set aside and why. */
export function LinesTab({ onLoad }: { readonly onLoad: () => void }) {
  const { t, i18n } = useTranslation('bank');
  const { book } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('waiting');
  const [direction, setDirection] = useState<(typeof directions)[number]>('all');
  const [lineId, setLineId] = useState<BankLineId | null>(null);
  const rows = usePagedRows('bank.lines', { status, direction, ...(search === '' ? {} : { search }) }, pick);
  const columns = useLineColumns(rows.first?.sums, status);
  return (
    <>
      <Bar label={t('filters')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('statusLabel')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) => setStatus(value)}
        />
        <SegmentedControl
          aria-label={t('directionLabel')}
          value={direction}
          data={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
          onChange={(value) => setDirection(value)}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.lines')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.lineId}
            selectedKey={lineId}
            onOpen={(row) => setLineId(row.lineId)}
            empty={
              search === '' && (status === 'waiting' || status === 'all') && direction === 'all' ? (
                <EmptyState
                  icon="bank"
                  title={t(`empty.${status}`)}
                  text={t('empty.text')}
                  action={
                    book.readOnly ? undefined : (
                      <Button variant="default" onClick={onLoad}>
                        {t('loadFile')}
                      </Button>
                    )
                  }
                />
              ) : (
                <EmptyState icon="search" title={t('empty.nothing')} text={t('empty.nothingText')} />
              )
            }
          />
        </Panel>
      </Fill>
      <LineDrawer lineId={lineId} onClose={() => setLineId(null)} />
    </>
  );
}

function useLineColumns(
  sums: ValueOf<'bank.lines'>['sums'] | undefined,
  status: Status,
): readonly GridColumn<BankLine>[] {
  const { t } = useTranslation('bank');
  return useMemo<readonly GridColumn<BankLine>[]>(
    () => [
      {
        id: 'bookedOn',
        header: t('columns.bookedOn'),
        width: 96,
        grow: 0,
        cell: (row) => <DayText day={row.bookedOn} />,
      },
      {
        id: 'payer',
        header: t('columns.payer'),
        width: 180,
        grow: 3,
        cell: (row) => row.payerName || row.payerAccount,
      },
      { id: 'memo', header: t('columns.memo'), width: 200, grow: 4, cell: (row) => row.memo },
      ...((sums?.length ?? 0) > 1
        ? [{ id: 'currency', header: t('columns.currency'), width: 52, grow: 0, cell: (row: BankLine) => row.currency }]
        : []),
      {
        id: 'in',
        header: t('columns.in'),
        width: 110,
        align: 'right',
        cell: (row) =>
          row.amountMinor > 0 ? <MoneyText amountMinor={row.amountMinor} currency={row.currency} /> : null,
        footer: <CurrencySums sums={sums} of="inMinor" />,
      },
      {
        id: 'out',
        header: t('columns.out'),
        width: 110,
        align: 'right',
        cell: (row) =>
          row.amountMinor < 0 ? <MoneyText amountMinor={-row.amountMinor} currency={row.currency} /> : null,
        footer: <CurrencySums sums={sums?.map((sum) => ({ ...sum, outMinor: -sum.outMinor || 0 }))} of="outMinor" />,
      },
      status === 'set_aside'
        ? { id: 'reason', header: t('columns.reason'), width: 160, grow: 2, cell: (row) => row.setAsideReason }
        : {
            id: 'left',
            header: t('columns.left'),
            hint: t('columns.leftHint'),
            width: 120,
            align: 'right' as const,
            cell: (row) => <MoneyText amountMinor={row.leftMinor} currency={row.currency} dashZero />,
          },
      ...(status === 'waiting' || status === 'set_aside'
        ? []
        : ([
            {
              id: 'matches',
              header: t('columns.matches'),
              width: 150,
              grow: 2,
              cell: (row) =>
                row.matches.map((match) => `${match.number} ${match.customerName}`).join(t('common:listSeparator')),
            },
          ] satisfies GridColumn<BankLine>[])),
      {
        id: 'account',
        header: t('columns.account'),
        width: 130,
        cell: (row) => shortAccount(row.bankName, row.accountNumber),
      },
    ],
    [t, sums, status],
  );
}

/** 招商银行 …2345: enough to tell the accounts of a company apart. */
export function shortAccount(bankName: string, accountNumber: string): string {
  const tail = accountNumber.length > 6 ? `…${accountNumber.slice(-4)}` : accountNumber;
  return [bankName, tail].filter((part) => part !== '').join(' ');
}
