import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** All that a page gets of the machine: ask by name, hear events, hand over a dropped file. Data in, data out. */
contextBridge.exposeInMainWorld('desktop', {
  call: (name: string, input: unknown, commandId?: string): Promise<unknown> =>
    ipcRenderer.invoke('duewarden:call', commandId === undefined ? { name, input } : { name, input, commandId }),

  onEvent: (listener: (event: unknown) => void): (() => void) => {
    const hear = (_event: unknown, data: unknown): void => listener(data);
    ipcRenderer.on('duewarden:event', hear);
    return () => {
      ipcRenderer.removeListener('duewarden:event', hear);
    };
  },

  // The path goes to the shell, never to the page.
  takeDropped: (file: File): Promise<unknown> =>
    ipcRenderer.invoke('duewarden:dropped', { path: webUtils.getPathForFile(file) }),
});
