import type { Worker } from 'node:worker_threads';
import { refuse, type Result } from '../../kernel/result.ts';
import { startWorker } from '../../storage/worker.ts';
import type { JobContext } from '../context.ts';
import type { ReadProblem } from './read/refusal.ts';
import type { ReadAnswer, ReadFile, ReadRequest } from './read/file.ts';

const LOOK_EVERY_MS = 40;

/** Reads a file in a thread of its own, so that other calls are answered meanwhile and the clerk can stop it. */
export async function readInThread(
  ctx: Pick<JobContext, 'progress' | 'breathe'>,
  request: ReadRequest,
): Promise<Result<ReadFile, ReadProblem | 'file_unreadable'>> {
  const given = await answerOf<ReadAnswer>(ctx, startWorker('readWorkbook', import.meta.url, request));
  return given.ok ? { ok: true, value: given.file } : refuse(given.code as ReadProblem, given.params);
}

type Refused = Extract<ReadAnswer, { readonly ok: false }>;

/** The one message of a reading thread; a thread that dies over a file has found it damaged. */
export async function answerOf<Answer extends { readonly ok: boolean }>(
  ctx: Pick<JobContext, 'progress' | 'breathe'>,
  worker: Worker,
): Promise<Answer | Refused> {
  ctx.progress('reading', 0, 1);
  try {
    let answer: Answer | Refused | null = null;
    const ended = new Promise<void>((resolve, reject) => {
      worker.once('message', (message: Answer) => {
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
    const given = answer as Answer | Refused | null;
    if (!given) throw new Error('the reader gave no answer');
    return given;
  } finally {
    await worker.terminate();
  }
}

function after(ms: number): Promise<'waiting'> {
  return new Promise((resolve) => setTimeout(() => resolve('waiting'), ms));
}
