import type { Handlers } from '../context.ts';
import type { creditfileContract } from './contract.ts';

export const creditfileProcedures: Handlers<typeof creditfileContract> = {};
