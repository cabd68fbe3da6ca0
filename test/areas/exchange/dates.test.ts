import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideDateOrder,
  fromSerial,
  halfConverted,
  readDay,
  type DateOrder,
} from '../../../src-main/areas/exchange/rules/dates.ts';
import { dayFromNumber, dayNumber, day, monthEnd, partsOf } from '../../../src-main/kernel/day.ts';

const text = (value: string) => ({ text: value, kind: 'text' as const });
const read = (value: string, order: DateOrder | null = null): string | null => readDay(text(value), order)?.on ?? null;

describe('dates of a file', () => {
  it.each([
    ['2026-08-31', '2026-08-31'],
    ['2026/8/31', '2026-08-31'],
    ['2026.8.31', '2026-08-31'],
    ['2026年8月31日', '2026-08-31'],
    ['２０２６年８月３１日', '2026-08-31'],
    ['20260831', '2026-08-31'],
    ['20260831.0', '2026-08-31'],
    ['45900', '2025-08-31'],
    ['45900.75', '2025-08-31'],
    ['31-Aug-26', '2026-08-31'],
    ['31 August 2026', '2026-08-31'],
    ['Aug 31, 2026', '2026-08-31'],
    ['1st Sept 2026', '2026-09-01'],
    ['Mon, 31 Aug 2026', '2026-08-31'],
    ['2026-08-31 10:22:33', '2026-08-31'],
    ['2026-08-31T10:22:33Z', '2026-08-31'],
    ['2026/8/31 9:05 AM', '2026-08-31'],
  ])('reads %s without knowing an order', (given, expected) => {
    expect(read(given)).toBe(expected);
  });

  it.each([
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['3.4.26', 'dmy', '2026-04-03'],
    ['26/08/31', 'ymd', '2026-08-31'],
    ['3/4/2026 10:22', 'mdy', '2026-03-04'],
  ] as const)('reads %s as %s', (given, order, expected) => {
    expect(read(given, order)).toBe(expected);
  });

  it.each(['Aug-26', 'Aug 2026', '2026-08', '2026年8月', '08/2026'])(
    'takes %s for the end of its month and says so',
    (given) => {
      expect(readDay(text(given), null)).toEqual({ on: '2026-08-31', monthOnly: true });
    },
  );

  it.each(['', 'sometime', '2026-02-30', '20261301', '32/01/2026', '13/13/2026', '1234', '12:30', '2026-8-31-1'])(
    'takes %j for no date',
    (given) => {
      expect(read(given, 'dmy')).toBeNull();
      expect(read(given, 'mdy')).toBeNull();
    },
  );

  it('will not guess an order', () => {
    expect(read('03/04/2026')).toBeNull();
  });

  it('counts serial numbers from 1900 and from 1904, 1,462 days apart', () => {
    expect(fromSerial(45900, false)?.on).toBe('2025-08-31');
    expect(fromSerial(44438, true)?.on).toBe('2025-08-31');
    expect(fromSerial(0, false)).toBeNull();
  });

  it('reads back every day it could have been written as', () => {
    const writers: readonly ((on: ReturnType<typeof day>) => readonly [string, DateOrder | null])[] = [
      (on) => [on, null],
      (on) => [on.replaceAll('-', ''), null],
      (on) => [on.split('-').map(Number).join('/'), null],
      (on) => [`${partsOf(on).year}年${partsOf(on).month}月${partsOf(on).date}日`, null],
      (on) => [`${partsOf(on).date}/${partsOf(on).month}/${partsOf(on).year}`, 'dmy'],
      (on) => [`${partsOf(on).month}-${partsOf(on).date}-${partsOf(on).year}`, 'mdy'],
      (on) => [String(dayNumber(on) - dayNumber(day('1899-12-30'))), null],
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber(day('1990-01-01')), max: dayNumber(day('2079-12-31')) }),
        fc.constantFrom(...writers),
        (number, writer) => {
          const on = dayFromNumber(number);
          const [written, order] = writer(on);
          expect(readDay(text(written), order)).toEqual({ on, monthOnly: false });
        },
      ),
    );
  });

  it('names a month by its last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2079 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const on = readDay(text(`${year}-${String(month).padStart(2, '0')}`), null)?.on;
        expect(on).toBe(monthEnd(day(`${year}-${String(month).padStart(2, '0')}-01`)));
      }),
    );
  });
});

describe('the order of a column', () => {
  const decide = (...values: string[]) => decideDateOrder(values.map(text));

  it.each([
    [['03/04/2026', '31/08/2026'], 'dmy'],
    [['03/04/2026', '08/31/2026'], 'mdy'],
    [['45/08/31', '45/01/02'], 'ymd'],
    [['2026-08-31', '2026-01-02'], 'ymd'],
    [['05/05/2026', '06/06/2026'], 'dmy'],
    [['31/08/2026', 'see note'], 'dmy'],
  ])('is told by %j', (values, order) => {
    expect(decide(...values)).toMatchObject({ order, ambiguous: false });
  });

  it.each([[['03/04/2026']], [['26/08/31']], [['03/04/2026', '2026-08-31']], [['31/08/2026', '08/31/2026']]])(
    'is asked for %j',
    (values) => {
      expect(decide(...values)).toMatchObject({ order: null, ambiguous: true });
    },
  );

  it('is not needed for real date cells', () => {
    expect(decideDateOrder([{ text: '2026-03-04', kind: 'date' }])).toMatchObject({ ambiguous: false });
  });

  it('shows up to three different examples with the question', () => {
    expect(decide('01/02/2026', '01/02/2026', '03/04/2026', '05/06/2026', '07/08/2026').examples).toEqual([
      '01/02/2026',
      '03/04/2026',
      '05/06/2026',
    ]);
  });

  it('sees that a spreadsheet has turned some days round and left the others as text', () => {
    expect(halfConverted([{ text: '2026-04-03', kind: 'date' }, text('13/04/2026'), text('25/04/2026')])).toBe(true);
    expect(halfConverted([{ text: '2026-04-03', kind: 'date' }, text('03/04/2026')])).toBe(false);
    expect(halfConverted([text('13/04/2026')])).toBe(false);
  });
});
