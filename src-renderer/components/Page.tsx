import type { ReactNode } from 'react';
import classes from './Page.module.css';

/** A screen's column. `fill` takes the height there is, so that the grid in a `Fill` scrolls and not the page. */
export function Page({ children, fill = false }: { readonly children: ReactNode; readonly fill?: boolean }) {
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      {children}
    </div>
  );
}

/** The part of a filled page that takes what height is left. */
export function Fill({ children }: { readonly children: ReactNode }) {
  return <div className={classes.fill}>{children}</div>;
}

/** Filters and buttons in a row; children after a `data-push` one stand at the right. */
export function Bar({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <div className={classes.bar} {...(label === undefined ? {} : { role: 'group', 'aria-label': label })}>
      {children}
    </div>
  );
}
