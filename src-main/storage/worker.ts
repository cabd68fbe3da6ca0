import { Worker } from 'node:worker_threads';

/**
 * Starts one of the product's worker threads. From sources the file is `folder/NAME.ts`; the build puts every worker
 * beside the bundles as `NAME.js`.
 */
export function startWorker(name: string, sourceFolder: string | URL, workerData: unknown): Worker {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? new URL(`./${name}.ts`, sourceFolder) : new URL(`./${name}.js`, here);
  return new Worker(file, { workerData, execArgv: [] });
}

/** Runs a worker that posts one message and ends. Rejects when it dies without an answer. */
export function askWorker<Answer>(name: string, sourceFolder: string | URL, workerData: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(name, sourceFolder, workerData);
    worker.once('message', (answer: Answer) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`worker ${name} ended with ${code} before it answered`));
    });
  });
}
