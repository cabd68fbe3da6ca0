/** How long open tasks and warnings have waited: within a week, a month, longer. */
const steps = [0, 8, 31, 91] as const;

export interface AgeBand {
  readonly fromDays: number;
  /** Null: no end. */
  readonly toDays: number | null;
  readonly count: number;
}

/** Counts by age, every band named with both ends: `[3, 9, 200]` is 1 · 1 · 0 · 1 for 0–7, 8–30, 31–90, over 90 days. */
export function ageBands(days: readonly number[]): AgeBand[] {
  return steps.map((fromDays, index) => {
    const next = steps[index + 1];
    return {
      fromDays,
      toDays: next === undefined ? null : next - 1,
      count: days.filter((age) => age >= fromDays && (next === undefined || age < next)).length,
    };
  });
}
