import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import classes from './Notice.module.css';

export type Tone = 'bad' | 'look' | 'note' | 'good';

const icons: Readonly<Record<Tone, IconName>> = { bad: 'warning', look: 'eye', note: 'info', good: 'check' };

/** One thing said in place: what is wrong, what to look at, what went well. Icon and words; colour repeats them. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} size={13} />
      <div>{children}</div>
    </div>
  );
}
