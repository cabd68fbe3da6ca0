import { ok, refuse } from '../../kernel/result.ts';
import { canonicalJson } from '../../kernel/text.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { readSettings, writeSettings } from '../settings/store.ts';
import type { controlContract } from './contract.ts';
import { allocationOf, decisionOf, monthsOf, overviewOf, simulationOf } from './figures.ts';
import { packChanges, packInForce, packNames, packs, packSections } from './rules/packs.ts';
import { insertMonth, insertPlan, removeMonth, removePlan } from './store.ts';

export const controlProcedures: Handlers<typeof controlContract> = {
  'control.overview': ({ db }, point) => ok(overviewOf(db, point)),

  'control.allocation': ({ db }, { offset, limit, ...point }) => {
    const { rows, ceilingMinor } = allocationOf(db, point);
    const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      ceilingMinor,
      salesMinor: sum((row) => row.salesMinor),
      allocatedMinor: sum((row) => row.allocatedMinor),
      limitsMinor: sum((row) => row.limitMinor ?? 0),
      receivablesMinor: sum((row) => row.receivablesMinor),
    });
  },

  'control.months': ({ db }, point) => ok({ rows: monthsOf(db, point) }),

  'control.savePlan': ({ db, recordedAt, actor, audit }, plan) => {
    const planId = insertPlan(db, { ...plan, actor, recordedAt });
    audit({ entity: 'controlPlan', id: planId, after: plan });
    return ok({ planId });
  },

  'control.removePlan': ({ db, recordedAt, audit }, { planId }) => {
    if (!removePlan(db, planId, recordedAt)) return refuse('control_plan_not_found');
    audit({ entity: 'controlPlan', id: planId, after: null });
    return ok(null);
  },

  'control.saveMonth': ({ db, recordedAt, audit }, { currency, ...month }) => {
    removeMonth(db, currency, month.month, recordedAt);
    insertMonth(db, currency, month, recordedAt);
    audit({ entity: 'companyMonth', id: `${month.month} ${currency}`, after: { currency, ...month } });
    return ok(null);
  },

  'control.removeMonth': ({ db, recordedAt, audit }, { currency, month }) => {
    if (removeMonth(db, currency, month, recordedAt) === 0) return refuse('company_month_not_found', { month });
    audit({ entity: 'companyMonth', id: `${month} ${currency}`, after: null });
    return ok(null);
  },

  'control.simulate': ({ db }, { asOf, knownAt, currency, offset, limit, ...change }) => {
    const { rows, ...result } = simulationOf(db, { asOf, knownAt, currency }, change);
    return ok({ ...result, rows: rows.slice(offset, offset + limit), total: rows.length });
  },

  'control.decision': ({ db }, question) =>
    findCustomer(db, question.customerId) ? ok(decisionOf(db, question)) : refuse('customer_not_found'),

  'control.policy': ({ db }) => {
    const settings = readSettings(db);
    return ok({
      inForce: packInForce(settings),
      answers: settings.policy.answers,
      packs: packNames.map((pack) => ({ pack, changes: packChanges(settings, pack) })),
    });
  },

  'control.applyPack': ({ db, audit }, { pack, answers }) => {
    const before = readSettings(db);
    const changes = packChanges(before, pack);
    writeSettings(db, { ...packs[pack], policy: { pack, answers } });
    for (const section of packSections)
      if (canonicalJson(before[section]) !== canonicalJson(packs[pack][section]))
        audit({ entity: 'setting', id: section, before: before[section], after: packs[pack][section] });
    audit({ entity: 'setting', id: 'policy', before: before.policy, after: { pack, answers } });
    return ok({ changes });
  },
};
