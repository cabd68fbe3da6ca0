import { describe, expect, it } from 'vitest';
import { documentTokenOf, documentUrl, isScreenUrl } from '../../../src-main/hosts/electron/origin.ts';

const token = 'a1_-'.repeat(8);

describe('which address is ours', () => {
  it.each(['app://duewarden/', 'app://duewarden/#/aging', 'app://duewarden'])('%s is', (url) => {
    expect(isScreenUrl(url)).toBe(true);
  });

  it.each([
    'https://duewarden/', 'http://app://duewarden/', 'https://evil.example/?next=app://duewarden/',
    'https://evil.example/#app://duewarden/', 'https://app:duewarden@evil.example/', 'app://duewarden@evil/',
    'app://user:pass@duewarden/', 'app://duewarden.evil/', 'app://evil/duewarden', 'app://duewarden:8080/',
    'app://duewarden/?next=https://evil.example', 'app://duewarden/other.html', 'app://duewarden/document/x',
    'app:duewarden', 'app:///duewarden/', 'xapp://duewarden/', 'file:///app://duewarden/', 'javascript:alert(1)//app://duewarden/',
    'data:text/html,app://duewarden/', 'blob:app://duewarden/1', 'about:blank', '', ' ', 'app://duewarden\\@evil/',
  ])('%s is not', (url) => {
    expect(isScreenUrl(url)).toBe(false);
  }); // prettier-ignore

  it('knows the development server by its whole origin, and only where there is one', () => {
    expect(isScreenUrl('http://localhost:5173/x', 'http://localhost:5173')).toBe(true);
    expect(isScreenUrl('http://localhost:5173/x')).toBe(false);
    expect(isScreenUrl('http://localhost:51730/', 'http://localhost:5173')).toBe(false);
    expect(isScreenUrl('http://localhost:5173@evil.example/', 'http://localhost:5173')).toBe(false);
  });

  it('reads a document token from exactly one form', () => {
    expect(documentTokenOf(documentUrl(token))).toBe(token);
    for (const url of [
      `app://duewarden/document/${token}/x`, `app://duewarden/document/${token}?x`, `app://evil/document/${token}`,
      'app://duewarden/document/short', `https://duewarden/document/${token}`, `app://duewarden/x/document/${token}`,
      `app://duewarden/document/${token.slice(1)}%2f`, `app://a@duewarden/document/${token}`,
    ]) expect(documentTokenOf(url)).toBeNull(); // prettier-ignore
  });
});
