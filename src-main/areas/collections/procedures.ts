import type { Handlers } from '../context.ts';
import type { collectionsContract } from './contract.ts';
import { workingProcedures } from './working.ts';

export const collectionsProcedures: Handlers<typeof collectionsContract> = {
  ...workingProcedures,
};
