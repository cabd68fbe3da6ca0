import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desktopCommand, desktopEnvironment, startDesktop, type DesktopProgram } from './support/desktop.ts';
import { openScreen, screenPaths, settled, watch, type Watch } from './support/screens.ts';
import { eventually, newFolder, ordinaryUser, removeFolder } from './support/world.ts';

/** The desktop program in a real Electron: what a page is, what it can reach, and what happens when things die. */

interface Desktop {
  call(name: string, input: unknown, commandId?: string): Promise<{ ok: boolean; code?: string; value?: unknown }>;
  onEvent(listener: (event: unknown) => void): () => void;
}
type PageWindow = Window & {
  desktop: Desktop;
  require?: unknown;
  process?: unknown;
  module?: unknown;
  Buffer?: unknown;
};

let desktop: DesktopProgram;
let seen: Watch;

beforeAll(async () => {
  desktop = await startDesktop({ flags: ['--demo', '--lang', 'zh'] });
  seen = await watch(desktop.page);
  await desktop.app.evaluate(({ session }, file) => session.defaultSession.netLog.startLogging(file), netLog());
  await desktop.page.reload();
  await settled(desktop.page);
});
afterAll(() => desktop?.close());

const netLog = (): string => path.join(desktop.dataFolder, 'net-log.json');

const call = (name: string, input: unknown, commandId?: string) =>
  desktop.page.evaluate(([asked, given, id]) => (window as unknown as PageWindow).desktop.call(asked, given, id), [
    name,
    input,
    commandId,
  ] as const);

describe('the screens', () => {
  test.each(screenPaths.map((screen) => screen.replace(':id', '1')))('%s', async (screen) => {
    await openScreen(desktop.page, screen);
    expect((await desktop.page.locator('#main').innerText()).length).toBeGreaterThan(40);
    expect(seen.complaints).toEqual([]);
  });
});

test('the whole tour spoke to nobody', async () => {
  await desktop.app.evaluate(({ session }) => session.defaultSession.netLog.stopLogging());
  const { constants, events } = JSON.parse(fs.readFileSync(netLog(), 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number }[];
  };
  const wanted = [
    'TCP_CONNECT',
    'SSL_CONNECT',
    'UDP_BYTES_SENT',
    'HOST_RESOLVER_MANAGER_REQUEST',
    'HTTP_STREAM_REQUEST',
  ];
  const known = wanted.map((name) => [name, constants.logEventTypes[name]] as const);
  expect(known.filter(([, id]) => id === undefined)).toEqual([]);
  expect(known.filter(([, id]) => events.some(({ type }) => type === id)).map(([name]) => name)).toEqual([]);
});

describe('a page of the program', () => {
  test('is sandboxed, isolated and knows nothing of Node', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(
      await desktop.page.evaluate(() => {
        const { require, process, module, Buffer } = window as unknown as PageWindow;
        return [typeof require, typeof process, typeof module, typeof Buffer];
      }),
    ).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  });

  test('runs in a process that the kernel holds in a sandbox', async () => {
    const pid = await desktop.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    // Mode 2: system calls pass a filter. Without Chromium's sandbox it would be 0.
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    const namespaceOf = (which: string, name: string) => fs.readlinkSync(`/proc/${which}/ns/${name}`);
    expect(namespaceOf(String(pid), 'net')).not.toBe(namespaceOf('self', 'net'));
    const user = ordinaryUser();
    if (user) expect(fs.statSync(`/proc/${pid}`).uid).toBe(user.uid);
  });

  test('is given exactly three functions', async () => {
    const surface = await desktop.page.evaluate(() => {
      const { desktop } = window as unknown as PageWindow;
      return Object.entries(desktop).map(([name, value]) => `${name}: ${typeof value}`);
    });
    expect(surface).toEqual(['call: function', 'onEvent: function', 'takeDropped: function']);
    expect(await call('host.shell', { command: 'id' })).toMatchObject({ ok: false, code: 'unknown_procedure' });
    expect(await call('host.pickFile', { purpose: 'import', path: '/etc' })).toMatchObject({ ok: false });
    expect(await call('book.open', { fileToken: '/etc/passwd' })).toMatchObject({ ok: false, code: 'invalid_input' });
    expect(await call('host.reveal', { saveToken: 'x'.repeat(32) })).toMatchObject({
      ok: false,
      code: 'file_token_unknown',
    });
  });

  test('cannot run code that came as text', async () => {
    const violations = seen.complaints.length;
    const outcome = await desktop.page.evaluate(async () => {
      const marks = window as unknown as { injected?: boolean };
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      script.remove();
      // Later, so that it is the page that runs it and not the test's own evaluation, which the policy does not bind.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(
              String(
                new (window as unknown as { Function: new (code: string) => () => unknown }).Function('return 1')(),
              ),
            );
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'refused');
          }
        });
      });
      return { injected: marks.injected ?? false, evaluated };
    });
    expect(outcome).toEqual({ injected: false, evaluated: 'EvalError' });
    await eventually(() => expect(seen.complaints.length).toBeGreaterThan(violations));
    seen.complaints.length = 0;
  });
});

describe('leaving the program', () => {
  const ways = [
    'https://evil.example/',
    'http://127.0.0.1:9/',
    'https://evil.example/?next=app://duewarden/',
    'https://evil.example/#app://duewarden/',
    'https://app:duewarden@evil.example/',
    'app://evil/',
    'app://duewarden.evil/',
    'app://duewarden/?x',
    'app://duewarden/document/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'file:///etc/passwd',
    'javascript:document.body.remove()',
    'data:text/html,<p>elsewhere',
    'blob:app://duewarden/x',
    'chrome://gpu',
    'mailto:a@evil.example',
  ];

  test.each(ways)('is impossible by %s', async (url) => {
    const { page } = desktop;
    const before = page.url();
    for (const way of ['location', 'link', 'blank', 'form', 'meta'] as const) {
      await page.evaluate(
        ([how, target]) => {
          if (how === 'location') {
            try {
              window.location.href = target;
            } catch {
              // Refused outright.
            }
          } else if (how === 'meta') {
            const meta = document.createElement('meta');
            meta.httpEquiv = 'refresh';
            meta.content = `0;url=${target}`;
            document.head.append(meta);
            meta.remove();
          } else if (how === 'form') {
            const form = document.createElement('form');
            form.action = target;
            document.body.append(form);
            form.submit();
            form.remove();
          } else {
            const link = document.createElement('a');
            link.href = target;
            if (how === 'blank') link.target = '_blank';
            document.body.append(link);
            link.click();
            link.remove();
          }
        },
        [way, url] as const,
      );
    }
    await page.waitForTimeout(100);
    expect(page.url()).toBe(before);
    expect(await page.locator('#main').count()).toBe(1);
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    seen.complaints.length = 0;
  });

  test('is impossible by a new window, a view, or a frame', async () => {
    const { page } = desktop;
    const opened = await page.evaluate(() =>
      ['https://evil.example/', 'app://duewarden/', 'about:blank', ''].map((url) => window.open(url) === null),
    );
    expect(opened).toEqual([true, true, true, true]);
    const framed = await page.evaluate(async () => {
      const outcomes: string[] = [];
      for (const src of ['https://evil.example/', 'app://duewarden/', 'file:///etc/passwd', 'data:text/html,<p>x']) {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 150));
        let text: string;
        try {
          text = frame.contentDocument?.body.innerText ?? '';
        } catch {
          text = '';
        }
        outcomes.push(text);
        frame.remove();
      }
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://evil.example/');
      document.body.append(view);
      outcomes.push(String('getWebContentsId' in view));
      view.remove();
      return outcomes;
    });
    expect(framed).toEqual(['', '', '', '', 'false']);
    expect(await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    seen.complaints.length = 0;
  });

  test('is impossible for data: a server on this machine is never asked', async () => {
    let hits = 0;
    const server = createServer((_request, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await desktop.page.evaluate(async (base) => {
        const settle = <T>(work: Promise<T>) => work.then(() => undefined).catch(() => undefined);
        await settle(fetch(`${base}/fetch`));
        await settle(fetch(`${base}/nocors`, { mode: 'no-cors' }));
        navigator.sendBeacon(`${base}/beacon`, 'x');
        new Image().src = `${base}/image`;
        for (const [tag, attributes] of [
          ['script', { src: `${base}/script` }],
          ['link', { rel: 'stylesheet', href: `${base}/style` }],
          ['link', { rel: 'prefetch', href: `${base}/prefetch` }],
          ['link', { rel: 'preconnect', href: base }],
          ['iframe', { src: `${base}/frame` }],
          ['video', { src: `${base}/video` }],
          ['object', { data: `${base}/object` }],
        ] as const) {
          const element = Object.assign(document.createElement(tag), attributes);
          document.body.append(element);
          setTimeout(() => element.remove(), 300);
        }
        document.body.style.backgroundImage = `url(${base}/css)`;
        try {
          new WebSocket(base.replace('http', 'ws'));
        } catch {
          // Refused outright.
        }
        try {
          new EventSource(`${base}/events`);
        } catch {
          // Refused outright.
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        document.body.style.backgroundImage = '';
      }, address);
      expect(hits).toBe(0);
    } finally {
      server.close();
      seen.complaints.length = 0;
    }
  });

  test('is impossible for questions to the system: every permission is denied', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ];
      const answers: string[] = [];
      for (const name of names) {
        try {
          answers.push((await navigator.permissions.query({ name: name as PermissionName })).state);
        } catch {
          answers.push('denied');
        }
      }
      answers.push(await Notification.requestPermission());
      answers.push(
        await new Promise<string>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            () => resolve('denied'),
          );
        }),
      );
      answers.push(
        await navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'granted',
          () => 'denied',
        ),
      );
      const { usb, hid, serial } = navigator as unknown as Record<
        'usb' | 'hid' | 'serial',
        { getDevices?: () => Promise<unknown[]>; getPorts?: () => Promise<unknown[]> } | undefined
      >;
      for (const ask of [usb?.getDevices, hid?.getDevices, serial?.getPorts]) {
        const found = ask ? await ask.call(ask === usb?.getDevices ? usb : ask === hid?.getDevices ? hid : serial) : [];
        answers.push(found.length === 0 ? 'denied' : 'granted');
      }
      return answers;
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    seen.complaints.length = 0;
  });
});

describe('documents', () => {
  test('are saved as a PDF that says in Chinese what the report says', async () => {
    const target = path.join(desktop.dataFolder, '管理报告.pdf');
    await desktop.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, target);
    await openScreen(desktop.page, '/reports');
    await desktop.page.getByRole('button', { name: '存为 PDF' }).first().click();
    await eventually(() => expect(fs.existsSync(target)).toBe(true), 30_000);
    const text = execFileSync('pdftotext', ['-layout', target, '-'], { encoding: 'utf8' });
    expect(text).toMatch(/海宁恒信纺织有限公司/);
    expect(text).toMatch(/逾期/);
    const facts = execFileSync('pdfinfo', [target], { encoding: 'utf8' });
    expect(facts).toMatch(/^Tagged:\s+yes$/m);
    expect(facts).toMatch(/^Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)$/m);
    expect(fs.readdirSync(desktop.dataFolder).filter((name) => name.includes('.unfinished'))).toEqual([]);
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(seen.complaints).toEqual([]);
  });

  test('that are unknown are refused before anybody is asked where to save', async () => {
    const refused = await call('host.savePdf', { documentToken: 'x'.repeat(32), suggestedName: 'x' });
    expect(refused).toMatchObject({ ok: false, code: 'document_token_unknown' });
  });

  test('that cannot be written say so, and leave nothing behind', async () => {
    const target = path.join(desktop.dataFolder, 'nowhere', 'report.pdf');
    await desktop.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, target);
    await desktop.page.getByRole('button', { name: '存为 PDF' }).first().click();
    await desktop.page
      .getByText(/打印或保存没有完成/)
      .first()
      .waitFor();
    expect(fs.existsSync(path.dirname(target))).toBe(false);
    seen.complaints.length = 0;
  });
});

describe('F24: a page loaded anew in the middle of a command', () => {
  test('the command has one effect, and sent again gives its first answer', async () => {
    const commandId = 'reload-in-the-middle-0001';
    await desktop.page.evaluate(
      ([id]) => {
        void (window as unknown as PageWindow).desktop.call('settings.update', { actor: '王会计' }, id);
        window.location.reload();
      },
      [commandId] as const,
    );
    await settled(desktop.page);
    const audit = async () => {
      const reply = await call('book.audit', { limit: 5 });
      return (reply.value as { rows: { procedure: string }[]; total: number }).rows.filter(
        (row) => row.procedure === 'settings.update',
      ).length;
    };
    await eventually(async () => expect(await audit()).toBe(1));
    const again = await call('settings.update', { actor: '王会计' }, commandId);
    expect(again).toMatchObject({ ok: true, value: { actor: '王会计' } });
    expect(await audit()).toBe(1);
    seen.complaints.length = 0;
  });
});

describe('a second start', () => {
  test('brings the first to the front and ends by itself', async () => {
    const child = spawn(desktopCommand(), ['--data', desktop.dataFolder], {
      env: desktopEnvironment(desktop.dataFolder),
      stdio: 'ignore',
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
    expect(await call('book.state', {})).toMatchObject({ ok: true, value: { state: 'open' } });
  });
});

describe('F23: a service that dies', () => {
  /** The child processes of the program that are its data service. */
  function servicePids(dataFolder: string): number[] {
    return fs.readdirSync('/proc').flatMap((pid) => {
      if (!/^\d+$/.test(pid)) return [];
      try {
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const environment = fs.readFileSync(`/proc/${pid}/environ`, 'utf8');
        return command.includes('service.js') && environment.includes(`HOME=${dataFolder}`) ? [Number(pid)] : [];
      } catch {
        return [];
      }
    });
  }

  test('is started again with its book, and given up after three times with a way out', async () => {
    const dataFolder = newFolder('crash');
    const program = await startDesktop({ flags: ['--demo', '--lang', 'zh'], dataFolder });
    try {
      await settled(program.page);
      for (let round = 1; round <= 3; round += 1) {
        const [pid] = await eventually(() => {
          const pids = servicePids(dataFolder);
          expect(pids).toHaveLength(1);
          return pids;
        });
        process.kill(pid ?? 0, 'SIGKILL');
        await eventually(async () => {
          expect(servicePids(dataFolder)).not.toContain(pid);
          const state = await program.page.evaluate(() =>
            (window as unknown as PageWindow).desktop.call('book.state', {}),
          );
          expect(state).toMatchObject({ ok: true, value: { state: 'open' } });
        });
        await settled(program.page);
      }
      process.kill(servicePids(dataFolder)[0] ?? 0, 'SIGKILL');
      await program.page.getByRole('heading', { name: /数据服务/ }).waitFor();
      // The same for a page that is loaded when it is all over.
      await program.page.reload();
      await program.page.getByRole('heading', { name: /数据服务/ }).waitFor();
      await program.page.getByRole('button', { name: /数据服务/ }).click();
      await settled(program.page);
      expect(servicePids(dataFolder)).toHaveLength(1);
    } finally {
      await program.close();
      await eventually(() => expect(servicePids(dataFolder)).toEqual([]));
      removeFolder(dataFolder);
    }
  });
});
