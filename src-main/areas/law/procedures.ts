import type { Handlers } from '../context.ts';
import type { lawContract } from './contract.ts';

export const lawProcedures: Handlers<typeof lawContract> = {};
