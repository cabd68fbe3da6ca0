import { useTranslation } from 'react-i18next';
import type { SignalLevel } from '../../src-main/areas/signals/contract.ts';
import classes from './LevelBadge.module.css';
import { LevelPill } from './Pill.tsx';

/** The level of a warning as icon and word; the colour only repeats them. */
export function LevelBadge({ level }: { readonly level: SignalLevel }) {
  const { t } = useTranslation();
  return <LevelPill level={level}>{t(`levels.${level}`)}</LevelPill>;
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
