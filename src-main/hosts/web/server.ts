import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Language } from '../../kernel/format.ts';
import { fileTokenField } from '../../kernel/fields.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ServiceEvent } from '../../areas/book/contract.ts';
import { MAX_INPUT_BYTES } from '../../service/port.ts';
import type { ServiceLauncher } from '../../service/launcher.ts';
import { assetAt, commonHeaders, documentPolicy, pageWithNonce, screenPolicy } from '../assets.ts';
import { hostContract } from '../contract.ts';
import { UploadTooLarge, type WebFiles } from './files.ts';
import { WebSession } from './session.ts';

export interface WebHostOptions {
  readonly screens: string;
  readonly askedLanguage?: () => Language | null;
  readonly version: string;
  readonly files: WebFiles;
  readonly launcher: ServiceLauncher;
}

const callField = z.strictObject({
  name: z.string().max(100),
  input: z.unknown(),
  commandId: z.string().min(8).max(64).optional(),
});
const pickPurposeField = hostContract['host.pickFile'].input.shape.purpose;
const nameField = z.string().min(1).max(500);

const HEARTBEAT_MS = 15_000;

/** The screens over HTTP on 127.0.0.1: the same pages, the same procedure table, and a door that opens once. */
export class WebHost {
  readonly #options: WebHostOptions;
  readonly #server: Server;
  readonly #listeners = new Set<ServerResponse>();
  #session!: WebSession;

  constructor(options: WebHostOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else send(response, error instanceof UploadTooLarge ? 413 : 500, {}, '');
      });
    });
    this.#server.headersTimeout = 10_000;
  }

  /** Starts to listen on a free port and returns the link that opens the screens, once. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.#session = new WebSession((this.#server.address() as AddressInfo).port);
    setInterval(() => this.#broadcast(': \n\n'), HEARTBEAT_MS).unref();
    return this.newLink();
  }

  newLink(): string {
    return this.#session.newLink();
  }

  /** Tells every page that listens. */
  emit(event: ServiceEvent): void {
    this.#broadcast(eventText(event));
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = this.#session;
    if (!session.addressedToUs(request)) return send(response, 403, {}, '');
    // `//name/` would be read as an address of its own.
    const path = request.url ?? '/';
    if (!path.startsWith('/') || path.startsWith('//') || !URL.canParse(path, session.origin))
      return send(response, 404, {}, '');
    const url = new URL(path, session.origin);
    const token = url.searchParams.get('token');
    if (request.method === 'GET' && url.pathname === '/' && token !== null) {
      const cookie = session.enter(token);
      if (cookie === null) return this.#closedDoor(response);
      return send(response, 303, { Location: '/', 'Set-Cookie': cookie }, '');
    }
    if (session.fromOtherSite(request)) return send(response, 403, {}, '');
    if (!session.admitted(request)) return this.#closedDoor(response);
    if (request.method === 'POST') return this.#post(url, request, response);
    if (request.method === 'GET') return this.#get(url, request, response);
    return send(response, 405, { Allow: 'GET, POST' }, '');
  }

  async #get(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url.pathname === '/events') return this.#listen(request, response);
    const [, room, token = ''] = /^\/(document|download)\/([\w-]{16,64})$/.exec(url.pathname) ?? [];
    if (room === 'document') return this.#document(token, response);
    if (room === 'download') return this.#download(token, response);
    const asset = await assetAt(this.#options.screens, url.pathname);
    if (asset === null) return send(response, 404, {}, '');
    if (url.pathname !== '/' && !asset.type.startsWith('text/html'))
      return send(response, 200, { 'Content-Type': asset.type }, asset.body);
    const nonce = randomBytes(16).toString('base64');
    const headers = { 'Content-Type': asset.type, 'Content-Security-Policy': screenPolicy(nonce, "'self'") };
    return send(response, 200, headers, pageWithNonce(asset, nonce, this.#options.askedLanguage?.()));
  }

  async #post(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url.pathname === '/file') {
      const purpose = pickPurposeField.safeParse(url.searchParams.get('purpose'));
      const name = nameField.safeParse(url.searchParams.get('name'));
      if (!purpose.success || !name.success) return send(response, 400, {}, '');
      const { path, ...file } = await this.#options.files.receive(request, purpose.data, name.data);
      this.#options.launcher.grant(file.fileToken, path, 'read');
      return json(response, file);
    }
    if (request.headers['content-type'] !== 'application/json') return send(response, 415, {}, '');
    const body = await jsonBody(request);
    if (body === null) return json(response, refuse('invalid_input', { field: '', reason: 'too_large' }));
    if (url.pathname === '/save') {
      const asked = hostContract['host.saveFile'].input.safeParse(body.value);
      if (!asked.success) return send(response, 400, {}, '');
      const { path, ...place } = this.#options.files.offer(asked.data.purpose, asked.data.suggestedName);
      this.#options.launcher.grant(place.saveToken, path, 'write');
      return json(response, place);
    }
    if (url.pathname === '/call') {
      const asked = callField.safeParse(body.value);
      if (!asked.success) return json(response, refuse('invalid_input', { field: '', reason: 'call' }));
      return json(response, await this.#call(asked.data.name, asked.data.input, asked.data.commandId));
    }
    return send(response, 404, {}, '');
  }

  async #call(name: string, input: unknown, commandId: string | undefined): Promise<Result<unknown>> {
    if (name === 'host.about') return ok({ host: 'web', version: this.#options.version, platform: process.platform });
    if (name === 'host.restartService') {
      this.#options.launcher.restart();
      return ok(null);
    }
    return this.#options.launcher.call(name, input, commandId);
  }

  async #document(token: string, response: ServerResponse): Promise<void> {
    const page = fileTokenField.safeParse(token).success ? await this.#options.launcher.document(token) : null;
    if (page === null) return send(response, 404, {}, '');
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': documentPolicy };
    return send(response, 200, headers, page.html);
  }

  #download(token: string, response: ServerResponse): void {
    const file = this.#options.files.find(token);
    if (file === null) return send(response, 404, {}, '');
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Type': 'application/octet-stream',
      'Content-Length': file.sizeBytes,
      'Content-Disposition': attachment(file.name),
    });
    fs.createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  #listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...commonHeaders, 'Content-Type': 'text/event-stream' });
    // A page that comes late still learns how the service is.
    response.write(eventText({ event: 'service', state: this.#options.launcher.state }));
    this.#listeners.add(response);
    request.on('close', () => this.#listeners.delete(response));
  }

  #broadcast(text: string): void {
    for (const listener of this.#listeners) listener.write(text);
  }

  #closedDoor(response: ServerResponse): void {
    send(
      response,
      403,
      { 'Content-Type': 'text/plain; charset=utf-8' },
      '此链接已失效,请使用终端中显示的链接(按回车可得到新链接)。\nThis link is not valid any more. Use the one shown in the terminal (press Enter there for a new one).\n',
    );
  }
}

function eventText(event: ServiceEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

/** `催款函.pdf` for browsers that know UTF-8 names, and a plain one for the rest. */
function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return `attachment; filename="duewarden${ending}"; filename*=UTF-8''${encoded}`;
}

/** The parsed body, or null when it is larger than any call may be. Text that is no JSON is the value undefined. */
async function jsonBody(request: IncomingMessage): Promise<{ readonly value: unknown } | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a browser reports a connection cut in the middle as no answer at all.
    if (size <= MAX_INPUT_BYTES) chunks.push(chunk);
    else if (size > 4 * MAX_INPUT_BYTES) throw new UploadTooLarge();
  }
  if (size > MAX_INPUT_BYTES) return null;
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return { value: undefined };
  }
}

function json(response: ServerResponse, value: unknown): void {
  send(response, 200, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { ...commonHeaders, ...headers });
  response.end(body);
}
