import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** What is known of one thing, name over value, three or four in a row. */
export function Facts({ columns, children }: { readonly columns: 3 | 4; readonly children: ReactNode }) {
  return (
    <dl className={classes.facts} data-columns={columns}>
      {children}
    </dl>
  );
}

export interface FactProps {
  readonly label: string;
  /** Long text: two of four columns, all of three. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Fact({ label, wide = false, children }: FactProps) {
  return (
    <div data-wide={wide || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
