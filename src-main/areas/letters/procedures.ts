import type { Handlers } from '../context.ts';
import type { lettersContract } from './contract.ts';

export declare const lettersProcedures: Handlers<typeof lettersContract>;
