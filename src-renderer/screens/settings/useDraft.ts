import { useState } from 'react';

export interface Draft<T> {
  readonly value: T;
  readonly set: (part: Partial<T>) => void;
  readonly changed: boolean;
  readonly reset: () => void;
}

/** A form's own copy of a saved section. When the saved one changes, a form that was not touched follows it. */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const [typed, setTyped] = useState<T | null>(null);
  const value = typed ?? saved;
  return {
    value,
    set: (part) => setTyped({ ...value, ...part }),
    changed: typed !== null && JSON.stringify(typed) !== JSON.stringify(saved),
    reset: () => setTyped(null),
  };
}
