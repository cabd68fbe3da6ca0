import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../src-main/kernel/currency.ts';
import { useFormat } from '../app/format.ts';
import { Icon } from './Icon.tsx';
import classes from './ReconcileLine.module.css';

export interface ReconcileLineProps {
  readonly currency: CurrencyCode;
  /** The parts of the table: not due, every bucket, unapplied. */
  readonly partsMinor: readonly number[];
  /** The table's own total. */
  readonly totalMinor: number;
  /** Worked out from the ledger without the table. */
  readonly ledgerMinor: number;
}

/**
 * Proof under every aging: parts, total and ledger agree to the cent, or a red banner with the difference.
 * Parts 60.00 and 40.00, total 100.00, ledger 100.00 is good; ledger 100.01 prints a difference of -0.01.
 */
export function ReconcileLine({ currency, partsMinor, totalMinor, ledgerMinor }: ReconcileLineProps) {
  const { t } = useTranslation();
  const { money, amount } = useFormat();
  const sumMinor = partsMinor.reduce((sum, part) => sum + part, 0);
  const differenceMinor = sumMinor - ledgerMinor;
  const good = differenceMinor === 0 && totalMinor === ledgerMinor;
  const shownDifference = differenceMinor === 0 ? totalMinor - ledgerMinor : differenceMinor;
  return (
    <p className={classes.line} data-good={good} role={good ? 'status' : 'alert'}>
      <Icon name={good ? 'check' : 'warning'} size={13} />
      <span>
        {t(good ? 'reconcile.good' : 'reconcile.bad', {
          total: money(differenceMinor === 0 ? totalMinor : sumMinor, currency),
          ledger: money(ledgerMinor, currency),
          difference: amount(shownDifference, currency),
        })}
      </span>
    </p>
  );
}
