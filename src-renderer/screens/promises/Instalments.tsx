import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { daysBetween, type Day } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import classes from './Promises.module.css';

interface Row {
  readonly seq: number;
  readonly dueOn: Day;
  readonly amountMinor: number;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly paidMinor?: number;
  readonly paidOn?: Day | null;
  readonly daysLate?: number;
}

/** Dates and amounts of a plan; with a day, how far each was paid by then. */
export function Instalments({
  rows,
  currency,
  asOf,
}: {
  readonly rows: readonly Row[];
  readonly currency: CurrencyCode;
  readonly asOf: Day | null;
}) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const interest = rows.some(({ interestMinor }) => interestMinor > 0);
  const sum = (pick: (row: Row) => number): string =>
    format.amount(
      rows.reduce((total, row) => total + pick(row), 0),
      currency,
    );
  const said = (row: Row, day: Day): string => {
    if (row.paidOn !== null && row.paidOn !== undefined)
      return (row.daysLate ?? 0) > 0
        ? t('plan.paidLate', { day: format.day(row.paidOn), count: row.daysLate ?? 0 })
        : t('plan.paidOn', { day: format.day(row.paidOn) });
    if (row.dueOn < day) return t('plan.lateBy', { count: daysBetween(row.dueOn, day) });
    return (row.paidMinor ?? 0) > 0 ? t('plan.partPaid', { amount: format.amount(row.paidMinor ?? 0, currency) }) : '';
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('columns.seq')}</th>
          <th>{t('columns.dueOn')}</th>
          {interest && <th data-right>{t('columns.principal')}</th>}
          {interest && <th data-right>{t('columns.interest')}</th>}
          <th data-right>{t('columns.amount')}</th>
          {asOf !== null && <th>{t('columns.state')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td>{row.seq === 0 ? t('plan.down') : row.seq}</td>
            <td>{format.day(row.dueOn)}</td>
            {interest && <td data-right>{format.amount(row.principalMinor, currency)}</td>}
            {interest && <td data-right>{format.amount(row.interestMinor, currency)}</td>}
            <td data-right>{format.amount(row.amountMinor, currency)}</td>
            {asOf !== null && <td className={(row.daysLate ?? 0) > 0 ? classes.late : undefined}>{said(row, asOf)}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>{t('columns.total')}</td>
          {interest && <td data-right>{sum(({ principalMinor }) => principalMinor)}</td>}
          {interest && <td data-right>{sum(({ interestMinor }) => interestMinor)}</td>}
          <td data-right>{sum(({ amountMinor }) => amountMinor)}</td>
          {asOf !== null && <td />}
        </tr>
      </tfoot>
    </table>
  );
}
