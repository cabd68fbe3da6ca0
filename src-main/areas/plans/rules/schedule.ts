import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import { divideRounded } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { shifted, type IsWorkday } from '../../terms/rules/workdays.ts';
import type { InstalmentPlanned, ScheduleInput } from '../contract.ts';

export type ScheduleRefusal =
  'plan_sum_mismatch' | 'plan_too_long' | 'plan_days_disordered' | 'plan_down_payment_too_high';

type Terms = Omit<ScheduleInput, 'currency'>;

/**
 * The instalments of a plan (domain.md §13.1), the down-payment as number 0.
 *
 * Equal principal: the same part of the debt each time and interest on what was left; 120,000.00 in 12 at 6 % a year is
 * 10,000.00 each, with 600.00 interest first and 50.00 last. Equal instalment: A = P·i ÷ (1 − (1 + i)^−n), 10,327.97 each
 * time. The last one takes up what rounding left. Days off move by the calendar; the count goes on from the agreed days.
 */
export function scheduleOf(
  terms: Terms,
  isWorkday: IsWorkday,
  limits: { readonly draftedOn: Day; readonly maxMonths: number },
): Result<InstalmentPlanned[], ScheduleRefusal> {
  const { debtMinor, downPaymentMinor, downPaymentOn, method } = terms;
  const restMinor = debtMinor - downPaymentMinor;
  if (restMinor < 0 || downPaymentMinor < 0) return refuse('plan_down_payment_too_high');
  const down: InstalmentPlanned[] =
    downPaymentMinor === 0 ? [] : [{ seq: 0, dueOn: downPaymentOn, amountMinor: downPaymentMinor, principalMinor: downPaymentMinor, interestMinor: 0 }]; // prettier-ignore
  const instalments = restMinor === 0 ? [] : method === 'own' ? ownParts(terms, restMinor) : regular(terms, restMinor, isWorkday); // prettier-ignore
  if (instalments === null) return refuse('plan_sum_mismatch');
  const all = [...down, ...instalments];
  if (all.some(({ dueOn }, index) => index > 0 && dueOn < (all[index - 1]?.dueOn ?? dueOn))) return refuse('plan_days_disordered'); // prettier-ignore
  const last = all.at(-1);
  const latest = addMonths(limits.draftedOn, limits.maxMonths);
  if (last !== undefined && last.dueOn > latest) return refuse('plan_too_long', { lastOn: last.dueOn, latest });
  return ok(all);
}

function regular(terms: Terms, restMinor: number, isWorkday: IsWorkday): InstalmentPlanned[] {
  const { count, firstDueOn, period, shift, method } = terms;
  const rateBp = terms.interestTreatment === 'keep' ? (terms.interestRateBp ?? 0) : 0;
  const rate = periodRate(rateBp, period);
  const equal = method === 'equal_instalment' ? annuityMinor(restMinor, rate, count) : null;
  const part = Number(divideRounded(BigInt(restMinor), BigInt(count), 'halfUp'));
  const instalments: InstalmentPlanned[] = [];
  let left = restMinor;
  for (let seq = 1; seq <= count; seq += 1) {
    const interestMinor = Number(divideRounded(BigInt(left) * rate.top, rate.bottom, 'halfUp'));
    const last = seq === count;
    // Where a period's interest alone is more than the instalment, the debt would grow: nothing is paid back until the end.
    const wanted = equal === null ? part : Math.max(0, equal - interestMinor);
    const principalMinor = last ? left : Math.min(left, wanted);
    left -= principalMinor;
    const agreedOn = nthDay(firstDueOn, period, seq - 1);
    instalments.push({ seq, dueOn: shifted(agreedOn, shift, isWorkday), amountMinor: principalMinor + interestMinor, principalMinor, interestMinor }); // prettier-ignore
  }
  return instalments.filter(({ amountMinor }) => amountMinor > 0);
}

/** Agreed one by one: they add up to the rest, what is above it being interest; less is refused. Interest comes last. */
function ownParts({ own = [] }: Terms, restMinor: number): InstalmentPlanned[] | null {
  const total = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (total < restMinor) return null;
  let left = restMinor;
  return own.map(({ dueOn, amountMinor }, index) => {
    const principalMinor = Math.min(left, amountMinor);
    left -= principalMinor;
    return { seq: index + 1, dueOn, amountMinor, principalMinor, interestMinor: amountMinor - principalMinor };
  });
}

interface Rate {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** A year's rate for one period as an exact fraction: 6 % a month is 600 ÷ 120,000. */
function periodRate(rateBp: number, period: Terms['period']): Rate {
  if (period === 'month') return { top: BigInt(rateBp), bottom: 120_000n };
  const days = period === 'week' ? 7n : 14n;
  return { top: BigInt(rateBp) * days, bottom: 3_650_000n };
}

/** A = P·i ÷ (1 − (1 + i)^−n), exactly and rounded once; without interest P ÷ n. 120,000.00, 0.5 %, 12: 10,327.97. */
export function annuityMinor(principalMinor: number, { top, bottom }: Rate, count: number): number {
  if (top === 0n) return Number(divideRounded(BigInt(principalMinor), BigInt(count), 'halfUp'));
  const n = BigInt(count);
  const grown = (bottom + top) ** n;
  const flat = bottom ** n;
  return Number(divideRounded(BigInt(principalMinor) * top * grown, bottom * (grown - flat), 'halfUp'));
}

/** Months keep the date of the first day, held at the month's end; weeks keep its weekday. */
function nthDay(firstOn: Day, period: Terms['period'], index: number): Day {
  return period === 'month' ? addMonths(firstOn, index) : addDays(firstOn, index * (period === 'week' ? 7 : 14));
}
