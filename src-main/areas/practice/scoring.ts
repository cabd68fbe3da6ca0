import { addDays, type Day } from '../../kernel/day.ts';
import { statementsOf } from '../creditfile/store.ts';
import { featureCodes, type Judgement } from '../scoring/contract.ts';
import { modelResult } from '../scoring/models.ts';
import { gradesInForce } from '../scoring/store.ts';
import { grades } from '../settings/contract.ts';
import type { PracticeActs } from './acts.ts';

type Standing = 'good' | 'fair' | 'weak';

/** Who is scored, how many days ago, and what is thought of them where the book says nothing. */
const scored: Readonly<Record<string, { readonly as: Standing; readonly ago: readonly number[] }>> = {
  KH001: { as: 'good', ago: [706, 341, 12] },
  KH003: { as: 'fair', ago: [668, 486, 303, 121] },
  KH006: { as: 'fair', ago: [640, 458, 275, 88] },
  KH007: { as: 'good', ago: [652, 287] },
  KH012: { as: 'good', ago: [611, 246] },
  KH013: { as: 'good', ago: [583, 219] },
  KH014: { as: 'good', ago: [598, 415, 232, 49] },
  KH016: { as: 'fair', ago: [574, 392, 209, 26] },
  KH022: { as: 'weak', ago: [533, 350, 168, 33] },
  KH023: { as: 'weak', ago: [519, 336, 154] },
  KH030: { as: 'weak', ago: [505, 322, 140, 5] },
  KH043: { as: 'fair', ago: [491, 126] },
  KH059: { as: 'good', ago: [560, 195] },
};

/** Keyed by the clerk at each review, in the units of the card. */
const thought: Readonly<Record<Standing, readonly (readonly [Judgement['measure'], number | string])[]>> = {
  good: [['promise_rate', 96_000], ['public_record', 'clean'], ['years_trading', 9000], ['margin', 18_000], ['outlook', 'good']],
  fair: [['promise_rate', 74_000], ['public_record', 'clean'], ['years_trading', 4000], ['margin', 11_000], ['outlook', 'neutral']],
  weak: [['promise_rate', 42_000], ['public_record', 'settled'], ['margin', 6000], ['outlook', 'neutral']],
}; // prettier-ignore

/**
 * Two years of scores: those the clerk recorded at the reviews of the time, one grade lifted for a while that ends next
 * week, and one feature analysis with the boss. It stands on what the credit files say, so it comes after them.
 */
export function scoringDesk({ db, today, done, customerOf, ago, say }: PracticeActs): void {
  const acts = Object.entries(scored)
    .flatMap(([code, plan]) => plan.ago.map((back) => ({ code, as: plan.as, on: ago(back) })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.code < b.code ? -1 : 1));
  for (const { code, as, on } of acts)
    done(on, 'scoring.record', {
      customerId: customerOf(code),
      asOf: on,
      judgements: gapsOnly(code, as, on),
      note: say('定期复评', 'Periodic review'),
    });

  // Lifted by one grade when the bank vouched for it; the paper lasts until next week.
  const lifted = customerOf('KH006');
  const scoredThen = gradesInForce(db, { asOf: ago(84) }, lifted).get(lifted);
  const better = scoredThen && grades[grades.indexOf(scoredThen.scoredGrade) - 1];
  if (scoredThen && better !== undefined && scoredThen.hardStops.length === 0)
    done(ago(84), 'scoring.override', {
      customerId: lifted,
      grade: better,
      fromOn: ago(84),
      untilOn: addDays(today, 6),
      reason: say('开户行资信证明，新厂房投产', 'Bank reference; the new plant has started'),
      approver: say('总经理', 'General manager'),
    });

  const analysed = [7, 6, 8, 6, 7, 7, 6, 5, 6, 6, 4, 5, 5, 4, 5, 5, 6, 0];
  done(ago(26), 'scoring.recordFeatures', {
    customerId: customerOf('KH016'),
    asOf: ago(26),
    preset: 'balanced',
    scores: Object.fromEntries(featureCodes.map((code, index) => [code, analysed[index] ?? 0])),
    note: say('与业务经理一起打分', 'Scored together with the sales manager'),
  });

  for (const code of Object.keys(scored)) {
    const customerId = customerOf(code);
    const [statement] = statementsOf(db, { asOf: ago(10) }, customerId);
    if (statement === undefined) continue;
    const { statementId } = statement;
    for (const model of ['working_assets', 'altman'] as const)
      if (modelResult(model, { variant: 'zDouble', ...statement }) !== null)
        done(ago(10), 'scoring.recordModel', { customerId, asOf: ago(10), model, statementId, variant: 'zDouble' });
  }

  /** Where the book knows by itself nothing is judged. */
  function gapsOnly(code: string, as: Standing, on: Day): Judgement[] {
    const { inputs } = done(on, 'scoring.preview', { customerId: customerOf(code), asOf: on });
    const gaps = new Set(inputs.facts.filter(({ missing }) => missing !== null).map(({ measure }) => measure));
    return thought[as]
      .filter(([measure]) => gaps.has(measure))
      .map(([measure, value]) => ({
        measure,
        valueMilli: typeof value === 'number' ? value : null,
        choice: typeof value === 'string' ? value : null,
        source:
          measure === 'public_record'
            ? say('企业信用信息公示系统查询', 'looked up in the company register')
            : say('业务员回访记录', 'sales call notes'),
      }));
  }
}
