import { beforeEach, describe, expect, it, vi } from 'vitest';

const handlers = new Map<string, (event: unknown, message: unknown) => Promise<unknown>>();
vi.mock('electron', () => ({
  // As a string, because the name itself is kept to one file of the program.
  ['ipcMain']: { handle: (channel: string, handler: never) => handlers.set(channel, handler) },
}));

const { CALL, DROPPED, isOurPage, receiveFromPages } = await import('../../../src-main/hosts/electron/ipc.ts');

const ours = { url: 'app://duewarden/#/aging', parent: null };
const calls: unknown[] = [];

beforeEach(() => {
  handlers.clear();
  calls.length = 0;
  receiveFromPages({
    development: null,
    isOurWindow: (event) => (event as unknown as { ours: boolean }).ours,
    call: async (...call) => {
      calls.push(call);
      return { ok: true, value: null };
    },
    dropped: async (path) => {
      calls.push(path);
      return { ok: true, value: null };
    },
  });
});

const send = (channel: string, message: unknown, frame: unknown = ours, window = true) =>
  handlers.get(channel)?.({ senderFrame: frame, ours: window }, message);

const refused = { ok: false, code: 'invalid_input' };

describe('messages from pages', () => {
  it('arrive on two channels and no other', () => {
    expect([...handlers.keys()].sort()).toEqual([CALL, DROPPED]);
  });

  it('pass when our page sends what a call is made of', async () => {
    expect(await send(CALL, { name: 'book.state', input: {}, commandId: 'c'.repeat(36) })).toMatchObject({ ok: true });
    expect(calls).toEqual([['book.state', {}, 'c'.repeat(36)]]);
  });

  it.each([
    ['a frame inside the page', { url: 'app://duewarden/', parent: {} }],
    ['a document frame', { url: `app://duewarden/document/${'d'.repeat(32)}`, parent: null }],
    ['a page of another origin', { url: 'https://evil.example/app://duewarden/', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a frame that is gone', null],
    [
      'a frame that was destroyed',
      {
        get url(): string {
          throw new Error('Render frame was disposed');
        },
        parent: null,
      },
    ],
  ])('are refused from %s', async (_name, frame) => {
    expect(isOurPage(frame as never)).toBe(false);
    expect(await send(CALL, { name: 'book.state', input: {} }, frame)).toMatchObject(refused);
    expect(await send(DROPPED, { path: '/x.xlsx' }, frame)).toMatchObject(refused);
    expect(calls).toEqual([]);
  });

  it('are refused from another window', async () => {
    expect(await send(CALL, { name: 'book.state', input: {} }, ours, false)).toMatchObject(refused);
  });

  it.each([
    null, 'book.state', {}, { name: 7, input: {} }, { name: 'x'.repeat(101), input: {} }, { name: 'a', input: {}, path: '/' },
    { name: 'a', input: {}, commandId: 1 }, { name: 'a', input: new Date(0) }, { name: 'a', input: 'x'.repeat(5_000_000) },
    { name: 'a', input: JSON.parse('{"__proto__":1}') as unknown },
  ])('are refused when they are %#', async (message) => {
    expect(await send(CALL, message)).toMatchObject(refused);
    expect(calls).toEqual([]);
  }); // prettier-ignore
});
