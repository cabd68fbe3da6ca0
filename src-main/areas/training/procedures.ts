import type { Handlers } from '../context.ts';
import type { trainingContract } from './contract.ts';

export const trainingProcedures: Handlers<typeof trainingContract> = {};
