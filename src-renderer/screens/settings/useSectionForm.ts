import { useState } from 'react';
import type { InputFor } from '../../app/calls.ts';
import type { Draft } from './useDraft.ts';
import { useProblems, type Problems } from './useProblems.ts';

type Change = InputFor<'settings.update'>;

/** The drafts of a form by the names of the sections they are of. */
type Drafts = {
  readonly [Name in keyof Change]?: Pick<Draft<object>, 'changed' | 'reset'> & {
    readonly value: NonNullable<Change[Name]>;
  };
};

/** What `SectionForm` saves, and how it goes back to what is saved. */
export interface SectionState {
  /** What is sent; null while something in the form is not right. */
  readonly change: Change | null;
  /** Whether the form differs from what is saved. */
  readonly changed: boolean;
  readonly reset: () => void;
}

export interface SectionFields extends SectionState {
  readonly guard: Problems['guard'];
  /** The key of the fields: they keep what is typed, so they are made anew when that is thrown away. */
  readonly round: number;
  /** Throws away what is typed and not taken. */
  readonly redraw: () => void;
}

/** Whole sections of the settings in one form. One that is not `good` as a whole is not saved, however right its fields. */
export function useSectionForm(drafts: Drafts, good = true): SectionFields {
  const problems = useProblems();
  const [round, setRound] = useState(0);
  const named = Object.entries(drafts);
  const redraw = (): void => {
    problems.clear();
    setRound(round + 1);
  };
  return {
    change: problems.any || !good ? null : Object.fromEntries(named.map(([name, { value }]) => [name, value])),
    changed: problems.any || named.some(([, { changed }]) => changed),
    reset: () => {
      for (const [, { reset }] of named) reset();
      redraw();
    },
    guard: problems.guard,
    round,
    redraw,
  };
}
