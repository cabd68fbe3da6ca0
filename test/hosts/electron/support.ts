import { vi } from 'vitest';

/** What the shell asked of Electron, for tests that run without one. */
export const asked = {
  windows: [] as Record<string, unknown>[],
  revealed: [] as string[],
  openDialogs: [] as Record<string, unknown>[],
  saveDialogs: [] as Record<string, unknown>[],
  openAnswer: { canceled: false, filePaths: [] as string[] },
  saveAnswer: { canceled: false, filePath: '' },
};

class FakeWindow {
  readonly webContents = { on: vi.fn(), reload: vi.fn(), isDestroyed: () => false };
  readonly once = vi.fn();
  readonly on = vi.fn();
  readonly loadURL = vi.fn(async () => undefined);
  readonly destroy = vi.fn();

  constructor(options: Record<string, unknown>) {
    asked.windows.push(options);
  }
}

export const fakeElectron = {
  BrowserWindow: FakeWindow,
  nativeTheme: { shouldUseDarkColors: false },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
  shell: { showItemInFolder: (file: string) => asked.revealed.push(file) },
  dialog: {
    showOpenDialog: async (_window: unknown, options: Record<string, unknown>) => {
      asked.openDialogs.push(options);
      return asked.openAnswer;
    },
    showSaveDialog: async (_window: unknown, options: Record<string, unknown>) => {
      asked.saveDialogs.push(options);
      return asked.saveAnswer;
    },
  },
};
