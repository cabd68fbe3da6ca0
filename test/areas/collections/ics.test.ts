import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icsOf, type CalendarEvent } from '../../../src-main/areas/collections/rules/ics.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const at = instant('2026-11-22T08:00:00.000Z');
const call: CalendarEvent = {
  uid: 'promise-12.abcd@duewarden',
  on: day('2026-11-30'),
  time: '',
  summary: '承诺付款 · 杭州明达服饰有限公司; 第 3 次, "一定" · ¥186,400.00',
  description: 'KH001\nC:\\合同',
  category: '承诺付款',
};

/** RFC 5545 as a calendar reads it: unfold, part name from value, take the escapes back. */
function parsed(file: string): { name: string; value: string }[] {
  expect(file.endsWith('\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      const value = line
        .slice(colon + 1)
        .replace(/\\(.)/g, (_whole, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
      return { name: line.slice(0, colon), value };
    });
}

describe('an iCalendar file', () => {
  it('has an all-day event that ends before the next day and a timed one without a zone', () => {
    const lines = parsed(icsOf([call, { ...call, uid: 'action-7.abcd@duewarden', time: '14:30' }], '应收管家', at));
    const value = (name: string): string[] => lines.filter((line) => line.name === name).map((line) => line.value);
    expect(value('BEGIN')).toEqual(['VCALENDAR', 'VEVENT', 'VEVENT']);
    expect(value('END')).toEqual(['VEVENT', 'VEVENT', 'VCALENDAR']);
    expect(value('UID')).toEqual(['promise-12.abcd@duewarden', 'action-7.abcd@duewarden']);
    expect(value('DTSTAMP')).toEqual(['20261122T080000Z', '20261122T080000Z']);
    expect(value('DTSTART;VALUE=DATE')).toEqual(['20261130']);
    expect(value('DTEND;VALUE=DATE')).toEqual(['20261201']);
    expect(value('DTSTART')).toEqual(['20261130T143000']);
    expect(value('DURATION')).toEqual(['PT30M']);
    expect(value('SUMMARY')[0]).toBe(call.summary);
    expect(value('DESCRIPTION')[0]).toBe(call.description);
  });

  it('gives back any text, folded at 75 octets and never within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const lines = parsed(icsOf([{ ...call, description: '', summary: text }], 'x', at));
        const sayable = text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
        expect(lines.find(({ name }) => name === 'SUMMARY')?.value).toBe(sayable);
      }),
    );
  });

  it('takes no line from what was typed, in whatever field', () => {
    const evil =
      'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd\rRRULE:FREQ=DAILY\u0085ATTENDEE:mailto:a@b.c\u0000';
    const hostile = { ...call, uid: evil, summary: evil, description: evil, category: evil };
    const names = parsed(icsOf([hostile, call], evil, at)).map(({ name }) => name);
    expect(names.slice(0, 6)).toEqual(['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'X-WR-CALNAME']);
    const event = ['BEGIN', 'UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'DTEND;VALUE=DATE', 'TRANSP', 'SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'END']; // prettier-ignore
    expect(names.slice(6)).toEqual([...event, ...event, 'END']);
  });
});
