import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { screens } from './screens.ts';
import { isTyping } from './typing.ts';

/** The search box of everything; its parts are no piece of the first load. */
export async function openPalette(): Promise<void> {
  (await import('@mantine/spotlight')).spotlight.open();
}

const asOfListeners = new Set<() => void>();

/** The header's day control listens here for the `d` key. */
export function onAsOfShortcut(listener: () => void): () => void {
  asOfListeners.add(listener);
  return () => asOfListeners.delete(listener);
}

export function openAsOf(): void {
  for (const listener of asOfListeners) listener();
}

const SEQUENCE_MS = 1200;

/** `g` and a letter or Alt and a digit go to a screen, `d` sets the day, `?` lists the shortcuts, F1 helps. */
export function useFrameShortcuts(actions: {
  readonly showShortcuts: () => void;
  readonly showHelp: () => void;
}): void {
  const navigate = useNavigate();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    let waitingSince = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'F1') {
        event.preventDefault();
        latest.current.showHelp();
        return;
      }
      if (event.altKey && !event.ctrlKey && !event.metaKey && /^Digit[1-9]$/.test(event.code)) {
        const screen = screens.filter(({ group }) => group !== null)[Number(event.code.slice(5)) - 1];
        if (screen !== undefined) {
          event.preventDefault();
          void navigate(screen.path);
        }
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
      const waiting = Date.now() - waitingSince < SEQUENCE_MS;
      waitingSince = 0;
      if (waiting) {
        const screen = screens.find(({ key }) => key === event.key.toLowerCase());
        if (screen !== undefined) {
          event.preventDefault();
          void navigate(screen.path);
        }
        return;
      }
      if (event.key === 'g') waitingSince = Date.now();
      else if (event.key === 'd') {
        event.preventDefault();
        openAsOf();
      } else if (event.key === '?') {
        event.preventDefault();
        latest.current.showShortcuts();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
}
