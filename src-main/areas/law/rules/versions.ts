import { addMonths, type Day } from '../../../kernel/day.ts';
import type { LawRule } from '../contract.ts';
import { shippedCards } from './cards.ts';
import { shippedRules } from './statutes.ts';

/** Law changes: what was checked more than a year ago is to be checked again. */
export function isStale(checkedOn: Day, on: Day): boolean {
  return addMonths(checkedOn, 12) < on;
}

const keyOf = (rule: Pick<LawRule, 'pack' | 'code' | 'fromOn'>): string => `${rule.pack} ${rule.code} ${rule.fromOn}`;

/**
 * The shipped rules and cards with one's own. A row of one's own with the code and first day of a shipped one stands in
 * its place; any other row is a version more. Order: pack, code, newest version first.
 */
export function allRules(own: readonly LawRule[]): LawRule[] {
  const taken = new Set(own.map(keyOf));
  const shipped: LawRule[] = [...shippedRules, ...shippedCards].map((rule) => ({
    ...rule,
    note: '',
    ruleId: null,
    recordedAt: null,
    replaced: taken.has(keyOf(rule)),
  }));
  return [...own, ...shipped].sort(
    (a, b) =>
      order(a.pack, b.pack) ||
      order(a.code, b.code) ||
      -order(a.fromOn, b.fromOn) ||
      (a.ruleId === null ? 1 : 0) - (b.ruleId === null ? 1 : 0),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The version of a rule that counts on a day: 支付条例 on 2025-05-31 is the one of 2020, a day later the one of 2025. */
export function ruleOn(
  rules: readonly LawRule[],
  { pack, code, on }: { readonly pack: LawRule['pack']; readonly code: string; readonly on: Day },
): LawRule | null {
  let found: LawRule | null = null;
  for (const rule of rules) {
    if (rule.pack !== pack || rule.code !== code || rule.replaced || rule.fromOn > on) continue;
    if (rule.untilOn !== null && rule.untilOn < on) continue;
    // Of one first day one's own comes before the shipped one, and is met first.
    if (found === null || rule.fromOn > found.fromOn) found = rule;
  }
  return found;
}

/** Is this the version that counts on the day? */
export function countsOn(rules: readonly LawRule[], rule: LawRule, on: Day): boolean {
  return ruleOn(rules, { pack: rule.pack, code: rule.code, on }) === rule;
}
