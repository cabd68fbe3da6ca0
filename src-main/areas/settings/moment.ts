import { day } from '../../kernel/day.ts';
import { formatDay, type Language } from '../../kernel/format.ts';
import { instantMs, type Instant } from '../../kernel/instant.ts';

/**
 * A moment on the clerk's own wall clock, with its distance from UTC, as a paper in that language writes its days:
 * `2026-11-22 09:30 (UTC+08:00)`, `22 Nov 2026 09:30 (UTC+08:00)`.
 */
export function wallClock(at: Instant, language: Language): string {
  const moment = new Date(instantMs(at));
  const ahead = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + ahead * 60_000).toISOString();
  const distance = Math.abs(ahead);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${formatDay(day(local.slice(0, 10)), language)} ${local.slice(11, 16)} (UTC${ahead < 0 ? '-' : '+'}${hours}:${minutes})`;
}
