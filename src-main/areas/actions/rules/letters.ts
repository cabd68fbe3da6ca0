import { addDays, type Day } from '../../../kernel/day.ts';
import type { DueItemId, IssuedId } from '../../../kernel/ids.ts';
import { isLetter, isSpoken, type Channel } from './codes.ts';
import type { EarlierContact } from './conduct.ts';

/** An issued letter on its way to the debtor. */
export interface SentLetter {
  readonly issuedId: IssuedId;
  /** The day it bears, and the day it was sent; the same where nobody recorded the sending. */
  readonly letterOn: Day;
  readonly onDay: Day;
  readonly dueItemIds: readonly DueItemId[];
}

/** What of an entry of the log says whether it tells of a letter. */
export interface LetterEntry {
  readonly issuedId: IssuedId | null;
  readonly direction: 'out' | 'in';
  readonly channel: Channel;
  readonly onDay: Day;
  readonly dueItemIds: readonly DueItemId[];
}

/** A letter is posted, and its posting logged, within this time. */
const POSTED_DAYS = 3;

/**
 * Whether an entry of the log is the sending of this very letter, so that it is not counted twice: it names the letter, or
 * it is something posted within three days of it, or anything written on its day, about the same items or about none by
 * name. A letter of the 10th and an entry "courier, sent" of the 12th are one contact; an e-mail of the 12th is another.
 */
export function tellsOf(entry: LetterEntry, letter: SentLetter): boolean {
  if (entry.issuedId !== null) return entry.issuedId === letter.issuedId;
  if (entry.direction === 'in' || isSpoken(entry.channel)) return false;
  const { dueItemIds, onDay } = entry;
  if (dueItemIds.length > 0 && !dueItemIds.some((item) => letter.dueItemIds.includes(item))) return false;
  if (onDay === letter.letterOn || onDay === letter.onDay) return true;
  return isLetter(entry.channel) && onDay >= letter.letterOn && onDay <= addDays(letter.onDay, POSTED_DAYS);
}

/** Letters as contacts of the log: those that no entry tells of already, nor the contact about to be entered. */
export function lettersAsContacts(letters: readonly SentLetter[], entries: readonly LetterEntry[]): EarlierContact[] {
  return letters
    .filter((letter) => !entries.some((entry) => tellsOf(entry, letter)))
    .map(({ onDay, dueItemIds }) => ({
      onDay,
      atTime: '',
      direction: 'out',
      purpose: 'collection',
      channel: 'letter',
      result: 'sent',
      stepCode: '',
      dueItemIds,
    }));
}
