import { describe, expect, it } from 'vitest';
import { assetAt, documentPolicy, pageWithNonce, screenPolicy } from '../../src-main/hosts/assets.ts';
import { folderForFile, screensIn, waysOut } from './support.ts';

const screens = screensIn(folderForFile());

describe('the files of the screens', () => {
  it('are found by their path, with their kind', async () => {
    expect(await assetAt(screens, '/')).toMatchObject({ type: 'text/html; charset=utf-8' });
    expect(await assetAt(screens, '/index.html')).toMatchObject({ type: 'text/html; charset=utf-8' });
    expect(await assetAt(screens, '/assets/index-4f2.js')).toMatchObject({ type: 'text/javascript; charset=utf-8' });
    expect(await assetAt(screens, '/assets/index%2D4f2.js')).not.toBeNull();
  });

  it.each(waysOut)('are not left by %j', async (path) => {
    expect(await assetAt(screens, path)).toBeNull();
  });

  it('carry a nonce of their own on every load', async () => {
    const page = await assetAt(screens, '/');
    if (!page) throw new Error('no page');
    expect(pageWithNonce(page, 'abc')).toBe('<meta name="style-nonce" content="abc"><p>screens');
  });
});

describe('content security policies', () => {
  it('let the screens load themselves and nothing else', () => {
    expect(screenPolicy('n0nce', "'none'")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-n0nce'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'none'; frame-src 'self'; object-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('give documents no scripts and no connections', () => {
    expect(documentPolicy).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'self'",
    );
  });
});
