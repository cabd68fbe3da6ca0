import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the launcher (resources/launch/e2e.mjs) has laid ready. Without it nothing here can run, and nothing is skipped. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

export function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm run test:e2e`);
  return value;
}

/** The ordinary user that the desktop program runs as when the tests are run by root. */
export function ordinaryUser(): { uid: number; gid: number } | null {
  const { DUEWARDEN_E2E_USER: uid, DUEWARDEN_E2E_GROUP: gid } = process.env;
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** A new folder under the temporary folder, owned by whoever the program runs as. */
export function newFolder(label: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `duewarden-${label}-`));
  const user = ordinaryUser();
  if (user) fs.chownSync(folder, user.uid, user.gid);
  return folder;
}

export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Tries until it holds; the last failure is the one that is reported. */
export async function eventually<T>(look: () => T | Promise<T>, patienceMs = 10_000): Promise<T> {
  for (const end = performance.now() + patienceMs; ;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
