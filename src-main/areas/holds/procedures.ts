import type { Handlers } from '../context.ts';
import type { holdsContract } from './contract.ts';

export const holdsProcedures: Handlers<typeof holdsContract> = {};
