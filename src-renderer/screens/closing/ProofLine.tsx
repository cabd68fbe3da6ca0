import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon.tsx';
import classes from '../../components/ReconcileLine.module.css';

/** A proof under a table: quiet when it holds, a red banner when it does not. */
export function ProofLine({ good, children }: { readonly good: boolean; readonly children: ReactNode }) {
  return (
    <p className={classes.line} data-good={good} role={good ? 'status' : 'alert'}>
      <Icon name={good ? 'check' : 'warning'} size={13} />
      <span>{children}</span>
    </p>
  );
}
