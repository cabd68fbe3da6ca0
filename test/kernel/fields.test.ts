import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  idField,
  instantField,
  languageField,
  longText,
  minorField,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../src-main/kernel/fields.ts';
import { MAX_AMOUNT_MINOR } from '../../src-main/kernel/money.ts';

const message = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.message;

describe('values of the kernel', () => {
  it.each([
    ['day', dayField, '2024-02-29', '2026-02-29', 'not_a_day'],
    ['instant', instantField, '2026-03-05T01:30:00.000Z', '2026-03-05T01:30:00Z', 'not_an_instant'],
    ['currency', currencyField, 'CNY', 'RMB', 'unknown_currency'],
    ['amount', minorField, -MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR + 1, 'not_an_amount'],
    ['whole amount', minorField, 0, 0.5, 'not_an_amount'],
    ['positive amount', positiveMinorField, 1, 0, 'not_a_positive_amount'],
    ['positive whole amount', positiveMinorField, MAX_AMOUNT_MINOR, 1.5, 'not_a_positive_amount'],
    ['id', idField(), 1, 0, 'not_an_id'],
    ['numeric id', idField(), 2 ** 53 - 1, '1', 'not_an_id'],
  ] as const)('%s: %s passes, %s does not', (_, schema, good, bad, code) => {
    expect(schema.parse(good)).toBe(good);
    expect(message(schema, bad)).toBe(code);
    for (const nothing of [undefined, null, {}, [], true, new Date(0)]) expect(message(schema, nothing)).toBe(code);
  });

  it('knows two languages', () => {
    expect(languageField.options).toEqual(['zh', 'en']);
    expect(languageField.safeParse('fr').success).toBe(false);
  });
});

describe('texts', () => {
  it('are trimmed and bounded', () => {
    expect(shortText.parse('  明达  ')).toBe('明达');
    expect(shortText.parse('   ')).toBe('');
    expect(shortText.parse(` ${'x'.repeat(200)} `)).toHaveLength(200);
    expect(shortText.safeParse('x'.repeat(201)).success).toBe(false);
    expect(requiredText.parse(' a ')).toBe('a');
    expect(requiredText.safeParse('   ').success).toBe(false);
    expect(requiredText.safeParse('x'.repeat(201)).success).toBe(false);
    expect(longText.parse('x'.repeat(5000))).toHaveLength(5000);
    expect(longText.safeParse('x'.repeat(5001)).success).toBe(false);
  });
});

describe('windows', () => {
  const schema = z.strictObject(windowFields);

  it('begin at the start and hold 200 rows unless told', () => {
    expect(schema.parse({})).toEqual({ offset: 0, limit: 200 });
    expect(schema.parse({ offset: 400, limit: 1000 })).toEqual({ offset: 400, limit: 1000 });
  });

  it.each([{ offset: -1 }, { offset: 0.5 }, { limit: 0 }, { limit: 1001 }, { limit: 1.5 }, { limit: '10' }])(
    'refuse %j',
    (input) => {
      expect(schema.safeParse(input).success).toBe(false);
    },
  );
});

describe('file tokens', () => {
  it('look like nothing that could be a path', () => {
    expect(fileTokenField.safeParse('abcDEF0123456789-_').success).toBe(true);
    for (const path of [
      '/etc/passwd-0123456789',
      'C:\\temp\\file-0123456',
      '../../0123456789abc',
      'short',
      'x'.repeat(65),
      'a'.repeat(20) + '\n',
    ])
      expect(fileTokenField.safeParse(path).success).toBe(false);
  });
});
