import type { Handlers } from '../context.ts';
import type { securitiesContract } from './contract.ts';

export const securitiesProcedures: Handlers<typeof securitiesContract> = {};
