import { addDays, type Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';

export interface CalendarEvent {
  /** The same for the same matter in every file, so that a calendar changes it and does not double it. */
  readonly uid: string;
  readonly on: Day;
  /** `HH:MM` where the clerk sits; empty: the whole day. */
  readonly time: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

/** RFC 5545, 3.1: a line has at most 75 octets, its end not counted. */
const LINE_OCTETS = 75;
/** How long a call is entered for. */
const MINUTES = 30;

/**
 * An iCalendar file (RFC 5545): CRLF, folded at 75 octets, text escaped. A day without a time is an all-day event that
 * keeps nobody busy; a time is one without a zone, the clock on the clerk's wall.
 */
export function icsOf(events: readonly CalendarEvent[], name: string, at: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Duewarden//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${at.replace(/[-:]/g, '').replace(/\.\d{3}Z$/, 'Z')}`,
      ...(event.time === '' ? wholeDay(event.on) : timed(event.on, event.time)),
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
      `CATEGORIES:${escaped(event.category)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function wholeDay(on: Day): string[] {
  return [`DTSTART;VALUE=DATE:${bare(on)}`, `DTEND;VALUE=DATE:${bare(addDays(on, 1))}`, 'TRANSP:TRANSPARENT'];
}

function timed(on: Day, time: string): string[] {
  return [`DTSTART:${bare(on)}T${time.replace(':', '')}00`, `DURATION:PT${MINUTES}M`, 'TRANSP:OPAQUE'];
}

function bare(on: Day): string {
  return on.replaceAll('-', '');
}

/** 3.3.11: backslash, semicolon, comma and line ends; other control characters cannot be said and are left out. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Continued on lines that begin with a space; no character is ever cut in two. */
function folded(line: string): string {
  let out = '';
  let used = 0;
  for (const char of line) {
    const size = octetsOf(char.codePointAt(0) ?? 0);
    if (used + size > LINE_OCTETS) {
      out += '\r\n ';
      used = 1;
    }
    out += char;
    used += size;
  }
  return out;
}

/** In UTF-8. */
function octetsOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}
