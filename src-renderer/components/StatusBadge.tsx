import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../app/queries.ts';
import { useWorkingPoint } from '../app/working.tsx';
import type { CustomerId } from '../../src-main/kernel/ids.ts';
import { useExposureWords } from './ExposureBar/exposureWords.ts';
import { Chip } from './Section.tsx';

/** On watch or on hold, with the reason and the day of the next look; nothing for a customer who is neither. */
export function StatusBadge({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('orders');
  const { word } = useExposureWords();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('holds.statuses', point);
  const found = data?.rows.find((row) => row.customerId === customerId);
  if (found === undefined) return null;
  return (
    <Chip bad={found.status === 'hold'}>
      {t(`status.${found.status}`)} · {word(`status.${found.reason}`)}
    </Chip>
  );
}
