import type { Handlers } from '../context.ts';
import type { policyContract } from './contract.ts';

export const policyProcedures: Handlers<typeof policyContract> = {};
