import { addMonths, laterDay, type Day } from '../../../kernel/day.ts';
import { shifted, type IsWorkday } from '../../terms/rules/workdays.ts';
import type { IncidentKind, ProofGrade, Weakness } from '../contract.ts';
import { incidence } from './incidents.ts';

/** What the law of the customer says, from the law card. */
export interface LimitationRule {
  /** Null: national law that nobody entered yet; no date can be told. */
  readonly months: number | null;
  /** From the harm on, whatever happens between; null: none. */
  readonly longStopMonths: number | null;
  /** Asking for the money starts the period anew (China); in England only an acknowledgement or a part payment does. */
  readonly demandRestarts: boolean;
  /** Consent after the end takes the objection away again. */
  readonly revives: boolean;
  /** An obstacle in this many last months keeps the period open as long again after it; null: not known to this law. */
  readonly obstacleMonths: number | null;
  /** A last day on a day off becomes the next workday (民法典 203). */
  readonly rollsToWorkday: boolean;
  readonly article: string;
}

/** One thing that happened to a debt. */
export interface Incident {
  readonly kind: IncidentKind;
  /** The day it reached the debtor, was signed, paid, filed. */
  readonly onDay: Day;
  /** From when the period runs anew, when later: the end of proceedings, the last instalment of a plan, the end of an obstacle. */
  readonly untilOn: Day | null;
  /** Proceedings that run still, an obstacle that stands still. */
  readonly ongoing: boolean;
  readonly proofGrade: ProofGrade;
  /** Null: proved, as far as the papers go. */
  readonly weakness: Weakness | null;
  readonly reference: string;
  /** The register it comes from, and its row there; the text a screen shows beside. */
  readonly source: string;
  readonly sourceId: number | null;
  readonly detail: string;
}

export interface Debt {
  /** The day on which it was to be paid: the last instalment's, where one debt is paid in parts (189). */
  readonly dueOn: Day;
  readonly incidents: readonly Incident[];
}

export interface Run {
  /** The last day of the period. */
  readonly lastOn: Day;
  /** What set it; null: the due day. */
  readonly by: Incident | null;
  /** Proceedings run: the period stands still until they end. */
  readonly pending: boolean;
  readonly stoppedByLongStop: boolean;
  /** What was too late or without effect under this law. */
  readonly without: ReadonlyMap<Incident, Weakness>;
}

/**
 * The last day of the limitation period of a debt, given what happened (domain.md §10.1).
 *
 * It starts on the day after the due day; that day and a day of interruption are not counted, so that the last day is the
 * same date three years on (201, 202), moved to the next workday when it is a day off (203). Interruptions within the
 * period start it anew (195), proceedings from their end; an obstacle in the last six months keeps it open until six
 * months after the obstacle (194); never beyond the long stop (188). What happens after the end changes nothing, unless
 * it is consent (192).
 *
 * Due 2023-03-31, letter delivered 2025-05-12: until 2028-05-12, a Friday. Without the letter until 2026-03-31.
 */
export function runClock(
  debt: Debt,
  rule: LimitationRule & { readonly months: number },
  counts: (incident: Incident) => boolean,
  isWorkday: IsWorkday,
): Run {
  const roll = (on: Day): Day => (rule.rollsToWorkday ? shifted(on, 'next', isWorkday) : on);
  const periodFrom = (on: Day): Day => roll(addMonths(on, rule.months));
  const longStop = rule.longStopMonths === null ? null : roll(addMonths(debt.dueOn, rule.longStopMonths));
  const counted = debt.incidents.filter(counts);
  const obstacles = counted.filter(({ kind }) => incidence[kind].effect === 'suspension');
  const without = new Map<Incident, Weakness>();

  let by: Incident | null = null;
  let lastOn = periodFrom(debt.dueOn);
  const { obstacleMonths } = rule;
  const keepOpen = (): void => {
    if (obstacleMonths === null) return;
    for (let moved = true; moved;) {
      moved = false;
      for (const obstacle of obstacles) {
        const endedOn = obstacle.untilOn ?? obstacle.onDay;
        if (obstacle.onDay > lastOn || endedOn < addMonths(lastOn, -obstacleMonths)) continue;
        const until = roll(addMonths(endedOn, obstacleMonths));
        if (until > lastOn) [lastOn, by, moved] = [until, obstacle, true];
      }
    }
  };
  keepOpen();

  let pending = false;
  for (const incident of [...counted].sort(inOrder)) {
    const { effect, revives } = incidence[incident.kind];
    if (effect === 'suspension') continue;
    if (effect === 'proceedings' && incident.ongoing) pending = true;
    const restarts = rule.demandRestarts || effect === 'acknowledgement';
    if (!restarts) {
      without.set(incident, 'not_by_this_law');
      continue;
    }
    const late = incident.onDay > lastOn;
    if (late && effect !== 'start' && !(revives && rule.revives)) {
      without.set(incident, 'after_expiry');
      continue;
    }
    const until = periodFrom(laterDay(incident.onDay, incident.untilOn ?? incident.onDay));
    if (until > lastOn) [lastOn, by] = [until, incident];
    keepOpen();
  }

  const stopped = longStop !== null && lastOn > longStop;
  return { lastOn: stopped ? longStop : lastOn, by, pending, stoppedByLongStop: stopped, without };
}

/** By day; of one day what revives comes last, so that nothing depends on the order of entry. */
function inOrder(a: Incident, b: Incident): number {
  if (a.onDay !== b.onDay) return a.onDay < b.onDay ? -1 : 1;
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;
}

export interface Reading {
  /** Proved events only; null: the law of the customer is not entered. */
  readonly safe: Run | null;
  /** Everything known, proved or not. Never before the safe one. */
  readonly grey: Run | null;
}

/**
 * Both dates of a debt. `greyDueOn` is a due date that was moved without a paper: it counts for the grey date alone.
 */
export function readClock(
  debt: Debt & { readonly greyDueOn?: Day },
  rule: LimitationRule,
  isWorkday: IsWorkday,
): Reading {
  const { months } = rule;
  if (months === null) return { safe: null, grey: null };
  const whole = { ...rule, months };
  const safe = runClock(debt, whole, ({ weakness }) => weakness === null, isWorkday);
  const known = { ...debt, dueOn: laterDay(debt.dueOn, debt.greyDueOn ?? debt.dueOn) };
  return { safe, grey: runClock(known, whole, () => true, isWorkday) };
}
