import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputProblem, MAX_INPUT_BYTES, MAX_INPUT_DEPTH, toServiceField } from '../../src-main/service/port.ts';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

describe('what may cross to the service', () => {
  it('lets any plain data of fair size through', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        if (JSON.stringify(value).includes('"__proto__"')) return;
        expect(inputProblem(value)).toBeNull();
      }),
    );
  });

  it('stops at 32 levels, also where a value holds itself', () => {
    expect(inputProblem(nested(MAX_INPUT_DEPTH))).toBeNull();
    expect(inputProblem(nested(MAX_INPUT_DEPTH + 1))).toBe('too_deep');
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(inputProblem(ring)).toBe('too_deep');
  });

  it('stops at 8 MB, however it is cut up', () => {
    expect(inputProblem('x'.repeat(MAX_INPUT_BYTES / 2 - 100))).toBeNull();
    expect(inputProblem('x'.repeat(MAX_INPUT_BYTES / 2 + 1))).toBe('too_large');
    expect(inputProblem(Array.from({ length: 100 }, () => 'x'.repeat(50_000)))).toBe('too_large');
    expect(inputProblem(Array.from({ length: 1_100_000 }, () => 0))).toBe('too_large');
    expect(inputProblem(new Uint8Array(MAX_INPUT_BYTES + 1))).toBe('too_large');
  });

  it.each([
    ['a date', new Date(0)],
    ['a map', new Map([[1, 2]])],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['an instance', new (class Thing {})()],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":{"polluted":true}}}') as unknown],
  ])('refuses %s', (_name, value) => {
    expect(inputProblem({ value })).toBe('not_plain');
  });

  it('takes plain objects of another realm, as a clone gives them', () => {
    const foreign = structuredClone({ a: [1, 'b', null, { c: true }] });
    expect(inputProblem(foreign)).toBeNull();
    expect(inputProblem(Object.assign(Object.create(null), { a: 1 }))).toBeNull();
  });
});

describe('messages to the service', () => {
  it.each([
    { kind: 'eval', code: '1' },
    { kind: 'call', id: -1, name: 'book.state', input: {} },
    { kind: 'call', id: 1, name: 'x'.repeat(101), input: {} },
    { kind: 'call', id: 1, name: 'book.state', input: {}, more: true },
    { kind: 'call', id: 1, name: 'book.state', input: {}, commandId: 'short' },
    { kind: 'grant', token: 't', path: '/etc/passwd', mode: 'execute' },
    { kind: 'init', dataFolder: '', language: 'zh' },
    null,
    'close',
  ])('refuses %j', (message) => {
    expect(toServiceField.safeParse(message).success).toBe(false);
  });
});
