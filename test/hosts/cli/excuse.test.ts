import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, 'excuse', ...args], { encoding: 'utf8' });

describe('excuses by the command line', () => {
  it('are answered without a book, in the language asked for', () => {
    const done = run('e04', '--lang', 'zh', '--json');
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ code: 'E04', title: '资金紧张', own: false, resultCodes: ['partial_promise', 'plan_proposed', 'promise'] }); // prettier-ignore
    const spoken = run('E05', '--lang', 'en').stdout;
    expect(spoken).toContain('E05 We pay when our customer pays');
    expect(spoken).toContain('[due date]');
    expect(spoken).not.toContain('{');
  });

  it('says which there are', () => {
    const done = run('E16');
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('E15');
  });
});
