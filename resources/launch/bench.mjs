// @ts-check
import { ensureBuilt } from './build.mjs';
import { guardNode } from './guard.mjs';

/** `npm run bench [-- --size 100k] [-- --quick]`: runs test/bench from its sources, the service start from the build. */

guardNode();
ensureBuilt();
await import(new URL('../../test/bench/main.ts', import.meta.url).href);
