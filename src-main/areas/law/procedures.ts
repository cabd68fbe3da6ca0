import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { termsFinding } from './check.ts';
import type { lawContract, LawRule } from './contract.ts';
import { bandsInOrder } from './rules/fees.ts';
import { statuteCodes, type StatuteCode } from './rules/statutes.ts';
import { periodStart, termDaysOf } from './rules/terms.ts';
import { countsOn, isStale } from './rules/versions.ts';
import { insertLawRule, lawRules, ownRules, removeLawRule, updateLawRule, type NewLawRule } from './store.ts';

export const lawProcedures: Handlers<typeof lawContract> = {
  'law.rules': ({ db }, { asOf }) => {
    const rules = lawRules(db);
    const rows = rules.map((rule) => ({
      ...rule,
      inForce: countsOn(rules, rule, asOf),
      stale: isStale(rule.checkedOn, asOf),
    }));
    return ok({ rows, staleCount: rows.filter((row) => row.inForce && row.stale).length });
  },

  'law.check': ({ db }, { documentOn, deliveredOn, acceptedOn, inspectionEndsOn, dueOn, ...question }) => {
    const start = periodStart({ documentOn, deliveredOn, acceptedOn, inspectionEndsOn });
    return ok({
      start,
      finding: termsFinding(db, { ...question, on: start.on, termDays: termDaysOf(start.on, dueOn) }),
    });
  },

  'law.saveRule': (ctx, { ruleId, ...rule }) => {
    const own = ownRules(ctx.db);
    const before = ruleId === undefined ? undefined : own.find((row) => row.ruleId === ruleId);
    if (ruleId !== undefined && before === undefined) return refuse('law_rule_not_found');
    if (!fits(rule)) return refuse('law_values_do_not_fit', { code: rule.code });
    if (rule.untilOn !== null && rule.untilOn < rule.fromOn)
      return refuse('law_days_disordered', { fromOn: rule.fromOn });
    if (rule.values.kind === 'term' && rule.values.maxDays < rule.values.defaultDays)
      return refuse('law_max_below_default', { defaultDays: rule.values.defaultDays });
    if (rule.values.kind === 'fees' && !bandsInOrder(rule.values.bands)) return refuse('law_bands_disordered');
    if (own.some((row) => row !== before && sameVersion(row, rule)))
      return refuse('law_rule_taken', { code: rule.code, fromOn: rule.fromOn });
    const savedId = ruleId ?? insertLawRule(ctx.db, rule, ctx.recordedAt);
    if (ruleId !== undefined) updateLawRule(ctx.db, ruleId, rule);
    ctx.audit({
      entity: 'lawRule',
      id: savedId,
      ...(before === undefined ? {} : { before: told(before) }),
      after: rule,
    });
    return ok({ ruleId: savedId });
  },

  'law.removeRule': (ctx, { ruleId }) => {
    const before = ownRules(ctx.db).find((row) => row.ruleId === ruleId);
    if (before === undefined) return refuse('law_rule_not_found');
    removeLawRule(ctx.db, ruleId, ctx.recordedAt);
    ctx.audit({ entity: 'lawRule', id: ruleId, before: told(before) });
    return ok(null);
  },
};

const sameVersion = (a: NewLawRule, b: NewLawRule): boolean =>
  a.pack === b.pack && a.code === b.code && a.fromOn === b.fromOn;

const told = ({ ruleId: _ruleId, replaced: _replaced, recordedAt: _recordedAt, ...rule }: LawRule): NewLawRule => rule;

/** Terms are days, interest is a rate, a card is words; only the check's own codes are asked by it. */
function fits({ pack, code, values }: NewLawRule): boolean {
  if (pack === 'card') return values.kind === 'card';
  if (!statuteCodes.includes(code as StatuteCode)) return false;
  if (code.startsWith('fees_')) return values.kind === 'fees' && pack === 'cn';
  if (code === 'limitation') return values.kind === 'limitation';
  return values.kind === (code.startsWith('terms_') ? 'term' : 'interest');
}
