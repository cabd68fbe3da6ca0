import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../src-main/kernel/day.ts';
import type { PromiseShown } from '../../../src-main/areas/promises/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import classes from './Promises.module.css';
import { PromiseChip } from './StateChip.tsx';

type Sums = ValueOf<'promises.list'>['sums'];

/** The register of promises, of one customer or of all. */
export function usePromiseColumns(choice: {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly sums: Sums | undefined;
}): readonly GridColumn<PromiseShown>[] {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const { withCustomer, total, sums } = choice;
  return useMemo(() => {
    const summed = (of: 'amountMinor' | 'keptMinor'): string =>
      (sums ?? []).map((sum) => (sums?.length === 1 ? format.amount : format.money)(sum[of], sum.currency)).join(' + ');
    const when = ({ state, dueOn, paidLateDays }: PromiseShown): string => {
      if (paidLateDays !== null) return t('paidLate', { count: paidLateDays });
      const days = daysBetween(asOf, dueOn);
      if (state === 'open') return t('inDays', { count: days });
      return state === 'due' || state === 'broken' || state === 'partial' ? (days === 0 ? t('today') : t('daysAgo', { count: -days })) : ''; // prettier-ignore
    };
    return [
      {
        id: 'dueOn',
        header: t('columns.dueOn'),
        width: 172,
        grow: 0,
        cell: (row) => (
          <>
            <DayText day={row.dueOn} />
            <span className={classes.when}>{when(row)}</span>
          </>
        ),
        footer: t('columns.count', { n: format.count(total) }),
      },
      {
        id: 'state',
        header: t('columns.state'),
        width: 92,
        grow: 0,
        cell: (row) => <PromiseChip state={row.state} />,
      },
      ...(withCustomer
        ? [
            {
              id: 'customer',
              header: t('common:customer'),
              width: 200,
              grow: 4,
              cell: (row: PromiseShown) => row.customerName,
            },
          ]
        : []),
      {
        id: 'amount',
        header: t('columns.amount'),
        width: 112,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
        footer: summed('amountMinor'),
      },
      {
        id: 'kept',
        header: t('columns.kept'),
        width: 112,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.keptMinor} currency={row.currency} dashZero />,
        footer: summed('keptMinor'),
      },
      {
        id: 'level',
        header: t('columns.level'),
        hint: t('columns.levelHint'),
        width: 72,
        grow: 0,
        align: 'right',
        cell: (row) => (row.level > 1 ? <b className={row.level > 2 ? classes.late : undefined}>{t('levelOf', { n: row.level })}</b> : t('levelOf', { n: row.level })), // prettier-ignore
      },
      { id: 'by', header: t('columns.by'), width: 136, grow: 2, cell: (row) => row.promisedBy },
      {
        id: 'lines',
        header: t('columns.lines'),
        width: 100,
        grow: 1,
        cell: (row) =>
          `${row.assumed ? `${t('assumedShort')} · ` : ''}${row.lines.map(({ number }) => number).join(', ')}`,
      },
    ] satisfies GridColumn<PromiseShown>[];
  }, [t, format, asOf, withCustomer, total, sums]);
}
