import { useState } from 'react';
import { keepDraft, keptDraft } from '../../../app/memory.ts';
import { emptyDraft, type Draft } from './draft.ts';

/** What is decided about one piece of work; it is still there after another screen was looked at. */
export function useDraft(key: string): [Draft, (change: (draft: Draft) => Draft) => void, () => void] {
  const place = `workbench ${key}`;
  const [draft, setDraft] = useState<Draft>(() => keptDraft<Draft>(place) ?? emptyDraft);
  const change = (of: (draft: Draft) => Draft): void =>
    setDraft((before) => {
      const next = of(before);
      keepDraft(place, next);
      return next;
    });
  return [draft, change, () => keepDraft(place, undefined)];
}
