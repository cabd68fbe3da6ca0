/** Small choices kept on this machine. Storage may be switched off or full; then they last for the session. */
export function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}

const drafts = new Map<string, unknown>();

/** What somebody was in the middle of, for the length of the session: it survives leaving a screen, not the program. */
export function keptDraft<T>(key: string): T | undefined {
  return drafts.get(key) as T | undefined;
}

export function keepDraft<T>(key: string, draft: T | undefined): void {
  if (draft === undefined) drafts.delete(key);
  else drafts.set(key, draft);
}
