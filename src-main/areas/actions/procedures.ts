import type { Handlers } from '../context.ts';
import type { actionsContract } from './contract.ts';
import { logProcedures } from './procedures/log.ts';
import { recordProcedures } from './procedures/records.ts';

export const actionsProcedures: Handlers<typeof actionsContract> = { ...logProcedures, ...recordProcedures };
