import { useEffect, useRef } from 'react';
import { isTyping } from '../../../app/typing.ts';

/** What the keys of the workbench do; true: it was done, the key goes no further. */
export type KeyAction = (event: KeyboardEvent) => boolean;

const SEQUENCE_MS = 1200;

/**
 * Single keys for the whole screen, wherever its focus stands. They come before those of the frame; after `g`, which
 * begins the way to another screen, and in a field or a dialog they are none of ours. Ctrl+Enter works everywhere.
 */
export function useKeys(act: KeyAction): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let wayUntil = 0;
    const onKey = (event: KeyboardEvent): void => {
      const confirm = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest('[role="dialog"]')) return;
      if (!confirm) {
        if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
        if (event.timeStamp < wayUntil) {
          wayUntil = 0;
          return;
        }
        if (event.key === 'g') {
          wayUntil = event.timeStamp + SEQUENCE_MS;
          return;
        }
        // A button that has the focus takes Enter and space itself.
        if ((event.key === 'Enter' || event.key === ' ') && target?.closest('button, a') != null) return;
      }
      if (!latest.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
