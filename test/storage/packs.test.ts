import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { safeFileName } from '../../src-main/kernel/text.ts';
import { sweepUnfinished } from '../../src-main/storage/backup.ts';
import { checkPack, packFolder, PaperChanged, writePack, type PackPart } from '../../src-main/storage/packs.ts';
import { temporaryFolder } from './support.ts';

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

const sha = (content: string | Buffer): string => hash('sha256', content, 'hex');
const words = (name: string, content = name): PackPart => ({ path: name, content });
const manifest = (files: readonly { path: string; sha256: string }[]) => ({ path: 'SHA256SUMS.txt', content: files.map(({ sha256, path: name }) => `${sha256}  ${name}\n`).join('') }); // prettier-ignore

/** A paper kept beside the book. */
function paper(bytes: string): { copyOf: string; sha256: string } {
  const copyOf = path.join(temporaryFolder(), 'paper');
  fs.writeFileSync(copyOf, bytes);
  return { copyOf, sha256: sha(bytes) };
}

describe('the folder of an evidence pack', () => {
  it('holds every file, and a manifest that sha256sum reads', () => {
    const packs = path.join(temporaryFolder(), 'book-packs');
    const parts = [words('index.html'), { path: '04-statement/1-回执.png', content: paper('stamped') }];
    const { folder, files } = writePack(packs, 'EP-1 甲', parts, manifest);
    expect(files.map(({ path: name, sha256, sizeBytes }) => [name, sha256, sizeBytes])).toEqual([
      ['index.html', sha('index.html'), 10],
      ['04-statement/1-回执.png', sha('stamped'), 7],
    ]);
    expect(fs.readdirSync(folder).sort()).toEqual(['04-statement', 'SHA256SUMS.txt', 'index.html']);
    expect(checkPack(folder, files)).toEqual({ missing: [], changed: [] });
    if (process.platform === 'linux') execFileSync('sha256sum', ['-c', 'SHA256SUMS.txt'], { cwd: folder, stdio: 'pipe' });
  }); // prettier-ignore

  it.each(['../out.txt', 'a/../../out.txt', '/etc/out.txt/../../../../../../out.txt', '..', 'a/../..'])('writes nothing at %s', (name) => {
    const place = temporaryFolder();
    const packs = path.join(place, 'packs');
    expect(() => writePack(packs, 'EP-1', [words(name)], manifest)).toThrow(RangeError);
    expect(fs.readdirSync(packs)).toEqual([]);
    expect(fs.readdirSync(place)).toEqual(['packs']);
  }); // prettier-ignore

  it('takes another name where something lies, be it a folder, a file or a link to nowhere, and touches none of them', () => {
    const packs = temporaryFolder();
    fs.mkdirSync(path.join(packs, 'EP-1'));
    fs.writeFileSync(path.join(packs, 'EP-1', 'mine.txt'), 'of the user');
    fs.writeFileSync(path.join(packs, 'EP-1 (2)'), 'a file');
    fs.symlinkSync(path.join(packs, 'nowhere'), path.join(packs, 'EP-1 (3)'));
    const { folder } = writePack(packs, 'EP-1', [words('a.txt')], manifest);
    expect(path.basename(folder)).toBe('EP-1 (4)');
    expect(fs.readdirSync(path.join(packs, 'EP-1'))).toEqual(['mine.txt']);
    expect(fs.readFileSync(path.join(packs, 'EP-1 (2)'), 'utf8')).toBe('a file');
    expect(fs.existsSync(path.join(packs, 'nowhere'))).toBe(false);
  });

  it('is not made twice of one file, nor where a file stands in the way of the folder', () => {
    const packs = temporaryFolder();
    expect(() => writePack(packs, 'EP-1', [words('a.txt'), words('a.txt', 'other')], manifest)).toThrow(/EEXIST/);
    expect(() => writePack(packs, 'EP-1', [words('SHA256SUMS.txt')], manifest)).toThrow(/EEXIST/);
    expect(fs.readdirSync(packs)).toEqual([]);
    const file = path.join(packs, 'book-packs');
    fs.writeFileSync(file, 'a file of the user');
    expect(() => writePack(file, 'EP-1', [words('a.txt')], manifest)).toThrow(/EEXIST|ENOTDIR/);
    expect(fs.readFileSync(file, 'utf8')).toBe('a file of the user');
  });

  it('does not vouch for a paper that was changed beside the book, and leaves nothing of the rest', () => {
    const packs = temporaryFolder();
    const kept = paper('as it came');
    fs.writeFileSync(kept.copyOf, 'as somebody made it');
    const parts = [words('index.html'), { path: '01-contract/1-c.pdf', content: kept }];
    expect(() => writePack(packs, 'EP-1', parts, manifest)).toThrow(new PaperChanged('01-contract/1-c.pdf'));
    fs.rmSync(kept.copyOf);
    expect(() => writePack(packs, 'EP-1', parts, manifest)).toThrow(/ENOENT/);
    expect(fs.readdirSync(packs)).toEqual([]);
  });

  it.each([
    ['甲公司: "南方/北方" <有限>?*|', 'EP-1 甲公司- -南方-北方- -有限----'],
    ['..\\..\\Windows', 'EP-1 ..-..-Windows'],
    ['公'.repeat(300), `EP-1 ${'公'.repeat(65)}`],
  ])('has a name that every system takes for %s', (customer, expected) => {
    const { folder } = writePack(temporaryFolder(), safeFileName(`EP-1 ${customer}`), [words('a.txt')], manifest);
    expect(path.basename(folder)).toBe(expected);
  });

  it('is swept when a crash left half of it, and nothing else is', () => {
    const place = temporaryFolder();
    const file = path.join(place, 'book.duewarden');
    const packs = packFolder(file);
    const { folder } = writePack(packs, 'EP-1', [words('a.txt')], manifest);
    const half = path.join(packs, 'EP-2 甲.0a1b2c3d.unfinished');
    fs.mkdirSync(path.join(half, '01-contract'), { recursive: true });
    fs.writeFileSync(path.join(half, '01-contract', 'c.pdf'), 'half');
    fs.mkdirSync(path.join(packs, 'mine.unfinished'));
    sweepUnfinished(file);
    expect(fs.readdirSync(packs).sort()).toEqual([path.basename(folder), 'mine.unfinished'].sort());
    expect(fs.readdirSync(folder).sort()).toEqual(['SHA256SUMS.txt', 'a.txt']);
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mountSmall(temporaryFolder());
  it.skipIf(!canMount)('leaves nothing on a disk that became full half-way', () => {
    const disk = temporaryFolder();
    mountSmall(disk);
    const big = { path: '01-contract/1-scan.pdf', content: paper('x'.repeat(400_000)) };
    expect(() => writePack(path.join(disk, 'packs'), 'EP-1', [words('index.html'), big], manifest)).toThrow(/ENOSPC/);
    expect(fs.readdirSync(path.join(disk, 'packs'))).toEqual([]);
    expect(writePack(path.join(disk, 'packs'), 'EP-1', [words('index.html')], manifest).files).toHaveLength(1);
  });
});

/** A disk of 128 kB; false where mounting is not allowed. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'pipe' });
    mounted.push(folder);
    return true;
  } catch {
    return false;
  }
}
