import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../src-main/areas/contracts.ts';
import { bookHandlers } from '../../src-main/service/bookProcedures.ts';
import { handlerOf, specOf } from '../../src-main/service/table.ts';
import { newService, newServiceWithBook } from './support.ts';

const names = Object.keys(contracts) as (keyof typeof contracts)[];

describe('the procedure table', () => {
  it.each(names)('%s has a handler, and its name says where it belongs', (name) => {
    expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    const { service } = newService();
    const handler = name.startsWith('book.') ? bookHandlers(service.keeper)[name as never] : handlerOf(name);
    expect(handler).toBeTypeOf('function');
  });

  it.each(['', 'nope', 'book', 'book.', 'toString', '__proto__', 'constructor.name', 'host.about', 'settings.get '])(
    'knows no procedure %j',
    async (name) => {
      const { service } = await newServiceWithBook();
      expect(specOf(name)).toBeNull();
      expect(await service.call(name, {})).toMatchObject({ ok: false, code: 'unknown_procedure' });
    },
  );

  it('asks for an open book before anything but the book itself', async () => {
    const { service } = newService();
    expect(await service.call('settings.get', {})).toMatchObject({ ok: false, code: 'no_book_open' });
    expect(await service.call('book.audit', { limit: 10 })).toMatchObject({ ok: false, code: 'no_book_open' });
    expect(await service.call('book.verify', {})).toMatchObject({ ok: false, code: 'no_book_open' });
    expect(await service.call('book.backup', {})).toMatchObject({ ok: false, code: 'no_book_open' });
    expect(await service.call('book.state', {})).toEqual({ ok: true, value: { state: 'none' } });
  });
});

describe('F25: a command sent twice', () => {
  const commandId = 'command-0001';

  it('has one effect and one answer', async () => {
    const { service } = await newServiceWithBook();
    const send = () => service.call('settings.update', { actor: '王会计' }, { commandId });
    const first = await send();
    const second = await send();
    expect(first).toMatchObject({ ok: true, value: { actor: '王会计' } });
    expect(second).toEqual(first);
    // One entry for the making of the book, one for the command.
    expect(await service.call('book.audit', { limit: 100 })).toMatchObject({ ok: true, value: { total: 2 } });
  });

  it('is refused when the same id comes with other contents', async () => {
    const { service } = await newServiceWithBook();
    await service.call('settings.update', { actor: '王会计' }, { commandId });
    const other = await service.call('settings.update', { actor: '李会计' }, { commandId });
    expect(other).toMatchObject({ ok: false, code: 'invalid_input', params: { field: 'commandId' } });
    expect(await service.call('settings.get', {})).toMatchObject({ value: { actor: '王会计' } });
  });
});

describe('a book from first to last', () => {
  it('is made, closed, found on the shelf, opened, copied, checked and restored', async () => {
    const { service, folder, events } = await newServiceWithBook();
    expect(events.at(-1)).toMatchObject({ event: 'changed', topics: ['book'] });

    const copied = await service.call('book.backup', {});
    expect(copied).toMatchObject({ ok: true, value: { reason: 'manual' } });
    const backupId = copied.ok ? (copied.value as { backupId: string }).backupId : '';

    expect(await service.call('settings.update', { actor: '后来的人' })).toMatchObject({ ok: true });
    expect(await service.call('book.verify', {})).toMatchObject({ ok: true, value: { sound: true, findings: [] } });

    const restored = await service.call('book.restore', { backupId });
    expect(restored).toMatchObject({ ok: true, value: { state: { state: 'open' } } });
    const { replacedFileName } = (restored.ok ? restored.value : {}) as { replacedFileName: string };
    expect(fs.existsSync(path.join(folder, 'books', replacedFileName))).toBe(true);
    expect(await service.call('settings.get', {})).not.toMatchObject({ value: { actor: '后来的人' } });

    expect(await service.call('book.close', {})).toEqual({ ok: true, value: { state: 'none' } });
    const shelf = await service.call('book.shelf', {});
    const books = shelf.ok ? (shelf.value as { books: { bookId: string; fileName: string }[] }).books : [];
    expect(books.map((book) => book.fileName)).toEqual(['恒信.duewarden']);
    expect(JSON.stringify(shelf)).not.toContain('.replaced-');
    const opened = await service.call('book.open', { bookId: books[0]?.bookId ?? '' });
    expect(opened).toMatchObject({ ok: true, value: { state: 'open', book: { companyName: '恒信' } } });
    expect(await service.call('book.open', { bookId: 'unknown' })).toMatchObject({ ok: false, code: 'book_unknown' });
    expect(await service.call('book.restore', { backupId: '../恒信.duewarden' })).toMatchObject({
      ok: false,
      code: 'backup_unknown',
    });
  });

  it('of the same company a second time gets a name of its own', async () => {
    const { service, folder } = await newServiceWithBook();
    await service.call('book.create', { companyName: '恒信', baseCurrency: 'CNY', language: 'zh' });
    const files = fs.readdirSync(path.join(folder, 'books')).filter((name) => name.endsWith('.duewarden'));
    expect(files.sort()).toEqual(['恒信 2.duewarden', '恒信.duewarden']);
  });
});
