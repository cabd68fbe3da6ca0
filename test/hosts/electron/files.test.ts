import fs from 'node:fs';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { folderForFile } from '../support.ts';
import { asked } from './support.ts';

vi.mock('electron', async () => (await import('./support.ts')).fakeElectron);
const { DesktopFiles, mayReveal } = await import('../../../src-main/hosts/electron/files.ts');

const folder = folderForFile();
const window = {} as BrowserWindow;
const grants: string[][] = [];
const files = new DesktopFiles({
  language: 'zh',
  booksFolder: path.join(folder, 'books'),
  documentsFolder: folder,
  grant: (...grant) => grants.push(grant),
});

describe('the file dialogs', () => {
  it('give a page a token, a name and a size, and the service the path', async () => {
    const file = path.join(folder, '应收.xlsx');
    fs.writeFileSync(file, '12345');
    asked.openAnswer = { canceled: false, filePaths: [file] };
    const picked = await files.pick(window, 'import');
    expect(picked).toEqual({ ok: true, value: { fileToken: grants.at(-1)?.[0], name: '应收.xlsx', sizeBytes: 5 } });
    expect(grants.at(-1)?.slice(1)).toEqual([file, 'read']);
    expect(asked.openDialogs.at(-1)).toMatchObject({
      filters: [{ name: '表格文件', extensions: ['xlsx', 'xls', 'csv', 'txt'] }],
    });
    asked.openAnswer = { canceled: true, filePaths: [] };
    expect(await files.pick(window, 'backup')).toEqual({ ok: true, value: null });
  });

  it('add the ending a file needs and suggest a name any system takes', async () => {
    asked.saveAnswer = { canceled: false, filePath: path.join(folder, 'report') };
    const saved = await files.save(window, 'pdf', 'A/B: 对账单');
    expect(saved).toMatchObject({ ok: true, value: { name: 'report.pdf' } });
    expect(asked.saveDialogs.at(-1)).toMatchObject({ defaultPath: path.join(folder, 'A-B- 对账单.pdf') });
    expect(grants.at(-1)?.slice(1)).toEqual([path.join(folder, 'report.pdf'), 'write']);
    asked.saveAnswer = { canceled: true, filePath: '' };
    expect(await files.save(window, 'xlsx', 'x')).toEqual({ ok: true, value: null });
  });

  it('take dropped files of the kinds the program reads, and no others', () => {
    const good = path.join(folder, 'dropped.CSV');
    fs.writeFileSync(good, 'x');
    fs.mkdirSync(path.join(folder, 'folder.xlsx'));
    expect(files.dropped(good)).toMatchObject({ ok: true, value: { name: 'dropped.CSV' } });
    const strangers = [
      'relative.xlsx',
      '/nowhere/x.xlsx',
      path.join(folder, 'folder.xlsx'),
      '/etc/passwd',
      '/bin/sh',
      '',
    ];
    for (const file of strangers) expect(files.dropped(file)).toMatchObject({ ok: false, code: 'file_unreadable' });
  });
});

describe('showing a file in its folder', () => {
  it('works for what this session wrote, by its token', () => {
    const file = path.join(folder, 'letter.pdf');
    const { saveToken } = files.offer(file);
    expect(files.reveal(saveToken)).toMatchObject({ ok: true });
    expect(asked.revealed).toEqual([file]);
    expect(files.reveal('x'.repeat(32))).toMatchObject({ ok: false, code: 'file_token_unknown' });
    const program = files.offer(path.join(folder, 'evil.desktop'));
    expect(files.reveal(program.saveToken)).toMatchObject({ ok: false });
    expect(asked.revealed).toEqual([file]);
  });

  it.each([
    ['/home/a/letter.pdf', true],
    ['/home/a/aging.XLSX', true],
    ['/home/a/恒信.duewarden', true],
    ['letter.pdf', false],
    ['//host/share/letter.pdf', false],
    ['\\\\host\\share\\letter.pdf', false],
    ['/home/a/run.sh', false],
    ['/home/a/letter.pdf.exe', false],
    ['/home/a/pdf', false],
    ['', false],
  ])('%s: %s', (file, may) => {
    expect(mayReveal(file)).toBe(may);
  });
});
