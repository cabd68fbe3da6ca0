import { instantMs, type Instant } from '../../kernel/instant.ts';

/** A moment on the clerk's own wall clock, with its distance from UTC: `2026-11-22 09:30 (UTC+08:00)`. */
export function wallClock(at: Instant): string {
  const moment = new Date(instantMs(at));
  const ahead = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + ahead * 60_000).toISOString();
  const distance = Math.abs(ahead);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${local.slice(0, 10)} ${local.slice(11, 16)} (UTC${ahead < 0 ? '-' : '+'}${hours}:${minutes})`;
}
