import { refuse, type Result } from '../../kernel/result.ts';
import { startWorker } from '../../storage/worker.ts';
import type { JobContext } from '../context.ts';
import type { ReadProblem } from './read/refusal.ts';
import type { ReadAnswer, ReadFile, ReadRequest } from './readWorkbook.ts';

const LOOK_EVERY_MS = 40;

/** Reads a file in a thread of its own, so that other calls are answered meanwhile and the clerk can stop it. */
export async function readInThread(
  ctx: Pick<JobContext, 'progress' | 'breathe'>,
  request: ReadRequest,
): Promise<Result<ReadFile, ReadProblem | 'file_unreadable'>> {
  ctx.progress('reading', 0, 1);
  const worker = startWorker('readWorkbook', import.meta.url, request);
  try {
    let answer: ReadAnswer | null = null;
    const ended = new Promise<void>((resolve, reject) => {
      worker.once('message', (message: ReadAnswer) => {
        answer = message;
        resolve();
      });
      worker.once('error', (error) => {
        // The reader choked on the file: out of memory, or a structure no writer of workbooks produces.
        answer = { ok: false, code: 'file_damaged', params: { part: error instanceof Error ? error.name : '' } };
        resolve();
      });
      worker.once('exit', (code) => reject(new Error(`the reader ended with ${code} before it answered`)));
    });
    // A reader stopped half-way ends without an answer, which is nobody's error then.
    ended.catch(() => undefined);
    for (;;) {
      const waited = await Promise.race([ended.then(() => 'done'), after(LOOK_EVERY_MS)]);
      await ctx.breathe();
      if (waited === 'done') break;
    }
    ctx.progress('reading', 1, 1);
    const given = answer as ReadAnswer | null;
    if (!given) throw new Error('the reader gave no answer');
    return given.ok ? { ok: true, value: given.file } : refuse(given.code as ReadProblem, given.params);
  } finally {
    await worker.terminate();
  }
}

function after(ms: number): Promise<'waiting'> {
  return new Promise((resolve) => setTimeout(() => resolve('waiting'), ms));
}
