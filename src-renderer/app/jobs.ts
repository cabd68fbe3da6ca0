import { notifications } from '@mantine/notifications';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { refuse } from '../../src-main/kernel/result.ts';
import type { ServiceEvent } from '../../src-main/hosts/contract.ts';
import type { InputFor, JobName, Reply } from './calls.ts';
import { useHost } from './host.ts';
import { refusalText } from './refusals.ts';

export type JobProgress = Extract<ServiceEvent, { event: 'job' }>;

/** The last word heard of each job, by procedure: one job of a kind runs at a time. */
const heard = new Map<string, JobProgress>();
const listeners = new Set<() => void>();

export function noteJob(progress: JobProgress): void {
  heard.set(progress.procedure, progress);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface JobHandle<N extends JobName> {
  /** Resolves when the job has ended. A refusal has been shown already unless `quiet`; a cancel never is. */
  readonly run: (input: InputFor<N>, options?: { readonly quiet?: boolean }) => Promise<Reply<N>>;
  readonly running: boolean;
  /** Null before the first report of a running job. */
  readonly progress: JobProgress | null;
  readonly cancel: () => void;
  readonly failure: string | null;
}

/** Long work: `const check = useJob('exchange.dryRun')`, shown with `<ProgressPanel job={check} …>`. */
export function useJob<N extends JobName>(name: N): JobHandle<N> {
  const host = useHost();
  const { i18n } = useTranslation();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const latest = useSyncExternalStore(subscribe, () => heard.get(name) ?? null);

  const run = useCallback(
    async (input: InputFor<N>, options: { readonly quiet?: boolean } = {}): Promise<Reply<N>> => {
      heard.delete(name);
      setRunning(true);
      setFailure(null);
      try {
        const reply = await host
          .call(name, input, { commandId: crypto.randomUUID() })
          .catch((error: unknown): Reply<N> => refuse('internal', { detail: String(error) }) as Reply<N>);
        if (!reply.ok && reply.code !== 'cancelled') {
          const text = refusalText(i18n, reply);
          setFailure(text);
          if (options.quiet !== true) notifications.show({ color: 'red', message: text, autoClose: 8000 });
        }
        return reply;
      } finally {
        setRunning(false);
      }
    },
    [host, i18n, name],
  );

  const progress = running && latest?.state === 'running' ? latest : null;
  const jobId = progress?.jobId;
  const cancel = useCallback(() => {
    if (jobId !== undefined) void host.call('book.cancelJob', { jobId }, { commandId: crypto.randomUUID() });
  }, [host, jobId]);

  return { run, running, progress, cancel, failure };
}
