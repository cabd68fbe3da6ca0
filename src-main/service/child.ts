import { refuse, ok } from '../kernel/result.ts';
import { systemClock } from './clock.ts';
import { fileLog, type Log } from './log.ts';
import { inputProblem, toServiceField, type FromService, type ServiceStart, type ToService } from './port.ts';
import { DataService } from './service.ts';

/** The data service as a process of its own: an Electron utility process or a plain Node child, told apart by its port. */

interface Port {
  post(message: FromService): void;
  onMessage(listener: (message: unknown) => void): void;
  onClosed(listener: () => void): void;
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function portOfThisProcess(): Port {
  const utility = (process as typeof process & { readonly parentPort?: UtilityPort }).parentPort;
  if (utility)
    return {
      post: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', (event) => listener(event.data)),
      // A utility process ends with its parent; there is nobody left to hear of it.
      onClosed: () => undefined,
    };
  if (!process.send) throw new Error('the data service is started by a host, not by hand');
  return {
    // A host that is gone is noticed by `disconnect`; a message to it is no error of the service.
    post: (message) => process.send?.(message, () => undefined),
    onMessage: (listener) => process.on('message', listener),
    onClosed: (listener) => process.on('disconnect', listener),
  };
}

/** Quiet time after a start before the daily copy is made: the first screens come first. */
const IDLE_BEFORE_BACKUP_MS = 4000;

const port = portOfThisProcess();
let log: Log | null = null;
let service: DataService | null = null;
let started: Promise<unknown> = Promise.resolve();
let judged = '';
let openedPath: string | null = null;
let backupTimer: NodeJS.Timeout | null = null;
let closing: Promise<void> | null = null;

// After an unforeseen error nothing in memory can be trusted; the file can. The host starts a new process.
const die = (where: string) => (error: unknown) => {
  log?.error(where, error);
  process.exit(70);
};
process.on('uncaughtException', die('uncaught'));
process.on('unhandledRejection', die('unhandled'));
// Ctrl-C in a terminal reaches the whole group; when to end is for the host to say.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
port.onClosed(() => void close().finally(() => process.exit(0)));

port.onMessage((raw) => {
  const parsed = toServiceField.safeParse(raw);
  if (!parsed.success) {
    log?.note('port: message refused');
    const id = idOf(raw);
    if (id !== null) port.post({ kind: 'reply', id, reply: refuse('invalid_input', { field: '', reason: 'message' }) });
    return;
  }
  void take(parsed.data);
});

async function take(message: ToService): Promise<void> {
  switch (message.kind) {
    case 'init':
      if (!service) started = start(message);
      return;
    case 'grant':
      service?.grants.grant(message.token, message.path, message.mode);
      return;
    case 'call': {
      const reply = await call(message);
      // Before the answer: a host that has heard "open" can open it again, whatever happens next.
      tellOpened();
      port.post({ kind: 'reply', id: message.id, reply });
      return;
    }
    case 'document': {
      const page = service?.documents.find(message.token) ?? null;
      port.post({ kind: 'reply', id: message.id, reply: page ? ok(page) : refuse('document_token_unknown') });
      return;
    }
    case 'close':
      await close();
      port.post({ kind: 'reply', id: message.id, reply: ok(null) });
      // The answer is still on its way through the pipe when this returns.
      setTimeout(() => process.exit(0), 20);
      return;
  }
}

async function call({ name, input, commandId }: Extract<ToService, { kind: 'call' }>) {
  await started;
  if (!service || closing) return refuse('service_restarted');
  const problem = inputProblem(input);
  if (problem) return refuse('invalid_input', { field: '', reason: problem });
  scheduleBackup();
  return service.call(name, input, { commandId });
}

/** Opens what was asked for. A book that will not open is a state to be shown, never a failed start. */
async function start(init: ServiceStart): Promise<void> {
  log = fileLog(init.dataFolder);
  service = new DataService({
    dataFolder: init.dataFolder,
    clock: systemClock,
    log,
    emit: (event) => port.post({ kind: 'event', event }),
    checkOutputs: init.checkOutputs ?? false,
  });
  try {
    const { keeper } = service;
    const last = init.reopen ? keeper.shelf.list().find((book) => book.openedAt !== null) : undefined;
    if (init.openPath !== undefined) await keeper.open(init.openPath);
    else if (init.demo) await keeper.openPractice(init.language);
    else if (last) await keeper.open(last.path);
  } catch (error) {
    log.error('open at start', error);
  }
  tellOpened();
  port.post({ kind: 'ready' });
  scheduleBackup();
}

function tellOpened(): void {
  const now = service?.keeper.book?.path ?? null;
  if (now === openedPath) return;
  openedPath = now;
  port.post({ kind: 'opened', path: now });
}

function scheduleBackup(): void {
  if (backupTimer) clearTimeout(backupTimer);
  backupTimer = setTimeout(() => {
    judgeDay()
      .then(() => service?.keeper.dailyBackup())
      .catch((error: unknown) => log?.error('daily backup', error));
  }, IDLE_BEFORE_BACKUP_MS);
  backupTimer.unref();
}

/** Once per book and day: what the new day made of the promises to pay is written down. A quiet day writes nothing. */
async function judgeDay(): Promise<void> {
  const path = service?.keeper.book?.path;
  const today = systemClock.today();
  if (!service || closing || path === undefined || judged === `${path} ${today}`) return;
  judged = `${path} ${today}`;
  await service.call('promises.judge', { asOf: today });
}

function close(): Promise<void> {
  if (backupTimer) clearTimeout(backupTimer);
  closing ??= started.then(async () => service?.close({ backup: true }));
  return closing;
}

function idOf(raw: unknown): number | null {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'number' && Number.isInteger(id) && id >= 0 ? id : null;
}
