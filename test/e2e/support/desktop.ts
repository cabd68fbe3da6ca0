import fs from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { given, newFolder, ordinaryUser, removeFolder } from './world.ts';

export interface DesktopProgram {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  close(): Promise<void>;
}

export interface DesktopOptions {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly dataFolder?: string;
}

/** The built program in a real Electron, as an ordinary user with Chromium's sandbox on, service in Node beside it. */
export async function startDesktop(options: DesktopOptions = {}): Promise<DesktopProgram> {
  const dataFolder = options.dataFolder ?? newFolder('desktop');
  const app = await _electron.launch({
    executablePath: desktopCommand(),
    args: ['--data', dataFolder, ...(options.flags ?? [])],
    chromiumSandbox: true,
    env: desktopEnvironment(dataFolder, options.env),
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    dataFolder,
    close: async () => {
      await app.close();
      if (options.dataFolder === undefined) removeFolder(dataFolder);
    },
  };
}

export function desktopEnvironment(dataFolder: string, more: Readonly<Record<string, string>> = {}) {
  return {
    PATH: process.env.PATH ?? '',
    DISPLAY: given('DISPLAY'),
    HOME: dataFolder,
    TZ: 'Asia/Shanghai',
    DUEWARDEN_SERVICE_NODE: path.join(given('DUEWARDEN_E2E_STAGE'), 'node'),
    DUEWARDEN_CHECK_OUTPUTS: '1',
    ...more,
  };
}

/** Electron itself, or a script that starts it as the ordinary user. */
export function desktopCommand(): string {
  const stage = given('DUEWARDEN_E2E_STAGE');
  const electron = path.join(stage, 'electron', 'electron');
  const user = ordinaryUser();
  if (!user) return electron;
  const script = path.join(stage, 'as-user.sh');
  fs.writeFileSync(
    script,
    `#!/bin/sh\nexec setpriv --reuid ${user.uid} --regid ${user.gid} --clear-groups "${electron}" "$@"\n`,
    { mode: 0o755 },
  );
  return script;
}
