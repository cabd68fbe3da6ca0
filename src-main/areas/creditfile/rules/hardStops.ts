import type { Day } from '../../../kernel/day.ts';

/** Why nobody sells to a customer on account, whatever the score says (domain.md §7.2). */
export const hardStops = ['insolvency', 'dishonest_debtor', 'licence_revoked', 'fraud_mark'] as const;
export type HardStop = (typeof hardStops)[number];

/** Record categories that end a credit; every other entry only weighs in the score. */
const stopOfCategory: Readonly<Record<string, HardStop>> = {
  insolvency: 'insolvency',
  dishonest_debtor: 'dishonest_debtor',
  licence_revoked: 'licence_revoked',
  fraud: 'fraud_mark',
};

/** Ticks on the fraud checklist from which only prepayment is left (domain.md §15 no. 15). */
export const FRAUD_TICKS_PREPAY = 3;

export interface RecordFact {
  readonly category: string;
  readonly status: 'clean' | 'active' | 'settled';
  readonly checkedOn: Day;
}

/**
 * The hard stops of a customer. Of each category the entry checked last speaks, so that a later "settled" lifts an
 * earlier "active"; of two of one day the one that stops counts. An expiry of the entry lifts nothing: a bankruptcy does
 * not end because its print-out is old. Three ticks of the newest fraud check are a fraud mark.
 */
export function hardStopsIn(records: readonly RecordFact[], newestFraudTicks: number | null): HardStop[] {
  const found = new Set<HardStop>();
  for (const [category, stop] of Object.entries(stopOfCategory)) {
    const about = records.filter((record) => record.category === category);
    const last = about.reduce<Day | null>((day, { checkedOn }) => (day === null || checkedOn > day ? checkedOn : day), null); // prettier-ignore
    if (about.some(({ checkedOn, status }) => checkedOn === last && status === 'active')) found.add(stop);
  }
  if (newestFraudTicks !== null && newestFraudTicks >= FRAUD_TICKS_PREPAY) found.add('fraud_mark');
  return hardStops.filter((stop) => found.has(stop));
}
