import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Contracts, ProcedureName } from '../../areas/contracts.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { InputOf, OutputOf } from '../../kernel/procedure.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { systemClock } from '../../service/clock.ts';
import { newToken } from '../../service/grants.ts';
import { fileLog } from '../../service/log.ts';
import { DataService } from '../../service/service.ts';

/** A refusal on its way out of a verb: printed as `{"code","message"}`, exit code 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The data service in this very process, for the length of one call. */
export class Session {
  readonly service: DataService;
  /** Set: what changes is recorded at this moment (`--recorded-at`). */
  recordedAt: Instant | undefined;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-'));

  constructor() {
    this.service = new DataService({
      dataFolder: this.#folder,
      clock: { ...systemClock, now: () => this.recordedAt ?? systemClock.now() },
      log: fileLog(this.#folder),
      emit: () => undefined,
    });
  }

  async open(book: string): Promise<void> {
    const opened = await this.service.keeper.open(bookFile(book));
    if (!opened.ok) throw new Refused(opened);
  }

  async call<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Contracts[Name]>,
  ): Promise<OutputOf<Contracts[Name]>> {
    const reply = await this.ask(name, input);
    if (!reply.ok) throw new Refused(reply);
    return reply.value;
  }

  async ask<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Contracts[Name]>,
  ): Promise<Result<OutputOf<Contracts[Name]>>> {
    return (await this.service.call(name, input, { recordedAt: this.recordedAt })) as Result<OutputOf<Contracts[Name]>>;
  }

  toRead(file: string): string {
    const token = newToken();
    this.service.grants.grant(token, fullPath(file), 'read');
    return token;
  }

  toWrite(file: string): string {
    const token = newToken();
    this.service.grants.grant(token, fullPath(file), 'write');
    return token;
  }

  page(documentToken: string): string {
    const page = this.service.documents.find(documentToken);
    if (!page) throw new Error('the page was not kept');
    return page.html;
  }

  async close(): Promise<void> {
    await this.service.close();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Relative paths are meant from where the user stands: npm runs scripts in the package's own folder. */
export function fullPath(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

/** `B` stands for `B.duewarden` unless there is a file of just that name. */
export function bookFile(book: string): string {
  const file = fullPath(book);
  return file.endsWith('.duewarden') || fs.statSync(file, { throwIfNoEntry: false })?.isFile()
    ? file
    : `${file}.duewarden`;
}
