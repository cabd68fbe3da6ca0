import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { ClockBadge } from './ClockBadge.tsx';
import classes from './Limitation.module.css';
import type { ClockRow } from './rows.ts';

/** A receivable with its safe and its grey date; both stand side by side so that what wants proof is seen. */
export function useClockColumns({ withCustomer }: { readonly withCustomer: boolean }): readonly GridColumn<ClockRow>[] {
  const { t } = useTranslation('limitation');
  return useMemo(() => {
    const customer: GridColumn<ClockRow> = {
      id: 'customer',
      header: t('columns.customer'),
      width: 150,
      grow: 2,
      cell: (row) => row.customerName,
    };
    return [
      { id: 'state', header: t('columns.state'), width: 148, grow: 0, cell: (row) => <ClockBadge {...row} /> },
      {
        id: 'safe',
        header: t('columns.safe'),
        hint: t('columns.safeHint'),
        width: 100,
        grow: 0,
        cell: (row) => <DayText day={row.safeOn} />,
      },
      {
        id: 'grey',
        header: t('columns.grey'),
        hint: t('columns.greyHint'),
        width: 132,
        grow: 0,
        cell: (row) =>
          row.greyOn === row.safeOn ? (
            <span className={classes.faint}>{t('same')}</span>
          ) : (
            <span className={classes.grey}>
              <DayText day={row.greyOn} />
              {row.unproved > 0 && <Icon name="evidence" size={12} label={t('wantsProof', { count: row.unproved })} />}
            </span>
          ),
      },
      { id: 'number', header: t('columns.invoice'), width: 120, grow: 1, cell: (row) => row.invoiceNo },
      ...(withCustomer ? [customer] : []),
      { id: 'due', header: t('columns.due'), width: 96, grow: 0, cell: (row) => <DayText day={row.dueOn} /> },
      {
        id: 'amount',
        header: t('columns.open'),
        width: 116,
        grow: 0,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.openMinor} currency={row.currency} />,
      },
      {
        id: 'last',
        header: t('columns.last'),
        hint: t('columns.lastHint'),
        width: 170,
        grow: 2,
        cell: (row) =>
          row.lastProved === null ? (
            <span className={classes.faint}>{t('nothingProved')}</span>
          ) : (
            <span className={classes.last}>
              <DayText day={row.lastProved.onDay} /> {t(`kinds.${row.lastProved.kind}`)}
            </span>
          ),
      },
    ];
  }, [t, withCustomer]);
}
