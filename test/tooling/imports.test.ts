import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const config = createRequire(import.meta.url)('../../resources/tooling/dependency-cruiser.cjs') as IConfiguration;

const areas = 'src-main/areas';
const allowed: readonly (readonly [from: string, to: string])[] = [
  [`${areas}/ledger/contract.ts`, `${areas}/customers/contract.ts`],
  [`${areas}/ledger/contract.ts`, 'src-main/kernel/money.ts'],
  [`${areas}/aging/rules/buckets.ts`, `${areas}/aging/contract.ts`],
  [`${areas}/aging/rules/quadrant.ts`, `${areas}/aging/rules/buckets.ts`],
  [`${areas}/credit/rules.ts`, `${areas}/aging/rules/quadrant.ts`],
  [`${areas}/ledger/store.ts`, 'src-main/storage/database.ts'],
  [`${areas}/ledger/store.ts`, `${areas}/customers/store.ts`],
  [`${areas}/ledger/procedures.ts`, `${areas}/ledger/store.ts`],
  [`${areas}/ledger/procedures.ts`, `${areas}/context.ts`],
  [`${areas}/ledger/procedures.ts`, `${areas}/customers/store.ts`],
  [`${areas}/exchange/reader/worker.ts`, `${areas}/exchange/rules.ts`],
  [`${areas}/exchange/procedures.ts`, `${areas}/ledger/procedures.ts`],
  [`${areas}/context.ts`, 'src-main/storage/database.ts'],
  // The second import of a file is written as `import type`, which is all that procedures may know of storage.
  [`${areas}/practice/build.ts`, `${areas}/ledger/store.ts`],
  [`${areas}/practice/build.ts`, 'src-main/storage/database.ts'],
  [`${areas}/contracts.ts`, `${areas}/ledger/contract.ts`],
  ['src-main/storage/database.ts', 'src-main/kernel/money.ts'],
  ['src-main/storage/database.ts', 'better-sqlite3'],
  ['src-main/hosts/electron/shell.ts', 'electron'],
  [`${areas}/exchange/reader/worker.ts`, 'listed'],
  [`${areas}/ledger/contract.ts`, 'zod'],
  ['src-main/service/table.ts', `${areas}/exchange/procedures.ts`],
  ['src-main/service/table.ts', 'src-main/storage/database.ts'],
  ['src-main/hosts/cli/main.ts', 'src-main/service/table.ts'],
  ['src-main/hosts/cli/main.ts', `${areas}/contracts.ts`],
  ['src-renderer/app/client.ts', 'src-main/hosts/contract.ts'],
  ['src-renderer/app/client.ts', `${areas}/contracts.ts`],
  ['src-renderer/app/client.ts', `${areas}/aging/rules/quadrant.ts`],
  ['src-renderer/app/client.ts', 'src-main/kernel/money.ts'],
];

const forbidden: readonly (readonly [from: string, to: string, rule: string])[] = [
  ['src-main/kernel/bad.ts', `${areas}/book/contract.ts`, 'kernel'],
  ['src-main/kernel/clock.ts', 'node:fs', 'pure-platform'],
  [`${areas}/customers/contract.ts`, `${areas}/reports/contract.ts`, 'area-order-customers'],
  [`${areas}/aging/contract.ts`, `${areas}/aging/rules/buckets2.ts`, 'contract'],
  [`${areas}/signals/rules.ts`, `${areas}/ledger/store.ts`, 'rules'],
  [`${areas}/signals/rules.ts`, 'src-main/storage/database.ts', 'rules'],
  [`${areas}/letters/rules/levels.ts`, 'node:crypto', 'pure-platform'],
  [`${areas}/signals/store.ts`, `${areas}/ledger/procedures.ts`, 'store'],
  [`${areas}/signals/store.ts`, 'src-main/service/table.ts', 'store'],
  [`${areas}/credit/procedures.ts`, 'src-main/storage/database.ts', 'procedures-storage'],
  [`${areas}/credit/extra/helper.ts`, 'src-main/service/table.ts', 'procedures'],
  [`${areas}/letters/procedures.ts`, `${areas}/exchange/procedures.ts`, 'area-order-letters'],
  [`${areas}/weather/rules.ts`, 'src-main/kernel/money.ts', 'no-unknown-area'],
  ['src-main/storage/backup.ts', `${areas}/book/contract.ts`, 'storage'],
  ['src-main/service/runner.ts', 'src-main/hosts/contract.ts', 'nobody-imports-hosts'],
  ['src-main/hosts/web/server.ts', 'src-main/storage/database.ts', 'hosts'],
  ['src-main/hosts/web/server.ts', `${areas}/ledger/store.ts`, 'hosts'],
  ['src-main/hosts/web/server.ts', 'src-main/hosts/cli/main.ts', 'hosts-apart'],
  ['src-renderer/screens/list.ts', `${areas}/ledger/store.ts`, 'renderer'],
  ['src-renderer/screens/list.ts', `${areas}/ledger/procedures.ts`, 'renderer'],
  ['src-renderer/screens/list.ts', 'src-main/service/table.ts', 'renderer'],
  ['src-renderer/screens/list.ts', 'src-main/hosts/web/server.ts', 'renderer'],
  ['src-renderer/screens/list.ts', 'node:path', 'renderer-platform'],
  ['src-main/service/shows.ts', 'src-renderer/app/client.ts', 'no-screens-in-main'],
  ['src-main/storage/missing.ts', 'src-main/kernel/nowhere.ts', 'no-unresolvable'],
  ['src-main/service/one.ts', 'src-main/service/two.ts', 'no-circular'],
  [`${areas}/customers/rules.ts`, 'listed', 'pure-packages'],
  ['src-main/service/table.ts', 'better-sqlite3', 'sqlite-at-home'],
  ['src-main/hosts/web/server.ts', 'electron', 'electron-at-home'],
  ['src-renderer/screens/list.ts', 'electron', 'electron-at-home'],
  ['src-main/service/runner.ts', 'unlisted', 'no-unlisted-package'],
];
/** Written so that the cycle has its way back; not forbidden by themselves. */
const wayBack = ['src-main/service/two.ts', 'src-main/service/one.ts'] as const;
const packages = ['zod', 'listed', 'unlisted', 'electron', 'better-sqlite3'];
const orphan = 'src-main/storage/forgotten.ts';

describe('the doors between the rooms', () => {
  let tree = '';
  let violations: { from: string; to: string; rule: string }[] = [];

  beforeAll(async () => {
    tree = realpathSync(mkdtempSync(join(tmpdir(), 'duewarden-rooms-')));
    for (const name of packages) {
      mkdirSync(join(tree, 'node_modules', name), { recursive: true });
      writeFileSync(join(tree, 'node_modules', name, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
      writeFileSync(join(tree, 'node_modules', name, 'index.js'), 'module.exports = {};');
    }
    const listed = Object.fromEntries(packages.filter((name) => name !== 'unlisted').map((name) => [name, '1.0.0']));
    writeFileSync(join(tree, 'package.json'), JSON.stringify({ name: 'rooms', dependencies: listed }));
    const imports = new Map<string, string[]>([[orphan, []]]);
    for (const [from, to] of [...allowed, ...forbidden, wayBack]) {
      imports.set(from, [...(imports.get(from) ?? []), to]);
      if (to.startsWith('src-') && to !== 'src-main/kernel/nowhere.ts') imports.set(to, imports.get(to) ?? []);
    }
    for (const [file, targets] of imports) {
      const path = join(tree, file);
      mkdirSync(dirname(path), { recursive: true });
      // One of each kind of import: a type is a door as well.
      const lines = targets.map((target, index) => {
        const specifier = target.startsWith('src-') ? `./${relative(dirname(file), target)}` : target;
        return index % 2 === 0
          ? `import * as a${index} from '${specifier}';`
          : `import type * as a${index} from '${specifier}';`;
      });
      writeFileSync(path, [...lines, 'export const here = true;', ''].join('\n'));
    }
    const options: ICruiseOptions = {
      ...config.options,
      baseDir: tree,
      validate: true,
      ruleSet: { forbidden: config.forbidden ?? [] },
    };
    const { output } = await cruise(
      ['src-main', 'src-renderer'],
      options,
      config.options?.enhancedResolveOptions ?? {},
    );
    violations = (output as ICruiseResult).summary.violations.map(({ from, to, rule }) => ({
      from,
      to,
      rule: rule.name,
    }));
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(forbidden)('%s may not import %s', (from, to, rule) => {
    const found = violations.filter((violation) => violation.from === from && sameModule(violation.to, to, from));
    expect(found.map((violation) => violation.rule)).toContain(rule);
  });

  it.each(allowed)('%s may import %s', (from, to) => {
    expect(violations.filter((violation) => violation.from === from && sameModule(violation.to, to, from))).toEqual([]);
  });

  it('finds the file nobody needs', () => {
    expect(violations).toContainEqual({ from: orphan, to: orphan, rule: 'no-orphan' });
  });
});

/** The cruiser drops `node:` and leaves what it could not resolve as it was written. */
function sameModule(reported: string, to: string, from: string): boolean {
  if (!to.startsWith('src-') && reported.startsWith(`node_modules/${to}/`)) return true;
  return reported === to || `node:${reported}` === to || resolve('/', dirname(from), reported) === resolve('/', to);
}
