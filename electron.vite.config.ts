import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Every program and every worker thread is an entry of its own, flat in `out/main`, because workers are found beside
 * the file that starts them (storage/worker.ts).
 */
const entries = {
  shell: 'src-main/hosts/electron/main.ts',
  service: 'src-main/service/child.ts',
  web: 'src-main/hosts/web/main.ts',
  cli: 'src-main/hosts/cli/main.ts',
  verifyWorker: 'src-main/storage/verifyWorker.ts',
  readWorkbook: 'src-main/areas/exchange/readWorkbook.ts',
  readBankFile: 'src-main/areas/bank/readBankFile.ts',
};

/** fflate makes itself a `require`, and so does electron-vite for the whole bundle: one of them needs another name. */
const oneRequire = {
  name: 'one-require',
  transform: (code: string, id: string) =>
    /[\\/]fflate[\\/]esm[\\/]index\.mjs$/.test(id)
      ? code
          .replace("var require = createRequire('/')", "var nodeRequire = createRequire('/')")
          .replace("_a = require('worker_threads')", "_a = nodeRequire('worker_threads')")
      : null,
};

/** zod looks whether it may compile its checks by trying it, which the policy of the pages forbids and reports. */
const zodWithoutEval = {
  name: 'zod-without-eval',
  transform: (code: string, id: string) =>
    /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/.test(id) ? `${code}\nglobalConfig.jitless = true;\n` : null,
};

export default defineConfig({
  main: {
    plugins: [oneRequire],
    build: {
      outDir: 'out/main',
      // The oldest runtimes that carry the product: the Electron of the tests, and Node 22 for everything with SQLite.
      target: 'node20.18',
      externalizeDeps: { include: ['better-sqlite3'] },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(here(file)))),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      // A sandboxed preload is one classic script: no imports left in it but Electron's own.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: here('src-main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), zodWithoutEval],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // Inlined files would be data: addresses, which the content security policy keeps to pictures.
      assetsInlineLimit: 0,
      rolldownOptions: { input: here('src-renderer/index.html') },
    },
  },
});
