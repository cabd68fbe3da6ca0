import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLog } from '../../src-main/service/log.ts';
import { newFolder } from './support.ts';

describe('the log', () => {
  it('tells where something went wrong, and not what the clerk keyed in', () => {
    const folder = newFolder();
    const log = fileLog(folder);
    log.error('ledger.saveDocument', new TypeError('杭州明达服饰 6222 0000 1111 2222: 88,000.00'));
    log.error('plain', '海宁恒信');
    const text = fs.readFileSync(path.join(folder, 'duewarden.log'), 'utf8');
    expect(text).toMatch(/ledger\.saveDocument TypeError: at .*log\.test\.ts/);
    expect(text).not.toMatch(/明达|6222|88,000|恒信/);
  });

  it('keeps two files of a megabyte at most', () => {
    const folder = newFolder();
    const log = fileLog(folder);
    for (let line = 0; line < 60; line += 1) log.note('x'.repeat(50_000));
    const files = fs.readdirSync(folder).sort();
    expect(files).toEqual(['duewarden.log', 'duewarden.log.1']);
    for (const file of files) expect(fs.statSync(path.join(folder, file)).size).toBeLessThan(1_100_000);
  });

  it('never stops the work it reports on', () => {
    const file = path.join(newFolder(), 'a-file');
    fs.writeFileSync(file, '');
    expect(() => fileLog(path.join(file, 'under-a-file')).note('lost')).not.toThrow();
  });
});
