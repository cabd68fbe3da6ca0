import type { Handlers } from '../context.ts';
import type { interestContract } from './contract.ts';

export const interestProcedures: Handlers<typeof interestContract> = {};
