import { useEffect, useRef } from 'react';
import type { TodayItem } from '../../../../src-main/areas/collections/contract.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { isTyping } from '../../../app/typing.ts';

interface Acts {
  readonly onMove: (item: TodayItem) => void;
  readonly onOpen: (item: TodayItem) => void;
  /** Null: the book is read only. */
  readonly onHide: ((item: TodayItem) => void) | null;
}

/** After G the next letter names a screen. */
const SEQUENCE_MS = 1200;

/** J and K move, Enter opens, H puts off; not while a field or a dialog has the keys. */
export function useListKeys(items: readonly TodayItem[], at: CustomerId | null, acts: Acts): void {
  const latest = useRef({ items, at, acts });
  useEffect(() => {
    latest.current = { items, at, acts };
  });
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || hasKeys(event)) return;
      const key = event.key.toLowerCase();
      if (key === 'g') wentAt = Date.now();
      if (key === 'g' || Date.now() - wentAt < SEQUENCE_MS) return;
      const now = latest.current;
      const place = now.items.findIndex(({ customerId }) => customerId === now.at);
      const current = now.items[place];
      if (key === 'j' || key === 'k') {
        const next = now.items[Math.min(now.items.length - 1, Math.max(0, place + (key === 'j' ? 1 : -1)))];
        if (next !== undefined) now.acts.onMove(next);
        // A button that was clicked before would take the Enter that now means the row.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      } else if (current === undefined) return;
      else if (key === 'enter' && !(event.target as HTMLElement).closest('a, button')) now.acts.onOpen(current);
      else if (key === 'h' && now.acts.onHide !== null) now.acts.onHide(current);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A choice that was just clicked keeps the focus and has no use for letters. */
function hasKeys(event: KeyboardEvent): boolean {
  const choice = event.target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(event.target.type);
  return !choice && isTyping(event);
}
