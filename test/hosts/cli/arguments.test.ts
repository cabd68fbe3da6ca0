import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../../../src-main/hosts/cli/arguments.ts';
import { verbs } from '../../../src-main/hosts/cli/verbs.ts';

const alone = Object.entries(verbs).flatMap(([verb, { usage }]) =>
  [...usage.matchAll(/(?<=[[|] ?)--([a-z-]+)(?= ?[\]|])/g)].map(([, option = '']) => [verb, option] as const),
);

describe('the options of a call', () => {
  it('are found in the help', () => {
    expect(alone).toContainEqual(['promise add', 'written']);
    expect(alone).toContainEqual(['receipt add', 'auto']);
    expect(alone.length).toBeGreaterThan(12);
  });

  it.each(alone)('%s takes --%s without a value, whatever follows', (verb, option) => {
    expect(verbs[verb]?.options).toContain(option);
    for (const after of [[], ['--json'], ['--book', 'B']])
      expect(readArguments([...verb.split(' '), `--${option}`, ...after])).toMatchObject({
        words: verb.split(' '),
        options: new Map([[option, 'true'], ...(after[0] === undefined ? [] : [[after[0].slice(2), after[1] ?? 'true'] as const])]), // prettier-ignore
      });
  });

  it('that take a value are not read without one', () => {
    expect(() => readArguments(['today', '--as-of', '--json'])).toThrow(UsageError);
    expect(() => readArguments(['today', '--as-of'])).toThrow(UsageError);
    expect(readArguments(['promise', 'add', '--amount=-5']).options.get('amount')).toBe('-5');
  });
});
