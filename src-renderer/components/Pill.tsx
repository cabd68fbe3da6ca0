import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import classes from './Pill.module.css';

export interface PillProps {
  readonly icon: IconName;
  readonly tone?: 'bad' | 'warn' | undefined;
  readonly children: ReactNode;
}

/** What cannot wait, as icon and words in a rounded frame; the colour only repeats them. */
export function Pill({ icon, tone, children }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone}>
      <Icon name={icon} size={12} /> {children}
    </span>
  );
}

const levels = {
  yellow: { icon: 'eye', tone: undefined },
  orange: { icon: 'warning', tone: 'warn' },
  red: { icon: 'flame', tone: 'bad' },
} as const satisfies Record<string, Pick<PillProps, 'icon' | 'tone'>>;

/** The same by the three levels that alarms have. */
export function LevelPill(props: { readonly level: keyof typeof levels; readonly children: ReactNode }) {
  return <Pill {...levels[props.level]}>{props.children}</Pill>;
}
