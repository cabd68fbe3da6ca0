// @ts-check
import fs from 'node:fs';

/**
 * Loaded before a program (`node --import`), it sets the program's clock ahead by the milliseconds in the file that
 * DUEWARDEN_LATER_FILE names, and follows the file. Timers go on by the real clock.
 */

const FOLLOW_MS = 20;
const file = process.env['DUEWARDEN_LATER_FILE'];
const RealDate = Date;
let laterMs = 0;
let lookedAt = -Infinity;

function later() {
  if (file !== undefined && performance.now() - lookedAt > FOLLOW_MS) {
    lookedAt = performance.now();
    laterMs = Number(fs.readFileSync(file, 'utf8')) || 0;
  }
  return laterMs;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (_target, given, asked) =>
    Reflect.construct(RealDate, given.length === 0 ? [RealDate.now() + later()] : given, asked),
  apply: () => new RealDate(RealDate.now() + later()).toString(),
  get: (target, name) => (name === 'now' ? () => RealDate.now() + later() : Reflect.get(target, name)),
});
