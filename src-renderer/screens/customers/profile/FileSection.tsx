import type { ReactNode } from 'react';
import { SectionTitle } from '../../../components/Section.tsx';
import classes from './Profile.module.css';

export interface FileSectionProps {
  readonly name: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the file; the index leads to it by its name. */
export function FileSection({ name, title, note, tools, children }: FileSectionProps) {
  return (
    <section id={`file-${name}`} className={classes.section} tabIndex={-1} aria-label={title}>
      <SectionTitle
        title={title}
        {...(note === undefined ? {} : { note })}
        {...(tools === undefined ? {} : { tools })}
      />
      {children}
    </section>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Long texts take the whole width. */
  readonly wide?: boolean;
}

/** What is known, label by label; what is not known is a dash, so that gaps are seen. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, wide = false }) => (
        <div key={label} data-wide={wide || undefined}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null ? <span className={classes.soft}>–</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
