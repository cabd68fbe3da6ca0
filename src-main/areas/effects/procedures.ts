import type { Handlers } from '../context.ts';
import type { effectsContract } from './contract.ts';

export const effectsProcedures: Handlers<typeof effectsContract> = {};
