import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bill } from '../../../src-main/areas/bills/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { AlarmChip } from './AlarmChip.tsx';
import classes from './Bills.module.css';

type Sums = ValueOf<'bills.list'>['sums'];

/** One sum per currency over the states: "¥1,200.00 + $300.00". */
export function sumsByCurrency(
  sums: Sums,
  of: 'amountMinor' | 'contingentMinor',
): [Sums[number]['currency'], number][] {
  const totals = new Map<Sums[number]['currency'], number>();
  for (const sum of sums) totals.set(sum.currency, (totals.get(sum.currency) ?? 0) + sum[of]);
  return [...totals];
}

/** The register by maturity, of one customer or of all. */
export function useBillColumns(choice: {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly sums: Sums | undefined;
}): readonly GridColumn<Bill>[] {
  const { t } = useTranslation('bills');
  const format = useFormat();
  const { withCustomer, total, sums } = choice;
  return useMemo(() => {
    const summed = (of: 'amountMinor' | 'contingentMinor'): string => {
      const totals = sumsByCurrency(sums ?? [], of);
      return totals.map(([currency, minor]) => (totals.length === 1 ? format.amount : format.money)(minor, currency)).join(' + '); // prettier-ignore
    };
    return [
      {
        id: 'maturesOn',
        header: t('columns.maturesOn'),
        width: 142,
        grow: 0,
        cell: (row) => (
          <>
            <DayText day={row.maturesOn} />
            {row.state === 'held' || row.state === 'presented' ? (
              <span className={classes.when}>
                {t(row.daysToMaturity > 0 ? 'inDays' : row.daysToMaturity === 0 ? 'today' : 'daysAgo', { days: Math.abs(row.daysToMaturity) })}
              </span>
            ) : null}
          </>
        ), // prettier-ignore
        footer: t('columns.count', { n: format.count(total) }),
      },
      {
        id: 'state',
        header: t('columns.state'),
        width: 88,
        grow: 0,
        cell: (row) => <Chip bad={row.state === 'dishonoured'}>{t(`states.${row.state}`)}</Chip>,
      },
      {
        id: 'alarm',
        header: t('columns.alarm'),
        width: 218,
        grow: 0,
        cell: (row) => (row.alarm === null ? null : <AlarmChip alarm={row.alarm} />),
      },
      {
        id: 'number',
        header: t('columns.number'),
        width: 96,
        grow: 0,
        cell: (row) => (
          <span className={classes.number} title={row.number}>
            {row.number.length > 14 ? `…${row.number.slice(-10)}` : row.number}
          </span>
        ),
      },
      { id: 'kind', header: t('columns.kind'), width: 64, grow: 0, cell: (row) => t(`kindsShort.${row.kind}`) },
      ...(withCustomer
        ? [
            {
              id: 'customer',
              header: t('common:customer'),
              width: 162,
              grow: 3,
              cell: (row: Bill) => row.customerName,
            },
          ]
        : []),
      { id: 'acceptor', header: t('columns.acceptor'), width: 100, grow: 2, cell: (row) => row.acceptor || row.drawer },
      {
        id: 'amount',
        header: t('common:amount'),
        width: 96,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
        footer: summed('amountMinor'),
      },
      {
        id: 'contingent',
        header: t('columns.contingent'),
        hint: t('columns.contingentHint'),
        width: 96,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.contingentMinor} currency={row.currency} dashZero />,
        footer: summed('contingentMinor'),
      },
    ];
  }, [t, format, withCustomer, total, sums]);
}
