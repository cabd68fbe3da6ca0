import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId, DocumentId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { attachmentFolder } from '../../../src-main/storage/attachments.ts';
import { packFolder } from '../../../src-main/storage/packs.ts';
import { told } from '../../../src-main/areas/dossier/bundle.ts';
import type { Happening } from '../../../src-main/areas/dossier/chronology.ts';
import { newToken } from '../../../src-main/service/grants.ts';
import { on, TestBook } from '../book.ts';

const cny = currency('CNY');
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'); // prettier-ignore
let book: TestBook;
let customerId: CustomerId;
let documentId: DocumentId;

beforeEach(async () => {
  book = await TestBook.create();
  customerId = await book.customer('K1', { name: '杭州明达 <服饰>' });
  ({ documentId } = await book.invoice(customerId, '=A-1', '2026-03-01', 20_000_000, { dueOn: '2026-03-31' }));
});
afterEach(() => book.close());

const question = () => ({ customerId, currency: cny, asOf: on('2026-11-20') });

async function keepFile(evidenceId: number, name: string, bytes: Buffer): Promise<void> {
  const place = path.join(book.folder, name);
  fs.writeFileSync(place, bytes);
  const fileToken = newToken();
  book.service.keeper.grants.grant(fileToken, place, 'read');
  await book.call('files.add', { entity: 'evidence', entityId: evidenceId, customerId, fileToken });
}

async function stamped(): Promise<void> {
  const { evidenceIds } = await book.call('evidence.record', { documentIds: [documentId], kind: 'statement', on: on('2026-06-30'), reference: 'DZ-06' }); // prettier-ignore
  await keepFile(Number(evidenceIds[0]), 'statement.png', png);
}

const build = () => book.call('dossier.build', { ...question(), language: 'zh' });

it.each([
  ['', 'Preservation'],
  ['(2026) 12', 'Preservation (2026) 12'],
])('names a case by its kind, and by its number once there is one (%s)', (number, words) => {
  const happening: Happening = {
    on: on('2026-09-11'),
    event: 'case',
    values: { kind: 'preservation', number },
    proof: 'none',
  };
  expect(told(happening, { language: 'en', currency: cny }).text).toBe(words);
});

describe('an evidence pack', () => {
  it('says what is there and what is missing while it can still be had', async () => {
    await stamped();
    const told = await book.call('dossier.overview', question());
    expect(told).toMatchObject({ claimMinor: 20_000_000, overdueMinor: 20_000_000, percent: 25, packs: [] });
    expect(told.parts.find(({ part }) => part === 'statement')).toMatchObject({ records: 1, files: 1 });
    expect(told.gaps).toMatchObject([
      { number: '=A-1', missing: ['contract', 'delivery', 'invoice', 'signer', 'letter'] },
    ]);
  });

  it('is one document to print, with the picture in it and nothing fetched from anywhere', async () => {
    await stamped();
    const { documentToken, suggestedFileName } = await book.call('dossier.preview', { ...question(), language: 'zh' });
    const html = book.service.documents.find(documentToken)?.html ?? '';
    expect(suggestedFileName).toContain('债权证据册');
    expect(html).toContain('data:image/png;base64,');
    expect(html).toContain('杭州明达 &lt;服饰&gt;');
    expect(html).toContain('img-src data:');
    expect(html).not.toMatch(/https?:/);
  });

  it.each([
    ['zh', /<dd>\d{4}-\d{2}-\d{2} \d{2}:\d{2} \(UTC\+08:00\)<\/dd>/],
    ['en', /<dd>\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2} \(UTC\+08:00\)<\/dd>/],
  ] as const)('tells when it was made as its language writes days (%s)', async (language, made) => {
    const { documentToken } = await book.call('dossier.preview', { ...question(), language });
    expect(book.service.documents.find(documentToken)?.html).toMatch(made);
  });

  it('claims no interest twice: what was booked as a note is an item of its own', async () => {
    const claimed = async (): Promise<string[]> => {
      const { documentToken } = await book.call('dossier.preview', { ...question(), language: 'en' });
      const html = book.service.documents.find(documentToken)?.html ?? '';
      return [...html.matchAll(/<h3>=A-1 · ([\d.,]+)<\/h3>/g)].map(([, amount]) => amount ?? '');
    };
    const [before = ''] = await claimed();
    const { items } = await book.call('ledger.document', { documentId, asOf: on('2026-11-20') });
    const dueItemId = items[0]?.dueItemId as DueItemId;
    const { amountMinor } = await book.call('interest.charge', { items: [{ dueItemId, rule: 'cn-lpr' }], throughOn: on('2026-09-30'), booked: 'note' }); // prettier-ignore
    const [after = ''] = await claimed();
    const minor = (text: string): number => Number(text.replace(/[,.]/g, ''));
    expect(amountMinor).toBeGreaterThan(0);
    expect(minor(before) - minor(after)).toBe(amountMinor);
  });

  it('is a folder whose every file has its hash in the manifest', async () => {
    await stamped();
    const { pack } = await build();
    expect(pack.number).toBe('EP-2026-0001');
    const sums = fs.readFileSync(path.join(pack.folder, 'SHA256SUMS.txt'), 'utf8').trim().split('\n');
    expect(sums).toHaveLength(pack.files.length);
    for (const line of sums) {
      const [sha256, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(fs.readFileSync(path.join(pack.folder, name)))
          .digest('hex'),
      ).toBe(sha256);
    }
    const index = fs.readFileSync(path.join(pack.folder, 'index.html'), 'utf8');
    for (const { sha256, part } of pack.files) if (part !== 'index') expect(index).toContain(sha256);
    expect(fs.readFileSync(path.join(pack.folder, '10-calculation/items.csv'), 'utf8')).toContain("'=A-1");
    expect((await build()).pack.number).toBe('EP-2026-0002');
    expect((await book.call('dossier.overview', question())).packs).toHaveLength(2);
  });

  it('tells later which file was changed or is gone', async () => {
    await stamped();
    const { pack } = await build();
    const verify = () => book.call('dossier.verify', { packId: pack.packId });
    expect(await verify()).toEqual({ files: pack.files.length, missing: [], changed: [], manifestWhole: true });
    fs.appendFileSync(path.join(pack.folder, '10-calculation/items.csv'), 'x');
    fs.rmSync(path.join(pack.folder, 'index.html'));
    fs.appendFileSync(path.join(pack.folder, 'SHA256SUMS.txt'), 'x');
    expect(await verify()).toMatchObject({
      missing: ['index.html'],
      changed: ['10-calculation/items.csv'],
      manifestWhole: false,
    });
  });

  it('is not made with a paper missing, and leaves nothing behind', async () => {
    await stamped();
    const file = book.service.keeper.book?.path ?? '';
    fs.rmSync(attachmentFolder(file), { recursive: true });
    expect(await book.ask('dossier.build', { ...question(), language: 'zh' })).toMatchObject({
      ok: false,
      code: 'pack_file_missing',
    });
    expect(fs.existsSync(packFolder(file))).toBe(false);
  });

  it('is not made with a paper that was changed beside the book', async () => {
    await stamped();
    const file = book.service.keeper.book?.path ?? '';
    for (const entry of fs.readdirSync(attachmentFolder(file), { recursive: true, withFileTypes: true })) {
      const place = path.join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      fs.chmodSync(place, 0o600);
      fs.appendFileSync(place, 'x');
    }
    expect(await book.ask('dossier.build', { ...question(), language: 'zh' })).toMatchObject({
      ok: false,
      code: 'pack_file_changed',
      params: { file: expect.stringContaining('statement.png') as unknown },
    });
    expect(fs.readdirSync(packFolder(file))).toEqual([]);
    expect((await book.call('dossier.overview', question())).packs).toEqual([]);
  });

  it('goes beside a pack that lies there from before a copy of the book was brought back', async () => {
    const file = book.service.keeper.book?.path ?? '';
    const before = path.join(packFolder(file), 'EP-2026-0001 杭州明达 -服饰-');
    fs.mkdirSync(before, { recursive: true });
    const { pack } = await build();
    expect(pack.folder).toBe(`${before} (2)`);
    expect(fs.readdirSync(before)).toEqual([]);
  });
});
