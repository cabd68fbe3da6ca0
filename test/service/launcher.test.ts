import { fileURLToPath } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ServiceEvent } from '../../src-main/areas/book/contract.ts';
import { nodeChild, ServiceLauncher, type ServiceProcess } from '../../src-main/service/launcher.ts';
import type { ServiceStart, ToService } from '../../src-main/service/port.ts';
import { afterThis, eventually, newFolder } from './support.ts';

const child = fileURLToPath(new URL('../../src-main/service/child.ts', import.meta.url));

/** The real service as a real process, from its sources. */
function launch(init: Partial<ServiceStart> = {}) {
  const events: ServiceEvent[] = [];
  const notes: string[] = [];
  const processes: ServiceProcess[] = [];
  const launcher = new ServiceLauncher({
    start: () => {
      const started = nodeChild(child);
      processes.push(started);
      return started;
    },
    init: { dataFolder: init.dataFolder ?? newFolder(), language: 'zh', checkOutputs: true, ...init },
    emit: (event) => events.push(event),
    note: (what) => notes.push(what),
  });
  afterThis(() => launcher.close());
  const states = (): string[] => events.flatMap((event) => (event.event === 'service' ? [event.state] : []));
  const kill = (): void => processes.at(-1)?.kill();
  return { launcher, events, notes, processes, states, kill };
}

const company = { companyName: '恒信', baseCurrency: 'CNY', language: 'zh' };

describe('the service as a process of its own', () => {
  it('answers, makes a book, and closes it in order', async () => {
    const dataFolder = newFolder();
    const { launcher, states } = launch({ dataFolder });
    expect(await launcher.call('book.state', {})).toEqual({ ok: true, value: { state: 'none' } });
    expect(await launcher.call('book.create', company)).toMatchObject({ ok: true, value: { state: 'open' } });
    await eventually(() => expect(states()).toEqual(['ready']));
    await launcher.close();
    // Folded into the one file: nothing of the log is left beside it.
    expect(fs.readdirSync(path.join(dataFolder, 'books'))).toEqual(['恒信.duewarden']);
    expect(await launcher.call('book.state', {})).toEqual({ ok: false, code: 'service_restarted', params: {} });
  });

  it('takes up the book used last when asked to', async () => {
    const dataFolder = newFolder();
    const first = launch({ dataFolder });
    await first.launcher.call('book.create', company);
    await first.launcher.close();
    const second = launch({ dataFolder, reopen: true });
    expect(await second.launcher.call('book.state', {})).toMatchObject({ value: { state: 'open' } });
    await second.launcher.close();
    const third = launch({ dataFolder });
    expect(await third.launcher.call('book.state', {})).toMatchObject({ value: { state: 'none' } });
  });

  it('starts into the recovery state when the book cannot be opened', async () => {
    const dataFolder = newFolder();
    const openPath = path.join(dataFolder, 'broken.duewarden');
    fs.writeFileSync(openPath, 'not a book at all, '.repeat(20));
    const { launcher } = launch({ dataFolder, openPath });
    expect(await launcher.call('book.state', {})).toMatchObject({
      ok: true,
      value: { state: 'recovery', fileName: 'broken.duewarden', problem: 'book_not_a_book' },
    });
    expect(await launcher.call('settings.get', {})).toMatchObject({ ok: false, code: 'no_book_open' });
  });

  it('refuses what no call may hold before it looks any further', async () => {
    const { launcher } = launch();
    const pollution: unknown = JSON.parse('{"__proto__":{"polluted":1}}');
    expect(await launcher.call('book.state', pollution)).toMatchObject({ ok: false, code: 'invalid_input' });
    expect(await launcher.call('__proto__', {})).toMatchObject({ ok: false, code: 'unknown_procedure' });
    expect(await launcher.call('constructor', {})).toMatchObject({ ok: false, code: 'unknown_procedure' });
    expect({}).not.toHaveProperty('polluted');
  });

  it('gives paths to the service under tokens, each for its own use', async () => {
    const dataFolder = newFolder();
    const { launcher } = launch({ dataFolder });
    const file = path.join(dataFolder, 'chosen.duewarden');
    launcher.grant('w'.repeat(32), file, 'write');
    const read = await launcher.call('book.open', { fileToken: 'w'.repeat(32) });
    expect(read).toMatchObject({ ok: false, code: 'file_token_unknown' });
    const made = await launcher.call('book.create', { ...company, saveToken: 'w'.repeat(32) });
    expect(made).toMatchObject({ ok: true });
    expect(fs.existsSync(file)).toBe(true);
    const again = await launcher.call('book.create', { ...company, saveToken: 'w'.repeat(32) });
    expect(again).toMatchObject({ ok: false, code: 'book_exists' });
  });
});

describe('F23: a service that dies', () => {
  it('refuses what was unanswered, starts again with the same book and the same tokens', async () => {
    const dataFolder = newFolder();
    const { launcher, states, kill } = launch({ dataFolder });
    await launcher.call('book.create', company);
    const copy = path.join(dataFolder, 'copy.duewarden');
    launcher.grant('c'.repeat(32), copy, 'write');
    const unanswered = Promise.all([launcher.call('book.verify', {}), launcher.call('settings.get', {})]);
    kill();
    for (const reply of await unanswered)
      if (!reply.ok) expect(reply).toEqual({ ok: false, code: 'service_restarted', params: {} });
    await eventually(() => expect(states()).toEqual(['ready', 'restarting', 'ready']));
    expect(await launcher.call('book.state', {})).toMatchObject({
      value: { state: 'open', book: { companyName: '恒信' } },
    });
    expect(await launcher.call('book.backup', { saveToken: 'c'.repeat(32) })).toMatchObject({ ok: true });
    expect(fs.existsSync(copy)).toBe(true);
  });

  it('gives up after three restarts in a minute, never hangs, and tries again only when asked', async () => {
    const { launcher, states, kill, processes } = launch();
    for (const round of [1, 2, 3, 4]) {
      expect(await launcher.call('book.state', {})).toMatchObject({ ok: true });
      kill();
      await eventually(() =>
        expect(states().filter((state) => state !== 'ready').length).toBeGreaterThanOrEqual(round),
      );
    }
    expect(states().at(-1)).toBe('stopped');
    expect(processes).toHaveLength(4);
    expect(await launcher.call('book.state', {})).toEqual({ ok: false, code: 'service_restarted', params: {} });
    expect(await launcher.document('d'.repeat(32))).toBeNull();
    launcher.restart();
    expect(await launcher.call('book.state', {})).toMatchObject({ ok: true });
    expect(states().at(-1)).toBe('ready');
  });

  it('counts a program that cannot even be started', async () => {
    const events: ServiceEvent[] = [];
    const launcher = new ServiceLauncher({
      start: () => nodeChild(child, '/nowhere/node'),
      init: { dataFolder: newFolder(), language: 'en' },
      emit: (event) => events.push(event),
    });
    afterThis(() => launcher.close());
    await eventually(() => expect(launcher.state).toBe('stopped'));
    expect(await launcher.call('book.state', {})).toMatchObject({ ok: false, code: 'service_restarted' });
  });
});

describe('a service that misbehaves', () => {
  /** A process whose words a test writes. */
  function puppet() {
    const sent: ToService[] = [];
    let say: (message: unknown) => void = () => undefined;
    let killed = false;
    const process: ServiceProcess = {
      post: (message) => sent.push(message),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: () => undefined,
      kill: () => {
        killed = true;
      },
    };
    return { process, sent, say: (message: unknown) => say(message), killed: () => killed };
  }

  it('is not believed when it says what no service says', async () => {
    const { process, sent, say } = puppet();
    const notes: string[] = [];
    const events: ServiceEvent[] = [];
    const launcher = new ServiceLauncher({
      start: () => process,
      init: { dataFolder: '/nowhere', language: 'zh' },
      emit: (event) => events.push(event),
      note: (what) => notes.push(what),
    });
    const reply = launcher.call('book.state', {});
    for (const nonsense of [null, 7, { kind: 'reply' }, { kind: 'event', event: { event: 'navigate', url: 'x' } }])
      say(nonsense);
    expect(notes).toHaveLength(4);
    expect(events).toEqual([]);
    const { id } = sent.find((message) => message.kind === 'call') ?? { id: -1 };
    say({ kind: 'reply', id: id + 100, reply: { ok: true, value: 'for nobody' } });
    say({ kind: 'reply', id, reply: { ok: true, value: 'for us' } });
    expect(await reply).toEqual({ ok: true, value: 'for us' });
  });

  it('is ended when it does not close within five seconds', async () => {
    const { process, sent, killed } = puppet();
    const launcher = new ServiceLauncher({
      start: () => process,
      init: { dataFolder: '/nowhere', language: 'zh' },
      emit: () => undefined,
    });
    const before = performance.now();
    await launcher.close();
    expect(performance.now() - before).toBeLessThan(6000);
    expect(sent.at(-1)).toMatchObject({ kind: 'close' });
    expect(killed()).toBe(true);
  });
});
