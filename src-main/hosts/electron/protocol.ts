import { randomBytes } from 'node:crypto';
import type { Protocol } from 'electron';
import type { Language } from '../../kernel/format.ts';
import type { DocumentPage } from '../../service/port.ts';
import { assetAt, commonHeaders, documentPolicy, pageWithNonce, screenPolicy } from '../assets.ts';
import { documentTokenOf, HOST, SCHEME } from './origin.ts';

/** To be registered before the app is ready: a standard, secure scheme without any of the web's privileges. */
export const schemePrivileges = [{ scheme: SCHEME, privileges: { standard: true, secure: true } }];

export interface PageSources {
  readonly screens: string;
  readonly askedLanguage?: () => Language | null;
  readonly document: (token: string) => Promise<DocumentPage | null>;
}

/** Serves the screens and the documents; every other address, method or host gets nothing. */
export function servePages(protocol: Protocol, sources: PageSources): void {
  protocol.handle(SCHEME, (request) => answer(request, sources));
}

export async function answer(request: Request, { screens, document, askedLanguage }: PageSources): Promise<Response> {
  if (request.method !== 'GET') return empty(405);
  const url = new URL(request.url);
  if (url.hostname !== HOST) return empty(403);
  const token = documentTokenOf(request.url);
  if (token !== null) {
    const page = await document(token);
    return page === null ? empty(404) : html(page.html, documentPolicy);
  }
  // The path as it was asked for: URL has resolved plain dots already, encoded ones are judged by assetAt.
  const asset = await assetAt(screens, url.pathname);
  if (asset === null) return empty(404);
  if (!asset.type.startsWith('text/html'))
    return new Response(asset.body, { headers: { ...commonHeaders, 'Content-Type': asset.type } });
  const nonce = randomBytes(16).toString('base64');
  return html(pageWithNonce(asset, nonce, askedLanguage?.()), screenPolicy(nonce, "'none'"));
}

function html(body: string, policy: string): Response {
  const headers = { ...commonHeaders, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
  return new Response(body, { headers });
}

function empty(status: number): Response {
  return new Response(null, { status, headers: commonHeaders });
}
