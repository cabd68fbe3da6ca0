import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Figure.module.css';

export interface FigureProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** A second figure beside it: a share, a comparison. */
  readonly note?: ReactNode;
  readonly change?: Change | null;
  /** How the figure is made, for who asks. */
  readonly hint?: string;
  readonly onOpen?: () => void;
}

export interface Change {
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
  /** Whether this direction is good news; neutral figures give null. */
  readonly good: boolean | null;
}

/** One headline figure; several stand in a `FigureStrip`. */
export function Figure({ label, value, note, change, hint, onOpen }: FigureProps) {
  const body = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.line}>
        <b className={classes.value}>{value}</b>
        {note !== undefined && <em className={classes.note}>{note}</em>}
        {change !== undefined && change !== null && (
          <em className={classes.note} data-good={change.good ?? undefined}>
            {change.direction === 'up' ? '▲' : change.direction === 'down' ? '▼' : '＝'}
            {change.text}
          </em>
        )}
      </span>
    </>
  );
  const cell =
    onOpen === undefined ? (
      <div className={classes.figure} tabIndex={hint === undefined ? undefined : 0}>
        {body}
      </div>
    ) : (
      <button type="button" className={classes.figure} onClick={onOpen}>
        {body}
      </button>
    );
  return hint === undefined ? (
    cell
  ) : (
    <Tooltip label={hint} multiline w={320} position="bottom" events={{ hover: true, focus: true, touch: true }}>
      {cell}
    </Tooltip>
  );
}

export function FigureStrip({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <section className={classes.strip} aria-label={label}>
      {children}
    </section>
  );
}
