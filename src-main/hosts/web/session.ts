import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may speak to the browser host: the browser that came with the one-time link, and nobody else. Other pages in the
 * same browser are kept out by `Host`, `Origin` and `SameSite`; other programs on the machine by the two secrets.
 */
export class WebSession {
  readonly origin: string;
  readonly #host: string;
  readonly #cookieName: string;
  readonly #sessions = new Set<string>();
  #linkToken: string | null = null;

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.origin = `http://${this.#host}`;
    // Browsers keep one jar for all ports of a machine.
    this.#cookieName = `duewarden-${port}`;
  }

  /** A link that opens the screens once; an earlier link that was not used stops working. */
  newLink(): string {
    this.#linkToken = secret();
    return `${this.origin}/?token=${this.#linkToken}`;
  }

  /** Whether the request names this very host, and comes from no other page. */
  addressedToUs(request: IncomingMessage): boolean {
    if (request.headers.host !== this.#host) return false;
    const { origin } = request.headers;
    if (request.method !== 'GET') return origin === this.origin;
    return origin === undefined || origin === this.origin;
  }

  /** Another site's page asking in the background. Addresses typed or clicked by the user are `none`. */
  fromOtherSite(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    return site !== undefined && site !== 'same-origin' && site !== 'none';
  }

  /** Spends the link's token. Returns the cookie to set, or null when the token is wrong or was used. */
  enter(token: string): string | null {
    if (this.#linkToken === null || !same(token, this.#linkToken)) return null;
    this.#linkToken = null;
    const session = secret();
    this.#sessions.add(session);
    return `${this.#cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  admitted(request: IncomingMessage): boolean {
    const given = (request.headers.cookie ?? '')
      .split(/; */)
      .find((cookie) => cookie.startsWith(`${this.#cookieName}=`))
      ?.slice(this.#cookieName.length + 1);
    return given !== undefined && [...this.#sessions].some((session) => same(given, session));
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
