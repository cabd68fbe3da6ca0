import type { ReactNode } from 'react';
import classes from './Section.module.css';

export interface SectionTitleProps {
  readonly title: string;
  /** A quiet half-sentence at the right. */
  readonly note?: ReactNode;
  /** Controls at the right. */
  readonly tools?: ReactNode;
  readonly level?: 1 | 2;
}

/** The head of a panel; each screen has one of level 1. */
export function SectionTitle({ title, note, tools, level = 2 }: SectionTitleProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.head}>
      <Heading className={classes.title}>{title}</Heading>
      {note !== undefined && <small className={classes.note}>{note}</small>}
      {tools !== undefined && <div className={classes.tools}>{tools}</div>}
    </div>
  );
}

/** The one kind of box there is: a hairline around what belongs together. Never put one inside another. */
export function Panel({ children, padded = false }: { readonly children: ReactNode; readonly padded?: boolean }) {
  return (
    <div className={classes.panel} data-padded={padded || undefined}>
      {children}
    </div>
  );
}

/** A short fact beside a name. */
export function Chip({ children, bad = false }: { readonly children: ReactNode; readonly bad?: boolean }) {
  return (
    <span className={classes.chip} data-bad={bad || undefined}>
      {children}
    </span>
  );
}
