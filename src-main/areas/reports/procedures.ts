import type { Handlers } from '../context.ts';
import type { reportsContract } from './contract.ts';

export declare const reportsProcedures: Handlers<typeof reportsContract>;
