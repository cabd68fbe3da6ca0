import fs from 'node:fs';
import path from 'node:path';

export interface Log {
  error(where: string, error: unknown): void;
  note(what: string): void;
}

const MAX_BYTES = 1_000_000;

/** A small local log for the clerk to send on request: no names, amounts or inputs, two files of a megabyte at most. */
export function fileLog(dataFolder: string): Log {
  const file = path.join(dataFolder, 'duewarden.log');
  const write = (line: string): void => {
    try {
      fs.mkdirSync(dataFolder, { recursive: true });
      if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) fs.renameSync(file, `${file}.1`);
      fs.appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
    } catch {
      // A log that cannot be written must not stop the work it reports on.
    }
  };
  return {
    note: write,
    error: (where, error) =>
      write(`${where} ${error instanceof Error ? `${error.name}: ${stackOf(error)}` : 'unknown'}`),
  };
}

/** Where it happened, without the message: messages may quote what the clerk keyed in. */
function stackOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ');
}
