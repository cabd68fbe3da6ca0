import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Late interest from a script, without any book. */
const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, 'interest', ...args], { encoding: 'utf8' });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const debt = ['--principal', '200000', '--currency', 'CNY', '--due', '2025-03-31', '--to', '2025-09-30'];

describe('interest on the command line', () => {
  it('answers with segments, source and the day it was checked', () => {
    const { status, out } = run(...debt, '--rule', 'cn-lpr', '--multiplier', '1.5', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      interestMinor: 466_274,
      fixedSumMinor: 0,
      segments: [{ from: '2025-04-01', to: '2025-09-30', days: 183, principalMinor: 20_000_000, annualRate: 0.0465, interestMinor: 466_274 }],
      checkedOn: '2025-04-19',
    }); // prettier-ignore
  });

  it('takes payments, an agreed rate and a day up to which interest was charged', () => {
    const args = [...debt, '--rule', 'contract', '--rate', '0.12', '--payments', '2025-06-30=50000,2025-08-01=1000', '--json']; // prettier-ignore
    const { interestMinor, segments } = JSON.parse(run(...args).out) as { interestMinor: number; segments: unknown[] };
    expect([interestMinor, segments.length]).toEqual([1_050_082, 3]);
    const later = JSON.parse(run(...args, '--from', '2025-06-30').out) as { interestMinor: number };
    expect(later.interestMinor).toBe(1_050_082 - 598_356);
  });

  it('uses pounds and euros where the rule is of there, and says it is an estimate', () => {
    const { out } = run('--principal', '10000', '--due', '2026-01-31', '--to', '2026-04-01', '--rule', 'uk');
    expect(out).toContain('interest GBP 193.15, fixed sum 100.00');
    expect(out).toContain('not legal advice');
  });

  it.each([
    [['--rule', 'usury'], 2, '--rule must be one of'],
    [['--rule', 'contract', '--rate', '12%'], 2, '--rate must be a number'],
    [['--rule', 'cn-lpr', '--payments', '2025-06-30'], 2, '--payments must be'],
    [['--rule', 'contract'], 1, 'interest_contract_rate_missing'],
  ])('says what is wrong with %j', (args, status, said) => {
    const done = run(...debt, ...args);
    expect(done.status).toBe(status);
    expect(done.err).toContain(said);
  });
});
