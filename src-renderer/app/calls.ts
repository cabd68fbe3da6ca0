import type { z } from 'zod';
import type { Contracts, ProcedureName } from '../../src-main/areas/contracts.ts';
import type { CommonError, Topic } from '../../src-main/kernel/procedure.ts';
import type { Refusal, Success } from '../../src-main/kernel/result.ts';

export type { ProcedureName, Topic };

type NamesOf<Kind extends string> = {
  [N in ProcedureName]: Contracts[N]['kind'] extends Kind ? N : never;
}[ProcedureName];

export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;
export type JobName = NamesOf<'job'>;

/** What a screen hands in: fields with a default may be left out. */
export type InputFor<N extends ProcedureName> = z.input<Contracts[N]['input']>;
export type ValueOf<N extends ProcedureName> = z.output<Contracts[N]['output']>;
export type CodeOf<N extends ProcedureName> = Contracts[N]['errors'][number] | CommonError;
export type Reply<N extends ProcedureName> = Success<ValueOf<N>> | Refusal<CodeOf<N>>;

/** How a refused query reaches React Query, which knows failures only as thrown errors. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}
