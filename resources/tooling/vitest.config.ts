import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const elsewhere = ['test/e2e/**', 'test/bench/**', 'test/fixtures/**'];

/** Two projects: the house in Node, the screens in happy-dom. Browser and bench runs have their own launchers. */
export default defineConfig({
  root,
  cacheDir: '.cache/vite-test',
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // Programs that tests start from their sources need not be compiled anew each time.
    env: { TZ: 'Asia/Shanghai', NODE_COMPILE_CACHE: `${root}.cache/compiled` },
    projects: [
      {
        extends: true,
        test: { name: 'house', environment: 'node', include: ['test/**/*.test.ts'], exclude: elsewhere },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'screens',
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.tsx'],
          exclude: elsewhere,
        },
      },
    ],
  },
});
