import type { CurrencyCode } from '../../src-main/kernel/currency.ts';
import { useFormat } from '../app/format.ts';

/** Sums of a column, one per currency and never mixed; the currency is named once there are two. */
export function CurrencySums<K extends string>(props: {
  readonly sums: readonly (Readonly<Record<K, number>> & { readonly currency: CurrencyCode })[] | undefined;
  readonly of: K;
}) {
  const { amount, money } = useFormat();
  const { sums = [], of } = props;
  return <>{sums.map((sum) => (sums.length === 1 ? amount : money)(sum[of], sum.currency)).join(' + ')}</>;
}
