import { useTranslation } from 'react-i18next';
import type { AdjustmentReason, OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import { formatMinor } from '../../../src-main/kernel/format.ts';
import classes from './LetGoSelect.module.css';

const reasons = ['bank_charge', 'discount', 'small_balance'] as const satisfies readonly AdjustmentReason[];

/** What happens to the rest of an item that was paid in part: it stays open, or it is let go for a reason. */
export function LetGoSelect(props: {
  readonly item: OpenItem;
  readonly givenMinor: number;
  readonly reason: AdjustmentReason | null;
  readonly onChange: (reason: AdjustmentReason | null) => void;
  /** Out of the way of Tab where the screen has a key for it. */
  readonly byKey?: boolean;
}) {
  const { t } = useTranslation(['allocation', 'common']);
  const { item, givenMinor, reason } = props;
  if (givenMinor <= 0 || givenMinor >= item.openMinor) return null;
  const rest = formatMinor(item.openMinor - givenMinor, item.currency);
  return (
    <select
      className={classes.select}
      data-set={reason !== null || undefined}
      aria-label={t('letGoOf', { number: item.number })}
      value={reason ?? ''}
      {...(props.byKey === true ? { tabIndex: -1 } : {})}
      onChange={(event) => props.onChange(reasons.find((each) => each === event.currentTarget.value) ?? null)}
    >
      <option value="">{t('staysOpen', { amount: rest })}</option>
      {reasons.map((each) => (
        <option key={each} value={each}>
          {t(`common:adjustmentReasons.${each}`)} {rest}
        </option>
      ))}
    </select>
  );
}
