import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import ts from 'typescript';

/**
 * The typing tests are checked by `npm run types`: an expected error that does not come is an error itself. What that
 * cannot notice is a file outside the program, or an expectation met by some other mistake on the same line.
 */
const root = resolve(import.meta.dirname, '../..');
const config = ts.getParsedCommandLineOfConfigFile(
  resolve(root, 'resources/tooling/tsconfig.test.json'),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  },
);
const files = globSync('test/typing/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
  .map((file) => resolve(root, file))
  .sort();

/** Type errors of "this does not fit": anything else (a misspelt name, a missing import) proves nothing. */
const fitting = new Set([
  2322, // not assignable
  2339, // no such property
  2345, // argument not assignable
  2353, // unknown property
  2367, // no overlap in a comparison
  2532, // possibly undefined
  2540, // read-only
  2739, // properties missing
  2741, // property missing
  1360, // does not satisfy
]);

describe('wrong uses do not compile', () => {
  const sources = new Map(
    files.map((file) => [file, readFileSync(file, 'utf8').replaceAll('// @ts-expect-error', '//')]),
  );
  const options = { ...config?.options, incremental: false, noEmit: true };
  delete options.tsBuildInfoFile;
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (file) => sources.get(resolve(file)) ?? read(file);
  const program = ts.createProgram(files, options, host);

  it.each(files.map((file) => relative(root, file)))(
    '%s: each expected error is one of types, on its own line',
    (name) => {
      const file = resolve(root, name);
      expect(config?.fileNames.map((entry) => resolve(entry))).toContain(file);
      const source = program.getSourceFile(file);
      const expected = readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.includes('// @ts-expect-error') ? [index + 2] : []));
      const found = program.getSemanticDiagnostics(source).map((diagnostic) => ({
        line: (source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1) + 1,
        code: diagnostic.code,
      }));
      expect(expected.length).toBeGreaterThan(2);
      expect([...new Set(found.map(({ line }) => line))]).toEqual(expected);
      expect(found.filter(({ code }) => !fitting.has(code))).toEqual([]);
    },
  );
});
