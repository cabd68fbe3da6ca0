import type { Handlers } from '../context.ts';
import type { promisesContract } from './contract.ts';

export const promisesProcedures: Handlers<typeof promisesContract> = {};
