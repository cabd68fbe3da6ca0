import { describe, expect, it } from 'vitest';
import { contracts } from '../../src-main/areas/contracts.ts';
import { hostContract } from '../../src-main/hosts/contract.ts';
import { commonErrors } from '../../src-main/kernel/procedure.ts';
import en from '../../resources/text/errors.en.json' with { type: 'json' };
import zh from '../../resources/text/errors.zh.json' with { type: 'json' };

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('error texts', () => {
  const codes = new Set<string>([
    ...commonErrors,
    ...Object.values({ ...contracts, ...hostContract }).flatMap((spec) => [...spec.errors]),
  ]);

  it('exist for every code a procedure may refuse with', () => {
    expect([...codes].filter((code) => !(code in en) || !(code in zh))).toEqual([]);
  });

  it('are in both languages with the same values in them', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [code, text] of Object.entries(en)) {
      expect(text.length, code).toBeGreaterThan(5);
      expect(placeholders(zh[code as keyof typeof zh]), code).toEqual(placeholders(text));
    }
  });
});
