import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refuse } from '../../src-main/kernel/result.ts';
import type { CommandName, InputFor, Reply } from './calls.ts';
import { useHost } from './host.ts';
import { rememberDone } from './lastDone.ts';
import { refusalText } from './refusals.ts';

export interface CommandHandle<N extends CommandName> {
  /**
   * Sends the command under a fresh id. The reply is a value either way; a refusal has been shown already unless
   * `quiet`, and its translated text is in `failure` until the next run.
   */
  readonly run: (input: InputFor<N>, options?: { readonly quiet?: boolean }) => Promise<Reply<N>>;
  readonly running: boolean;
  readonly failure: string | null;
  readonly clear: () => void;
}

/** A change of the book: `const add = useCommand('ledger.addReceipt'); const reply = await add.run({…})`. */
export function useCommand<N extends CommandName>(name: N): CommandHandle<N> {
  const host = useHost();
  const { i18n } = useTranslation();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const run = useCallback(
    async (input: InputFor<N>, options: { readonly quiet?: boolean } = {}): Promise<Reply<N>> => {
      setRunning(true);
      setFailure(null);
      try {
        const commandId = crypto.randomUUID();
        const reply = await host
          .call(name, input, { commandId })
          .catch((error: unknown): Reply<N> => refuse('internal', { detail: String(error) }) as Reply<N>);
        if (!reply.ok) {
          const text = refusalText(i18n, reply);
          setFailure(text);
          if (options.quiet !== true) notifications.show({ color: 'red', message: text, autoClose: 8000 });
        }
        if (reply.ok && name !== 'history.undo') rememberDone({ commandId, procedure: name });
        return reply;
      } finally {
        setRunning(false);
      }
    },
    [host, i18n, name],
  );

  return { run, running, failure, clear: useCallback(() => setFailure(null), []) };
}
