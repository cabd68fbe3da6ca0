import type { Handlers } from '../context.ts';
import type { reviewsContract } from './contract.ts';

export const reviewsProcedures: Handlers<typeof reviewsContract> = {};
