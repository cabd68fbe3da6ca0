import type { Handlers } from '../context.ts';
import type { playbookContract } from './contract.ts';

export const playbookProcedures: Handlers<typeof playbookContract> = {};
