import { addDays, type Day } from '../../../kernel/day.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { TermBase, TermLine, TermRule } from '../contract.ts';
import { baseDay, dueDay, within } from './dueDay.ts';
import { shifted, type IsWorkday } from './workdays.ts';

/** What is known about a document on the day its items are worked out. */
export interface DocumentDays {
  readonly issuedOn: Day;
  readonly deliveredOn?: Day | null | undefined;
  readonly acceptedOn?: Day | null | undefined;
  /** Milestones reached, by their name. */
  readonly milestones?: Readonly<Record<string, Day>>;
  /** Days that are only expected. */
  readonly expected?: {
    readonly deliveredOn?: Day | null | undefined;
    readonly acceptedOn?: Day | null | undefined;
    readonly milestones?: Readonly<Record<string, Day>>;
  };
}

export type TriggerKind = 'document' | 'delivery' | 'acceptance' | 'statement' | 'milestone';

/** A due item as the ledger takes it (`NewItem`), with the line of the rule it came from. */
export interface TermItem {
  readonly dueOn: Day;
  /** `document`: the line waits for a day nobody knows or expects, so it hangs on the document day for now. */
  readonly dueBasis: 'terms' | 'document';
  readonly amountMinor: number;
  readonly part: 'whole' | 'instalment' | 'retention' | 'milestone';
  readonly label: string;
  readonly triggerKind: TriggerKind;
  readonly triggerOn: Day | null;
  readonly triggerHappened: boolean;
  readonly discountUntilOn: Day | null;
  readonly discountBp: number | null;
  readonly line: number;
}

/**
 * The due items of an amount under a rule, earliest due first; they add up to the amount exactly.
 * 10,000.00 of 2026-03-20 under 30% at once, 70% at 25日结账次月10日: 3,000.00 due 2026-03-20, 7,000.00 due 2026-04-10.
 */
export function dueItemsOf(rule: TermRule, days: DocumentDays, amountMinor: number, isWorkday: IsWorkday): TermItem[] {
  const amounts = lineAmounts(rule.lines, amountMinor);
  const items = rule.lines.flatMap((line, index): TermItem[] => {
    const part = amounts[index] ?? 0;
    if (part === 0) return [];
    const dated = dateLine(rule, line, triggerOf(line, days), days.issuedOn, isWorkday);
    return [
      {
        ...dated,
        amountMinor: part,
        part: rule.lines.length === 1 && line.part === 'instalment' ? 'whole' : line.part,
        label: line.label,
        triggerKind: triggerKinds[line.base],
        line: index,
      },
    ];
  });
  return items.sort((a, b) => (a.dueOn === b.dueOn ? a.line - b.line : a.dueOn < b.dueOn ? -1 : 1));
}

/**
 * Shares are rounded half up, fixed amounts taken as they are, neither more than is left; the last line takes the rest
 * (behaviours.md §2.4). 100.00 in thirds of 33.33 % leaves 33.34 for the last.
 */
function lineAmounts(lines: readonly TermLine[], amountMinor: number): number[] {
  let left = amountMinor;
  return lines.map((line, index) => {
    const wanted =
      index === lines.length - 1
        ? left
        : (line.amountMinor ?? scaleMinor(amountMinor, line.shareBp ?? 0, 10_000, 'halfUp'));
    const part = Math.min(wanted, left);
    left -= part;
    return part;
  });
}

export interface Trigger {
  readonly on: Day | null;
  readonly happened: boolean;
}

/** The day a line hangs on: what happened, else what is expected, else nothing. */
function triggerOf(line: TermLine, days: DocumentDays): Trigger {
  const happened = happenedOn(line, days);
  if (happened !== null) return { on: happened, happened: true };
  const expected =
    expectedOn(line, days) ?? (line.expectedDays === null ? null : addDays(within(days.issuedOn), line.expectedDays));
  return { on: expected, happened: false };
}

/** Due date and discount of one line, once its day is known or expected. */
export function dateLine(
  rule: TermRule,
  line: TermLine,
  trigger: Trigger,
  issuedOn: Day,
  isWorkday: IsWorkday,
): Pick<TermItem, 'dueOn' | 'dueBasis' | 'triggerOn' | 'triggerHappened' | 'discountUntilOn' | 'discountBp'> {
  const base = baseDay(line, trigger.on ?? issuedOn);
  const dueOn = shifted(dueDay(line, base), rule.shift, isWorkday);
  return {
    dueOn,
    dueBasis: trigger.on === null ? 'document' : 'terms',
    triggerOn: line.base === 'invoice' || trigger.on === null ? null : base,
    triggerHappened: trigger.happened,
    ...discountOf(rule, line, trigger.happened ? base : null, dueOn, isWorkday),
  };
}

function discountOf(rule: TermRule, line: TermLine, base: Day | null, dueOn: Day, isWorkday: IsWorkday) {
  const none = { discountUntilOn: null, discountBp: null };
  if (rule.discount === null || base === null || line.part === 'retention') return none;
  const until = shifted(addDays(base, rule.discount.days), rule.shift, isWorkday);
  // Nothing is paid early by paying on the last day.
  return until < dueOn ? { discountUntilOn: until, discountBp: rule.discount.bp } : none;
}

const triggerKinds: Readonly<Record<TermBase, TriggerKind>> = {
  invoice: 'document',
  delivery: 'delivery',
  acceptance: 'acceptance',
  statement: 'statement',
  month_end: 'statement',
  milestone: 'milestone',
};

function happenedOn(line: TermLine, days: DocumentDays): Day | null {
  switch (line.base) {
    case 'delivery':
      return days.deliveredOn ?? null;
    case 'acceptance':
      return days.acceptedOn ?? null;
    case 'milestone':
      return days.milestones?.[line.label] ?? null;
    default:
      return days.issuedOn;
  }
}

function expectedOn(line: TermLine, { expected }: DocumentDays): Day | null {
  switch (line.base) {
    case 'delivery':
      return expected?.deliveredOn ?? null;
    case 'acceptance':
      return expected?.acceptedOn ?? null;
    case 'milestone':
      return expected?.milestones?.[line.label] ?? null;
    default:
      return null;
  }
}
