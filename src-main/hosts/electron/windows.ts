import path from 'node:path';
import {
  BrowserWindow,
  nativeTheme,
  screen,
  type BrowserWindowConstructorOptions,
  type WebPreferences,
} from 'electron';
import { writeFileAtomic } from '../../storage/files.ts';
import { reviveContents } from './lockdown.ts';
import { START_PAGE } from './origin.ts';
import { readWindowPlace, type WindowPlace } from './windowPlace.ts';

/** Windows are made here and nowhere else, so that none can be made with weaker settings. */

/** A page like any web page: no Node, no Electron, a world of its own. */
const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
} satisfies WebPreferences;

export function screenPreferences(preload: string, devTools: boolean): WebPreferences {
  return { ...lockedPreferences, preload, devTools };
}

export function printPreferences(): WebPreferences {
  return { ...lockedPreferences, javascript: false, devTools: false };
}

export interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string | null;
  readonly placeFile: string;
  readonly devTools: boolean;
  readonly address?: string;
}

/** The paper of the first screen, so that nothing flashes before it is drawn. */
function backgroundColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#14181b' : '#f6f7f8';
}

export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, width, height, x, y } = readWindowPlace(options.placeFile, displays);
  const window = new BrowserWindow({
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: 960,
    minHeight: 640,
    show: false,
    backgroundColor: backgroundColour(),
    title: '应收管家 Duewarden',
    webPreferences: screenPreferences(options.preload, options.devTools),
    ...(options.icon === null ? {} : { icon: options.icon }),
  } satisfies BrowserWindowConstructorOptions);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => rememberPlace(window, options.placeFile));
  reviveContents(window.webContents);
  void window.loadURL(options.address ?? START_PAGE);
  return window;
}

/** For one page and without scripts; the caller destroys it. */
export function openPrintWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, width: 900, height: 1200, webPreferences: printPreferences() });
}

function rememberPlace(window: BrowserWindow, file: string): void {
  const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileAtomic(path.resolve(file), `${JSON.stringify(place)}\n`);
  } catch {
    // Where a window stood is not worth a message at the end of a day's work.
  }
}
