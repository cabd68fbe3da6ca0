import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { given, newFolder, removeFolder, root } from './world.ts';

export interface WebProgram {
  readonly link: string;
  readonly origin: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Interrupts it as Ctrl-C does; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** The built browser host, as `npm start -- --web` runs it. */
export function startWeb(...flags: readonly string[]): Promise<WebProgram> {
  return startWebWith({}, ...flags);
}

/** The same with more in its environment. */
export async function startWebWith(
  environment: Readonly<Record<string, string>>,
  ...flags: readonly string[]
): Promise<WebProgram> {
  const dataFolder = newFolder('web');
  const script = path.join(root, 'out', 'main', 'web.js');
  const child = spawn(process.execPath, [script, '--data', dataFolder, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DUEWARDEN_CHECK_OUTPUTS: '1', ...environment },
  });
  const link = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the browser host ended with ${code} before it gave its link`)));
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    link,
    origin: new URL(link).origin,
    dataFolder,
    process: child,
    stop: async () => {
      child.kill('SIGINT');
      const code = await gone;
      removeFolder(dataFolder);
      return code;
    },
  };
}

export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: given('DUEWARDEN_E2E_CHROMIUM'),
    // Root has no sandbox in Chromium; what is tested here is the page and its host.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
