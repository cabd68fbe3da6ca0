import type { Handlers } from '../context.ts';
import type { signalsContract } from './contract.ts';

export declare const signalsProcedures: Handlers<typeof signalsContract>;
