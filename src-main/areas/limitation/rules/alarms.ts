import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { ClockState } from '../contract.ts';

export interface AlarmReading {
  readonly state: ClockState;
  /** Days left by the proved events; below zero once the safe date is over. Null without a date. */
  readonly daysLeft: number | null;
  /** The nearest of the alarm days reached; null: none yet, or over. */
  readonly alarmDays: number | null;
}

/**
 * Which alarm rings. Safe until 2026-12-20, seen on 2026-11-22 with alarms 180/90/30/7: 28 days left, alarm 30.
 * The last day itself is not over: 0 days left. While proceedings run no alarm rings.
 */
export function alarmOf(safeOn: Day | null, pending: boolean, asOf: Day, alarmDays: readonly number[]): AlarmReading {
  if (safeOn === null) return { state: 'no_rule', daysLeft: null, alarmDays: null };
  const daysLeft = daysBetween(asOf, safeOn);
  if (pending) return { state: 'pending', daysLeft, alarmDays: null };
  if (daysLeft < 0) return { state: 'passed', daysLeft, alarmDays: null };
  const reached = alarmDays.filter((days) => daysLeft <= days);
  return reached.length === 0
    ? { state: 'running', daysLeft, alarmDays: null }
    : { state: 'alarm', daysLeft, alarmDays: Math.min(...reached) };
}
