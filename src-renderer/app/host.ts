import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { HostContract, ServiceEvent } from '../../src-main/hosts/contract.ts';
import type { InputFor, ProcedureName, Reply } from './calls.ts';

type HostInput<N extends keyof HostContract> = z.input<HostContract[N]['input']>;
type HostValue<N extends keyof HostContract> = z.output<HostContract[N]['output']>;

export type HostAbout = HostValue<'host.about'>;
export type PickPurpose = HostInput<'host.pickFile'>['purpose'];
export type SavePurpose = HostInput<'host.saveFile'>['purpose'];
/** A file the clerk chose or dropped; the token stands for a path or an upload the page never sees. */
export type PickedFile = NonNullable<HostValue<'host.pickFile'>>;
/** A place to write to; `name` is what the clerk sees. */
export type SavePlace = NonNullable<HostValue<'host.saveFile'>>;

/**
 * The machine the screens run on: the procedure table of the service, and the few things only a host can do.
 * Implemented for Electron (preload bridge) and for the browser host (HTTP and an event stream); tests have their own.
 */
export interface Host {
  about(): Promise<HostAbout>;
  /** Refusals come back as values; a rejected promise means the host itself is broken. */
  call<N extends ProcedureName>(
    name: N,
    input: InputFor<N>,
    options?: { readonly commandId?: string },
  ): Promise<Reply<N>>;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  /** Null: the clerk cancelled. */
  pickFile(purpose: PickPurpose): Promise<PickedFile | null>;
  takeDropped(file: File): Promise<PickedFile>;
  /** Null: the clerk cancelled. */
  saveFile(purpose: SavePurpose, suggestedName: string): Promise<SavePlace | null>;
  /** To be called when a job wrote to the place: the browser host downloads it, Electron has it on disk already. */
  finishSave(saveToken: string): Promise<void>;
  /** Shows the file in the system's file manager; null where there is none to show it in. */
  readonly reveal: ((saveToken: string) => Promise<void>) | null;
  /** For an iframe: the HTML of a letter or report that was previewed or issued. */
  documentUrl(documentToken: string): string;
  print(documentToken: string): Promise<void>;
  /** `use_print`: this host makes no PDF files, the print dialog does. Null: the clerk cancelled. */
  savePdf(documentToken: string, suggestedName: string): Promise<SavePlace | 'use_print' | null>;
  /** Whether system notifications may be shown; asks where asking is needed, so call it from a click. */
  allowNotices(): Promise<boolean>;
  /** A system notification; false: none was shown. */
  notify(title: string, body: string): Promise<boolean>;
  /** Starts a stopped service again; null where only a restart of the program does. */
  readonly restartService: (() => Promise<void>) | null;
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost outside HostContext');
  return host;
}
