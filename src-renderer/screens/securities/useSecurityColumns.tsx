import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import type { ValueOf } from '../../app/calls.ts';
import { Alarm } from './Alarm.tsx';
import type { SecurityRow } from './rows.ts';
import classes from './Securities.module.css';

/** The register, of one customer or of all. */
export function useSecurityColumns(choice: {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly sums: ValueOf<'securities.list'>['sums'] | undefined;
}): readonly GridColumn<SecurityRow>[] {
  const { t } = useTranslation('securities');
  const format = useFormat();
  const { withCustomer, total, sums } = choice;
  return useMemo(() => {
    const summed = (of: 'amountMinor' | 'coverMinor'): string =>
      (sums ?? [])
        .map((sum) => ((sums ?? []).length === 1 ? format.amount : format.money)(sum[of], sum.currency))
        .join(' + ');
    return [
      {
        id: 'kind',
        header: t('columns.kind'),
        width: 146,
        grow: 1,
        cell: (row) => `${t(`kinds.${row.kind}`)}${row.form === '' ? '' : ` · ${t(`forms.${row.form}`)}`}`,
        footer: t('columns.count', { n: format.count(total) }),
      },
      ...(withCustomer
        ? [
            {
              id: 'customer',
              header: t('common:customer'),
              width: 140,
              grow: 3,
              cell: (row: SecurityRow) => row.customerName,
            },
          ]
        : []),
      { id: 'provider', header: t('columns.provider'), width: 110, grow: 2, cell: (row) => row.provider },
      {
        id: 'end',
        header: t('columns.end'),
        hint: t('columns.endHint'),
        width: 138,
        grow: 0,
        cell: (row) =>
          row.periodEnd === null ? (
            '–'
          ) : (
            <>
              <DayText day={row.periodEnd.on} />
              {row.periodEnd.basis === 'computed' && <span className={classes.soft}> {t('byLaw')}</span>}
            </>
          ),
      },
      {
        id: 'alarm',
        header: t('columns.alarm'),
        width: 206,
        grow: 0,
        cell: (row) =>
          row.releasedOn !== null ? (
            <Chip>{t('released', { day: format.day(row.releasedOn) })}</Chip>
          ) : row.alarm !== null ? (
            <Alarm {...row.alarm} />
          ) : (
            row.warnings[0] !== undefined && (
              <span className={classes.warning} title={row.warnings.map((code) => t(`warnings.${code}`)).join('\n')}>
                <Icon name="eye" size={12} /> {t(`warningsShort.${row.warnings[0]}`)}
                {row.warnings.length > 1 && ` +${row.warnings.length - 1}`}
              </span>
            )
          ),
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        width: 108,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
        footer: summed('amountMinor'),
      },
      {
        id: 'cover',
        header: t('columns.cover'),
        hint: t('columns.coverHint'),
        width: 108,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.coverMinor} currency={row.currency} dashZero />,
        footer: summed('coverMinor'),
      },
    ];
  }, [t, format, withCustomer, total, sums]);
}
