import type { Handlers } from '../context.ts';
import type { collectionsContract } from './contract.ts';

export const collectionsProcedures: Handlers<typeof collectionsContract> = {};
