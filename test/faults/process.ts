import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of a test's own that tells what it has done line by line, until it is killed. */
export class Worker {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #rest = '';
  #waiting: (() => void)[] = [];

  constructor(script: string, args: readonly string[], options: { readonly uid?: number } = {}) {
    const file = fileURLToPath(new URL(`./children/${script}`, import.meta.url));
    this.#child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'], ...options });
    this.#exited = once(this.#child, 'exit');
    this.#child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (this.#rest + chunk).split('\n');
      // A line that was cut short by the kill was never said.
      this.#rest = parts.pop() ?? '';
      this.lines.push(...parts);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.#child.on('exit', () => this.#waiting.splice(0).forEach((wake) => wake()));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Waits until so many lines have come, or the process has ended. */
  async said(count: number): Promise<readonly string[]> {
    while (this.lines.length < count && this.#child.exitCode === null && this.#child.signalCode === null)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.lines;
  }

  go(file: string): void {
    this.#child.stdin?.write(`${file}\n`);
  }

  /** SIGKILL, and everything it still managed to say. */
  async kill(): Promise<readonly string[]> {
    this.#child.kill('SIGKILL');
    await this.#exited;
    if (this.#child.stdout && !this.#child.stdout.readableEnded) await once(this.#child.stdout, 'end');
    return this.lines;
  }
}

/** A little pool that starts processes ahead, so that a round does not wait for a start. */
export class WarmWorkers {
  readonly #make: () => Worker;
  readonly #ready: Worker[] = [];

  constructor(make: () => Worker, ahead = 2) {
    this.#make = make;
    for (let count = 0; count < ahead; count += 1) this.#ready.push(make());
  }

  async next(): Promise<Worker> {
    this.#ready.push(this.#make());
    const worker = this.#ready.shift();
    if (!worker) throw new Error('the pool is never empty');
    await worker.said(1);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.#ready.splice(0).map((worker) => worker.kill()));
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
