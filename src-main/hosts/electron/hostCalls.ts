import { Notification, type BrowserWindow } from 'electron';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ServiceLauncher } from '../../service/launcher.ts';
import { hostContract, type HostContract } from '../contract.ts';
import type { DesktopFiles } from './files.ts';
import { printDocument, writePdf } from './printing.ts';

export interface Desk {
  readonly version: string;
  readonly window: BrowserWindow;
  readonly files: DesktopFiles;
  readonly launcher: ServiceLauncher;
}

type HostHandlers = {
  readonly [Name in keyof HostContract]: (
    desk: Desk,
    input: z.output<HostContract[Name]['input']>,
  ) => Promise<Result<z.output<HostContract[Name]['output']>>>;
};

const handlers: HostHandlers = {
  'host.about': async ({ version }) => ok({ host: 'electron' as const, version, platform: process.platform }),

  'host.pickFile': ({ files, window }, { purpose }) => files.pick(window, purpose),

  'host.saveFile': ({ files, window }, { purpose, suggestedName }) => files.save(window, purpose, suggestedName),

  'host.savePdf': async ({ files, window, launcher }, { documentToken, suggestedName }) => {
    if ((await launcher.document(documentToken)) === null) return refuse('document_token_unknown');
    const file = await files.askWhere(window, 'pdf', suggestedName);
    if (file === null) return ok(null);
    const written = await writePdf(documentToken, file);
    return written.ok ? ok(files.offer(file)) : written;
  },

  'host.print': async ({ launcher }, { documentToken }) => {
    if ((await launcher.document(documentToken)) === null) return refuse('document_token_unknown');
    return ok({ printed: await printDocument(documentToken) });
  },

  'host.reveal': async ({ files }, { saveToken }) => files.reveal(saveToken),

  'host.notify': async ({ window }, { title, body }) => {
    if (!Notification.isSupported()) return ok({ shown: false });
    const note = new Notification({ title, body });
    note.on('click', () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    });
    note.show();
    return ok({ shown: true });
  },

  'host.restartService': async ({ launcher }) => {
    launcher.restart();
    return ok(null);
  },
};

/** Answers what the host itself is asked; null for names that are the service's. */
export function callHost(desk: Desk, name: string, input: unknown): Promise<Result<unknown>> | null {
  if (!name.startsWith('host.')) return null;
  if (!Object.hasOwn(hostContract, name)) return Promise.resolve(refuse('unknown_procedure', { name }));
  const known = name as keyof HostContract;
  const parsed = hostContract[known].input.safeParse(input);
  if (!parsed.success)
    return Promise.resolve(
      refuse('invalid_input', { field: parsed.error.issues[0]?.path.join('.') ?? '', reason: '' }),
    );
  const handle = handlers[known] as (desk: Desk, input: unknown) => Promise<Result<unknown>>;
  return handle(desk, parsed.data);
}
