import type { Handlers } from '../context.ts';
import type { customersContract } from './contract.ts';

export declare const customersProcedures: Handlers<typeof customersContract>;
