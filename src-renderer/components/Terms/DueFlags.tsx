import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedItem } from '../../../src-main/areas/invoices/contract.ts';
import { Chip } from '../Section.tsx';

export interface DueFlagsProps {
  readonly item: Pick<PlannedItem, 'dueBasis' | 'triggerHappened' | 'triggerKind'>;
  readonly redated?: boolean;
}

/** What is to be known about a due date: worked out or not known at all, waiting for an event, moved. */
export function DueFlags({ item, redated = false }: DueFlagsProps) {
  const { t } = useTranslation('terms');
  if (redated) return <Chip>{t('flags.redated')}</Chip>;
  if (!item.triggerHappened)
    return (
      <Chip bad={item.dueBasis === 'document'}>
        {t(`flags.${item.dueBasis === 'document' ? 'unknown' : 'expected'}.${item.triggerKind}`)}
      </Chip>
    );
  if (item.dueBasis === 'document') return <Chip bad>{t('flags.missing')}</Chip>;
  return item.dueBasis === 'terms' ? <Chip>{t('flags.worked')}</Chip> : null;
}

/** Retention, an instalment's label, a milestone's name. */
export function usePartText(): (item: Pick<PlannedItem, 'part' | 'label'>) => string {
  const { t } = useTranslation('terms');
  return useCallback(({ part, label }) => (label !== '' ? label : part === 'whole' ? '' : t(`parts.${part}`)), [t]);
}
