import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookProblems, type BookState } from '../../../src-main/areas/book/contract.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => localStorage.clear());

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function hostWithout(state: BookState): FakeHost {
  const host = createFakeHost();
  host.answer('book.state', () => ok(state));
  host.answer('book.shelf', () => ok({ folder: '/books', books: [] }));
  return host;
}

describe('first run', () => {
  it('makes a company out of one dropped file, named after it', async () => {
    const host = hostWithout({ state: 'none' });
    const open = await createFakeHost().call('book.state', {});
    if (!open.ok || open.value.state !== 'open') throw new Error('no book');
    const opened = open.value;
    host.answer('book.create', () => {
      host.answer('book.state', () => ok(opened));
      queueMicrotask(() => host.emit({ event: 'book', state: opened }));
      return ok(opened);
    });
    let read: unknown = null;
    host.answer('exchange.open', (input) => {
      read = input;
      return { ok: false, code: 'sheet_empty', params: {} };
    });
    showApp('/', { host });
    const zone = await screen.findByRole('button', { name: /拖入或选择一个文件/ });
    fireEvent.drop(zone, { dataTransfer: { files: [new File(['x'], '恒信纺织_应收明细_20261031.xlsx')] } });
    await screen.findByRole('button', { name: '新建并导入' });
    const name = screen.getByLabelText<HTMLInputElement>(/公司名称/);
    expect(name.value).toBe('恒信纺织');
    fireEvent.click(screen.getByRole('button', { name: '新建并导入' }));
    await waitFor(() => expect(asked(host, 'book.create')).toHaveLength(1));
    expect(asked(host, 'book.create')[0]).toMatchObject({
      companyName: '恒信纺织',
      baseCurrency: 'CNY',
      language: 'zh',
    });
    await waitFor(() => expect(window.location.hash).toBe('#/import'));
    await waitFor(() => expect(read).toEqual({ fileToken: 'dropped_file_token_1' }));
  });

  it('speaks the other language at once', async () => {
    const host = hostWithout({ state: 'none' });
    showApp('/', { host });
    fireEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByText('See who owes what, and since when')).toBeTruthy();
  });
});

describe('recovery', () => {
  const recovery = (problem: (typeof bookProblems)[number]): BookState => ({
    state: 'recovery',
    fileName: '恒信纺织.duewarden',
    problem,
    detail: 'page 7',
    backups: [{ backupId: 'b1', madeAt: instant('2026-11-20T01:00:00.000Z'), sizeBytes: 2048, verified: true }],
  });

  it.each(bookProblems)('explains %s, with advice and without a destructive button', async (problem) => {
    showApp('/', { host: hostWithout(recovery(problem)) });
    const alert = await screen.findByRole('alert');
    expect(alert.querySelector('h1')?.textContent?.length).toBeGreaterThan(3);
    expect(alert.textContent).toContain('恒信纺织.duewarden');
    for (const button of screen.getAllByRole('button'))
      expect(button.textContent).not.toMatch(/删除|覆盖|重置|清空|修复/);
  });

  it('restores a backup after saying what happens to the file', async () => {
    const host = hostWithout(recovery('book_damaged'));
    host.answer('book.restore', () => ok({ state: { state: 'none' }, replacedFileName: 'x' }));
    showApp('/', { host });
    fireEvent.click(await screen.findByRole('button', { name: '恢复到此备份' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('不会删除');
    fireEvent.click(within(dialog).getByRole('button', { name: '恢复到此备份' }));
    await waitFor(() => expect(asked(host, 'book.restore')).toEqual([{ backupId: 'b1' }]));
  });
});
