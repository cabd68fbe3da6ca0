import fs from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../kernel/format.ts';

/** The files of the screens, as the Electron protocol and the browser host serve them: a fixed folder, a fixed list of kinds. */

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface Asset {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/**
 * The file behind a URL path, or null: outside the folder, of another kind, or not there. The path is decoded once and
 * judged after it is resolved, links followed, so that `..`, `%2e`, back slashes, drives and links lead nowhere.
 * Example: `/assets/index-4f2.js` → the script; `/..%2fsecret.js`, `/C:/x.js`, `/assets/` → null.
 */
export async function assetAt(folder: string, urlPath: string): Promise<Asset | null> {
  const decoded = decodeOnce(urlPath);
  if (decoded === null || decoded.length > 500 || !/^\/([\w@.~-]+(\/[\w@.~-]+)*)?$/.test(decoded)) return null;
  const relative = decoded === '/' ? 'index.html' : decoded.slice(1);
  const type = types[path.extname(relative)];
  if (type === undefined) return null;
  try {
    const root = await fs.realpath(folder);
    const file = await fs.realpath(path.resolve(root, relative));
    if (!file.startsWith(root + path.sep)) return null;
    return { body: new Uint8Array(await fs.readFile(file)), type };
  } catch {
    return null;
  }
}

function decodeOnce(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}

export const STYLE_NONCE_MARK = '__STYLE_NONCE__';
const LANGUAGE_MARK = '__ASKED_LANGUAGE__';

/** The page of the screens with this load's nonce and the language that was asked for, if any, written in. */
export function pageWithNonce(page: Asset, nonce: string, askedLanguage: Language | null = null): string {
  const html = typeof page.body === 'string' ? page.body : new TextDecoder().decode(page.body);
  return html.replaceAll(STYLE_NONCE_MARK, nonce).replaceAll(LANGUAGE_MARK, askedLanguage ?? '');
}

/** What the screens may load: themselves. `connect` is `'self'` where the screens speak to their host over HTTP. */
export function screenPolicy(nonce: string, connect: "'none'" | "'self'"): string {
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': connect,
    'frame-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
}

/** What a letter or report may load: nothing but its own styles and pictures inside it. No script, ever. */
export const documentPolicy = policy({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
});

export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
