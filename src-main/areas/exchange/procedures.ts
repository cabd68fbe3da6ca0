import type { Handlers } from '../context.ts';
import type { exchangeContract } from './contract.ts';

export declare const exchangeProcedures: Handlers<typeof exchangeContract>;
