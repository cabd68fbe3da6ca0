import { grouped } from '../../kernel/grouping.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { readSettings } from '../settings/store.ts';
import { chargeInterest, voidInterest, waiveInterest } from './charging.ts';
import type { interestContract } from './contract.ts';
import { interestOf, interestRow, rateBook } from './ledger.ts';
import { lateInterest } from './rules/lateInterest.ts';
import { lawRules } from '../law/store.ts';
import { baseRates, chargesAt, debtsAt, insertBaseRate, paymentsOn, removeBaseRate } from './store.ts';

export const interestProcedures: Handlers<typeof interestContract> = {
  'interest.calculate': ({ db }, question) => {
    const { dayBase, reading, multiplierMilli } = readSettings(db).interest;
    return lateInterest({
      multiplierMilli,
      ...question,
      dayBase,
      reading,
      baseRates: baseRates(db),
      lawRules: lawRules(db),
    });
  },

  'interest.rates': ({ db }, { kind }) =>
    ok({ rows: baseRates(db).filter((rate) => kind === undefined || rate.kind === kind) }),

  'interest.saveRate': (ctx, rate) => {
    const rateId = insertBaseRate(ctx.db, rate, ctx);
    ctx.audit({ entity: 'baseRate', id: rateId, after: rate });
    return ok({ rateId });
  },

  'interest.removeRate': (ctx, { rateId }) => {
    const before = baseRates(ctx.db).find((rate) => rate.rateId === rateId);
    if (!before || !removeBaseRate(ctx.db, rateId, ctx.recordedAt)) return refuse('base_rate_not_found');
    ctx.audit({ entity: 'baseRate', id: rateId, before });
    return ok(null);
  },

  'interest.ledger': ({ db }, { status, search, offset, limit, ...question }) => {
    const debts = debtsAt(db, { ...question, search });
    const paid = paymentsOn(db, question, debts.map(({ dueItemId }) => dueItemId)); // prettier-ignore
    const charges = grouped(chargesAt(db, question), ({ dueItemId }) => dueItemId);
    const book = rateBook(db);
    const rows = debts
      .map((debt) =>
        interestRow(debt, paid.get(debt.dueItemId) ?? [], charges.get(debt.dueItemId) ?? [], book, question),
      )
      .filter((row) =>
        row.settled ? status !== 'open' && (row.freshMinor > 0 || row.letterMinor > 0) : status !== 'settled',
      )
      .sort((a, b) => b.freshMinor - a.freshMinor || a.dueItemId - b.dueItemId);
    const sum = (of: 'freshMinor' | 'letterMinor' | 'notedMinor'): number =>
      rows.reduce((total, row) => total + row[of], 0);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      freshMinor: sum('freshMinor'),
      letterMinor: sum('letterMinor'),
      notedMinor: sum('notedMinor'),
    });
  },

  'interest.item': ({ db }, { dueItemId, rule, multiplierMilli, ratePpm, ...point }) => {
    const [debt] = debtsAt(db, { ...point, dueItemId });
    if (!debt) return refuse('item_not_found');
    const paid = paymentsOn(db, point, [dueItemId]).get(dueItemId) ?? [];
    const charges = chargesAt(db, point, { dueItemId });
    const book = rateBook(db);
    const row = interestRow(debt, paid, charges, book, point);
    const answer = interestOf(debt, paid, book, {
      rule: rule ?? row.rule ?? undefined,
      multiplierMilli: multiplierMilli ?? row.multiplierMilli ?? undefined,
      ratePpm: ratePpm ?? row.ratePpm ?? undefined,
      toOn: point.asOf,
      fromOn: row.accruedThroughOn ?? undefined,
    });
    return ok({ row, answer: answer.ok ? answer.value : null, charges });
  },

  'interest.charge': chargeInterest,
  'interest.waive': waiveInterest,
  'interest.void': voidInterest,
};
