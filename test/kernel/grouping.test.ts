import { expect, it } from 'vitest';
import { grouped } from '../../src-main/kernel/grouping.ts';

it('keeps groups and members in the order they came', () => {
  const groups = grouped([3, 1, 2, 4, 5], (number) => (number % 2 === 0 ? 'even' : 'odd'));
  expect([...groups]).toEqual([
    ['odd', [3, 1, 5]],
    ['even', [2, 4]],
  ]);
});
