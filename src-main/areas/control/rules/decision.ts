import { scaleMinor } from '../../../kernel/money.ts';
import type { Grade } from '../../settings/contract.ts';
import { carryingCost } from './waiting.ts';

/** What became of the money that fell due: how much there was, how much came more than 90 days late, how much never came. */
export interface LossRecord {
  readonly items: number;
  readonly dueMinor: number;
  readonly badMinor: number;
  readonly lostMinor: number;
}

/** A record of fewer items says too little; the next wider one is taken. */
export const MIN_LOSS_ITEMS = 20;
/** Money that came later than this was in default. */
export const DEFAULT_DAYS = 90;

export interface LossRate extends LossRecord {
  readonly from: 'grade' | 'all' | 'none';
  /** Share in default of what fell due, and share of it that never came. */
  readonly defaultBp: number;
  readonly lossGivenDefaultBp: number;
}

export const noRecord: LossRecord = { items: 0, dueMinor: 0, badMinor: 0, lostMinor: 0 };

/** The house's own loss rate for a grade; with fewer than 20 items that of all customers, with fewer in all none. */
export function lossRate(byGrade: ReadonlyMap<Grade | null, LossRecord>, grade: Grade | null): LossRate {
  const all = [...byGrade.values()].reduce(addRecords, noRecord);
  const own = byGrade.get(grade) ?? noRecord;
  const [from, record] = own.items >= MIN_LOSS_ITEMS ? (['grade', own] as const) : all.items >= MIN_LOSS_ITEMS ? (['all', all] as const) : (['none', noRecord] as const); // prettier-ignore
  const bp = (top: number, bottom: number): number => (bottom <= 0 ? 0 : scaleMinor(10_000, top, bottom, 'halfUp'));
  return { ...record, from, defaultBp: bp(record.badMinor, record.dueMinor), lossGivenDefaultBp: bp(record.lostMinor, record.badMinor) }; // prettier-ignore
}

export function addRecords(a: LossRecord, b: LossRecord): LossRecord {
  return {
    items: a.items + b.items,
    dueMinor: a.dueMinor + b.dueMinor,
    badMinor: a.badMinor + b.badMinor,
    lostMinor: a.lostMinor + b.lostMinor,
  };
}

/** Expected loss on an amount by a record: amount × never came ÷ fell due. 100,000 where 300 of 10,000 were lost: 3,000. */
export function expectedLoss(amountMinor: number, { lostMinor, dueMinor }: LossRecord): number {
  return dueMinor <= 0 ? 0 : scaleMinor(amountMinor, lostMinor, dueMinor, 'halfUp');
}

export interface Decision {
  readonly marginMinor: number;
  readonly expectedLossMinor: number;
  readonly carryingDays: number;
  readonly carryingMinor: number;
  readonly netMinor: number;
}

/**
 * Whether a sale on credit pays (domain.md §0 no. 75): margin − expected loss − cost of the money until it comes. 100,000 at
 * a margin of 12 %, 3 of 100 lost, 60 days and usually 15 late, money at 6 %: 12,000 − 3,000 − 1,232.88 = 7,767.12. The money
 * tied up is the whole amount, as in §3.3.
 */
export function decide(facts: {
  readonly amountMinor: number;
  readonly marginBp: number;
  readonly record: LossRecord;
  readonly termDays: number;
  /** How late the customer usually pays; early payers count as on time. */
  readonly lateDays: number;
  readonly fundingRateBp: number;
}): Decision {
  const marginMinor = scaleMinor(facts.amountMinor, facts.marginBp, 10_000, 'halfUp');
  const expectedLossMinor = expectedLoss(facts.amountMinor, facts.record);
  const carryingDays = facts.termDays + Math.max(0, facts.lateDays);
  const carryingMinor = carryingCost(facts.amountMinor, facts.fundingRateBp, carryingDays);
  return { marginMinor, expectedLossMinor, carryingDays, carryingMinor, netMinor: marginMinor - expectedLossMinor - carryingMinor }; // prettier-ignore
}
