import { divideRounded } from '../../../kernel/money.ts';
import { nameKey } from '../../../kernel/text.ts';

export type MarketScope = 'market' | 'industry' | 'region';

export interface MarketNoteFact {
  readonly scope: MarketScope;
  /** Industry or region as in the customer's profile; empty for the whole market. */
  readonly name: string;
  readonly factorBp: number;
}

export interface Placed {
  readonly industry: string;
  readonly region: string;
}

/** A note about the market is about everybody; one about an industry or a region about those whose profile says so. */
export function concerns(note: MarketNoteFact, { industry, region }: Placed): boolean {
  if (note.scope === 'market') return true;
  const own = nameKey(note.scope === 'industry' ? industry : region);
  return own !== '' && own === nameKey(note.name);
}

/**
 * What a score is multiplied by: the product of all notes that concern a customer, rounded once.
 * 95 % for the industry and 90 % for the region give 8,550 bp. Without notes 10,000.
 */
export function factorBpOf(notes: readonly { readonly factorBp: number }[]): number {
  const top = notes.reduce((product, { factorBp }) => product * BigInt(factorBp), 10_000n);
  const bottom = notes.reduce((product) => product * 10_000n, 1n);
  return Number(divideRounded(top, bottom, 'halfUp'));
}
