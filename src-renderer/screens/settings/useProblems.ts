import { useState } from 'react';

export interface Problems {
  readonly any: boolean;
  /** Passes a good value on and remembers a bad one. */
  readonly guard: (name: string, take: (value: number) => void) => (value: number | null) => void;
  readonly clear: () => void;
}

/** Which fields of a form hold something that is no number; a form with any of them is not saved. */
export function useProblems(): Problems {
  const [bad, setBad] = useState<ReadonlySet<string>>(new Set());
  const note = (name: string, wrong: boolean): void =>
    setBad((before) => {
      if (before.has(name) === wrong) return before;
      const next = new Set(before);
      if (wrong) next.add(name);
      else next.delete(name);
      return next;
    });
  return {
    any: bad.size > 0,
    guard: (name, take) => (value) => {
      note(name, value === null);
      if (value !== null) take(value);
    },
    clear: () => setBad(new Set()),
  };
}
