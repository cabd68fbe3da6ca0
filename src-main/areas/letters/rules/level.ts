import type { Day } from '../../../kernel/day.ts';
import type { DueItemId, IssuedId } from '../../../kernel/ids.ts';
import type { LetterLevel } from '../contract.ts';

/** Levels of letters that ask for what is overdue; a reminder before the due day (L0) is none of them. */
export type DunningLevel = Exclude<LetterLevel, 0>;

/** Days late from which each level of a ladder is due, counted from the oldest item. */
export type LevelDays = Readonly<Partial<Record<DunningLevel, number>>>;

/** domain.md §6.5, standard column, as far as a demand; where a policy is at hand its own days count. */
export const levelFromDaysLate = { 1: 7, 2: 15, 3: 30 } as const satisfies LevelDays;

/** A letter that was issued earlier, as far as the next one must know it. */
export interface EarlierLetter {
  readonly issuedId: IssuedId;
  readonly number: string;
  readonly level: LetterLevel;
  /** One of a batch about small sums. */
  readonly small?: boolean;
  /** The date printed on it. */
  readonly letterOn: Day;
  readonly payBy: Day;
  readonly dueItemIds: readonly DueItemId[];
}

/**
 * Earlier letters that count for a claim: those that named one of its items. Once everything in a letter is paid, the
 * letter is history and the customer's next arrears start at level 1. Oldest first.
 */
export function countingLetters(
  letters: readonly EarlierLetter[],
  claimed: readonly { readonly dueItemId: DueItemId }[],
): EarlierLetter[] {
  const ids = new Set(claimed.map((line) => line.dueItemId));
  return letters
    .filter((letter) => letter.dueItemIds.some((dueItemId) => ids.has(dueItemId)))
    .sort((a, b) => (a.letterOn === b.letterOn ? a.issuedId - b.issuedId : a.letterOn < b.letterOn ? -1 : 1));
}

/** Null when none of them counts. A reminder before the due day is no level reached. */
export function lastLevelOf(letters: readonly EarlierLetter[]): DunningLevel | null {
  return letters.reduce<DunningLevel | null>(
    (last, { level }) => (level !== 0 && (last === null || level > last) ? level : last),
    null,
  );
}

/**
 * The level that is next: as high as the oldest item allows, never more than one above the last one issued.
 * 40 days late without a letter yet gives 1, after an L1 gives 2; 10 days late after an L2 gives 1 (a younger claim).
 */
export function suggestLevel(
  oldestDaysLate: number,
  lastLevel: DunningLevel | null,
  days: LevelDays = levelFromDaysLate,
): DunningLevel {
  const levels = ([1, 2, 3, 4] as const).filter((level) => days[level] !== undefined);
  const byDays = levels.findLast((level) => oldestDaysLate >= (days[level] ?? 0)) ?? levels[0] ?? 1;
  const next = levels.find((level) => level > (lastLevel ?? 0)) ?? levels.at(-1) ?? 1;
  return byDays < next ? byDays : next;
}

/** A letter of this level names overdue items; one of level 0 those about to fall due. */
export function isReminder(level: LetterLevel): level is 0 {
  return level === 0;
}
