import type { ReactNode } from 'react';
import classes from './Effects.module.css';

/** A printed figure that opens to the rows behind it; one that stands on nothing is plain text. */
export function FigureButton(props: {
  readonly children: ReactNode;
  readonly onOpen: () => void;
  /** Nothing stands behind it: no rows to show. */
  readonly empty?: boolean;
  /** What it is, where the figure alone does not say so. */
  readonly label?: string;
}) {
  if (props.empty === true) return <>{props.children}</>;
  return (
    <button type="button" className={classes.link} onClick={props.onOpen} title={props.label}>
      {props.children}
    </button>
  );
}
