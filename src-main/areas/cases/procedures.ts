import type { Handlers } from '../context.ts';
import type { casesContract } from './contract.ts';

export const casesProcedures: Handlers<typeof casesContract> = {};
