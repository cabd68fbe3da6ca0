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

  it('knows that a yen has no smaller part', () => {
    const yen = ['--principal', '200000', '--currency', 'JPY', '--due', '2024-02-28', '--to', '2024-03-01', '--rule', 'contract', '--rate', '0.1']; // prettier-ignore
    // 29 February and 1 March: 200,000 × 10 % × 2 ÷ 365 = 109.59.
    expect(JSON.parse(run(...yen, '--json').out)).toMatchObject({ interestMinor: 110, segments: [{ from: '2024-02-29', to: '2024-03-01', days: 2, principalMinor: 200_000 }] }); // prettier-ignore
    expect(run('--principal', '200000.5', ...yen.slice(2)).status).toBe(2);
  });

  it('takes money before the due day off the debt, and no more than there is of it', () => {
    const paid = (payments: string) =>
      JSON.parse(run(...debt, '--rule', 'contract', '--rate', '0.1', '--payments', payments, '--json').out) as Record<string, unknown>; // prettier-ignore
    // 150,000 × 10 % × 183 ÷ 365.
    expect(paid('2025-03-01=50000')).toMatchObject({ interestMinor: 752_055, segments: [{ days: 183, principalMinor: 15_000_000 }] }); // prettier-ignore
    expect(paid('2025-03-31=20000,2025-03-31=30000')).toMatchObject({ interestMinor: 752_055 });
    // 200,000 × 10 % × 91 ÷ 365, nothing after the over-payment.
    expect(paid('2025-06-30=250000')).toMatchObject({ interestMinor: 498_630, segments: [{ to: '2025-06-30' }], perDayMinor: 0 }); // prettier-ignore
  });

  it.each([
    [['--rule', 'usury'], 2, '--rule must be one of'],
    [['--rule', 'contract', '--rate', '12%'], 2, '--rate must be a number'],
    [['--rule', 'contract', '--rate', '12'], 2, '--rate must be a number from 0 to 1'],
    [['--rule', 'cn-lpr', '--multiplier', '0.5'], 2, '--multiplier must be a number from 1 to 4'],
    [['--rule', 'contract', '--rate', '0.12', '--multiplier', '1.3'], 2, '--multiplier belongs to --rule cn-lpr'],
    [['--rule', 'uk', '--rate', '0.12'], 2, '--rate belongs to --rule contract'],
    [['--rule', 'cn-lpr', '--multiplier', '130'], 2, '--multiplier must be a number from 1 to 4'],
    [['--rule', 'cn-lpr', '--payments', '2025-06-30'], 2, '--payments must be'],
    [['--rule', 'cn-lpr', '--payments', '2025-06-30=50000=7'], 2, '--payments must be'],
    [['--rule', 'cn-lpr', '--payments', '2025-06-31=50000'], 2, '--payments must be'],
    [['--rule', 'cn-lpr', '--payments', '2025-06-30=50,000'], 2, '--payments must be'],
    [['--rule', 'cn-lpr', '--payments', '2025-06-30=-1'], 2, '--payments must be an amount'],
    [['--rule', 'cn-lpr', '--colour', 'red'], 2, 'unknown option --colour'],
    [['--rule', 'contract'], 1, 'interest_contract_rate_missing'],
  ])('says what is wrong with %j', (args, status, said) => {
    const done = run(...debt, ...args);
    expect(done.status).toBe(status);
    expect(done.err).toContain(said);
  });
});
