import type { Handlers } from '../context.ts';
import type { limitationContract } from './contract.ts';

export const limitationProcedures: Handlers<typeof limitationContract> = {};
