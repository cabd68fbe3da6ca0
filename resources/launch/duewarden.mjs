// @ts-check
import { ensureBuilt } from './build.mjs';
import { guardNode } from './guard.mjs';

/** `npm run -s duewarden -- COMMAND …`: the command line; builds on first use, saying so on standard error only. */

guardNode();
ensureBuilt();
await import(new URL('../../out/main/cli.js', import.meta.url).href);
