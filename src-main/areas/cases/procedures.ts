import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { casesContract } from './contract.ts';
import { ALWAYS, findCase, opening } from './opening.ts';
import { reading } from './reading.ts';
import { cluesAt, insertClue, removeClue } from './store/clues.ts';
import { working } from './working.ts';

export const casesProcedures: Handlers<typeof casesContract> = {
  ...reading,
  ...opening,
  ...working,

  'cases.addClue': (ctx, { currency, ...clue }) => {
    const { customerId, caseId, seenOn } = clue;
    if (findCustomer(ctx.db, customerId) === null) return refuse('customer_not_found');
    if (caseId !== null && findCase(ctx.db, caseId)?.customerId !== customerId) return refuse('case_not_found');
    if (seenOn > ctx.today) return refuse('case_day_in_future', { today: ctx.today });
    const clueId = insertClue(ctx.db, { ...clue, currency: currency ?? '' }, ctx);
    ctx.audit({ entity: 'assetClue', id: clueId, customerId, after: { ...clue, currency } });
    return ok({ clueId });
  },

  'cases.removeClue': (ctx, { clueId, reason }) => {
    const [clue] = cluesAt(ctx.db, { asOf: ALWAYS, clueId });
    if (clue === undefined) return refuse('case_clue_not_found');
    removeClue(ctx.db, clueId, ctx.recordedAt);
    const { customerId, kind, description } = clue;
    ctx.audit({ entity: 'assetClue', id: clueId, customerId, undone: { kind, description }, reason });
    return ok(null);
  },
};
