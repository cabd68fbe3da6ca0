import { useState } from 'react';
import { checkCodes, type CheckCode } from '../../../src-main/areas/closing/contract.ts';
import { recall, remember } from '../../app/memory.ts';

export interface Tick {
  readonly ticked: boolean;
  readonly note: string;
}

export type Ticks = Readonly<Partial<Record<CheckCode, Tick>>>;

const none: Tick = { ticked: false, note: '' };

/** What was looked at while a month is being prepared; kept on this machine until the month is closed. */
export function useTicks(fileName: string, month: string) {
  const key = `closing.${fileName}.${month}`;
  const [held, setHeld] = useState<{ key: string; ticks: Ticks }>(() => ({ key, ticks: read(key) }));
  const ticks = held.key === key ? held.ticks : read(key);
  const put = (next: Ticks): void => {
    remember(key, Object.keys(next).length === 0 ? null : JSON.stringify(next));
    setHeld({ key, ticks: next });
  };
  return {
    ticks,
    tickOf: (code: CheckCode): Tick => ticks[code] ?? none,
    set: (code: CheckCode, change: Partial<Tick>) => put({ ...ticks, [code]: { ...none, ...ticks[code], ...change } }),
    clear: () => put({}),
  };
}

function read(key: string): Ticks {
  try {
    const kept: unknown = JSON.parse(recall(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept as Record<string, unknown>).flatMap(([code, tick]) => {
        if (!(checkCodes as readonly string[]).includes(code) || typeof tick !== 'object' || tick === null) return [];
        const { ticked, note } = tick as { ticked?: unknown; note?: unknown };
        return [[code, { ticked: ticked === true, note: typeof note === 'string' ? note : '' }]];
      }),
    );
  } catch {
    return {};
  }
}
