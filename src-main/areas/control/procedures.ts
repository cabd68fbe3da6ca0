import type { Handlers } from '../context.ts';
import type { controlContract } from './contract.ts';

export const controlProcedures: Handlers<typeof controlContract> = {};
