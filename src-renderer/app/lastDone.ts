export interface Done {
  readonly commandId: string;
  readonly procedure: string;
}

let last: Done | null = null;
const listeners = new Set<() => void>();

/** The last change of this window; null once it was undone or the book was closed. */
export function lastDone(): Done | null {
  return last;
}

export function rememberDone(done: Done | null): void {
  last = done;
  for (const listener of listeners) listener();
}

export function onLastDone(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
