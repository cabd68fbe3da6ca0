import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Doing } from './attribution.ts';

export interface Notice {
  readonly doing: Doing;
  /** The first word from the customer on or after the day of the notice; null: none yet. */
  readonly repliedOn: Day | null;
}

/** Somebody there answered: wrote, called, or was reached. */
export interface Answer {
  readonly customerId: CustomerId;
  readonly on: Day;
  readonly order: number;
}

/**
 * Notices in writing within the period and when each was answered. Of one step only the first notice to a customer counts;
 * one without an answer stays in the count as unanswered (domain.md §12). An answer of the same day counts when entered after.
 */
export function noticesOf(doings: readonly Doing[], answers: readonly Answer[], from: Day): Notice[] {
  const seen = new Set<string>();
  const byCustomer = new Map<CustomerId, Answer[]>();
  for (const answer of answers) {
    const list = byCustomer.get(answer.customerId);
    if (list) list.push(answer);
    else byCustomer.set(answer.customerId, [answer]);
  }
  const notices: Notice[] = [];
  for (const doing of [...doings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.order - b.order))) {
    if (!doing.written || doing.on < from) continue;
    const step = `${doing.customerId} ${doing.stepCode === '' ? doing.channel : doing.stepCode}`;
    if (seen.has(step)) continue;
    seen.add(step);
    let repliedOn: Day | null = null;
    for (const answer of byCustomer.get(doing.customerId) ?? [])
      if (
        (answer.on > doing.on || (answer.on === doing.on && answer.order > doing.order)) &&
        (repliedOn === null || answer.on < repliedOn)
      )
        repliedOn = answer.on;
    notices.push({ doing, repliedOn });
  }
  return notices;
}

export function responseDays(notices: readonly Notice[]): number[] {
  return notices.flatMap(({ doing, repliedOn }) => (repliedOn === null ? [] : [daysBetween(doing.on, repliedOn)]));
}
