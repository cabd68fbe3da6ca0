import type { Day } from '../../../kernel/day.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { AdjustmentReason } from '../contract.ts';
import { legalOrder } from './legalOrder.ts';
import { readMemo } from './memo.ts';
import {
  byDueDay,
  earlyDiscount,
  evidence,
  filled,
  line,
  sumOpen,
  type Evidence,
  type OpenDebt,
  type ProposedLine,
} from './openDebt.ts';
import { setsThat, type ItemSet } from './sets.ts';

export type ProposalRule = 'named' | 'exact' | 'exact_set' | 'tolerance' | 'discount' | 'oldest_due' | 'legal_order';

export interface Answer {
  readonly rule: ProposalRule;
  readonly lines: ProposedLine[];
  readonly evidence: Evidence[];
}

export interface Proposal extends Answer {
  readonly unappliedMinor: number;
  /** Several answers are equally good: somebody has to choose. `lines` are the oldest due meanwhile. */
  readonly alternatives: Answer[];
}

/** A receipt may fall short by the smaller of a share of what it pays and an amount. */
export interface Tolerance {
  readonly shareBp: number;
  readonly mostMinor: number;
}

export interface Question {
  readonly amountMinor: number;
  readonly on: Day;
  readonly memo: string;
  readonly tolerance: Tolerance;
  readonly by: 'evidence' | 'oldest_due' | 'legal_order';
}

/** More than this nobody reads; the first are those that mean most. */
const SHOWN_ALTERNATIVES = 8;

/**
 * Where money goes, in the order of behaviours.md §2.15: invoices named by the payer, one item of exactly this amount,
 * a set that adds up to it, the same less a discount or a small deduction, the oldest due.
 *
 * 980.00 on 2026-03-05 over one item of 1,000.00 with 2 % until 2026-03-10: 980.00 and 20.00 discount. 700.00 over items
 * of 500.00 and 300.00 gives 500.00 and 200.00. Σ amountMinor + unappliedMinor is the amount; no line exceeds its item.
 */
export function proposeAllocation(question: Question, facts: readonly OpenDebt[]): Proposal {
  const { amountMinor, by, on } = question;
  const items = facts.filter((item) => item.openMinor > 0).sort(byDueDay);
  if (items.length === 0)
    return proposal(amountMinor, { rule: 'oldest_due', lines: [], evidence: [evidence('nothing_open')] });
  if (by === 'legal_order') {
    const { lines } = legalOrder(amountMinor, items, on);
    return proposal(amountMinor, { rule: 'legal_order', lines, evidence: [evidence('legal_order')] });
  }
  if (by === 'oldest_due') return proposal(amountMinor, oldestDue(question, items));
  const named = namedInMemo(question, items);
  if (named !== null) return proposal(amountMinor, named);
  for (const stage of [exactItem, exactSet, lessDiscount, lessTolerance]) {
    const answers = stage(question, items);
    const [only] = answers;
    if (only !== undefined && answers.length === 1) return proposal(amountMinor, only);
    if (answers.length > 1) {
      const fallback = oldestDue(question, items);
      const tie = evidence('tie', { count: answers.length });
      return proposal(
        amountMinor,
        { ...fallback, evidence: [tie, ...fallback.evidence] },
        answers.slice(0, SHOWN_ALTERNATIVES),
      );
    }
  }
  return proposal(amountMinor, oldestDue(question, items));
}

function proposal(amountMinor: number, answer: Answer, alternatives: Answer[] = []): Proposal {
  const unappliedMinor = amountMinor - answer.lines.reduce((sum, part) => sum + part.amountMinor, 0);
  const over = unappliedMinor > 0 && answer.rule !== 'oldest_due' ? [evidence('left_over', { leftMinor: unappliedMinor })] : []; // prettier-ignore
  return { ...answer, evidence: [...answer.evidence, ...over], unappliedMinor, alternatives };
}

function oldestDue({ amountMinor, on }: Question, items: readonly OpenDebt[]): Answer {
  const { lines, leftMinor } = filled(amountMinor, items);
  const late = items.find(
    (item) =>
      item.discountBp !== null &&
      item.discountUntilOn !== null &&
      on > item.discountUntilOn &&
      item.openMinor - scaleMinor(item.openMinor, item.discountBp, 10_000, 'halfUp') === amountMinor,
  );
  const why = [evidence('oldest_due', { count: lines.length })];
  if (late !== undefined)
    why.push(evidence('discount_too_late', { number: late.number, untilOn: late.discountUntilOn ?? '' }));
  if (leftMinor > 0) why.push(evidence('over_payment', { leftMinor }));
  return { rule: 'oldest_due', lines, evidence: why };
}

/** What the payer says comes first, also where it settles less than the money: the rest waits unapplied. */
function namedInMemo(question: Question, items: readonly OpenDebt[]): Answer | null {
  const finds = readMemo(question.memo, items);
  if (finds.length === 0) return null;
  const found = new Map(finds.map((find) => [find.documentId, find]));
  const named = items.filter((item) => found.has(item.documentId));
  const why = finds.map((find) => evidence(`memo_${find.how}`, { number: find.number, text: find.text }));
  const gap = sumOpen(named) - question.amountMinor;
  const discounted = gap > 0 && named.reduce((sum, item) => sum + earlyDiscount(item, question.on), 0) === gap;
  if (discounted)
    return { rule: 'named', lines: discountLines(named, question.on), evidence: [...why, discountEvidence(named, question.on)] }; // prettier-ignore
  if (gap > 0 && gap <= toleranceFor(sumOpen(named), question.tolerance))
    return {
      rule: 'named',
      lines: shortLines(named, gap, 'bank_charge'),
      evidence: [...why, toleranceEvidence(gap, sumOpen(named), question.tolerance)],
    };
  return { rule: 'named', lines: filled(question.amountMinor, named).lines, evidence: why };
}

function exactItem({ amountMinor }: Question, items: readonly OpenDebt[]): Answer[] {
  return items
    .filter((item) => item.openMinor === amountMinor)
    .map((item) => ({
      rule: 'exact',
      lines: [line(item.dueItemId, item.openMinor)],
      evidence: [evidence('exact', { number: item.number })],
    }));
}

function exactSet({ amountMinor, on }: Question, items: readonly OpenDebt[]): Answer[] {
  const sets = setsThat((value) => value === amountMinor, items, on, (item) => item.openMinor, amountMinor); // prettier-ignore
  return sets.map((set) => ({
    rule: 'exact_set',
    lines: set.items.map((item) => line(item.dueItemId, item.openMinor)),
    evidence: [set.why],
  }));
}

function lessDiscount({ amountMinor, on }: Question, items: readonly OpenDebt[]): Answer[] {
  if (!items.some((item) => earlyDiscount(item, on) > 0)) return [];
  const net = (item: OpenDebt): number => item.openMinor - earlyDiscount(item, on);
  const singles = items.filter((item) => earlyDiscount(item, on) > 0 && net(item) === amountMinor).map(alone);
  const sets =
    singles.length > 0
      ? singles
      : setsThat(
          (value, members) => value === amountMinor && members().some((item) => earlyDiscount(item, on) > 0),
          items,
          on,
          net,
          amountMinor,
        );
  return sets.map((set) => ({
    rule: 'discount',
    lines: discountLines(set.items, on),
    evidence: [...whyOf(set), discountEvidence(set.items, on)],
  }));
}

/** One item short by a little; else one set. Several sets within a tolerance say nothing, so they are not asked about. */
function lessTolerance({ amountMinor, on, tolerance }: Question, items: readonly OpenDebt[]): Answer[] {
  const within = (total: number): boolean =>
    total > amountMinor && total - amountMinor <= toleranceFor(total, tolerance);
  const singles = items.filter((item) => within(item.openMinor)).map(alone);
  const most = amountMinor + tolerance.mostMinor;
  const sets = singles.length > 0 ? singles : setsThat(within, items, on, (item) => item.openMinor, most);
  if (singles.length === 0 && sets.length > 1) return [];
  return sets.map((set) => {
    const gap = sumOpen(set.items) - amountMinor;
    return {
      rule: 'tolerance',
      lines: shortLines(set.items, gap, 'bank_charge'),
      evidence: [...whyOf(set), toleranceEvidence(gap, sumOpen(set.items), tolerance)],
    };
  });
}

/** 10,000.00 at 1 % and at most 50.00 may fall short by 50.00; 1,000.00 by 10.00. */
export function toleranceFor(totalMinor: number, tolerance: Tolerance): number {
  return Math.min(scaleMinor(totalMinor, tolerance.shareBp, 10_000, 'down'), tolerance.mostMinor);
}

function alone(item: OpenDebt): ItemSet {
  return { items: [item], why: evidence('exact', { number: item.number }) };
}

function whyOf(set: ItemSet): Evidence[] {
  const [only] = set.items;
  return set.items.length === 1 && only ? [evidence('one_item', { number: only.number })] : [set.why];
}

function discountLines(items: readonly OpenDebt[], on: Day): ProposedLine[] {
  return items.map((item) => {
    const discount = earlyDiscount(item, on);
    return adjusted(item, item.openMinor - discount, discount, 'discount');
  });
}

/** What is missing is taken from the largest items, so that no line falls below nothing. */
function shortLines(items: readonly OpenDebt[], gapMinor: number, reason: AdjustmentReason): ProposedLine[] {
  let left = gapMinor;
  const cuts = new Map<number, number>();
  for (const item of [...items].sort((a, b) => b.openMinor - a.openMinor || a.dueItemId - b.dueItemId)) {
    const cut = Math.min(left, item.openMinor);
    cuts.set(item.dueItemId, cut);
    left -= cut;
  }
  return items.map((item) => {
    const cut = cuts.get(item.dueItemId) ?? 0;
    return adjusted(item, item.openMinor - cut, cut, reason);
  });
}

function adjusted(item: OpenDebt, amountMinor: number, adjustMinor: number, reason: AdjustmentReason): ProposedLine {
  return { ...line(item.dueItemId, amountMinor), adjustMinor, adjustReason: adjustMinor > 0 ? reason : null };
}

function discountEvidence(items: readonly OpenDebt[], on: Day): Evidence {
  const earned = items.filter((item) => earlyDiscount(item, on) > 0);
  const until = earned.map((item) => item.discountUntilOn ?? on).sort();
  return evidence('discount', {
    adjustMinor: earned.reduce((sum, item) => sum + earlyDiscount(item, on), 0),
    untilOn: until[0] ?? on,
  });
}

function toleranceEvidence(gapMinor: number, totalMinor: number, tolerance: Tolerance): Evidence {
  return evidence('tolerance', {
    adjustMinor: gapMinor,
    limitMinor: toleranceFor(totalMinor, tolerance),
    shareBp: tolerance.shareBp,
    mostMinor: tolerance.mostMinor,
  });
}
