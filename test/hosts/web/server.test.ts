import fs from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebFiles } from '../../../src-main/hosts/web/files.ts';
import { WebHost } from '../../../src-main/hosts/web/server.ts';
import type { ServiceLauncher } from '../../../src-main/service/launcher.ts';
import { folderForFile, screensIn, waysOut } from '../support.ts';

const folder = folderForFile();
const files = new WebFiles(folder);
const grants: [token: string, path: string, mode: string][] = [];
const calls: unknown[][] = [];
const token = 'd'.repeat(32);

/** Stands for the service: notes what reaches it. */
const launcher = {
  state: 'ready',
  call: async (...call: unknown[]) => {
    calls.push(call);
    return { ok: true, value: 'from the service' };
  },
  grant: (...grant: [string, string, string]) => grants.push(grant),
  document: async (asked: string) => (asked === token ? { html: '<p>催款函', title: '催款函' } : null),
  restart: () => undefined,
} as unknown as ServiceLauncher;

const host = new WebHost({ screens: screensIn(folder), version: '1.2.3', files, launcher });
let link: URL;
let cookie = '';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as a program would send it: every header is the test's own. */
function send(
  method: string,
  path: string,
  headers: Record<string, string | undefined> = {},
  body: string | Buffer = '',
): Promise<Answer> {
  const given: Record<string, string> = {};
  const usual = { Host: link.host, Cookie: cookie, ...(method === 'GET' ? {} : { Origin: link.origin }) };
  for (const [name, value] of Object.entries({ ...usual, ...headers })) if (value !== undefined) given[name] = value;
  return new Promise((resolve, reject) => {
    const out = request(
      { host: '127.0.0.1', port: link.port, method, path, headers: given, setHost: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    out.on('error', reject);
    out.end(body);
  });
}

const json = { 'Content-Type': 'application/json' };
const post = (path: string, value: unknown, headers: Record<string, string | undefined> = {}) =>
  send('POST', path, { ...json, ...headers }, JSON.stringify(value));

beforeAll(async () => {
  link = new URL(await host.listen());
});
afterAll(async () => {
  await host.close();
  files.clear();
});

describe('the door', () => {
  it('stands on the loopback address and is closed without the link', async () => {
    expect(link.hostname).toBe('127.0.0.1');
    for (const path of ['/', '/index.html', '/assets/index-4f2.js', '/events', `/document/${token}`])
      expect((await send('GET', path)).status).toBe(403);
    expect((await post('/call', { name: 'book.state', input: {} })).status).toBe(403);
    expect((await send('POST', '/file?purpose=import&name=a.xlsx', {}, 'x')).status).toBe(403);
    expect((await send('GET', '/?token=guess')).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('opens once', async () => {
    const path = `${link.pathname}${link.search}`;
    const first = await send('GET', path);
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
    const [set = ''] = first.headers['set-cookie'] ?? [];
    expect(set).toMatch(/^duewarden-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await send('GET', path)).status).toBe(403);
    cookie = set.split(';')[0] ?? '';
    expect((await send('GET', '/')).status).toBe(200);
    expect((await send('GET', '/', { Cookie: `${cookie}x` })).status).toBe(403);
    expect((await send('GET', '/', { Cookie: undefined })).status).toBe(403);
  });

  it('gives a new link, and only the newest works', async () => {
    const [older, newer] = [new URL(host.newLink()), new URL(host.newLink())];
    expect((await send('GET', `/${older.search}`)).status).toBe(403);
    expect((await send('GET', `/${newer.search}`)).status).toBe(303);
  });

  it.each(['localhost', 'evil.example', '127.0.0.1', '[::1]', '127.0.0.1.evil.example', '0.0.0.0'])(
    'stays shut for requests that name %s',
    async (name) => {
      const named = name === '127.0.0.1' ? '127.0.0.1:1' : `${name}:${link.port}`;
      expect((await send('GET', '/', { Host: named })).status).toBe(403);
      expect((await post('/call', { name: 'book.state', input: {} }, { Host: named })).status).toBe(403);
    },
  );

  it.each([undefined, 'null', 'https://evil.example', 'http://localhost:8080', 'http://127.0.0.1'])(
    'stays shut for pages of origin %s',
    async (origin) => {
      const before = calls.length;
      expect((await post('/call', { name: 'book.state', input: {} }, { Origin: origin })).status).toBe(403);
      expect((await send('POST', '/file?purpose=import&name=a', { Origin: origin }, 'x')).status).toBe(403);
      if (origin) expect((await send('GET', '/', { Origin: origin })).status).toBe(403);
      expect(calls).toHaveLength(before);
    },
  );

  it('stays shut for what another site asks in the background', async () => {
    for (const site of ['cross-site', 'same-site'])
      expect((await send('GET', '/assets/index-4f2.js', { 'Sec-Fetch-Site': site })).status).toBe(403);
    expect((await send('GET', '/', { 'Sec-Fetch-Site': 'none' })).status).toBe(200);
  });
});

describe('the pages', () => {
  it('come with a policy that lets them speak to their host', async () => {
    const page = await send('GET', '/');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("connect-src 'self'");
    expect(page.body).toContain(/'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect((await send('GET', '/assets/index-4f2.js')).headers['content-type']).toMatch(/^text\/javascript/);
  });

  it.each(waysOut)('are not left by %j', async (path) => {
    let answer: Answer;
    try {
      answer = await send('GET', path.replaceAll(/[^\x21-\x7e]/g, ''));
    } catch {
      return;
    }
    expect(answer.body).not.toContain('secret');
    if (answer.status === 200) expect(path).toMatch(/\?x$/);
  });

  it('include documents without scripts', async () => {
    const page = await send('GET', `/document/${token}`);
    expect(page).toMatchObject({ status: 200, body: '<p>催款函' });
    expect(page.headers['content-security-policy']).not.toContain('script-src');
    expect((await send('GET', `/document/${'e'.repeat(32)}`)).status).toBe(404);
  });

  it('know two methods', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await send(method, '/')).status).toBe(405);
  });
});

describe('calls', () => {
  it('go to the service with their command id', async () => {
    const answer = await post('/call', { name: 'settings.update', input: { actor: '王' }, commandId: 'command-0001' });
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'from the service' });
    expect(calls.at(-1)).toEqual(['settings.update', { actor: '王' }, 'command-0001']);
  });

  it('about the host are answered by it', async () => {
    const answer = await post('/call', { name: 'host.about', input: {} });
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { host: 'web', version: '1.2.3' } });
  });

  it('of any other form are refused', async () => {
    const before = calls.length;
    for (const value of [
      null,
      7,
      [],
      {},
      { name: 1, input: {} },
      { name: 'a', input: {}, more: 1 },
      { name: 'x'.repeat(101) },
    ])
      expect(JSON.parse((await post('/call', value)).body)).toMatchObject({ ok: false, code: 'invalid_input' });
    expect(JSON.parse((await send('POST', '/call', json, '{"name":')).body)).toMatchObject({ code: 'invalid_input' });
    const large = await post('/call', { name: 'a', input: 'x'.repeat(9_000_000) });
    expect(JSON.parse(large.body)).toMatchObject({ code: 'invalid_input', params: { reason: 'too_large' } });
    expect((await send('POST', '/call', { 'Content-Type': 'text/plain' }, '{}')).status).toBe(415);
    expect((await post('/nowhere', {})).status).toBe(404);
    expect(calls).toHaveLength(before);
  });
});

describe('events', () => {
  it('begin with the state of the service and reach every page', async () => {
    const heard: string[] = [];
    const stream = request(
      {
        host: '127.0.0.1',
        port: link.port,
        path: '/events',
        headers: { Host: link.host, Cookie: cookie },
        setHost: false,
      },
      (answer) => answer.on('data', (chunk: Buffer) => heard.push(chunk.toString())),
    );
    stream.on('error', () => undefined).end();
    await expect.poll(() => heard.join('')).toContain('"state":"ready"');
    host.emit({ event: 'changed', topics: ['ledger'] });
    await expect.poll(() => heard.join('')).toContain('data: {"event":"changed","topics":["ledger"]}\n\n');
    stream.destroy();
  });
});

describe('files', () => {
  it('come in under the name the clerk knows and are granted for reading', async () => {
    const name = encodeURIComponent('C:\\fakepath\\应收 2026.xlsx');
    const answer = await send('POST', `/file?purpose=import&name=${name}`, {}, 'the rows');
    const { fileToken, ...file } = JSON.parse(answer.body) as { fileToken: string };
    expect(file).toEqual({ name: '应收 2026.xlsx', sizeBytes: 8 });
    const [granted, path = '', mode] = grants.at(-1) ?? [];
    expect([granted, mode]).toEqual([fileToken, 'read']);
    expect(fs.readFileSync(path, 'utf8')).toBe('the rows');
    expect(answer.body).not.toContain(path);
  });

  it.each(['../../evil.xlsx', '..\\..\\evil.xlsx', '/etc/passwd', 'CON', 'a\0b.xlsx', '.hidden', 'x'.repeat(400)])(
    'named %j stay in their own folder',
    async (name) => {
      await send('POST', `/file?purpose=import&name=${encodeURIComponent(name)}`, {}, 'x');
      const path = grants.at(-1)?.[1] ?? '';
      expect(path).toMatch(/^\/tmp\/duewarden-\w+\/[\w-]{32}\/[^/]+$/);
      expect(fs.readFileSync(path, 'utf8')).toBe('x');
    },
  );

  it('of a purpose that is not there are refused', async () => {
    for (const query of ['', 'purpose=import', 'purpose=evil&name=a', 'purpose=import&name='])
      expect((await send('POST', `/file?${query}`, {}, 'x')).status).toBe(400);
  });

  it('that are books live with the other books, and never take the place of one', async () => {
    for (const expected of ['恒信.duewarden', '恒信 2.duewarden']) {
      const name = encodeURIComponent('恒信.duewarden');
      expect(JSON.parse((await send('POST', `/file?purpose=book&name=${name}`, {}, 'b')).body)).toMatchObject({
        name: expected,
      });
      expect(grants.at(-1)?.[1]).toBe(`${folder}/books/${expected}`);
    }
  });

  it('that a job wrote go out as attachments with their name', async () => {
    const place = await post('/save', { purpose: 'xlsx', suggestedName: '账龄表 (6月).xlsx' });
    const { saveToken } = JSON.parse(place.body) as { saveToken: string };
    const [granted, path = '', mode] = grants.at(-1) ?? [];
    expect([granted, mode]).toEqual([saveToken, 'write']);
    expect((await send('GET', `/download/${saveToken}`)).status).toBe(404);
    fs.writeFileSync(path, 'a workbook');
    const answer = await send('GET', `/download/${saveToken}`);
    expect(answer).toMatchObject({ status: 200, body: 'a workbook' });
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="duewarden.xlsx"; filename*=UTF-8''${encodeURIComponent('账龄表 ')}%286${encodeURIComponent('月')}%29.xlsx`,
    );
    expect((await send('GET', `/download/${'x'.repeat(32)}`)).status).toBe(404);
  });

  it('that are books are never handed out', async () => {
    const place = await post('/save', { purpose: 'book', suggestedName: '新账套' });
    const { saveToken } = JSON.parse(place.body) as { saveToken: string };
    fs.writeFileSync(grants.at(-1)?.[1] ?? '', 'a book');
    expect((await send('GET', `/download/${saveToken}`)).status).toBe(404);
  });
});
