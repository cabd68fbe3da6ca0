import { useTranslation } from 'react-i18next';
import type { DangerLevel } from '../../src-main/areas/signals/contract.ts';
import { LevelBadge } from './LevelBadge.tsx';
import { Chip } from './Section.tsx';

/** A customer's danger level with the weights that add up to it. */
export function DangerBadge({ level, weight }: { readonly level: DangerLevel; readonly weight: number }) {
  const { t } = useTranslation('warnings');
  return (
    <>
      {level === 'none' ? <Chip>{t('none')}</Chip> : <LevelBadge level={level} />}
      <Chip>{t('weight', { count: weight })}</Chip>
    </>
  );
}
