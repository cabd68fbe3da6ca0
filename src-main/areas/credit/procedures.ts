import type { Handlers } from '../context.ts';
import type { creditContract } from './contract.ts';

export declare const creditProcedures: Handlers<typeof creditContract>;
