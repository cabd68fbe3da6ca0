import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';
import { Icon, type IconName } from './Icon.tsx';

export interface EmptyStateProps {
  readonly title: string;
  /** What to load or do so that something is here. */
  readonly text?: string;
  readonly icon?: IconName;
  readonly action?: ReactNode;
}

export function EmptyState({ title, text, icon = 'info', action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Icon name={icon} size={22} />
      <strong>{title}</strong>
      {text !== undefined && <p>{text}</p>}
      {action !== undefined && <div>{action}</div>}
    </div>
  );
}
