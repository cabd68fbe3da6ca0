import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeChild, ServiceLauncher } from '../../src-main/service/launcher.ts';
import { generatedBook } from './generate.ts';
import { timing, type Line } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** From the start of the process to `ready`, without a book and with one: the built service, as users have it. */
export async function starts(size: number, runs: number): Promise<Line[]> {
  const built = path.join(root, 'out', 'main', 'service.js');
  const script = fs.existsSync(built) ? built : path.join(root, 'src-main', 'service', 'child.ts');
  const from = script === built ? 'built' : 'from sources';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-bench-'));
  try {
    const book = path.join(folder, 'bench.duewarden');
    fs.copyFileSync(generatedBook(size), book);
    const line = async (name: string, openPath: string | null): Promise<Line> => {
      const times: number[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const time = await oneStart(script, folder, openPath);
        if (run > 0) times.push(time);
      }
      const ours = timing(times);
      return { name, size: openPath === null ? 0 : size, ours, plain: null, budgets: [{ text: '≤ 300 ms', met: ours.medianMs <= 300 }] }; // prettier-ignore
    };
    return [await line(`service start (${from})`, null), await line(`service start with a book (${from})`, book)];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function oneStart(script: string, dataFolder: string, openPath: string | null): Promise<number> {
  const from = performance.now();
  let launcher: ServiceLauncher | null = null;
  const time = await new Promise<number>((resolve, reject) => {
    launcher = new ServiceLauncher({
      start: () => nodeChild(script),
      init: { dataFolder, language: 'zh', ...(openPath === null ? {} : { openPath }) },
      emit: (event) => {
        if (event.event !== 'service') return;
        if (event.state === 'ready') resolve(performance.now() - from);
        if (event.state === 'stopped') reject(new Error('the service does not start'));
      },
    });
  });
  await (launcher as ServiceLauncher | null)?.close();
  return time;
}
