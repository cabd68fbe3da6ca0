import type { Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Account, Company, Settings } from '../../settings/contract.ts';
import type { LetterFigures, LetterLevel, LetterNotice } from '../contract.ts';
import { claimedLines, disputedLines } from './claim.ts';
import { lastLevelOf, levelFromDaysLate, type EarlierLetter, type LevelDays } from './level.ts';

export interface NoticeFacts {
  readonly figures: LetterFigures;
  readonly level: LetterLevel;
  readonly language: Language;
  readonly asOf: Day;
  /** The date the letter would bear. */
  readonly today: Day;
  readonly company: Company;
  readonly customerTaxId: string;
  readonly account: Account | null;
  readonly settings: Settings['letters'];
  readonly baseCurrency: CurrencyCode;
  /** Only those that count for this claim (`countingLetters`). */
  readonly earlier: readonly EarlierLetter[];
  /** Claimed items of which less is open, or more disputed, today than as of the letter's day. */
  readonly changedSinceAsOf: number;
  /** Parts minus ledger in the letter's currency; anything but zero stops the letter. */
  readonly differenceMinor: number;
  /** Days late from which the customer's timetable has each level; absent: the usual ones. */
  readonly levelDays?: LevelDays;
  /** What speaks against writing about claimed items, one entry a kind. */
  readonly blocks?: readonly LetterBlock[];
  /** Merge fields nobody could fill. */
  readonly unfilled: readonly string[];
}

export interface LetterBlock {
  readonly code: 'open_promise' | 'performing_plan' | 'paused' | 'excluded' | 'legal_stage';
  /** Claimed items it is about. */
  readonly count: number;
  readonly untilOn: Day | null;
  readonly reason: string;
}

/** Why a letter cannot (`blocking`) or should not yet (`look`) go out, and what to mind (`note`); worst first. */
export function noticesOf(facts: NoticeFacts): LetterNotice[] {
  const notices = [...moneyBlocks(facts), ...paperBlocks(facts), ...looks(facts), ...notes(facts)];
  return notices.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

export function canIssue(notices: readonly LetterNotice[]): boolean {
  return notices.every((notice) => notice.severity !== 'blocking');
}

export function needsReason(notices: readonly LetterNotice[]): boolean {
  return notices.some((notice) => notice.severity === 'look');
}

function* moneyBlocks({ figures, differenceMinor, level, blocks }: NoticeFacts): Generator<LetterNotice> {
  const { currency } = figures;
  for (const { code, count, untilOn, reason } of blocks ?? [])
    if (code === 'excluded') yield blocking(code, { count, untilOn: untilOn ?? '', reason });
  if (figures.claimedMinor === 0 && figures.disputedMinor > 0)
    yield blocking('fully_disputed', { disputedMinor: figures.disputedMinor, currency });
  else if (figures.claimedMinor === 0) yield blocking(level === 0 ? 'nothing_coming_due' : 'nothing_overdue', {});
  else if (figures.requestedMinor === 0)
    yield blocking('covered_by_unapplied', { unappliedMinor: figures.unappliedMinor, currency });
  if (differenceMinor !== 0) yield blocking('base_not_reconciled', { differenceMinor, currency });
}

function* paperBlocks(facts: NoticeFacts): Generator<LetterNotice> {
  const { asOf, today, company, figures } = facts;
  if (asOf > today) yield blocking('as_of_in_future', { asOf, today });
  if (figures.payBy < today) yield blocking('pay_by_in_past', { payBy: figures.payBy, today });
  if (facts.changedSinceAsOf > 0) yield blocking('changed_since_as_of', { count: facts.changedSinceAsOf, asOf, today });
  if (!facts.account) yield blocking('no_account', { currency: figures.currency });
  const missing = [
    ...(company.phone === '' && company.email === '' ? ['phone_or_email'] : []),
    ...(facts.level >= 3 && facts.language === 'zh' && company.taxId === '' ? ['tax_id'] : []),
  ];
  if (missing.length > 0) yield blocking('company_profile_incomplete', { missing: missing.join(',') });
  if (facts.unfilled.length > 0) yield blocking('field_unfilled', { fields: facts.unfilled.join(',') });
}

function* looks(facts: NoticeFacts): Generator<LetterNotice> {
  const { figures, level, earlier, settings } = facts;
  const { currency, claimedMinor, unappliedMinor, oldestDaysLate } = figures;
  if (claimedMinor === 0) return;
  for (const { code, count, untilOn, reason } of facts.blocks ?? [])
    if (code !== 'excluded') yield look(code, { count, untilOn: untilOn ?? '', reason });
  const heldFrom = scaleMinor(claimedMinor, settings.unappliedHoldBp, 10_000, 'up');
  if (unappliedMinor > 0) {
    const shareBp = Math.min(scaleMinor(unappliedMinor, 10_000, claimedMinor, 'halfUp'), 1_000_000);
    const severity = unappliedMinor >= heldFrom ? 'look' : 'note';
    yield { code: 'unapplied_money', severity, params: { unappliedMinor, shareBp, currency } };
  }
  // The smallest amount worth a letter is set in the base currency and says nothing about others.
  if (currency === facts.baseCurrency && claimedMinor < settings.minAmountMinor)
    yield look('below_minimum', { claimedMinor, minimumMinor: settings.minAmountMinor, currency });
  const lastLevel = lastLevelOf(earlier);
  const last = earlier.findLast((letter) => letter.level >= level);
  if (level > (lastLevel ?? 0) + 1) yield look('level_skipped', { level, lastLevel: lastLevel ?? 0 });
  if (last) yield look('level_repeated', { level, number: last.number, lastLevel: lastLevel ?? level });
  const days: LevelDays = facts.levelDays ?? levelFromDaysLate;
  const fromDaysLate = level === 0 ? 0 : (days[level] ?? 0);
  if (level !== 0 && oldestDaysLate < fromDaysLate) {
    const params = { level, oldestDaysLate, fromDaysLate };
    yield { code: 'level_early', severity: level === 1 ? 'note' : 'look', params };
  }
  const running = earlier.findLast((letter) => letter.payBy >= facts.today);
  if (running) yield look('earlier_term_running', { number: running.number, payBy: running.payBy });
  if (figures.interest !== null && figures.interest.leftOut > 0)
    yield look('interest_left_out', { count: figures.interest.leftOut });
  if (level >= 3 && facts.language === 'zh' && facts.customerTaxId === '') yield look('customer_tax_id_missing', {});
}

function* notes({ figures, level }: NoticeFacts): Generator<LetterNotice> {
  const disputed = disputedLines(figures.lines).length;
  if (disputed > 0 && figures.claimedMinor > 0)
    yield note('disputed_left_out', {
      disputedMinor: figures.disputedMinor,
      count: disputed,
      currency: figures.currency,
    });
  if (figures.claimedMinor > 0) yield note('copies_to_attach', { count: claimedLines(figures.lines).length });
  if (level >= 3) yield note('law_relied_on', {});
  if (figures.interest !== null)
    yield note('interest_estimate', { amountMinor: figures.interest.amountMinor, currency: figures.currency });
}

const severities: readonly LetterNotice['severity'][] = ['blocking', 'look', 'note'];

type Code = LetterNotice['code'];
type Params = LetterNotice['params'];

const blocking = (code: Code, params: Params): LetterNotice => ({ code, severity: 'blocking', params });
const look = (code: Code, params: Params): LetterNotice => ({ code, severity: 'look', params });
const note = (code: Code, params: Params): LetterNotice => ({ code, severity: 'note', params });
