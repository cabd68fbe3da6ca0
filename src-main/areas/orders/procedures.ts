import type { Handlers } from '../context.ts';
import type { ordersContract } from './contract.ts';

export const ordersProcedures: Handlers<typeof ordersContract> = {};
