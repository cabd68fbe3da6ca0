import { addDays, daysBetween, laterDay, type Day } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { policyVersions, shippedVersion } from '../policy/store.ts';
import type { effectsContract } from './contract.ts';
import { effectFacts } from './facts.ts';
import { funnelPlaces } from './funnel.ts';
import { lessonPrompts } from './lessons.ts';
import { linesOf } from './lines.ts';
import { summaryOf } from './measuring.ts';
import { openFigure } from './rows.ts';
import { funnelOf } from './rules/funnel.ts';
import { sumsOf } from './rules/sums.ts';
import { customerNames } from './store.ts';

export const effectsProcedures: Handlers<typeof effectsContract> = {
  'effects.summary': ({ db }, period) => (period.from > period.asOf ? disordered(period) : ok(summaryOf(db, effectFacts(db, period)))),

  'effects.lines': ({ db }, { by, ...period }) => {
    if (period.from > period.asOf) return disordered(period);
    const facts = effectFacts(db, period);
    return ok({ rows: linesOf(facts, by), costCurrency: facts.base });
  },

  'effects.funnel': ({ db }, period) => {
    if (period.from > period.asOf) return disordered(period);
    const { places, ladder } = funnelPlaces(db, effectFacts(db, period));
    return ok({ steps: funnelOf(places, ladder) });
  },

  'effects.policies': ({ db }, { asOf, knownAt, currency }) => {
    const yearAgo = addDays(asOf, -364);
    const stored = policyVersions(db, { knownAt }).filter(({ fromOn }) => fromOn !== null && fromOn <= asOf).reverse();
    // Of two versions of one day the later recorded one was in force.
    const versions = [{ ...shippedVersion(db), fromOn: yearAgo }, ...stored].filter((version, index, all) => all[index + 1]?.fromOn !== version.fromOn || index === all.length - 1);
    const rows = versions.flatMap((version, index) => {
      const next = versions[index + 1]?.fromOn ?? null;
      const from = laterDay(version.fromOn ?? yearAgo, yearAgo);
      const to = next === null ? asOf : addDays(next, -1);
      if (from > to) return [];
      const summary = summaryOf(db, effectFacts(db, { from, asOf: to, knownAt, currency }));
      return [{ version: version.version, name: version.name, days: daysBetween(from, to) + 1, summary }];
    });
    return ok({ rows });
  },

  'effects.lessonPrompts': ({ db }, question) => ok({ rows: lessonPrompts(db, question) }),

  'effects.rows': ({ db }, { figure, by, code, offset, limit, ...period }) => {
    if (period.from > period.asOf) return disordered(period);
    const { rows, opened } = openFigure(db, effectFacts(db, period), { figure, by, code });
    const names = customerNames(db);
    return ok({
      rows: rows.slice(offset, offset + limit).map((row) => ({ ...row, customerCode: names.get(row.customerId)?.code ?? '', customerName: names.get(row.customerId)?.name ?? '' })),
      total: rows.length,
      sums: sumsOf(rows),
      figure: opened,
    });
  },
}; // prettier-ignore

function disordered({ from, asOf }: { readonly from: Day; readonly asOf: Day }) {
  return refuse('effect_period_disordered', { from, to: asOf });
}
