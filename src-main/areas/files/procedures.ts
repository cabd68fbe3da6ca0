import type { Handlers } from '../context.ts';
import type { filesContract } from './contract.ts';

export const filesProcedures: Handlers<typeof filesContract> = {};
