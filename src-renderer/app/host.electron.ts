import type { HostContract } from '../../src-main/hosts/contract.ts';
import type { Refusal } from '../../src-main/kernel/result.ts';
import { RefusedError, type Reply } from './calls.ts';
import type { Host, PickedFile } from './host.ts';
import { serviceEvent } from './serviceEvent.ts';
import type { z } from 'zod';

/** What the preload script puts on the page; nothing else crosses from the desktop program. */
export interface Desktop {
  call(name: string, input: unknown, commandId?: string): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): () => void;
  takeDropped(file: File): Promise<unknown>;
}

type HostName = keyof HostContract;
type HostReply<N extends HostName> =
  { readonly ok: true; readonly value: z.output<HostContract[N]['output']> } | Refusal;

/** The host behind pages in the desktop program. */
export function electronHost(desktop: Desktop): Host {
  const ask = async <N extends HostName>(name: N, input: z.input<HostContract[N]['input']>) => {
    const reply = (await desktop.call(name, input)) as HostReply<N>;
    if (!reply.ok) throw new RefusedError(reply);
    return reply.value;
  };

  return {
    about: () => ask('host.about', {}),
    call: async (name, input, options) => (await desktop.call(name, input, options?.commandId)) as Reply<typeof name>,
    onEvent: (listener) =>
      desktop.onEvent((raw) => {
        const event = serviceEvent(raw);
        if (event !== null) listener(event);
      }),
    pickFile: (purpose) => ask('host.pickFile', { purpose }),
    takeDropped: async (file) => {
      const reply = (await desktop.takeDropped(file)) as { ok: true; value: PickedFile } | Refusal;
      if (!reply.ok) throw new RefusedError(reply);
      return reply.value;
    },
    saveFile: (purpose, suggestedName) => ask('host.saveFile', { purpose, suggestedName }),
    finishSave: () => Promise.resolve(),
    reveal: async (saveToken) => {
      await ask('host.reveal', { saveToken });
    },
    documentUrl: (documentToken) => `app://duewarden/document/${documentToken}`,
    print: async (documentToken) => {
      await ask('host.print', { documentToken });
    },
    savePdf: (documentToken, suggestedName) => ask('host.savePdf', { documentToken, suggestedName }),
    allowNotices: () => Promise.resolve(true),
    notify: async (title, body) =>
      (await ask('host.notify', { title: title.slice(0, 120), body: body.slice(0, 300) })).shown,
    restartService: async () => {
      await ask('host.restartService', {});
    },
  };
}
