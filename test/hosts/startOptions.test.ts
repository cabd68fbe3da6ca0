import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { serviceStart, startOptions, usualDataFolder } from '../../src-main/hosts/startOptions.ts';

const read = (...argv: string[]) => startOptions(argv, '/home/clerk', 'zh-CN');

describe('what a start is asked for', () => {
  it('is nothing without arguments: the language of the system, the usual folder', () => {
    expect(read()).toEqual({
      demo: false,
      book: null,
      language: 'zh',
      askedLanguage: null,
      dataFolder: usualDataFolder(),
    });
    expect(startOptions([], '/', 'de_DE.UTF-8').language).toBe('en');
    expect(startOptions([], '/', 'zh_TW').language).toBe('zh');
  });

  it('is read from flags, with a space or an equals sign', () => {
    const both = {
      demo: true,
      book: '/home/clerk/b.duewarden',
      language: 'en',
      askedLanguage: 'en',
      dataFolder: '/tmp/d',
    };
    expect(read('--demo', '--book', 'b.duewarden', '--lang', 'en', '--data', '/tmp/d')).toEqual(both);
    expect(read('--demo', '--book=b.duewarden', '--lang=en', '--data=/tmp/d')).toEqual(both);
  });

  it('takes the bare path of a data file, as a double click gives it, and leaves strangers alone', () => {
    expect(read('/data/恒信.duewarden')).toMatchObject({ book: '/data/恒信.duewarden' });
    expect(read('--inspect=0', '/data/letter.pdf', '--lang', 'fr', '--book')).toMatchObject({
      book: null,
      language: 'zh',
      askedLanguage: null,
    });
    expect(read('--book', '--demo')).toMatchObject({ book: null, demo: true });
  });

  it('becomes the first message to the service', () => {
    expect(serviceStart(read('--demo', '--data', '/d'))).toMatchObject({ dataFolder: '/d', demo: true, reopen: true });
    expect(serviceStart(read('--book', '/x.duewarden'))).toMatchObject({ openPath: '/x.duewarden' });
    expect(serviceStart(read('--book', '/x.duewarden'))).not.toHaveProperty('demo');
  });
});

describe('the usual data folder', () => {
  it('stays on the machine: never roaming, never a document folder that a cloud copies', () => {
    expect(usualDataFolder('win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'C:\\Users\\a')).toBe(
      path.join('C:\\Users\\a\\AppData\\Local', 'Duewarden'),
    );
    expect(usualDataFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Duewarden');
    expect(usualDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/duewarden');
    expect(usualDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/duewarden');
  });
});
