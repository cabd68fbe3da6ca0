import { exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { nameKey } from '../../../kernel/text.ts';
import type { Settings } from '../../settings/contract.ts';
import { factOf } from './danger.ts';
import { count, days, exceedsBp, money, reachesBp, share, shareBp, type Finding } from './figures.ts';

type Thresholds = Settings['danger'];
export type DatedFinding = Finding & { readonly sinceOn: Day; readonly names?: string[]; readonly expiresOn?: Day };

/** Receipts older than this say nothing of how a customer pays now. */
export const PARTIAL_WITHIN_DAYS = 180;
export const LAST_RECEIPTS = 4;
/** The window in which credit notes are compared with sales. */
export const RETURN_DAYS = 90;

export interface ReceiptFact {
  readonly receiptId: number;
  readonly on: Day;
  readonly amountMinor: number;
  /** Left open, after it, of the overdue items it paid towards; what was in dispute then is not counted. */
  readonly leftMinor: number;
  /** Not matched with any item on the day looked at. */
  readonly unappliedMinor: number;
}

/** Thousands of the major unit: ¥20,000.00 is round, ¥20,500.00 is not. */
export function isRoundSum(amountMinor: number, currency: CurrencyCode): boolean {
  return amountMinor > 0 && amountMinor % 10 ** (exponentOf(currency) + 3) === 0;
}

/**
 * Part payments (domain.md §5 no. 4): of the last four receipts of half a year at least the set number left a remainder
 * on an overdue item they paid towards, or were round sums that are not matched. Two of four: yellow, three or four orange.
 * Newest first; 3,000 towards 5,000 overdue leaves 2,000 and counts.
 */
export function partialFinding(
  receipts: readonly ReceiptFact[],
  currency: CurrencyCode,
  { partialOfLastFour }: Pick<Thresholds, 'partialOfLastFour'>,
): DatedFinding | null {
  const last = receipts.slice(0, LAST_RECEIPTS);
  const counted = last.filter(
    (receipt) => receipt.leftMinor > 0 || (receipt.unappliedMinor > 0 && isRoundSum(receipt.amountMinor, currency)),
  );
  const reached = counted[counted.length - partialOfLastFour];
  if (reached === undefined) return null;
  return {
    level: counted.length >= 3 ? 'orange' : 'yellow',
    figures: [
      count('partialCount', counted.length),
      count('lastReceipts', last.length),
      money('leftMinor', counted.reduce((sum, receipt) => sum + receipt.leftMinor, 0)),
      money('roundMinor', counted.reduce((sum, receipt) => sum + (receipt.leftMinor > 0 ? 0 : receipt.amountMinor), 0)),
    ],
    fact: factOf(counted.map((receipt) => receipt.receiptId)),
    sinceOn: reached.on,
  }; // prettier-ignore
}

export interface RollingFact {
  /** Received in the window for items that were overdue when it began. */
  readonly oldPaidMinor: number;
  /** Still open of those items. */
  readonly oldLeftMinor: number;
  /** Open of items that fell due within the window. */
  readonly newOverdueMinor: number;
  readonly firstNewDueOn: Day | null;
  /** Taken off the old items in the window by anything: receipts, credit notes, write-offs. */
  readonly oldSettledMinor: number;
}

/**
 * 前清后欠 (domain.md §0 no. 72): over 90 days at least half of the old overdue was paid while newer invoices fell overdue
 * and the whole grew. Old 10,000, 8,000 of it paid, 15,000 newly overdue: 17,000 after 10,000, yellow; twice as much, orange.
 */
export function newerUnpaidFinding(rolling: RollingFact): DatedFinding | null {
  const thenMinor = rolling.oldLeftMinor + rolling.oldSettledMinor;
  const nowMinor = rolling.oldLeftMinor + rolling.newOverdueMinor;
  if (rolling.oldPaidMinor <= 0 || rolling.firstNewDueOn === null || nowMinor <= thenMinor) return null;
  if (!reachesBp(rolling.oldPaidMinor, thenMinor, 5000)) return null;
  const level = reachesBp(nowMinor, thenMinor, 20_000) ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('oldPaidMinor', rolling.oldPaidMinor),
      money('overdueThenMinor', thenMinor),
      money('overdueNowMinor', nowMinor),
      money('newOverdueMinor', rolling.newOverdueMinor),
    ],
    fact: level,
    sinceOn: addDays(rolling.firstNewDueOn, 1),
  };
}

/** Receipts each window needs before a share of it is spoken of. */
export const MIN_SHARE_RECEIPTS = 3;

export interface BillShareFact {
  readonly recentMinor: number;
  readonly recentBillMinor: number;
  readonly recentCount: number;
  readonly priorMinor: number;
  readonly priorBillMinor: number;
  readonly priorCount: number;
  readonly firstBillOn: Day | null;
}

/**
 * Bills instead of money (domain.md §5 no. 6): the share of bills in the receipts of 90 days is higher by the set points
 * than in the twelve months before; three receipts in each. 40 % after 10 % is a rise of 30 points: orange.
 */
export function billShareFinding(
  fact: BillShareFact,
  { billShareRiseBp }: Pick<Thresholds, 'billShareRiseBp'>,
): DatedFinding | null {
  const { recentMinor, recentBillMinor, priorMinor, priorBillMinor, firstBillOn } = fact;
  if (fact.recentCount < MIN_SHARE_RECEIPTS || fact.priorCount < MIN_SHARE_RECEIPTS || firstBillOn === null)
    return null;
  const rise = BigInt(recentBillMinor) * BigInt(priorMinor) - BigInt(priorBillMinor) * BigInt(recentMinor);
  if (rise * 10_000n < BigInt(billShareRiseBp) * BigInt(recentMinor) * BigInt(priorMinor)) return null;
  return {
    level: 'orange',
    figures: [
      share('recentBillBp', shareBp(recentBillMinor, recentMinor)),
      share('priorBillBp', shareBp(priorBillMinor, priorMinor)),
      money('recentBillMinor', recentBillMinor),
      count('recentReceipts', fact.recentCount),
    ],
    fact: 'orange',
    sinceOn: firstBillOn,
  };
}

export interface PayerFact {
  readonly name: string;
  readonly account: string;
  readonly on: Day;
}

/**
 * Money from several hands (domain.md §5 no. 6): at least the set number of payer names, or of accounts on the bank's
 * list, within 90 days. Two spellings of one name are one. Two payers: yellow, more than the set number: orange.
 */
export function payersFinding(
  payments: readonly PayerFact[],
  { payerAccounts }: Pick<Thresholds, 'payerAccounts'>,
): DatedFinding | null {
  const names = firstSeen(
    payments,
    ({ name }) => nameKey(name),
    ({ name }) => name,
  );
  const accounts = firstSeen(payments, ({ account }) => account.replace(/\s/g, ''), ({ name, account }) => `${name} ${maskedAccount(account)}`.trim()); // prettier-ignore
  const most = accounts.length > names.length ? accounts : names;
  const reached = most[payerAccounts - 1];
  if (reached === undefined) return null;
  return {
    level: most.length > payerAccounts ? 'orange' : 'yellow',
    figures: [count('payerCount', most.length), days('withinDays', 90)],
    fact: factOf(most.map(({ key }) => key.replaceAll(',', ' '))),
    sinceOn: reached.on,
    names: most.map(({ label }) => label),
  };
}

function firstSeen(
  payments: readonly PayerFact[],
  keyOf: (payment: PayerFact) => string,
  labelOf: (payment: PayerFact) => string,
): { key: string; label: string; on: Day }[] {
  const seen = new Map<string, { key: string; label: string; on: Day }>();
  for (const payment of [...payments].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const key = keyOf(payment);
    if (key !== '' && !seen.has(key)) seen.set(key, { key, label: labelOf(payment), on: payment.on });
  }
  return [...seen.values()];
}

/** The end of an account number is what a clerk compares; the rest is nobody's business on a list. */
function maskedAccount(account: string): string {
  return account === '' ? '' : `…${account.replace(/\s/g, '').slice(-4)}`;
}

export interface ReturnsFact {
  readonly creditMinor: number;
  readonly salesMinor: number;
  readonly creditCount: number;
  readonly firstCreditOn: Day;
}

/** Odd returns (domain.md §5 no. 7): credit notes above the set share of the sales of 90 days; 6,000 of 100,000 is over 5 %. */
export function returnsFinding(
  fact: ReturnsFact,
  { creditNoteShareBp }: Pick<Thresholds, 'creditNoteShareBp'>,
): DatedFinding | null {
  if (fact.salesMinor <= 0 || !exceedsBp(fact.creditMinor, fact.salesMinor, creditNoteShareBp)) return null;
  const level = exceedsBp(fact.creditMinor, fact.salesMinor, creditNoteShareBp * 3) ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('creditMinor', fact.creditMinor),
      money('salesMinor', fact.salesMinor),
      share('creditShareBp', shareBp(fact.creditMinor, fact.salesMinor)),
      count('creditCount', fact.creditCount),
    ],
    fact: level,
    sinceOn: fact.firstCreditOn,
  };
}
