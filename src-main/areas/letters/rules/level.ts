import type { Day } from '../../../kernel/day.ts';
import type { DueItemId, IssuedId } from '../../../kernel/ids.ts';
import type { LetterLevel } from '../contract.ts';

/** Days late from which a level is due, counted from the oldest item (domain.md §6.5, standard column). */
export const levelFromDaysLate: Readonly<Record<LetterLevel, number>> = { 1: 7, 2: 15, 3: 30 };

/** A letter that was issued earlier, as far as the next one must know it. */
export interface EarlierLetter {
  readonly issuedId: IssuedId;
  readonly number: string;
  readonly level: LetterLevel;
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

/** Null when none of them counts. */
export function lastLevelOf(letters: readonly EarlierLetter[]): LetterLevel | null {
  return letters.reduce<LetterLevel | null>((last, { level }) => (last === null || level > last ? level : last), null);
}

/**
 * The level that is next: as high as the oldest item allows, never more than one above the last one issued.
 * 40 days late without a letter yet gives 1, after an L1 gives 2; 10 days late after an L2 gives 1 (a younger claim).
 */
export function suggestLevel(oldestDaysLate: number, lastLevel: LetterLevel | null): LetterLevel {
  const byDays = oldestDaysLate >= levelFromDaysLate[3] ? 3 : oldestDaysLate >= levelFromDaysLate[2] ? 2 : 1;
  const next = Math.min((lastLevel ?? 0) + 1, 3);
  return Math.min(byDays, next) as LetterLevel;
}
