import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { house } from './house-rules.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const typed = ['**/*.ts', '**/*.tsx'];
const pure = [
  'src-main/kernel/**/*.ts',
  'src-main/areas/*/contract.ts',
  'src-main/areas/*/rules.ts',
  'src-main/areas/*/rules/**/*.ts',
];

/** Errors only: a warning that does not stop anybody is noise. Globs count from the folder ESLint is started in. */
export default defineConfig(
  globalIgnores(['out/**', 'dist/**', '.cache/**', 'test/fixtures/**', 'test-results/**']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typed,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Contexts and hooks hand out functions in objects; the house has next to no classes whose "this" could get lost.
      '@typescript-eslint/unbound-method': 'off',
      // tsc says both already (noUnusedLocals, noUnusedParameters).
      '@typescript-eslint/no-unused-vars': 'off',
      // Handlers of the procedure table may be async by their type and have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-control-regex': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-fallthrough': 'error',
      'no-implied-eval': 'error',
      'no-irregular-whitespace': 'error',
      'no-loss-of-precision': 'error',
      'no-misleading-character-class': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'use-isnan': 'error',
      'valid-typeof': 'error',
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}', 'test/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },

  // The house's own bans, each with the few files that are allowed what others are not.
  { plugins: { house } },
  {
    files: pure,
    ignores: ['src-main/kernel/day.ts', 'src-main/kernel/instant.ts'],
    rules: { 'house/no-clock': 'error' },
  },
  { rules: { 'house/no-parse-float': 'error' } },
  { ignores: ['src-main/hosts/electron/external.ts'], rules: { 'house/no-open-external': 'error' } },
  { ignores: ['src-main/hosts/electron/windows.ts'], rules: { 'house/no-own-window': 'error' } },
  { ignores: ['src-main/hosts/electron/ipc.ts'], rules: { 'house/no-raw-ipc': 'error' } },
  { ignores: ['src-main/hosts/web/**', 'test/**'], rules: { 'house/no-network': 'error' } },
);
