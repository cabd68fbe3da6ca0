import { daysBetween, type Day } from '../../kernel/day.ts';
import { sumMinor } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import { lawRules } from '../law/store.ts';
import type { LawRule } from '../law/contract.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { Settings } from '../settings/contract.ts';
import { readSettings } from '../settings/store.ts';
import type {
  BaseRate,
  InterestAnswer,
  InterestCharge,
  InterestProblem,
  InterestRow,
  InterestRule,
} from './contract.ts';
import { lateInterest } from './rules/lateInterest.ts';
import { proposedRule } from './rules/proposal.ts';
import { baseRates, type DebtRow, type Paid } from './store.ts';

/** Rates and choices that every figure of a question is worked out with, read once. */
export interface RateBook {
  readonly baseRates: readonly BaseRate[];
  readonly lawRules: readonly LawRule[];
  readonly settings: Settings['interest'];
}

export function rateBook(db: ReadDb): RateBook {
  return { baseRates: baseRates(db), lawRules: lawRules(db), settings: readSettings(db).interest };
}

export interface Choice {
  readonly rule?: InterestRule | undefined;
  readonly multiplierMilli?: number | undefined;
  readonly ratePpm?: number | undefined;
}

/** The terms a debt was last charged by, which the next days are worked out with too; none where nothing was charged. */
export function chargedBy(charges: readonly InterestCharge[]): Choice {
  const last = charges.at(-1);
  return {
    rule: last?.rule,
    multiplierMilli: last?.multiplierMilli ?? undefined,
    ratePpm: last?.ratePpm ?? undefined,
  };
}

/** What one debt bears by its facts: from the due day, or from the day after `fromOn`, through `toOn`. */
export function interestOf(
  debt: DebtRow,
  paid: readonly Paid[],
  book: RateBook,
  choice: Choice & { readonly fromOn?: Day | undefined; readonly toOn: Day; readonly only?: boolean },
): Result<InterestAnswer, InterestProblem> {
  const { settings } = book;
  const agreed = debt.agreedRateBp === null ? undefined : debt.agreedRateBp * 100;
  return lateInterest({
    principalMinor: debt.amountMinor,
    currency: debt.currency,
    dueOn: debt.dueOn,
    toOn: choice.toOn,
    fromOn: choice.fromOn,
    rule: choice.rule ?? proposedRule(debt),
    payments: paid,
    baseRates: book.baseRates,
    lawRules: book.lawRules,
    multiplierMilli: choice.multiplierMilli ?? settings.multiplierMilli,
    ratePpm: choice.ratePpm ?? agreed,
    dayBase: settings.dayBase,
    reading: settings.reading,
    only: choice.only,
  });
}

export interface Settled {
  /** Booked as notes that stand, which are claimed as items of their own. */
  readonly notedMinor: number;
  readonly waivedMinor: number;
  /** Both: what is taken off the interest of a debt where it is claimed. */
  readonly settledMinor: number;
}

/**
 * What of the charges of one debt needs no claim beside it any more. A note of 300.00, a letter that showed 200.00, and a
 * waiver of 50.00 leave 350.00 settled: what a letter only showed is still to be claimed.
 */
export function settledOf(charges: readonly Pick<InterestCharge, 'amountMinor' | 'booked' | 'waivedOn'>[]): Settled {
  const notedMinor = sumOf(charges, ({ booked, waivedOn }) => booked === 'note' && waivedOn === null);
  const waivedMinor = sumOf(charges, ({ waivedOn }) => waivedOn !== null);
  return { notedMinor, waivedMinor, settledMinor: notedMinor + waivedMinor };
}

function sumOf<C extends Pick<InterestCharge, 'amountMinor'>>(
  charges: readonly C[],
  counts: (charge: C) => boolean,
): number {
  return sumMinor(charges.filter(counts).map(({ amountMinor }) => amountMinor));
}

/**
 * One line of the interest ledger: charged, noted and waived so far, and what the days since bear. The next charge goes on
 * after `accruedThroughOn`, so that no day is charged twice.
 */
export function interestRow(
  debt: DebtRow,
  paid: readonly Paid[],
  charges: readonly InterestCharge[],
  book: RateBook,
  { asOf }: PointInTime,
): InterestRow {
  const { agreedRateBp, lawPack: _lawPack, debtorClass: _debtorClass, smeStated: _smeStated, ...head } = debt;
  const last = charges.at(-1);
  const accruedThroughOn = last?.throughOn ?? null;
  const terms = chargedBy(charges);
  const rule = terms.rule ?? proposedRule(debt);
  const fresh = interestOf(debt, paid, book, {
    ...terms,
    toOn: asOf,
    fromOn: accruedThroughOn ?? undefined,
    only: true,
  });
  const chargedMinor = sumOf(charges, () => true) - charges.reduce((sum, { fixedSumMinor }) => sum + fixedSumMinor, 0);
  const { notedMinor, waivedMinor } = settledOf(charges);
  const again =
    accruedThroughOn === null
      ? ok(null)
      : interestOf(debt, paid, book, { ...terms, toOn: accruedThroughOn, only: true });
  return {
    ...head,
    daysLate: daysBetween(debt.dueOn, debt.openMinor === 0 ? (paid.at(-1)?.on ?? asOf) : asOf),
    settled: debt.openMinor === 0,
    rule,
    ratePpm: rule === 'contract' ? (terms.ratePpm ?? (agreedRateBp === null ? null : agreedRateBp * 100)) : null,
    multiplierMilli: rule === 'cn-lpr' ? (terms.multiplierMilli ?? null) : null,
    accruedThroughOn,
    letterMinor: sumOf(charges, ({ booked, waivedOn }) => booked === 'letter' && waivedOn === null),
    notedMinor,
    waivedMinor,
    freshMinor: fresh.ok ? fresh.value.interestMinor : 0,
    restatedMinor: again.ok && again.value !== null ? again.value.interestMinor - chargedMinor : 0,
    fixedSumMinor: fresh.ok ? fresh.value.fixedSumMinor : 0,
    problem: fresh.ok ? null : fresh.code,
  };
}
