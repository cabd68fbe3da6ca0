import { expect, it } from 'vitest';
import { z } from 'zod';
import { command, commonErrors, job, query, topics } from '../../src-main/kernel/procedure.ts';

const input = z.strictObject({});
const output = z.null();

it('names the kind of each procedure', () => {
  expect(query({ input, output }).kind).toBe('query');
  expect(command({ input, output }).kind).toBe('command');
  expect(job({ input, output }).kind).toBe('job');
});

it('keeps schemas, codes and topics, with empty lists where none are given', () => {
  expect(query({ input, output })).toEqual({ kind: 'query', input, output, errors: [], touches: [] });
  const full = command({ input, output, errors: ['over_limit'], touches: ['ledger', 'credit'] });
  expect(full.input).toBe(input);
  expect(full.output).toBe(output);
  expect(full.errors).toEqual(['over_limit']);
  expect(full.touches).toEqual(['ledger', 'credit']);
});

it('cannot be changed afterwards', () => {
  expect(Object.isFrozen(query({ input, output }))).toBe(true);
});

it('lists topics and common refusals once each', () => {
  expect(new Set(topics).size).toBe(topics.length);
  expect(new Set(commonErrors).size).toBe(commonErrors.length);
  for (const code of commonErrors) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
});
