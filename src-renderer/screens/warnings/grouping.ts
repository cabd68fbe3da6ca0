import type { DangerLevel, Signal } from '../../../src-main/areas/signals/contract.ts';
import { bySeverity } from './signalText.ts';

export type Grouping = 'level' | 'rule' | 'customer';

export interface CustomerDanger {
  readonly level: DangerLevel;
  readonly weight: number;
}

/** A head with its count, or a warning. */
export type Line =
  | {
      readonly kind: 'head';
      readonly grouping: Grouping;
      readonly group: string;
      readonly count: number;
      /** The first of the group, for what they have in common. */
      readonly first: Signal;
    }
  | { readonly kind: 'signal'; readonly signal: Signal };

const ranks: Readonly<Record<DangerLevel, number>> = { none: 0, yellow: 1, orange: 2, red: 3 };

/** Worst first; groups stand in the order of their worst, customers in the order of their danger. */
export function grouped(
  rows: readonly Signal[],
  grouping: Grouping,
  dangers: ReadonlyMap<number, CustomerDanger> = new Map(),
): readonly Line[] {
  const groups = new Map<string, Signal[]>();
  const groupOf = (signal: Signal): string => (grouping === 'customer' ? String(signal.customerId) : signal[grouping]);
  for (const signal of [...rows].sort(bySeverity)) {
    const group = groupOf(signal);
    const known = groups.get(group);
    if (known) known.push(signal);
    else groups.set(group, [signal]);
  }
  const rank = (group: string): readonly [number, number] => {
    const danger = dangers.get(Number(group));
    return [ranks[danger?.level ?? 'none'], danger?.weight ?? 0];
  };
  const ordered = [...groups];
  if (grouping === 'customer') ordered.sort(([a], [b]) => rank(b)[0] - rank(a)[0] || rank(b)[1] - rank(a)[1]);
  return ordered.flatMap(([group, signals]) => {
    const [first] = signals;
    return first === undefined
      ? []
      : [
          { kind: 'head' as const, grouping, group, count: signals.length, first },
          ...signals.map((signal) => ({ kind: 'signal' as const, signal })),
        ];
  });
}
