import type { Host } from './host.ts';

/** @throws Error where no host stands behind the page. */
export function createHost(): Host {
  throw new Error('No host: open these screens through the desktop program or the browser host.');
}
