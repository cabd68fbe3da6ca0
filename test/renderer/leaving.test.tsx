import { afterEach, describe, expect, it } from 'vitest';
import { isLeft } from '../../src-renderer/app/leaving.ts';

afterEach(() => {
  window.location.hash = '';
});

describe('a screen whose successor is on the way', () => {
  it.each([
    ['#/today/7', '/today/7', false],
    ['#/today/7?tab=history', '/today/7', false],
    ['#/today/8', '/today/7', true],
    ['#/today/77', '/today/7', true],
    ['#/today', '/today/7', true],
  ])('at %s, %s is left: %s', (hash, path, left) => {
    window.location.hash = hash;
    expect(isLeft(path)).toBe(left);
  });
});
