import type { Grade } from '../../settings/contract.ts';

/**
 * A first proposal for what an outside rating means on our own scale, to be changed where the agency means something
 * else by its letters: AAA to A as they are, BBB is B, BB and B are C, all below D. Null for symbols of another kind.
 * `proposedGrade('AA-')` is AA, `proposedGrade('Baa2')` is B.
 */
export function proposedGrade(rating: string): Grade | null {
  const symbol = rating.normalize('NFKC').trim().replace(/[-+\s]+$/, ''); // prettier-ignore
  const letters = moodys[/^(Aaa|Aa|A|Baa|Ba|B|Caa|Ca|C)[1-3]$/.exec(symbol)?.[1] ?? ''] ?? moodys[symbol] ?? symbol.toUpperCase(); // prettier-ignore
  return scale[letters] ?? null;
}

const moodys: Readonly<Record<string, string>> = { Aaa: 'AAA', Aa: 'AA', A: 'A', Baa: 'BBB', Ba: 'BB', B: 'B', Caa: 'CCC', Ca: 'CC', C: 'C' }; // prettier-ignore
const scale: Readonly<Record<string, Grade>> = { AAA: 'AAA', AA: 'AA', A: 'A', BBB: 'B', BB: 'C', B: 'C', CCC: 'D', CC: 'D', C: 'D', D: 'D' }; // prettier-ignore
