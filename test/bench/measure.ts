/** Times of one kind of work in milliseconds. */
export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly runs: number;
}

export interface Line {
  readonly name: string;
  readonly size: number;
  readonly ours: Timing;
  /** The same question in plain SQL, or the same file read by the bare reader, timed in the same run. */
  readonly plain: Timing | null;
  readonly budgets: readonly Budget[];
}

export interface Budget {
  readonly text: string;
  readonly met: boolean;
}

/**
 * Runs both in turn, so that a busy moment of the machine hits both: some runs to warm up, then as many as fit into the
 * time, at least `least`.
 */
export async function measure(
  ours: () => unknown,
  plain: (() => unknown) | null,
  { least = 7, most = 60, forMs = 1500 } = {},
): Promise<{ ours: Timing; plain: Timing | null }> {
  const [own, bare]: [number[], number[]] = [[], []];
  const one = async (work: () => unknown): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  await one(ours);
  if (plain) await one(plain);
  const until = performance.now() + forMs;
  while (own.length < least || (own.length < most && performance.now() < until)) {
    own.push(await one(ours));
    if (plain) bare.push(await one(plain));
  }
  return { ours: timing(own), plain: plain ? timing(bare) : null };
}

export function timing(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), runs: times.length };
}

export function ratio(line: Pick<Line, 'ours' | 'plain'>): number | null {
  return line.plain && line.plain.medianMs > 0 ? line.ours.medianMs / line.plain.medianMs : null;
}

/** Text in columns; Chinese letters would need two, so the bench speaks English. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const last = widths.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === last ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function ms(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
