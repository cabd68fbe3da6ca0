import { useState, type ReactNode } from 'react';
import type { Asked } from './asked.ts';
import { RowsDrawer } from './RowsDrawer.tsx';

/** The drawer of a tab, and how its figures open it. */
export function useOpened(): { readonly open: (asked: Asked) => void; readonly drawer: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  return { open: setAsked, drawer: <RowsDrawer asked={asked} onClose={() => setAsked(null)} /> };
}
