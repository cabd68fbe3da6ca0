import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, laterDay, type Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import { sumMinor } from '../../../kernel/money.ts';
import type { OpenItem } from '../../ledger/contract.ts';
import type { Settings } from '../../settings/contract.ts';
import type { LetterFigures, LetterLevel } from '../contract.ts';

type Line = LetterFigures['lines'][number];

export interface ClaimFacts {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  /** Open items as of the letter's day. Those of others, in other currencies and not overdue are passed over. */
  readonly items: readonly OpenItem[];
  /** Receipts and credits of the customer in this currency that are not matched yet, as a positive amount. */
  readonly unappliedMinor: number;
  readonly leaveOut: readonly DueItemId[];
  readonly deductUnapplied: boolean;
  readonly payBy: Day;
  /** Of a reminder before the due day: items that fall due in so many days at most; absent: overdue items. */
  readonly dueWithinDays?: number | undefined;
}

/**
 * What a letter claims: every overdue open item of one customer in one currency, without its disputed part and without
 * what the clerk took out (behaviours.md §2.11, §2.12). Unapplied money is never netted in silence: it is shown, and
 * deducted only on demand, at most to zero.
 *
 * Items 800.00 (200.00 disputed) and 150.00, unapplied 100.00, deducted: claimed 750.00, disputed 200.00,
 * deducted 100.00, requested 650.00. Always Σ lines = claimed and requested = claimed − deducted.
 * Wholly disputed items are lines with a claim of 0; the oldest days late count claimed lines only.
 */
export function claimOf(facts: ClaimFacts): LetterFigures {
  const leftOut = new Set(facts.leaveOut);
  const lines = facts.items
    .filter(
      (item) =>
        item.customerId === facts.customerId &&
        item.currency === facts.currency &&
        (facts.dueWithinDays === undefined
          ? item.daysLate > 0
          : item.daysLate <= 0 && -item.daysLate <= facts.dueWithinDays) &&
        item.openMinor > 0 &&
        !leftOut.has(item.dueItemId),
    )
    .map(lineOf)
    .sort(oldestFirst);
  const claimedMinor = sumMinor(lines.map((line) => line.claimedMinor));
  const deductedMinor = facts.deductUnapplied ? Math.min(facts.unappliedMinor, claimedMinor) : 0;
  return {
    currency: facts.currency,
    lines,
    claimedMinor,
    disputedMinor: sumMinor(lines.map((line) => line.disputedMinor)),
    unappliedMinor: facts.unappliedMinor,
    deductedMinor,
    requestedMinor: claimedMinor - deductedMinor,
    oldestDaysLate: Math.max(0, ...claimedLines(lines).map((line) => line.daysLate)),
    payBy: facts.payBy,
    interest: null,
  };
}

export function claimedLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.claimedMinor > 0);
}

export function disputedLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.disputedMinor > 0);
}

/** A last notice gives so many days where the settings of a book of before say nothing. */
const FINAL_DAYS = 7;

/** The days set for the level, counted from the letter's date, which is never earlier than today. */
export function defaultPayBy(
  level: Exclude<LetterLevel, 0>,
  asOf: Day,
  today: Day,
  settings: Settings['letters'],
): Day {
  const days = settings.payWithinDays[`l${level}`] ?? FINAL_DAYS;
  return addDays(laterDay(asOf, today), days);
}

function lineOf(item: OpenItem): Line {
  const disputedMinor = Math.min(Math.max(item.disputedMinor, 0), item.openMinor);
  return {
    dueItemId: item.dueItemId,
    number: item.number,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    daysLate: item.daysLate,
    amountMinor: item.amountMinor,
    openMinor: item.openMinor,
    disputedMinor,
    claimedMinor: item.openMinor - disputedMinor,
  };
}

function oldestFirst(a: Line, b: Line): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  if (a.issuedOn !== b.issuedOn) return a.issuedOn < b.issuedOn ? -1 : 1;
  return a.number === b.number ? a.dueItemId - b.dueItemId : a.number < b.number ? -1 : 1;
}
