import type { Handlers } from '../context.ts';
import type { agingContract } from './contract.ts';

export declare const agingProcedures: Handlers<typeof agingContract>;
