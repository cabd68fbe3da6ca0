import type { Settings } from '../../settings/contract.ts';
import { exposureParts, type ExposurePart } from '../contract.ts';

export { exposureParts, type ExposurePart };

export interface PartAmount {
  readonly part: ExposurePart;
  readonly amountMinor: number;
  /** Ticked in the settings; what is not counted is shown all the same. */
  readonly counted: boolean;
}

export interface Exposure {
  readonly parts: readonly PartAmount[];
  readonly exposureMinor: number;
}

/**
 * Exposure as the sum of its ticked parts (domain.md §7.6): open 500,000 + shipped 80,000 + orders 40,000 + commercial
 * bills 100,000 − unapplied 20,000 = 700,000. `unapplied` comes as a negative amount; every part is listed, counted or not.
 */
export function exposureOfParts(
  amounts: Readonly<Partial<Record<ExposurePart, number>>>,
  ticked: Pick<Settings['exposure'], ExposurePart>,
): Exposure {
  const parts = exposureParts.map((part) => ({ part, amountMinor: amounts[part] ?? 0, counted: ticked[part] }));
  const exposureMinor = parts.reduce((sum, { amountMinor, counted }) => sum + (counted ? amountMinor : 0), 0);
  return { parts, exposureMinor };
}
