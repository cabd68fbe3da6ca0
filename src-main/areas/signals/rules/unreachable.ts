import { isInVain, isLetter, isReached, type Channel } from '../../actions/rules/codes.ts';
import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import { factOf } from './danger.ts';
import { count, days } from './figures.ts';
import type { DatedFinding } from './receipts.ts';

/** domain.md §5 no. 3: so many attempts over so many days, or so many letters left unanswered for so long. */
export const ATTEMPTS = 3;
export const OVER_DAYS = 7;
export const LETTERS = 2;
export const UNANSWERED_DAYS = 10;

export interface ContactFact {
  readonly actionId: number;
  readonly onDay: Day;
  readonly direction: 'out' | 'in';
  readonly channel: Channel;
  readonly result: string;
}

/**
 * Cannot be reached: contacts in the order they took place, none of them with the customer since. Calls in vain on 11-02,
 * 11-05 and 11-09 stand from 11-09 on (three attempts, seven days); two letters of 10-20 and 11-01 from 11-11 on. Whoever
 * answers, calls or writes ends it.
 */
export function unreachableFinding(contacts: readonly ContactFact[], asOf: Day): DatedFinding | null {
  const lastHeard = contacts.findLastIndex(({ direction, result }) => direction === 'in' || isReached(result));
  const since = contacts.slice(lastHeard + 1);
  const attempts = since.filter(({ result }) => isInVain(result));
  const letters = since.filter(({ channel, result }) => isLetter(channel) && result === 'sent');
  const [first] = attempts;
  const enough =
    first && attempts.find(({ onDay }, index) => index >= ATTEMPTS - 1 && onDay >= addDays(first.onDay, OVER_DAYS));
  const second = letters[LETTERS - 1];
  const silentOn = second && addDays(second.onDay, UNANSWERED_DAYS);
  const starts = [enough?.onDay, silentOn !== undefined && silentOn <= asOf ? silentOn : undefined].filter(
    (on) => on !== undefined,
  );
  const sinceOn = starts.sort()[0];
  if (sinceOn === undefined) return null;
  const tried = [...attempts, ...letters];
  return {
    level: 'orange',
    figures: [
      count('attemptCount', attempts.length),
      count('letterCount', letters.length),
      days('silentDays', silentFor(tried, asOf)),
    ],
    fact: factOf(tried.map(({ actionId }) => actionId)),
    sinceOn,
  };
}

function silentFor(tried: readonly ContactFact[], asOf: Day): number {
  const first = tried.reduce((earliest, { onDay }) => (onDay < earliest ? onDay : earliest), asOf);
  return daysBetween(first, asOf);
}
