import { addDays, addMonths, daysBetween, type Day } from '../../../kernel/day.ts';
import { shifted, type IsWorkday } from '../../terms/rules/workdays.ts';
import type { AssetKind, CaseKind, Outcome } from '../contract.ts';
import { stageIndex } from './stages.ts';

export type Party = 'us' | 'court' | 'debtor';

/** A stage with the day it was reached, as the deadlines need it. */
export interface StageFact {
  readonly stage: string;
  readonly onDay: Day;
  readonly performUntilOn?: Day | null | undefined;
  readonly claimUntilOn?: Day | null | undefined;
  readonly asset?: string | undefined;
  readonly assetKind?: AssetKind | null | undefined;
  /** The period a court named itself, shorter than the longest the law allows. */
  readonly untilOn?: Day | null | undefined;
}

export interface DeadlineFacts {
  readonly kind: CaseKind;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly outcome: Outcome | '';
  readonly events: readonly StageFact[];
  /** Of a suit: short form (3 months) or ordinary (6 months). */
  readonly procedure: 'simple' | 'ordinary';
  /** Of a preservation: before any suit; asked as urgent. */
  readonly preSuit: boolean;
  readonly urgent: boolean;
  /** Days the lawyer's letter gives. */
  readonly answerDays: number;
  /** The first day on which a suit, an arbitration or an enforcement that belongs to it was filed. */
  readonly filedElsewhereOn: Day | null;
  /** Of an enforcement: the last day on which the debtor was to perform. */
  readonly performUntilOn: Day | null;
}

export interface Deadline {
  readonly code: string;
  readonly party: Party;
  readonly fromStage: string;
  readonly fromOn: Day;
  readonly dueOn: Day;
  /** Moved from a day off to the next workday, or before it where it must be met earlier. */
  readonly shiftedFrom: Day | null;
  readonly article: string;
  /** What it is about where there may be several: an asset. */
  readonly subject: string;
  /** Met by a stage on record. */
  readonly metOn: Day | null;
}

interface Rule {
  readonly code: string;
  readonly kinds: readonly CaseKind[];
  readonly from: string;
  readonly days?: number;
  readonly months?: number;
  /** The first stage of the template that meets it; any later one does too. */
  readonly until: string;
  /** Another stage that makes it idle. */
  readonly orBy?: string;
  readonly party: Party;
  readonly article: string;
  readonly when?: (facts: DeadlineFacts) => boolean;
}

const courts: readonly CaseKind[] = ['small_claim', 'suit'];

/** domain.md §10.4; the shorter of two periods is the one to watch. */
export const deadlineRules: readonly Rule[] = [
  { code: 'order_accept', kinds: ['payment_order'], from: 'filed', days: 5, until: 'accepted', party: 'court', article: '民诉法 226' },
  { code: 'order_issue', kinds: ['payment_order'], from: 'accepted', days: 15, until: 'rejected', party: 'court', article: '民诉法 227' },
  { code: 'order_serve', kinds: ['payment_order'], from: 'ordered', days: 30, until: 'not_served', party: 'court', article: '督促规定 6' },
  { code: 'order_answer', kinds: ['payment_order'], from: 'served', days: 15, until: 'objected', party: 'debtor', article: '民诉法 227' },
  { code: 'pay_fee', kinds: courts, from: 'fee_notice', days: 7, until: 'fee_paid', party: 'us', article: '诉讼费用交纳办法 22' },
  { code: 'trial_end', kinds: ['small_claim'], from: 'accepted', months: 2, until: 'judged', orBy: 'mediated', party: 'court', article: '民诉法 168' },
  { code: 'trial_end', kinds: ['suit'], from: 'accepted', months: 3, until: 'judged', orBy: 'mediated', party: 'court', article: '民诉法 164', when: ({ procedure }) => procedure === 'simple' },
  { code: 'trial_end', kinds: ['suit'], from: 'accepted', months: 6, until: 'judged', orBy: 'mediated', party: 'court', article: '民诉法 152', when: ({ procedure }) => procedure === 'ordinary' },
  { code: 'appeal', kinds: ['suit'], from: 'judged', days: 15, until: 'appealed', party: 'us', article: '民诉法 171' },
  { code: 'appeal_ruling', kinds: courts, from: 'ruled', days: 10, until: 'judged', party: 'us', article: '民诉法 171' },
  { code: 'letter_answer', kinds: ['lawyer_letter'], from: 'delivered', until: 'replied', party: 'debtor', article: '' },
  { code: 'preserve_decide', kinds: ['preservation'], from: 'applied', days: 2, until: 'decided', party: 'court', article: '民诉法 103, 104', when: ({ preSuit, urgent }) => preSuit || urgent },
  { code: 'preserve_decide', kinds: ['preservation'], from: 'secured', days: 5, until: 'decided', party: 'court', article: '保全规定 4', when: ({ preSuit, urgent }) => !preSuit && !urgent },
  { code: 'preserve_review', kinds: ['preservation'], from: 'refused', days: 5, until: 'review_asked', party: 'us', article: '民诉法 111；解释 171' },
  { code: 'enforce_act', kinds: ['enforcement'], from: 'applied', months: 6, until: 'taken', party: 'court', article: '民诉法 237' },
  { code: 'objection_decide', kinds: ['enforcement'], from: 'objected', days: 15, until: 'objection_ruled', party: 'court', article: '民诉法 236, 238' },
  { code: 'objection_review', kinds: ['enforcement'], from: 'objection_ruled', days: 10, until: 'concluded', party: 'us', article: '民诉法 236' },
]; // prettier-ignore

/** How long a preservation lasts by what was taken, 解释 485: deposits one year, movables two, real estate and other three. */
export const preservedMonths: Readonly<Record<AssetKind, number>> = {
  deposit: 12,
  movable: 24,
  real_estate: 36,
  other: 36,
};
/** 保全规定 18: to be renewed this many days before it ends. */
export const RENEW_DAYS_BEFORE = 7;
/** 民诉法 104: after a preservation before suit. */
export const SUE_WITHIN_DAYS = 30;
/** 民诉法 250: to apply for enforcement, from the end of the period for performance. */
export const ENFORCE_WITHIN_MONTHS = 24;
/** 破产法 45: no claim period is shorter, none longer. */
export const CLAIM_PERIOD = { leastDays: 30, mostMonths: 3 } as const;

const rolls = (on: Day, isWorkday: IsWorkday): Pick<Deadline, 'dueOn' | 'shiftedFrom'> => {
  const dueOn = shifted(on, 'next', isWorkday);
  return { dueOn, shiftedFrom: dueOn === on ? null : on };
};

/** The first event of `until` or of a later stage, on the day of the start or after it. */
function metOn(facts: DeadlineFacts, rule: Pick<Rule, 'from' | 'until' | 'orBy'>, fromOn: Day): Day | null {
  const least = stageIndex(facts.kind, rule.until);
  const days = facts.events
    .filter(
      ({ stage, onDay }) =>
        onDay >= fromOn &&
        stage !== rule.from &&
        (stage === rule.orBy || (least >= 0 && stageIndex(facts.kind, stage) >= least)),
    )
    .map(({ onDay }) => onDay)
    .sort();
  return days[0] ?? null;
}

/**
 * Every deadline that follows from the stages on record (domain.md §10.4). The day of the start is not counted; a last day
 * on a day off moves to the next workday (民诉法 85), a renewal that must come before a day to the workday before it.
 * A payment order served on 2026-03-02 leaves the debtor until 2026-03-17; deposits frozen on 2026-03-02 are free again on
 * 2027-03-02, and renewal is to be asked for by 2027-02-23.
 */
export function deadlinesOf(facts: DeadlineFacts, isWorkday: IsWorkday): Deadline[] {
  const found: Deadline[] = [];
  for (const rule of deadlineRules) {
    if (!rule.kinds.includes(facts.kind) || rule.when?.(facts) === false) continue;
    for (const { stage, onDay } of facts.events) {
      if (stage !== rule.from) continue;
      const on =
        rule.months === undefined ? addDays(onDay, rule.days ?? facts.answerDays) : addMonths(onDay, rule.months);
      const { code, party, article } = rule;
      const end = rule.days === 2 ? { dueOn: on, shiftedFrom: null } : rolls(on, isWorkday);
      found.push({ code, party, article, fromStage: stage, fromOn: onDay, ...end, subject: '', metOn: metOn(facts, rule, onDay) }); // prettier-ignore
    }
  }
  found.push(...sueAfterPreservation(facts, isWorkday), ...ofAssets(facts, isWorkday), ...claimPeriod(facts, isWorkday), ...enforceWithin(facts, isWorkday)); // prettier-ignore
  return found
    .filter((deadline) => facts.closedOn === null || (deadline.code === 'enforce_by' && facts.outcome === 'won_unpaid'))
    .sort((a, b) => (a.dueOn === b.dueOn ? (a.code < b.code ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
}

function sueAfterPreservation(facts: DeadlineFacts, isWorkday: IsWorkday): Deadline[] {
  if (facts.kind !== 'preservation' || !facts.preSuit) return [];
  const first = facts.events.filter(({ stage }) => stage === 'taken').sort((a, b) => (a.onDay < b.onDay ? -1 : 1))[0];
  if (first === undefined) return [];
  const sued = facts.events.find(({ stage }) => stage === 'suit_filed' || stage === 'lifted')?.onDay ?? facts.filedElsewhereOn; // prettier-ignore
  const end = rolls(addDays(first.onDay, SUE_WITHIN_DAYS), isWorkday);
  return [{ code: 'sue_by', party: 'us', fromStage: 'taken', fromOn: first.onDay, ...end, article: '民诉法 104', subject: '', metOn: sued }]; // prettier-ignore
}

/** Of each asset the newest taking or renewal counts; its end, and the day by which renewal is to be asked for. */
function ofAssets(facts: DeadlineFacts, isWorkday: IsWorkday): Deadline[] {
  const newest = new Map<string, StageFact>();
  for (const event of facts.events) {
    if ((event.stage !== 'taken' && event.stage !== 'renewed') || event.assetKind == null) continue;
    const key = `${event.assetKind} ${(event.asset ?? '').toLowerCase()}`;
    const known = newest.get(key);
    if (known === undefined || event.onDay >= known.onDay) newest.set(key, event);
  }
  const ended =
    facts.events.filter(({ stage }) => stage === 'lifted' || stage === 'concluded').map(({ onDay }) => onDay).sort()[0] ?? null; // prettier-ignore
  return [...newest.values()].flatMap((event): Deadline[] => {
    const longest = addMonths(event.onDay, preservedMonths[event.assetKind ?? 'other']);
    const ends = event.untilOn != null && event.untilOn < longest ? event.untilOn : longest;
    const latest = addDays(ends, -RENEW_DAYS_BEFORE);
    const renewBy = shifted(latest, 'previous', isWorkday);
    const about = { fromStage: event.stage, fromOn: event.onDay, subject: event.asset ?? '', metOn: ended };
    return [
      { ...about, code: 'renew_by', party: 'us', dueOn: renewBy, shiftedFrom: renewBy === latest ? null : latest, article: '保全规定 18' },
      { ...about, code: 'preservation_ends', party: 'court', dueOn: ends, shiftedFrom: null, article: '解释 485' },
    ]; // prettier-ignore
  });
}

/** The day the court named; without one the shortest period the law knows, as a day to be safe by. */
function claimPeriod(facts: DeadlineFacts, isWorkday: IsWorkday): Deadline[] {
  if (facts.kind !== 'insolvency') return [];
  const noticed = facts.events.find(({ stage }) => stage === 'noticed');
  if (noticed === undefined) return [];
  const named = noticed.claimUntilOn ?? null;
  const end = rolls(named ?? addDays(noticed.onDay, CLAIM_PERIOD.leastDays), isWorkday);
  const rule = { from: 'noticed', until: 'claimed' };
  return [{ code: named === null ? 'claim_safe_by' : 'claim_by', party: 'us', fromStage: 'noticed', fromOn: noticed.onDay, ...end, article: '破产法 45', subject: '', metOn: metOn(facts, rule, noticed.onDay) }]; // prettier-ignore
}

/** Two years from the end of the period for performance, from the title taking effect where none was named (民诉法 250). */
function enforceWithin(facts: DeadlineFacts, isWorkday: IsWorkday): Deadline[] {
  const title = (code: string): StageFact | undefined => facts.events.findLast(({ stage }) => stage === code);
  if (facts.kind === 'enforcement') {
    if (facts.performUntilOn === null) return [];
    const end = rolls(addMonths(facts.performUntilOn, ENFORCE_WITHIN_MONTHS), isWorkday);
    const applied = title('applied')?.onDay ?? null;
    return [{ code: 'enforce_by', party: 'us', fromStage: 'opened', fromOn: facts.performUntilOn, ...end, article: '民诉法 250', subject: '', metOn: applied }]; // prettier-ignore
  }
  const granted = title('effective') ?? title('awarded') ?? title('mediated');
  if (granted === undefined) return [];
  const fromOn = granted.performUntilOn ?? granted.onDay;
  const end = rolls(addMonths(fromOn, ENFORCE_WITHIN_MONTHS), isWorkday);
  const metOn = title('paid')?.onDay ?? facts.filedElsewhereOn;
  return [{ code: 'enforce_by', party: 'us', fromStage: granted.stage, fromOn, ...end, article: '民诉法 250', subject: '', metOn }]; // prettier-ignore
}

/** A claim day the court named lies within 30 days and three months of the notice; outside it is worth a second look. */
export function claimDayUnusual(noticedOn: Day, claimUntilOn: Day): boolean {
  return daysBetween(noticedOn, claimUntilOn) < CLAIM_PERIOD.leastDays || claimUntilOn > addMonths(noticedOn, CLAIM_PERIOD.mostMonths); // prettier-ignore
}
