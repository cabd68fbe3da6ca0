import { useEffect, useState } from 'react';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import { recall, remember } from '../../app/memory.ts';

export interface LastVisit {
  /** False on the very first visit, when nothing can be told to be new. */
  readonly known: boolean;
  isNew(signal: Signal): boolean;
}

const factOf = ({ key, fact }: Signal): string => `${key} ${fact}`;

/** What was not on the list when it was last looked at on this machine: new matters, and known ones that changed. */
export function useLastVisit(book: string, rows: readonly Signal[] | undefined): LastVisit {
  const place = `warnings.seen.${book}`;
  const [before] = useState(() => read(place));
  useEffect(() => {
    if (rows !== undefined) remember(place, JSON.stringify(rows.map(factOf)));
  }, [place, rows]);
  return { known: before !== null, isNew: (signal) => before?.has(factOf(signal)) === false };
}

function read(place: string): ReadonlySet<string> | null {
  const text = recall(place);
  if (text === null) return null;
  try {
    const facts: unknown = JSON.parse(text);
    return Array.isArray(facts) ? new Set(facts.map(String)) : null;
  } catch {
    return null;
  }
}
