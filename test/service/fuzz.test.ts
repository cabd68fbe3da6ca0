import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../src-main/areas/contracts.ts';
import { commonErrors } from '../../src-main/kernel/procedure.ts';
import { newServiceWithBook } from './support.ts';

const names = Object.keys(contracts) as (keyof typeof contracts)[];
const common: readonly string[] = commonErrors;

/** Words that have opened doors elsewhere. */
const words = [
  '', ' ', '0', '-1', '1e309', 'NaN', 'null', '../../etc/passwd', '..\\..\\x', '/dev/null', 'C:\\x', '\\\\host\\share',
  "'; DROP TABLE audit; --", '%00', '\0', '\u202e', '\ud800', '=HYPERLINK("x")', '<script>1</script>', '{{x}}',
  '__proto__', 'constructor', 'prototype', '2026-02-30', '2026-01-01', '9999-12-31', 'CNY', 'a'.repeat(5000),
]; // prettier-ignore
const numbers = [0, -0, -1, 1, 0.1, 2 ** 53, -(2 ** 53), Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY];
const hostile = [
  null, undefined, true, [], {}, [[]], '', 'x', 0, -1,
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  { toString: 'x', valueOf: 1, hasOwnProperty: 0, then: 'no promise' },
]; // prettier-ignore

/** Keys the table itself knows, so that inputs come close to what is asked for, filled with anything at all. */
const keys = [...new Set(names.flatMap((name) => keysOf(contracts[name].input)))];
const leaf = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...numbers),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
);
const near = fc.dictionary(fc.constantFrom(...keys), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.jsonValue()), {
  maxKeys: 6,
});
const anything = fc.oneof(near, fc.jsonValue({ maxDepth: 6 }), fc.anything({ maxDepth: 3 }));

function areaOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

function keysOf(schema: unknown): string[] {
  const shape = (schema as { shape?: Record<string, unknown> }).shape;
  return shape ? Object.keys(shape) : [];
}

const areas = [...new Set(names.map(areaOf))].map((area) => ({ area, commands: names.filter((name) => areaOf(name) === area) })); // prettier-ignore

describe('whatever a page may send', () => {
  it.each(areas)('$area answers with values or listed codes, and the service lives on', async ({ commands }) => {
    const { service, errors } = await newServiceWithBook();
    for (const name of commands) {
      const allowed = [...contracts[name].errors, ...common].filter((code) => code !== 'internal');
      const attempt = async (input: unknown): Promise<void> => {
        const reply = await service.call(name, input);
        if (!reply.ok) expect(allowed, name).toContain(reply.code);
        expect(errors, name).toEqual([]);
      };
      for (const input of hostile) await attempt(input);
      await fc.assert(fc.asyncProperty(anything, attempt), { numRuns: 60, seed: 20260630 });
      expect({}, name).not.toHaveProperty('polluted');
    }
    const made = await service.call('book.create', { companyName: '还活着', baseCurrency: 'CNY', language: 'zh' });
    expect(made).toMatchObject({ ok: true });
    expect(await service.call('book.verify', {})).toMatchObject({ ok: true, value: { sound: true } });
  });
});
