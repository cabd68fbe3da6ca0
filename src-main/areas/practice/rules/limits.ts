import { addDays, laterDay, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import { exponentOf } from '../../../kernel/currency.ts';
import type { Account, Timekeeper } from './account.ts';
import type { LimitFact } from './facts.ts';
import { chanceOf } from './random.ts';

/** Customers over their limit today, and close to it, by the share of the limit they use in percent. */
const strained: Readonly<Record<string, number>> = {
  KH003: 128, KH007: 116, KH023: 142, KH053: 107, KH057: 121, KH001: 93, KH016: 88, KH005: 85,
}; // prettier-ignore

/**
 * Limits as a small firm sets them: some weeks of usual orders, rounded; none for cash-and-carry shops. The customer
 * that is going bust was cut down once it had stopped paying.
 */
export function limitsOf(
  account: Account,
  start: Day,
  today: Day,
  language: Language,
  recorded: Timekeeper,
): LimitFact[] {
  const { member, customer, currency } = account;
  if (member.industry === 'shop' || member.habit === 'prepays') return [];
  const chance = chanceOf(`limit ${member.code}`);
  const unit = 10 ** exponentOf(currency);
  const openedOn = laterDay(start, addDays(today, -member.joinedDaysAgo));
  const reviewedOn = laterDay(openedOn, addDays(today, -chance.between(150, 340)));
  const usualMinor = Math.round((member.usual * unit * member.pace * (member.termsDays + 60)) / 365);
  const strain = strained[member.code];
  const neededMinor =
    strain === undefined
      ? Math.max(usualMinor, (account.exposureMinor * chanceOf(`slack ${member.code}`).between(125, 240)) / 100)
      : (account.exposureMinor * 100) / strain;
  const limit = (amountMinor: number, fromOn: Day, reason: string): LimitFact => ({
    customer,
    currency,
    amountMinor,
    fromOn,
    reason,
    recordedAt: recorded(fromOn, chance),
  });
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const firstReason = say('首次授信', 'First limit');
  if (member.habit === 'bust')
    return [
      limit(80_000_000, openedOn, firstReason),
      limit(30_000_000, addDays(today, -182), say('停止付款,压缩额度', 'Stopped paying; limit cut')),
    ];
  const present = tidySum(neededMinor, unit);
  const earlier = tidySum(usualMinor * 0.6, unit);
  if (reviewedOn === openedOn || earlier >= present) return [limit(present, openedOn, firstReason)];
  return [limit(earlier, openedOn, firstReason), limit(present, reviewedOn, say('年度复核', 'Yearly review'))];
}

/** To the nearest 10,000 of the currency from 100,000 on, to the nearest 1,000 below: 447,310.00 becomes 450,000.00. */
function tidySum(amountMinor: number, unit: number): number {
  const step = (amountMinor >= 100_000 * unit ? 10_000 : 1_000) * unit;
  return Math.max(step, Math.round(amountMinor / step) * step);
}
