import type { Handlers } from '../context.ts';
import type { actionsContract } from './contract.ts';

export const actionsProcedures: Handlers<typeof actionsContract> = {};
