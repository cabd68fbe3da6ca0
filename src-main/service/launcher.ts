import { fork } from 'node:child_process';
import type { ServiceEvent } from '../areas/book/contract.ts';
import { refuse, type Result } from '../kernel/result.ts';
import type { GrantMode } from './grants.ts';
import {
  documentPageField,
  fromServiceField,
  inputProblem,
  type DocumentPage,
  type ServiceStart,
  type ToService,
} from './port.ts';

/** A running data service as its host sees it. */
export interface ServiceProcess {
  post(message: ToService): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export type ServiceState = Extract<ServiceEvent, { event: 'service' }>['state'];

export interface LauncherOptions {
  /** Starts one more process; called again after a death. */
  readonly start: () => ServiceProcess;
  readonly init: ServiceStart;
  readonly emit: (event: ServiceEvent) => void;
  readonly note?: (what: string) => void;
}

const MAX_RESTARTS = 3;
const WITHIN_MS = 60_000;
const CLOSE_PATIENCE_MS = 5000;

/**
 * Keeps one data service running: relays calls, refuses those a death left unanswered, starts it again at most three
 * times a minute with the same book and the same file grants, and closes it in order.
 */
export class ServiceLauncher {
  readonly #options: LauncherOptions;
  readonly #pending = new Map<number, (reply: Result<unknown>) => void>();
  readonly #grants = new Map<string, { path: string; mode: GrantMode }>();
  #process: ServiceProcess | null = null;
  #state: ServiceState = 'starting';
  #init: ServiceStart;
  #restarts: number[] = [];
  #nextId = 0;
  #closing: Promise<void> | null = null;

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#init = options.init;
    this.#start();
  }

  get state(): ServiceState {
    return this.#state;
  }

  /** Never rejects and never hangs: a call the service did not live to answer is refused as `service_restarted`. */
  call(name: string, input: unknown, commandId?: string): Promise<Result<unknown>> {
    const problem = inputProblem(input);
    if (problem) return Promise.resolve(refuse('invalid_input', { field: '', reason: problem }));
    return this.#ask((id) => ({ kind: 'call', id, name, input, ...(commandId === undefined ? {} : { commandId }) }));
  }

  grant(token: string, path: string, mode: GrantMode): void {
    this.#grants.set(token, { path, mode });
    this.#process?.post({ kind: 'grant', token, path, mode });
  }

  /** The page behind a document token, or null when it has been forgotten. */
  async document(token: string): Promise<DocumentPage | null> {
    const reply = await this.#ask((id) => ({ kind: 'document', id, token }));
    return reply.ok ? documentPageField.parse(reply.value) : null;
  }

  /** A fresh try after `stopped`, asked for by the clerk. */
  restart(): void {
    if (this.#state !== 'stopped' || this.#closing) return;
    this.#restarts = [];
    this.#tell('restarting');
    this.#start();
  }

  /** Lets the service finish what it is doing and close the book, for five seconds at most. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const running = this.#process;
    if (!running) return;
    const gone = new Promise<void>((resolve) => running.onExit(() => resolve()));
    const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_PATIENCE_MS).unref());
    running.post({ kind: 'close', id: (this.#nextId += 1) });
    await Promise.race([gone, patience]);
    running.kill();
  }

  #ask(message: (id: number) => ToService): Promise<Result<unknown>> {
    const running = this.#process;
    if (!running || this.#closing) return Promise.resolve(refuse('service_restarted'));
    const id = (this.#nextId += 1);
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      running.post(message(id));
    });
  }

  #start(): void {
    const running = this.#options.start();
    this.#process = running;
    running.onMessage((raw) => {
      if (running === this.#process) this.#take(raw);
    });
    running.onExit((code) => {
      if (running === this.#process) this.#died(code);
    });
    running.post({ kind: 'init', ...this.#init });
    for (const [token, { path, mode }] of this.#grants) running.post({ kind: 'grant', token, path, mode });
  }

  #take(raw: unknown): void {
    const parsed = fromServiceField.safeParse(raw);
    if (!parsed.success) {
      this.#options.note?.('launcher: message of the service refused');
      return;
    }
    const message = parsed.data;
    switch (message.kind) {
      case 'ready':
        this.#tell('ready');
        return;
      case 'reply': {
        const resolve = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        resolve?.(message.reply);
        return;
      }
      case 'event':
        this.#options.emit(message.event);
        return;
      case 'opened': {
        const { openPath: _path, demo: _demo, reopen: _reopen, ...rest } = this.#init;
        this.#init = message.path === null ? rest : { ...rest, openPath: message.path };
        return;
      }
    }
  }

  #died(code: number | null): void {
    this.#process = null;
    const unanswered = [...this.#pending.values()];
    this.#pending.clear();
    for (const resolve of unanswered) resolve(refuse('service_restarted'));
    if (this.#closing) return;
    this.#options.note?.(`service ended with ${code ?? 'a signal'}`);
    const now = performance.now();
    this.#restarts = this.#restarts.filter((at) => now - at < WITHIN_MS);
    if (this.#restarts.length >= MAX_RESTARTS) {
      this.#tell('stopped');
      return;
    }
    this.#restarts.push(now);
    this.#tell('restarting');
    this.#start();
  }

  #tell(state: ServiceState): void {
    this.#state = state;
    this.#options.emit({ event: 'service', state });
  }
}

/** The data service as a plain Node child of this process. */
export function nodeChild(script: string, node: string = process.execPath): ServiceProcess {
  // Standard input and output stay free for the host; errors before the log is open still reach the terminal.
  const child = fork(script, [], {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exits: ((code: number | null) => void)[] = [];
  let ended = false;
  const end = (code: number | null): void => {
    if (ended) return;
    ended = true;
    for (const listener of exits) listener(code);
  };
  child.on('exit', end);
  // The program could not be started at all, such as a Node that is not there.
  child.on('error', () => {
    if (child.pid === undefined) end(null);
  });
  return {
    post: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      if (ended) listener(null);
      else exits.push(listener);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
