import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';

export interface ObjectionWindow {
  readonly untilOn: Day | null;
  readonly days: number | null;
  readonly from: 'delivery' | 'contract' | 'settings' | 'none';
}

/**
 * The last day to object: the days agreed for this delivery, else in the contract, else in the settings, counted from the
 * day after delivery (民法典 201, 621). Delivered 2026-03-01, 15 days: 2026-03-16. Nothing agreed: nobody can say.
 */
export function objectionWindow(
  deliveredOn: Day | null,
  days: {
    readonly delivery: number | null;
    readonly contract: number | null;
    readonly settings: number | null;
  },
): ObjectionWindow {
  const from = days.delivery !== null ? 'delivery' : days.contract !== null ? 'contract' : days.settings !== null ? 'settings' : 'none'; // prettier-ignore
  const agreed = days.delivery ?? days.contract ?? days.settings;
  return {
    days: agreed,
    from,
    untilOn: deliveredOn === null || agreed === null ? null : addDays(deliveredOn, agreed),
  };
}

/** Days behind the planned day: until delivery, or for good once delivered late. On time: 0. */
export function delayDays(plannedOn: Day | null, deliveredOn: Day | null, asOf: Day): number {
  if (plannedOn === null) return 0;
  return Math.max(0, daysBetween(plannedOn, deliveredOn ?? asOf));
}
