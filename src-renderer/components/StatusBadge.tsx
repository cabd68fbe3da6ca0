import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../app/queries.ts';
import { useWorkingPoint } from '../app/working.tsx';
import type { CustomerId } from '../../src-main/kernel/ids.ts';
import { useExposureWords } from './ExposureBar/exposureWords.ts';
import { Chip } from './Section.tsx';
import classes from './StatusBadge.module.css';

export interface StatusBadgeProps {
  readonly customerId: CustomerId;
  /** In a list: the reason only where the pointer rests. */
  readonly short?: boolean;
}

/** On watch or on hold, with the reason; nothing for a customer who is neither. */
export function StatusBadge({ customerId, short = false }: StatusBadgeProps) {
  const { t } = useTranslation('orders');
  const { word } = useExposureWords();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('holds.statuses', point);
  const found = data?.rows.find((row) => row.customerId === customerId);
  if (found === undefined) return null;
  const reason = word(`status.${found.reason}`);
  const chip = (
    <Chip bad={found.status === 'hold'}>
      {t(`status.${found.status}`)}
      {!short && ` · ${reason}`}
    </Chip>
  );
  return short ? <span title={reason}>{chip}</span> : chip;
}

/** A customer's name in a row: what does not fit is cut off the name, never the badge beside it. */
export function NameWithStatus({ customerId, name }: { readonly customerId: CustomerId; readonly name: string }) {
  return (
    <span className={classes.named}>
      <span title={name}>{name}</span>
      <StatusBadge customerId={customerId} short />
    </span>
  );
}
