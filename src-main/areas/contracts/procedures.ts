import type { Handlers } from '../context.ts';
import type { contractsContract } from './contract.ts';
import { amendmentProcedures } from './procedures/amendments.ts';
import { claimProcedures } from './procedures/claims.ts';
import { deliveryProcedures } from './procedures/deliveries.ts';
import { milestoneProcedures } from './procedures/milestones.ts';
import { peopleProcedures } from './procedures/people.ts';
import { registerProcedures } from './procedures/register.ts';

export const contractsProcedures: Handlers<typeof contractsContract> = {
  ...registerProcedures,
  ...milestoneProcedures,
  ...deliveryProcedures,
  ...amendmentProcedures,
  ...claimProcedures,
  ...peopleProcedures,
};
