import { useTranslation } from 'react-i18next';
import type { SignalLevel } from '../../src-main/areas/signals/contract.ts';
import { Icon, type IconName } from './Icon.tsx';
import classes from './LevelBadge.module.css';

const icons: Readonly<Record<SignalLevel, IconName>> = { yellow: 'eye', orange: 'warning', red: 'flame' };

/** The level of a warning as icon and word; the colour only repeats them. */
export function LevelBadge({ level }: { readonly level: SignalLevel }) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-level={level}>
      <Icon name={icons[level]} size={12} /> {t(`levels.${level}`)}
    </span>
  );
}

/** The level of domain.md §4.5, 1–5, as number, word and colour. */
export function RiskBadge({ level }: { readonly level: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.risk}>
      <i data-risk={level} aria-hidden />
      {level} {t(`riskLevels.${level}`)}
    </span>
  );
}
