import type { Handlers } from '../context.ts';
import type { dossierContract } from './contract.ts';

export const dossierProcedures: Handlers<typeof dossierContract> = {};
