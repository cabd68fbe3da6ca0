import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { readSettings } from '../settings/store.ts';
import type { ratesContract } from './contract.ts';
import { readRate } from './rules.ts';
import { findRate, insertRate, listRates, removeRate } from './store.ts';

export const ratesProcedures: Handlers<typeof ratesContract> = {
  'rates.list': ({ db }, { offset, limit, ...question }) => {
    const base = readSettings(db).baseCurrency;
    const rows = listRates(db, { ...question, base });
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, base });
  },

  'rates.save': ({ db, recordedAt, audit }, input) => {
    const base = readSettings(db).baseCurrency;
    if (input.currency === base) return refuse('exchange_rate_same_currency', { currency: base });
    const rate = readRate(input.rate);
    if (!rate.ok) return rate;
    const sameDay = listRates(db, { base, currency: input.currency, asOf: input.onDay });
    if (sameDay.some((row) => row.onDay === input.onDay && row.source === input.source))
      return refuse('exchange_rate_taken', { currency: input.currency, day: input.onDay });
    const row = { ...input, rate: rate.value, base, recordedAt };
    const rateId = insertRate(db, row);
    audit({ entity: 'rate', id: rateId, after: row });
    return ok({ rateId, rate: rate.value });
  },

  'rates.remove': ({ db, recordedAt, audit }, { rateId }) => {
    const rate = findRate(db, rateId);
    if (!rate) return refuse('exchange_rate_not_found');
    removeRate(db, rateId, recordedAt);
    audit({ entity: 'rate', id: rateId, before: rate });
    return ok(null);
  },
};
