import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, 'fees', ...args], { encoding: 'utf8' });

describe('fees by the command line', () => {
  it('needs no book, and shows the bands with where they are written', () => {
    const done = run('--claim', '200000', '--procedure', 'payment-order', '--json');
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      procedure: 'payment-order',
      claimMinor: 20_000_000,
      feeMinor: 143_333,
      bands: expect.arrayContaining([{ from: 1_000_000, to: 10_000_000, rate: 0.025, feeMinor: 225_000 }]) as unknown,
      article: '13, 14(3)',
      source: '诉讼费用交纳办法(国务院令第481号)',
      checkedOn: '2025-04-19',
    });
  });

  it('says so when it is not understood', () => {
    expect(run('--claim', 'much', '--procedure', 'suit').status).toBe(2);
    expect(run('--claim', '5', '--procedure', 'duel').status).toBe(2);
  });
});
