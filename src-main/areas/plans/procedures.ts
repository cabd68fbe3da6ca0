import type { Handlers } from '../context.ts';
import type { plansContract } from './contract.ts';

export const plansProcedures = {} as Handlers<typeof plansContract>;
