import type { Handlers } from '../context.ts';
import type { contractsContract } from './contract.ts';

export const contractsProcedures: Handlers<typeof contractsContract> = {};
