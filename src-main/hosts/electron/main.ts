import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, protocol, session, type BrowserWindow } from 'electron';
import { ServiceLauncher } from '../../service/launcher.ts';
import { fileLog } from '../../service/log.ts';
import type { ServiceEvent } from '../contract.ts';
import { askedOnce, serviceStart, startOptions } from '../startOptions.ts';
import { DesktopFiles } from './files.ts';
import { callHost } from './hostCalls.ts';
import { EVENT, receiveFromPages } from './ipc.ts';
import { lockContents, lockSession, switches } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { schemePrivileges, servePages } from './protocol.ts';
import { serviceStarter } from './serviceProcess.ts';
import { openMainWindow } from './windows.ts';

/** The desktop program: locks Chromium down, starts the data service and a window beside it, and stays out of the way. */

const beside = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const development = developmentUrl === undefined ? null : new URL(developmentUrl).origin;
const preferred = app.getPreferredSystemLanguages()[0] ?? Intl.DateTimeFormat().resolvedOptions().locale;
const options = startOptions(process.argv.slice(process.defaultApp ? 2 : 1), process.cwd(), preferred);

app.enableSandbox();
for (const [name, value] of switches) {
  // Vite's address must resolve while the screens come from it.
  if (!(development !== null && name === 'host-resolver-rules')) app.commandLine.appendSwitch(name, value);
}
app.commandLine.appendSwitch('lang', options.language === 'zh' ? 'zh-CN' : 'en-US');
protocol.registerSchemesAsPrivileged(schemePrivileges);
// One folder for everything, so that another `--data` is another program with a lock of its own.
const windowFolder = path.join(options.dataFolder, 'window');
app.setPath('userData', windowFolder);
app.setPath('sessionData', windowFolder);
lockContents(app, development);

if (app.requestSingleInstanceLock()) run();
else app.exit(0);

function run(): void {
  fs.mkdirSync(windowFolder, { recursive: true });
  const log = fileLog(options.dataFolder);
  let window: BrowserWindow | null = null;
  let openAtStart = options.book;
  let closing = false;

  const tell = (event: ServiceEvent): void => {
    if (!closing && window && !window.isDestroyed()) window.webContents.send(EVENT, event);
  };

  // macOS gives the double-clicked file as an event, before or after the program is up.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openAtStart ??= file.endsWith('.duewarden') ? file : null;
    window?.show();
  });

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });

  void app.whenReady().then(() => {
    const launcher = new ServiceLauncher({
      start: serviceStarter(app, beside('./service.js')),
      init: serviceStart({ ...options, book: openAtStart }),
      emit: tell,
      note: (what) => log.note(what),
    });
    const files = new DesktopFiles({
      language: options.language,
      booksFolder: path.join(options.dataFolder, 'books'),
      documentsFolder: app.getPath('documents'),
      grant: (token, file, mode) => launcher.grant(token, file, mode),
    });

    lockSession(session.defaultSession, development);
    servePages(session.defaultSession.protocol, {
      screens: beside('../renderer/'),
      askedLanguage: askedOnce(options),
      document: (token) => launcher.document(token),
    });
    receiveFromPages({
      development,
      isOurWindow: (event) => window !== null && event.sender === window.webContents,
      call: async (name, input, commandId) => {
        if (!window) throw new Error('a call without a window');
        const answer = callHost({ version: app.getVersion(), window, files, launcher }, name, input);
        if (answer) return answer;
        // A page loaded after the end of the service has not heard of it.
        if (launcher.state === 'stopped') tell({ event: 'service', state: 'stopped' });
        return launcher.call(name, input, commandId);
      },
      dropped: async (file) => files.dropped(file),
    });
    setMenu(options.language, !app.isPackaged);

    const open = (): void => {
      const icon = beside('../../resources/icons/icon.png');
      window = openMainWindow({
        preload: beside('../preload/preload.cjs'),
        icon: process.platform === 'linux' && fs.existsSync(icon) ? icon : null,
        placeFile: path.join(windowFolder, 'place.json'),
        devTools: !app.isPackaged,
        ...(developmentUrl === undefined ? {} : { address: developmentUrl }),
      });
      window.setMenuBarVisibility(false);
      window.setAutoHideMenuBar(true);
      window.on('closed', () => {
        window = null;
      });
    };
    open();
    app.on('activate', () => {
      if (!window) open();
    });

    let closed = false;
    app.on('before-quit', (event) => {
      if (closed) return;
      event.preventDefault();
      closing = true;
      void launcher.close().finally(() => {
        closed = true;
        app.quit();
      });
    });
  });

  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
