/** Where our pages live, and the only judge of whether an address is one of them. Parsed, never compared by beginning. */

export const SCHEME = 'app';
export const HOST = 'duewarden';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_PAGE = `${ORIGIN}/`;

/** In development the screens come from Vite on this machine; a packaged program knows no such address. */
export type DevelopmentOrigin = string | null;

/** The page of the screens itself: our origin, root path, any fragment. No query, no user, no port. */
export function isScreenUrl(url: string, development: DevelopmentOrigin = null): boolean {
  const parsed = parse(url);
  if (!parsed) return false;
  if (development !== null && parsed.origin === development) return true;
  return isOurs(parsed) && (parsed.pathname === '/' || parsed.pathname === '') && parsed.search === '';
}

/** `app://duewarden/document/TOKEN` → TOKEN; null for every other address. */
export function documentTokenOf(url: string): string | null {
  const parsed = parse(url);
  if (!parsed || !isOurs(parsed) || parsed.search !== '') return null;
  return /^\/document\/([A-Za-z0-9_-]{16,64})$/.exec(parsed.pathname)?.[1] ?? null;
}

export function documentUrl(token: string): string {
  return `${ORIGIN}/document/${token}`;
}

function isOurs(url: URL): boolean {
  return (
    url.protocol === `${SCHEME}:` &&
    url.hostname === HOST &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
