import { sumMinor } from '../../../kernel/money.ts';
import type { BalanceProof, PreviewLine } from '../contract.ts';
import { isLine, type ReadEntry, type ReadLine, type ReadStatement, type RejectedLine } from './statement.ts';

const SHOWN_BREAKS = 20;

type Break = BalanceProof['breaks'][number];

/** Balances of a file in the order of time: what stood before its first line, after its last, and where the chain breaks. */
interface Chain {
  readonly firstMinor: number;
  readonly lastMinor: number;
  readonly breaks: readonly Break[];
}

/**
 * Proves a statement by its own figures: opening + Σ lines = closing, every running balance follows from the one before,
 * and totals the file states agree. Opening 10,000.00, lines +500.00 and −20.00, closing 10,480.00: proved.
 * A file whose running balances begin at 10,500.00 after a first line of +500.00 had opened at 10,000.00.
 */
export function proveBalance(
  statement: ReadStatement,
  previous: { readonly toOn: NonNullable<ReadStatement['toOn']>; readonly closingMinor: number } | null = null,
): BalanceProof {
  const lines = statement.entries.filter(isLine);
  const lineSumMinor = sumMinor(lines.map((line) => line.amountMinor));
  const chain = runningBalance(statement.entries, statement.openingMinor);
  const openingMinor = statement.openingMinor ?? chain?.firstMinor ?? null;
  const closingMinor = statement.closingMinor ?? chain?.lastMinor ?? null;
  // Ends read from the lines themselves prove nothing about a line that could not be read.
  const unreadable =
    statement.closingMinor === null && statement.entries.some((entry) => !isLine(entry) && isFailure(entry));
  const differenceMinor =
    openingMinor === null || closingMinor === null || unreadable ? null : closingMinor - openingMinor - lineSumMinor;
  const totals = statement.totals.map((total) => ({ ...total, differenceMinor: total.fileMinor - total.readMinor }));
  const breaks = chain?.breaks ?? [];
  // Without an opening balance the lines are proved by where the account stood at the end of the statement before.
  const before = openingMinor ?? (closingMinor === null ? null : closingMinor - lineSumMinor);
  const gapMinor = previous === null || before === null ? null : before - previous.closingMinor;
  const wrong =
    breaks.length > 0 ||
    (unreadable && chain !== null) ||
    (differenceMinor !== null && differenceMinor !== 0) ||
    totals.some((total) => total.differenceMinor !== 0);
  const right = differenceMinor === 0 || (openingMinor === null && gapMinor === 0);
  return {
    state: wrong ? 'broken' : right ? 'proved' : 'none',
    openingMinor,
    lineSumMinor,
    closingMinor,
    differenceMinor,
    breaks: breaks.slice(0, SHOWN_BREAKS),
    breakCount: breaks.length,
    totals,
    previous: previous === null || gapMinor === null ? null : { ...previous, gapMinor },
  };
}

/** What the bank itself does not count among the movements; everything else that was rejected is a line that is missing. */
const noMovements: ReadonlySet<string> = new Set(['bank_line_not_booked', 'bank_line_neutral', 'amount_zero']);

/** Whether a line of a file or of its preview was rejected because it could not be read. */
export function isFailure(
  line: Pick<RejectedLine | PreviewLine, 'code'> & { readonly kind?: string; readonly state?: string },
): boolean {
  const rejected = line.kind === 'rejected' || line.state === 'rejected';
  return rejected && line.code !== null && !noMovements.has(line.code);
}

/** Lists run from the oldest line to the newest or the other way: the way with fewer breaks is the file's. */
function runningBalance(entries: readonly ReadEntry[], openingMinor: number | null): Chain | null {
  const lines = entries.filter(isLine);
  if (!lines.some((line) => line.balanceMinor !== null)) return null;
  const forward = chainOf(lines, openingMinor);
  const backward = chainOf([...lines].reverse(), openingMinor);
  if (forward.breaks.length !== backward.breaks.length)
    return forward.breaks.length < backward.breaks.length ? forward : backward;
  // A single line, or lines that cancel out, fit both ways; the days may still tell.
  return (lines[0]?.bookedOn ?? '') <= (lines.at(-1)?.bookedOn ?? '') ? forward : backward;
}

function chainOf(lines: readonly ReadLine[], openingMinor: number | null): Chain {
  const breaks: Break[] = [];
  let running = openingMinor;
  let first = openingMinor;
  let since = 0;
  for (const line of lines) {
    since += line.amountMinor;
    if (line.balanceMinor === null) continue;
    if (running === null) first = line.balanceMinor - since;
    else if (running + since !== line.balanceMinor)
      breaks.push({
        row: line.row,
        address: line.address,
        expectedMinor: running + since,
        foundMinor: line.balanceMinor,
      });
    running = line.balanceMinor;
    since = 0;
  }
  return { firstMinor: first ?? 0, lastMinor: (running ?? 0) + since, breaks };
}

/** Oldest first, as the fingerprints and the stored line numbers count. The order of the file decides within a day. */
export function inOrderOfTime(lines: readonly ReadLine[]): ReadLine[] {
  const falls = (lines[0]?.bookedOn ?? '') > (lines.at(-1)?.bookedOn ?? '');
  const ordered = falls || newestFirst(lines) ? [...lines].reverse() : [...lines];
  return ordered.sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0));
}

/** Within a single day only the balances can tell. */
function newestFirst(lines: readonly ReadLine[]): boolean {
  if ((lines[0]?.bookedOn ?? '') !== (lines.at(-1)?.bookedOn ?? '')) return false;
  if (!lines.some((line) => line.balanceMinor !== null)) return false;
  return chainOf([...lines].reverse(), null).breaks.length < chainOf(lines, null).breaks.length;
}
