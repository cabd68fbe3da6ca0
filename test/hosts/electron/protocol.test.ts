import { describe, expect, it } from 'vitest';
import { answer, schemePrivileges } from '../../../src-main/hosts/electron/protocol.ts';
import { folderForFile, screensIn, waysOut } from '../support.ts';

const token = 'd'.repeat(32);
const sources = {
  screens: screensIn(folderForFile()),
  document: async (asked: string) => (asked === token ? { html: '<p>催款函', title: '催款函' } : null),
};
const get = (url: string, method = 'GET') => answer(new Request(url, { method }), sources);

describe('the pages of the program', () => {
  it('come with a policy, a nonce of this load, and no guessing of kinds', async () => {
    const [first, second] = [await get('app://duewarden/'), await get('app://duewarden/')];
    const policy = first.headers.get('Content-Security-Policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'missing';
    expect(await first.text()).toContain(`content="${nonce}"`);
    expect(second.headers.get('Content-Security-Policy')).not.toBe(policy);
    expect(policy).toContain("connect-src 'none'");
    expect(first.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('include documents under a policy without scripts', async () => {
    const page = await get(`app://duewarden/document/${token}`);
    expect(await page.text()).toBe('<p>催款函');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(page.headers.get('Content-Security-Policy')).not.toContain('script-src');
    expect((await get(`app://duewarden/document/${'e'.repeat(32)}`)).status).toBe(404);
  });

  it('answer GET from our host only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      expect((await get('app://duewarden/', method)).status).toBe(405);
    expect((await get('app://evil/')).status).toBe(403);
    expect((await get('app://duewarden.evil/assets/index-4f2.js')).status).toBe(403);
  });

  it.each(waysOut)('are not left by %j', async (path) => {
    let response: Response;
    try {
      response = await get(`app://duewarden${path}`);
    } catch {
      return; // No address at all.
    }
    // The address parser takes dots and queries away before anybody is asked; what is left may be a page of ours.
    expect(await response.text()).not.toContain('secret');
    if (response.status === 200) expect(path).toMatch(/\?x$/);
  });

  it('are a standard and secure scheme without any privilege of the web', () => {
    expect(schemePrivileges).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });
});
