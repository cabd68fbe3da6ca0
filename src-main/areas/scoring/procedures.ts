import type { Handlers } from '../context.ts';
import type { scoringContract } from './contract.ts';

export const scoringProcedures: Handlers<typeof scoringContract> = {};
