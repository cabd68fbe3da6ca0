import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { newToken } from '../../../src-main/service/grants.ts';
import { attachmentFolder, placeOf } from '../../../src-main/storage/attachments.ts';
import { backupFolder } from '../../../src-main/storage/backup.ts';
import { TestBook } from '../book.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
);

let book: TestBook;
afterEach(() => book.close());

function granted(name: string, content: string | Buffer): string {
  const folder = fs.mkdtempSync(path.join(book.folder, 'picked-'));
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  const token = newToken();
  book.service.keeper.grants.grant(token, file, 'read');
  return token;
}

function bookPath(): string {
  const open = book.service.keeper.book;
  if (!open) throw new Error('no book');
  return open.path;
}

const storedAt = (content: string | Buffer): string =>
  placeOf(attachmentFolder(bookPath()), hash('sha256', content, 'hex'));

describe('kept files', () => {
  it('are copied beside the book by their content, once, and listed with the record and the customer', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    const licence = { entity: 'customer', entityId: customerId, customerId, kind: 'licence' };
    await book.call('files.add', {
      ...licence,
      fileToken: granted('营业执照.pdf', 'one'),
      expiresOn: day('2027-01-31'),
    });
    await book.call('files.add', {
      entity: 'contract',
      entityId: 7,
      customerId,
      fileToken: granted('copy.pdf', 'one'),
    });
    expect(fs.readFileSync(storedAt('one'), 'utf8')).toBe('one');
    const { rows } = await book.call('files.list', { customerId });
    expect(rows).toMatchObject([
      { entity: 'contract', entityId: 7, fileName: 'copy.pdf', present: true },
      {
        fileName: '营业执照.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 3,
        kind: 'licence',
        expiresOn: '2027-01-31',
      },
    ]);
    expect((await book.call('files.list', { entity: 'contract', entityId: 7 })).rows).toHaveLength(1);
    expect((await book.call('history.timeline', { customerId })).rows.map((row) => row.what)).toContain('files.add');
  });

  it('of other kinds, empty, too large or gone are refused and leave nothing', async () => {
    book = await TestBook.create();
    const add = (fileToken: string) => book.ask('files.add', { entity: 'contract', entityId: 1, fileToken });
    expect(await add(granted('setup.exe', 'MZ'))).toMatchObject({ ok: false, code: 'file_kind_refused' });
    expect(await add(granted('papers.zip', 'PK'))).toMatchObject({ ok: false, code: 'file_kind_refused' });
    expect(await add(granted('noending', 'x'))).toMatchObject({ ok: false, code: 'file_kind_refused' });
    expect(await add(granted('empty.pdf', ''))).toMatchObject({ ok: false, code: 'file_empty' });
    const large = granted('large.pdf', 'x');
    const source = book.service.keeper.grants.toRead(large);
    if (!source.ok) throw new Error('granted');
    fs.truncateSync(source.value, 50 * 1024 * 1024 + 1);
    expect(await add(large)).toMatchObject({ ok: false, code: 'file_too_large', params: { most: 50 } });
    fs.rmSync(source.value);
    expect(await add(large)).toMatchObject({ ok: false, code: 'file_unreadable' });
    expect(await add(newToken())).toMatchObject({ ok: false, code: 'file_token_unknown' });
    expect(fs.existsSync(attachmentFolder(bookPath()))).toBe(false);
  });

  it('go off the record and come back; the bytes stay', async () => {
    book = await TestBook.create();
    const where = { entity: 'contract', entityId: 3 };
    const { attachmentId } = await book.call('files.add', { ...where, fileToken: granted('a.txt', 'text') });
    await book.call('files.change', {
      attachmentId,
      kind: 'other',
      title: 'Minutes',
      onDay: day('2026-11-01'),
      expiresOn: null,
      note: 'n',
    });
    await book.call('files.remove', { attachmentId, reason: 'wrong record' });
    expect((await book.call('files.list', where)).rows).toEqual([]);
    expect(await book.ask('files.remove', { attachmentId, reason: 'again' })).toMatchObject({
      code: 'attachment_not_found',
    });
    expect(fs.existsSync(storedAt('text'))).toBe(true);
    expect((await book.call('files.list', { ...where, removed: true })).rows).toHaveLength(1);
    await book.call('files.bringBack', { attachmentId });
    expect((await book.call('files.list', where)).rows).toMatchObject([
      { title: 'Minutes', note: 'n', onDay: '2026-11-01' },
    ]);
  });

  it('are shown when they are pictures, by their bytes and not their name, and saved as copies', async () => {
    book = await TestBook.create();
    const where = { entity: 'contract', entityId: 3 };
    const picture = await book.call('files.add', { ...where, fileToken: granted('scan.png', PNG) });
    const { documentToken } = await book.call('files.preview', picture);
    expect(book.service.documents.find(documentToken)?.html).toContain(
      `data:image/png;base64,${PNG.toString('base64')}`,
    );
    const fake = await book.call('files.add', { ...where, fileToken: granted('fake.png', '<script>') });
    expect(await book.ask('files.preview', fake)).toMatchObject({ ok: false, code: 'attachment_no_picture' });

    const target = path.join(book.folder, 'out.png');
    const saveToken = newToken();
    book.service.keeper.grants.grant(saveToken, target, 'write');
    expect(await book.call('files.saveCopy', { ...picture, saveToken })).toEqual({ fileName: 'out.png' });
    expect(fs.readFileSync(target)).toEqual(PNG);
  });

  it('that are missing or changed are found by the check, and never silently', async () => {
    book = await TestBook.create();
    const where = { entity: 'contract', entityId: 3 };
    const { attachmentId } = await book.call('files.add', { ...where, fileToken: granted('a.pdf', 'whole') });
    await book.call('files.add', { ...where, fileToken: granted('b.pdf', 'other') });
    expect((await book.call('book.verify', {})).findings).toEqual([]);
    fs.writeFileSync(storedAt('other'), 'OTHER');
    fs.rmSync(storedAt('whole'));
    const { findings, sound } = await book.call('book.verify', {});
    expect(sound).toBe(false);
    expect(findings.map(({ check, detail }) => `${check} ${detail.split(' ')[0] ?? ''}`).sort()).toEqual([
      'attached_files a.pdf',
      'attached_files b.pdf',
    ]);
    expect((await book.call('files.list', where)).rows.map((row) => row.present)).toEqual([true, false]);
    expect(await book.ask('files.preview', { attachmentId })).toMatchObject({ ok: false, code: 'attachment_missing' });
    // Added once more, a damaged one is laid aside and the whole one takes its place.
    await book.call('files.add', { ...where, fileToken: granted('b again.pdf', 'other') });
    expect(fs.readFileSync(storedAt('other'), 'utf8')).toBe('other');
    expect(fs.readdirSync(path.dirname(storedAt('other'))).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it('travel with backups and come back with a restore', async () => {
    book = await TestBook.create();
    await book.call('files.add', { entity: 'contract', entityId: 3, fileToken: granted('a.pdf', 'paper') });
    await book.call('book.backup', {});
    expect(
      fs.readFileSync(placeOf(path.join(backupFolder(bookPath()), 'files'), hash('sha256', 'paper', 'hex')), 'utf8'),
    ).toBe('paper');

    const copy = path.join(book.folder, 'stick', 'copy.duewarden');
    const saveToken = newToken();
    book.service.keeper.grants.grant(saveToken, copy, 'write');
    await book.call('book.backup', { saveToken });
    expect(fs.existsSync(placeOf(path.join(book.folder, 'stick', 'copy-files'), hash('sha256', 'paper', 'hex')))).toBe(
      true,
    );

    fs.rmSync(attachmentFolder(bookPath()), { recursive: true });
    const { rows } = await book.call('book.backups', {});
    const newest = rows[0];
    if (!newest) throw new Error('a copy was made');
    await book.call('book.restore', { backupId: newest.backupId });
    expect(fs.readFileSync(storedAt('paper'), 'utf8')).toBe('paper');
    expect((await book.call('book.verify', {})).findings).toEqual([]);
  });
});
