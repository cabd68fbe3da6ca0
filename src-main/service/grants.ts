import { randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { DocumentShelf, FileGrants } from '../areas/context.ts';

export type GrantMode = 'read' | 'write';

/** Paths the host has granted. A token is good for its own mode only, and for this session. */
export class Grants implements FileGrants {
  readonly #paths = new Map<string, { path: string; mode: GrantMode }>();

  grant(token: string, path: string, mode: GrantMode): void {
    this.#paths.set(token, { path, mode });
  }

  toRead(token: string): Result<string, 'file_token_unknown'> {
    return this.#find(token, 'read');
  }

  toWrite(token: string): Result<string, 'file_token_unknown'> {
    return this.#find(token, 'write');
  }

  #find(token: string, mode: GrantMode): Result<string, 'file_token_unknown'> {
    const found = this.#paths.get(token);
    return found?.mode === mode ? ok(found.path) : refuse('file_token_unknown');
  }
}

const SHELF_SIZE = 40;

/** The newest pages only; an old preview that fell out is drawn up again by asking for it again. */
export class Shelf implements DocumentShelf {
  readonly #pages = new Map<string, { html: string; title: string }>();

  keep(page: { readonly html: string; readonly title: string }): string {
    const token = newToken();
    this.#pages.set(token, { ...page });
    const oldest = this.#pages.keys().next().value;
    if (this.#pages.size > SHELF_SIZE && oldest !== undefined) this.#pages.delete(oldest);
    return token;
  }

  find(token: string): { html: string; title: string } | null {
    return this.#pages.get(token) ?? null;
  }
}

export function newToken(): string {
  return randomBytes(24).toString('base64url');
}
