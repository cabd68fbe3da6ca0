import type { CurrencyCode } from '../../src-main/kernel/currency.ts';
import { useFormat } from '../app/format.ts';
import classes from './Text.module.css';

export interface MoneyTextProps {
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
  /** With the currency's sign, for figures that stand alone. */
  readonly withSign?: boolean;
  /** A quiet dash instead of 0.00, for tables. */
  readonly dashZero?: boolean;
}

export function MoneyText({ amountMinor, currency, withSign = false, dashZero = false }: MoneyTextProps) {
  const format = useFormat();
  if (dashZero && amountMinor === 0) return <span className={classes.faint}>–</span>;
  return <span className={classes.figure}>{(withSign ? format.money : format.amount)(amountMinor, currency)}</span>;
}
