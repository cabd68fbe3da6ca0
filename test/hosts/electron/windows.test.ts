import { describe, expect, it, vi } from 'vitest';
import { asked } from './support.ts';

vi.mock('electron', async () => (await import('./support.ts')).fakeElectron);
const { openMainWindow, openPrintWindow } = await import('../../../src-main/hosts/electron/windows.ts');

const locked = {
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
};

describe('windows', () => {
  it('show the screens with nothing of the machine but the preload script', () => {
    openMainWindow({ preload: '/app/preload.cjs', icon: null, placeFile: '/nowhere/place.json', devTools: false });
    expect(asked.windows.at(-1)).toEqual({
      width: 1280,
      height: 800,
      minWidth: 960,
      minHeight: 640,
      show: false,
      backgroundColor: '#f6f7f8',
      title: '应收管家 Duewarden',
      webPreferences: { ...locked, preload: '/app/preload.cjs', devTools: false },
    });
  });

  it('that print have not even scripts', () => {
    openPrintWindow();
    expect(asked.windows.at(-1)).toEqual({
      show: false,
      width: 900,
      height: 1200,
      webPreferences: { ...locked, javascript: false, devTools: false },
    });
  });
});
