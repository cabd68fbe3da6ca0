import { addDays, type Day } from '../../../kernel/day.ts';
import type { Settings } from '../../settings/contract.ts';
import type { SignalLevel, TickCode } from '../contract.ts';
import { factOf, isCritical, weightOf } from './danger.ts';
import { count, days } from './figures.ts';
import type { DatedFinding } from './receipts.ts';

type Thresholds = Settings['danger'];

/** Identity changed (domain.md §5 no. 9): name, legal representative, address, contact or account within the set days; each asks for its reason. */
export function identityFinding(
  changes: readonly { readonly field: string; readonly on: Day }[],
  { changedWithinDays }: Pick<Thresholds, 'changedWithinDays'>,
): DatedFinding | null {
  const [first, ...others] = [...changes].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (first === undefined) return null;
  const fields = [...new Set([first, ...others].map((change) => change.field))];
  return {
    level: fields.length >= 2 ? 'orange' : 'yellow',
    figures: [count('changedCount', fields.length), days('withinDays', changedWithinDays)],
    fact: factOf([first, ...others].map((change) => `${change.field}@${change.on}`)),
    sinceOn: first.on,
    expiresOn: addDays(others.at(-1)?.on ?? first.on, changedWithinDays + 1),
    names: fields,
  };
}

export interface PublicRecord {
  readonly recordId: number;
  readonly category: string;
  readonly status: string;
  readonly happenedOn: Day | null;
  readonly checkedOn: Day;
}

/**
 * Lawsuits, enforcement, insolvency (domain.md §5 no. 10): of each kind of public record the entry looked up last speaks,
 * so that a later "settled" ends an earlier "active". Red, whatever else there is.
 */
export function publicRecordFinding(records: readonly PublicRecord[]): DatedFinding | null {
  const active = [...new Set(records.map((record) => record.category))].flatMap((category) => {
    const about = records.filter((record) => record.category === category);
    const last = about.map((record) => record.checkedOn).reduce((a, b) => (a > b ? a : b));
    return about.filter((record) => record.checkedOn === last && record.status === 'active');
  });
  const [first, ...others] = active.map((record) => record.happenedOn ?? record.checkedOn).sort();
  if (first === undefined) return null;
  return {
    level: 'red',
    figures: [count('recordCount', others.length + 1)],
    fact: factOf(active.map((record) => record.recordId)),
    sinceOn: first,
    names: [...new Set(active.map((record) => record.category))],
  };
}

/** Ticks on the checklist for new customers from which only prepayment is left (domain.md §15 no. 15). */
export const FRAUD_TICKS = 3;

export function fraudFinding(check: {
  readonly checkedOn: Day;
  readonly ticks: readonly string[];
}): DatedFinding | null {
  const ticks = [...new Set(check.ticks)];
  if (ticks.length < FRAUD_TICKS) return null;
  return {
    level: 'red',
    figures: [count('markCount', ticks.length), count('markLimit', FRAUD_TICKS)],
    fact: factOf(ticks),
    sinceOn: check.checkedOn,
    names: ticks,
  };
}

/** An observation speaks as loud as it weighs: critical red, 3 orange, else yellow. */
export function observedLevel(code: TickCode): SignalLevel {
  return isCritical(code) ? 'red' : weightOf(code) >= 3 ? 'orange' : 'yellow';
}
