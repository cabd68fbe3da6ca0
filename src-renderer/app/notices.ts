import { useSyncExternalStore } from 'react';
import { recall, remember } from './memory.ts';

/** Whether this machine's clerk wants system notifications; off until it is switched on. */
const WANTED = 'duewarden.notices';
const listeners = new Set<() => void>();

function noticesWanted(): boolean {
  return recall(WANTED) === 'on';
}

export function wantNotices(on: boolean): void {
  remember(WANTED, on ? 'on' : null);
  for (const listener of listeners) listener();
}

export function useNoticesWanted(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, noticesWanted);
}
