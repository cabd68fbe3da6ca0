import { parentPort, workerData } from 'node:worker_threads';
import { readFile, type ReadAnswer, type ReadRequest } from './read/file.ts';
import { refusalOf } from './read/refusal.ts';

/**
 * Thread in which files are read: whatever a workbook does to the reader, the service goes on. Posts one `ReadAnswer`;
 * the memory of the reader goes with the thread.
 */
if (parentPort) {
  const port = parentPort;
  const answered = await answer(workerData as ReadRequest);
  const table = answered.ok ? answered.file.table : null;
  port.postMessage(answered, table ? [table.cells.buffer, table.kinds.buffer, table.hidden.buffer] : []);
}

async function answer(request: ReadRequest): Promise<ReadAnswer> {
  try {
    return { ok: true, file: await readFile(request) };
  } catch (error) {
    return refusalOf(error);
  }
}
