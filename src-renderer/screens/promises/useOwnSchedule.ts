import { useState } from 'react';
import type { InstalmentPlanned } from '../../../src-main/areas/plans/contract.ts';
import type { OwnRow } from '../../../src-main/areas/plans/rules/own.ts';

export interface EditedRow extends OwnRow {
  readonly key: number;
}

interface Kept {
  /** Null: as worked out. */
  readonly rows: readonly EditedRow[] | null;
  readonly past: readonly (readonly EditedRow[] | null)[];
  /** What was changed last: keys in one field are one change. */
  readonly last: string;
}

export interface OwnSchedule {
  readonly rows: readonly EditedRow[];
  /** Changed by hand; false: as worked out from the terms. */
  readonly edited: boolean;
  readonly canUndo: boolean;
  change(what: string, make: (rows: readonly EditedRow[]) => readonly EditedRow[]): void;
  /** Back to what the terms give; what was changed by hand is one undo away. */
  regenerate(): void;
  undo(): void;
}

/** Instalments as worked out until the clerk changes one, then as changed; every change can be taken back. */
export function useOwnSchedule(worked: readonly InstalmentPlanned[]): OwnSchedule {
  const [kept, setKept] = useState<Kept>({ rows: null, past: [], last: '' });
  const rows =
    kept.rows ?? worked.filter(({ seq }) => seq > 0).map(({ seq, dueOn, amountMinor }) => ({ key: seq, dueOn, amountMinor })); // prettier-ignore
  return {
    rows,
    edited: kept.rows !== null,
    canUndo: kept.past.length > 0,
    change: (what, make) =>
      setKept((before) => ({
        rows: make(before.rows ?? rows),
        past: what === before.last ? before.past : [...before.past, before.rows],
        last: what,
      })),
    regenerate: () =>
      setKept((before) =>
        before.rows === null ? before : { rows: null, past: [...before.past, before.rows], last: '' },
      ),
    undo: () => setKept((before) => ({ rows: before.past.at(-1) ?? null, past: before.past.slice(0, -1), last: '' })),
  };
}
