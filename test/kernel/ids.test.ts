import { expect, it } from 'vitest';
import { id, isId, type CustomerId } from '../../src-main/kernel/ids.ts';

it.each([1, 2, 4711, Number.MAX_SAFE_INTEGER])('%d is an id', (value) => {
  expect(isId(value)).toBe(true);
  const customer: CustomerId = id(value);
  expect(customer).toBe(value);
});

it.each([0, -1, 1.5, NaN, Infinity, 2 ** 53, '1', null, undefined, 1n, true])('%s is none', (value) => {
  expect(isId(value)).toBe(false);
  expect(() => id(value as number)).toThrow(RangeError);
});
