import type { App, Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { lockContents, lockSession, mayLoad, switches } from '../../../src-main/hosts/electron/lockdown.ts';

describe('what a page may load', () => {
  it.each([
    ['app://duewarden/assets/index.js', true],
    ['data:image/png;base64,AAAA', true],
    ['blob:app://duewarden/1', true],
    ['http://127.0.0.1:9/', false],
    ['https://example.com/', false],
    ['ws://127.0.0.1:9/', false],
    ['wss://example.com/', false],
    ['file:///etc/passwd', false],
    ['ftp://example.com/', false],
    ['chrome://settings', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['http://localhost:5173/main.tsx', false],
    ['not an address', false],
  ])('%s: %s', (url, may) => {
    expect(mayLoad(url, null)).toBe(may);
  });

  it('includes the development server only in development, and no other', () => {
    const development = 'http://localhost:5173';
    expect(mayLoad('http://localhost:5173/main.tsx', development)).toBe(true);
    expect(mayLoad('ws://localhost:5173/', development)).toBe(true);
    expect(mayLoad('devtools://devtools/x', development)).toBe(true);
    expect(mayLoad('https://example.com/', development)).toBe(false);
  });
});

describe('a locked session', () => {
  it('refuses every permission and device, downloads and foreign schemes', () => {
    const handled: string[] = [];
    const fake: Record<string, unknown> = {
      protocol: { isProtocolHandled: () => false, handle: (scheme: string) => handled.push(scheme) },
    };
    const set = new Map<string, (...args: never[]) => unknown>();
    for (const name of [
      'setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler', 'setBluetoothPairingHandler', 'setSpellCheckerEnabled',
    ]) fake[name] = (handler: (...args: never[]) => unknown) => set.set(name, handler); // prettier-ignore
    let beforeRequest: (details: { url: string }, decide: (answer: unknown) => void) => void = () => undefined;
    fake.webRequest = { onBeforeRequest: (handler: typeof beforeRequest) => (beforeRequest = handler) };
    let download: (event: { preventDefault: () => void }) => void = () => undefined;
    fake.on = (event: string, handler: typeof download) => {
      expect(event).toBe('will-download');
      download = handler;
    };
    lockSession(fake as unknown as Session, null);

    const decide = vi.fn();
    set.get('setPermissionRequestHandler')?.(...([null, 'geolocation', decide] as never[]));
    expect(decide).toHaveBeenCalledExactlyOnceWith(false);
    expect(set.get('setPermissionCheckHandler')?.()).toBe(false);
    expect(set.get('setDevicePermissionHandler')?.()).toBe(false);
    expect(set.get('setSpellCheckerEnabled')).toBe(false);
    const prevented = vi.fn();
    download({ preventDefault: prevented });
    expect(prevented).toHaveBeenCalled();
    const request = vi.fn();
    beforeRequest({ url: 'https://example.com' }, request);
    beforeRequest({ url: 'app://duewarden/' }, request);
    expect(request.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
    expect(handled).toEqual(['http', 'https', 'file']);
  });
});

describe('a locked page', () => {
  it('opens no window, attaches no view and goes nowhere', () => {
    const handlers = new Map<string, (...args: never[]) => void>();
    let open: (details: unknown) => { action: string } = () => ({ action: 'allow' });
    const contents = {
      setWindowOpenHandler: (handler: typeof open) => (open = handler),
      on: (event: string, handler: (...args: never[]) => void) => handlers.set(event, handler),
    };
    lockContents(
      {
        on: (_name: string, made: (event: unknown, contents: unknown) => void) => made(null, contents),
      } as unknown as App,
      null,
    );
    expect(open({ url: 'app://duewarden/' })).toEqual({ action: 'deny' });

    const prevented = (event: string, details: object): boolean => {
      const preventDefault = vi.fn();
      handlers.get(event)?.({ preventDefault, ...details } as never);
      return preventDefault.mock.calls.length > 0;
    };
    const document = `app://duewarden/document/${'d'.repeat(32)}`;
    expect(prevented('will-attach-webview', {})).toBe(true);
    expect(prevented('will-redirect', { url: 'app://duewarden/' })).toBe(true);
    expect(prevented('will-navigate', { url: 'app://duewarden/#/aging' })).toBe(false);
    expect(prevented('will-navigate', { url: 'https://evil.example/?app://duewarden/' })).toBe(true);
    expect(prevented('will-frame-navigate', { url: document, isMainFrame: false })).toBe(false);
    expect(prevented('will-frame-navigate', { url: document, isMainFrame: true })).toBe(true);
    expect(prevented('will-frame-navigate', { url: 'app://duewarden/', isMainFrame: false })).toBe(true);
    expect(prevented('will-frame-navigate', { url: 'https://evil.example/', isMainFrame: false })).toBe(true);
  });
});

describe('the switches', () => {
  it('keep Chromium from talking to anybody', () => {
    const names = switches.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-component-update', 'no-pings']),
    );
    expect(switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(names).not.toContain('no-sandbox');
  });
});
