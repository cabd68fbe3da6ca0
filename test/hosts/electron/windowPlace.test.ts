import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWindowPlace } from '../../../src-main/hosts/electron/windowPlace.ts';
import { folderForFile } from '../support.ts';

const file = path.join(folderForFile(), 'place.json');
const display = { x: 0, y: 0, width: 1920, height: 1040 };
const first = { width: 1280, height: 800, maximized: false };

function place(value: unknown, displays = [display]) {
  fs.writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readWindowPlace(file, displays);
}

describe('where the window stands', () => {
  it('is where it stood', () => {
    const stood = { x: 100, y: 80, width: 1500, height: 900, maximized: true };
    expect(place(stood)).toEqual(stood);
    expect(place({ ...stood, x: 2000 }, [display, { ...display, x: 1920 }])).toMatchObject({ x: 2000 });
  });

  it('is on a screen that is still there', () => {
    expect(place({ x: 2000, y: 80, width: 1500, height: 900, maximized: false })).toEqual({
      width: 1500,
      height: 900,
      maximized: false,
    });
    expect(place({ x: 0, y: -500, width: 1500, height: 900, maximized: false })).not.toHaveProperty('y');
  });

  it('is the first place when the file says nothing that makes sense', () => {
    expect(readWindowPlace('/nowhere/place.json', [display])).toEqual(first);
    for (const nonsense of ['', 'null', '{"width":1}', '{"width":"wide"}', '[]'])
      expect(place(nonsense)).toEqual(first);
  });
});
