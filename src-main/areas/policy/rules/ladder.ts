import { addDays, daysBetween, laterDay, type Day } from '../../../kernel/day.ts';
import type { PolicyDefinition, PolicyStep, StepKind } from '../contract.ts';

/** Something that was done about an item. Only what went out counts: a letter by its issue, a call by reaching somebody. */
export type StepEvent =
  | { readonly kind: 'letter'; readonly on: Day; readonly level: number }
  | { readonly kind: 'step'; readonly on: Day; readonly code: string }
  /** What a step of a kind stands for was done otherwise: a lawyer instructed, a claim filed. */
  | { readonly kind: 'kind'; readonly on: Day; readonly stepKind: StepKind }
  | { readonly kind: 'contact'; readonly on: Day }
  | { readonly kind: 'attempt'; readonly on: Day };

export interface ItemPlan {
  readonly dueOn: Day;
  readonly graceDays: number;
  readonly ladder: readonly PolicyStep[];
  readonly events: readonly StepEvent[];
  /** The step an old debt begins with; null: the first. */
  readonly startCode: string | null;
  /** A promise about the item was broken on this day and nothing was done since; null: none. */
  readonly brokenOn: Day | null;
}

export interface Progress {
  /** Place in the ladder of the furthest step done or passed over; −1: none. */
  readonly position: number;
  /** When that was; null: none. */
  readonly lastOn: Day | null;
}

export interface DueStep {
  readonly index: number;
  readonly step: PolicyStep;
  /** The day from which it has been due. */
  readonly sinceOn: Day;
  /** The last day on which it must still wait for the step before it; null: it need not. */
  readonly gapUntilOn: Day | null;
}

/** Attempts on so many different days without reaching anybody end a call step: another channel is next (domain.md §6.2 E15). */
const attemptsEnough = 2;
const halved = new Set(['call', 'letter', 'lawyer', 'decision']);

/**
 * The ladder of one item: cut after the last step allowed, own steps set in, and on short terms from the first letter to the
 * decision in half the time, at least two days apart (domain.md §1.2). Standard on 10 days: L1 +4, C2 +6, L2 +8, L3 +15,
 * L4 +23, LAW +30, DEC +45.
 */
export function ladderFor(
  steps: readonly PolicyStep[],
  change: { readonly own: readonly PolicyStep[]; readonly maxStep: string | null; readonly short: boolean },
): PolicyStep[] {
  const own = change.own.filter(({ code }) => steps.every((step) => step.code !== code));
  const whole = own.length === 0 ? [...steps] : [...steps, ...own].sort((a, b) => a.offsetDays - b.offsetDays);
  const last = change.maxStep === null ? -1 : whole.findIndex(({ code }) => code === change.maxStep);
  const cut = last === -1 ? whole : whole.slice(0, last + 1);
  return change.short ? compressed(cut) : cut;
}

function compressed(steps: readonly PolicyStep[]): PolicyStep[] {
  const firstLetter = steps.findIndex(({ kind }) => kind === 'letter');
  let before = firstLetter > 0 ? (steps[firstLetter - 1]?.offsetDays ?? 0) : 0;
  return steps.map((step, index) => {
    if (firstLetter === -1 || index < firstLetter || !halved.has(step.kind)) return step;
    before = Math.max(Math.ceil(step.offsetDays / 2), before + 2);
    return { ...step, offsetDays: before };
  });
}

/** The day a step is planned for: so many days from the due day, a letter never within the grace. */
export function plannedOn(step: PolicyStep, dueOn: Day, graceDays: number): Day {
  return addDays(dueOn, step.kind === 'letter' ? Math.max(step.offsetDays, graceDays) : step.offsetDays);
}

/**
 * How far an item has come. A letter takes it to the step of its level, a step entered by hand to that step; reaching
 * somebody does a call only where the call was next. Nothing ever takes it back: money that came and went leaves the
 * letters that were written.
 */
export function progressOf(plan: ItemPlan): Progress {
  const { ladder } = plan;
  const start =
    plan.startCode === null
      ? 0
      : Math.max(
          0,
          ladder.findIndex(({ code }) => code === plan.startCode),
        );
  let position = start - 1;
  let lastOn: Day | null = null;
  let tries = new Set<Day>();
  const to = (index: number, on: Day): void => {
    if (index <= position) return;
    position = index;
    lastOn = on;
    tries = new Set();
  };
  for (const event of [...plan.events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (event.kind === 'letter') to(letterIndex(plan, event.level, event.on), event.on);
    else if (event.kind === 'kind')
      to(
        ladder.findLastIndex(({ kind }) => kind === event.stepKind),
        event.on,
      );
    else if (event.kind === 'step')
      to(
        ladder.findIndex(({ code }) => code === event.code),
        event.on,
      );
    else {
      const call = nextCall(plan, position, event.on);
      if (call === -1) continue;
      if (event.kind === 'attempt') tries.add(event.on);
      if (event.kind === 'contact' || tries.size >= attemptsEnough) to(call, event.on);
    }
  }
  return { position, lastOn };
}

/**
 * The step a letter of a level stands for: the highest of the ladder that is not above it, so that a letter higher than
 * the ladder goes is never followed by a lower one. A reminder stands for the last that had come by its day.
 */
function letterIndex({ ladder, dueOn }: ItemPlan, level: number, on: Day): number {
  if (level > 0)
    return ladder.findLastIndex(({ kind, letterLevel }) => kind === 'letter' && (letterLevel ?? 0) <= level);
  const come = ladder.findLastIndex(({ kind, offsetDays }) => kind === 'reminder' && addDays(dueOn, offsetDays) <= on);
  return come === -1 ? ladder.findIndex(({ kind }) => kind === 'reminder') : come;
}

function nextCall({ ladder, dueOn }: ItemPlan, position: number, on: Day): number {
  let index = position + 1;
  while (lapsed(ladder[index], dueOn, on)) index += 1;
  const step = ladder[index];
  return step?.kind === 'call' && addDays(dueOn, step.offsetDays) <= on ? index : -1;
}

/** A reminder before the due day is of no use after it. */
function lapsed(step: PolicyStep | undefined, dueOn: Day, on: Day): boolean {
  return step?.kind === 'reminder' && step.offsetDays < 0 && on > dueOn;
}

/**
 * The next step of an item if it is due: the one right after the furthest done, never a later one, however long nobody
 * looked. Of several reminders before the due day only the last that has come counts. After a broken promise the first
 * letter does not wait for its day (domain.md §1.2 R9).
 */
export function nextDue(plan: ItemPlan, asOf: Day): DueStep | null {
  const { ladder, dueOn, graceDays } = plan;
  const { position, lastOn } = progressOf(plan);
  let index = position + 1;
  for (;;) {
    const after = ladder[index + 1];
    const replaced =
      ladder[index]?.kind === 'reminder' &&
      after?.kind === 'reminder' &&
      after.offsetDays < 0 &&
      addDays(dueOn, after.offsetDays) <= asOf;
    if (!lapsed(ladder[index], dueOn, asOf) && !replaced) break;
    index += 1;
  }
  const step = ladder[index];
  if (!step) return null;
  const planned = plannedOn(step, dueOn, graceDays);
  const broken = plan.brokenOn !== null && step.letterLevel === 1 && (lastOn === null || lastOn <= plan.brokenOn);
  const from = broken && plan.brokenOn !== null && plan.brokenOn < planned ? plan.brokenOn : planned;
  if (from > asOf) return null;
  if (lastOn === null) return { index, step, sinceOn: from, gapUntilOn: null };
  const ready = addDays(lastOn, step.gapDays);
  return { index, step, sinceOn: laterDay(from, ready), gapUntilOn: ready > asOf ? addDays(ready, -1) : null };
}

/** Days late from which each letter of a ladder is due. Standard: L1 7, L2 15, L3 30, L4 45. */
export function letterDays(ladder: readonly PolicyStep[], graceDays: number): Partial<Record<1 | 2 | 3 | 4, number>> {
  return Object.fromEntries(
    ladder
      .filter(({ kind }) => kind === 'letter')
      .map(({ letterLevel, offsetDays }) => [letterLevel, Math.max(offsetDays, graceDays)]),
  ) as Partial<Record<1 | 2 | 3 | 4, number>>;
}

/** The step at which a debt begins that was overdue when it came into the book: by the days it was late then. */
export function firstStep(rows: PolicyDefinition['firstStart'], dueOn: Day, recordedOn: Day): string | null {
  const late = daysBetween(dueOn, recordedOn);
  return rows.findLast(({ fromDays }) => late >= fromDays)?.stepCode ?? null;
}
