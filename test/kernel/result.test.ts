import { expect, it } from 'vitest';
import { ok, refuse, unwrap } from '../../src-main/kernel/result.ts';

it('says yes with a value, or with null where there is nothing to say', () => {
  expect(ok(0)).toEqual({ ok: true, value: 0 });
  expect(ok()).toEqual({ ok: true, value: null });
});

it('refuses with a code and plain parameters', () => {
  expect(refuse('over_limit', { limitMinor: 500 })).toEqual({
    ok: false,
    code: 'over_limit',
    params: { limitMinor: 500 },
  });
  expect(refuse('over_limit')).toEqual({ ok: false, code: 'over_limit', params: {} });
});

it('unwraps, or throws with code and parameters', () => {
  expect(unwrap(ok('yes'))).toBe('yes');
  expect(() => unwrap(refuse('over_limit', { limitMinor: 500 }))).toThrow('refused: over_limit {"limitMinor":500}');
});
