import type { Handlers } from '../context.ts';
import type { ledgerContract } from './contract.ts';

export declare const ledgerProcedures: Handlers<typeof ledgerContract>;
