import type { Host } from './host.ts';
import { electronHost, type Desktop } from './host.electron.ts';
import { webHost } from './host.web.ts';

/** The host this page came from: the desktop program leaves its mark on the window, the browser host does not. */
export function createHost(): Host {
  const { desktop } = window as typeof window & { readonly desktop?: Desktop };
  return desktop === undefined ? webHost() : electronHost(desktop);
}
