import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fact, MeasureCode } from '../../../src-main/areas/scoring/contract.ts';
import { defaultCard } from '../../../src-main/areas/scoring/rules/defaultCard.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
const asOf = on('2026-11-22');

beforeEach(async () => {
  book = await TestBook.create();
  customerId = await book.customer('C1');
});
afterEach(() => book.close());

/** Two years of invoices paid so many days late, 10,000.00 each month, and a limit. */
async function trade(daysLate: number, months = 24): Promise<void> {
  for (let back = months; back >= 1; back -= 1) {
    const month = new Date(Date.UTC(2026, 11 - back, 1)).toISOString().slice(0, 7);
    const { itemId } = await book.invoice(customerId, `I-${month}`, `${month}-01`, 1_000_000, { dueOn: `${month}-05` });
    const paidOn = new Date(Date.UTC(2026, 11 - back, 5 + daysLate)).toISOString().slice(0, 10);
    if (paidOn <= asOf)
      await book.receipt(customerId, paidOn, 1_000_000, [{ dueItemId: itemId, amountMinor: 1_000_000 }]);
  }
  await book.call('credit.setLimit', {
    customerId,
    currency: currency('CNY'),
    amountMinor: 5_000_000,
    fromOn: on('2024-01-01'),
    reason: 'start',
  });
}

const preview = (more: { asOf?: typeof asOf; requestedLimitMinor?: number } = {}) =>
  book.call('scoring.preview', { customerId, asOf, ...more });
const factOf = (facts: readonly Fact[], measure: MeasureCode): Fact => {
  const found = facts.find((one) => one.measure === measure);
  if (!found) throw new Error(`nothing about ${measure}`);
  return found;
};

describe('facts', () => {
  it('of a customer nothing is known of say what is missing, and the grade is D', async () => {
    const { inputs, score, card } = await preview();
    expect(card).toMatchObject({ cardId: null, version: 1 });
    expect(inputs.facts.filter(({ missing }) => missing === null).map(({ measure }) => measure)).toEqual(['importance']); // prettier-ignore
    expect(inputs.facts.map(({ missing }) => missing)).toEqual([
      'no_payments', 'no_promise_log', 'no_recent_check', 'no_founding_day', 'no_history', 'no_statement', 'no_statement',
      'no_statement', 'short_history', 'no_limit', 'no_limit', 'nothing_owed', 'no_market_notes', 'no_receivables', null, 'no_margin',
    ]); // prettier-ignore
    expect(score).toMatchObject({ scoreMilli: 1250, confidenceBp: 250, grade: 'D' });
  });

  it('come from the ledger: how late, how long, how much, and what the limit is used', async () => {
    await trade(10);
    await book.invoice(customerId, 'OPEN', '2026-11-20', 2_000_000, { dueOn: '2026-12-20' });
    const { inputs, score } = await preview();
    expect(factOf(inputs.facts, 'days_late')).toMatchObject({ milli: 10_000, source: 'ledger', figures: { payments: 12 } }); // prettier-ignore
    expect(factOf(inputs.facts, 'years_with_us')).toMatchObject({ milli: 1916, on: '2024-12-01' });
    expect(factOf(inputs.facts, 'utilisation')).toMatchObject({ milli: 40_000, figures: { exposureMinor: 2_000_000, limitMinor: 5_000_000 } }); // prettier-ignore
    expect(factOf(inputs.facts, 'cover_share')).toMatchObject({ milli: 0, figures: { ofMinor: 2_000_000 } });
    expect(factOf(inputs.facts, 'receivable_share').milli).toBe(100_000);
    expect(factOf(inputs.facts, 'importance').choice).toBe('core');
    // late 12.5 · with us 2 of 4 · utilisation 4 · core 2.5; the trend needs two whole years and has them
    expect(factOf(inputs.facts, 'sales_trend')).toMatchObject({ figures: { lastMinor: 14_000_000, priorMinor: 12_000_000 } }); // prettier-ignore
    expect(score.scoreMilli).toBe(12_500 + 2000 + 4000 + 4000 + 2500);
  });

  it('take a limit that is asked for where capital is weighed, by statement or paid-in capital', async () => {
    await trade(0, 3);
    const without = await preview({ requestedLimitMinor: 10_000_000 });
    expect(factOf(without.inputs.facts, 'capital_multiple').missing).toBe('no_capital');
    expect(without.inputs.requestedLimitMinor).toBe(10_000_000);
  });

  it('are those of the day asked for: what was paid later is not seen', async () => {
    await trade(10);
    const { inputs } = await preview({ asOf: on('2025-03-31') });
    expect(factOf(inputs.facts, 'days_late').figures).toEqual({ payments: 4, paidMinor: 4_000_000 });
  });
});

describe('a recorded score', () => {
  it('prints again the same from its own inputs, whatever is keyed later', async () => {
    await trade(0);
    const before = await preview();
    const { scoreId, grade, scoreMilli } = await book.call('scoring.record', { customerId, asOf, note: 'yearly review' }); // prettier-ignore
    expect({ grade, scoreMilli }).toEqual({ grade: before.score.grade, scoreMilli: before.score.scoreMilli });
    await book.invoice(customerId, 'LATER', '2026-11-21', 9_000_000, { dueOn: '2026-11-21' });
    const shown = await book.call('scoring.get', { scoreId });
    expect(shown.reproduced).toBe(true);
    expect(shown.card?.inputs).toEqual(before.inputs);
    expect(shown.card?.score).toEqual(before.score);
    expect(shown.stored).toMatchObject({ note: 'yearly review', actor: 'Finance', asOf });
    expect((await preview()).score.scoreMilli).not.toBe(before.score.scoreMilli);
    const chips = [...(shown.card?.score.factors ?? []).map(({ pointsMilli }) => pointsMilli), shown.card?.score.marketMilli ?? 0]; // prettier-ignore
    expect(chips.reduce((sum, chip) => sum + chip, 0)).toBe(shown.stored.scoreMilli);
  });

  it('keeps its card when a new version is saved, and later scores take the new one', async () => {
    await trade(0);
    const first = await book.call('scoring.record', { customerId, asOf });
    const card = {
      ...defaultCard,
      factors: defaultCard.factors.map((factor) =>
        factor.code === 'payment' ? { ...factor, max: 30 } : factor.code === 'promises' ? { ...factor, max: 0 } : factor,
      ),
    };
    const saved = await book.call('scoring.saveCard', { name: 'Own card', fromOn: asOf, card });
    expect(saved.version).toBe(2);
    const second = await book.call('scoring.record', { customerId, asOf });
    expect(second.scoreMilli).toBe(first.scoreMilli + 5000);
    const old = await book.call('scoring.get', { scoreId: first.scoreId });
    expect(old).toMatchObject({ reproduced: true, card: { card: { version: 1 } } });
    const { inForce, versions } = await book.call('scoring.card', { asOf });
    expect(inForce).toMatchObject({ version: 2, name: 'Own card', scores: 1 });
    expect(versions.map(({ version, scores }) => [version, scores])).toEqual([[2, 1], [1, 1]]);
    expect((await book.call('scoring.card', { asOf: on('2026-11-21') })).inForce.version).toBe(1);
    await book.call('scoring.removeCard', { cardId: saved.cardId });
    expect((await book.call('scoring.card', { asOf })).inForce.version).toBe(1);
    expect((await book.call('scoring.get', { scoreId: second.scoreId })).reproduced).toBe(true);
    expect(await book.ask('scoring.removeCard', { cardId: saved.cardId })).toMatchObject({ code: 'card_not_found' });
  }); // prettier-ignore

  it('refuses a card that does not add to 100', async () => {
    const [first, ...rest] = defaultCard.factors;
    if (!first) throw new Error('the card has factors');
    const card = { ...defaultCard, factors: [{ ...first, max: 20 }, ...rest] };
    expect(await book.ask('scoring.saveCard', { name: 'Odd', fromOn: asOf, card })).toMatchObject({ code: 'card_points_not_100', params: { sum: 95 } }); // prettier-ignore
  });

  it('is voided with a reason, once, and was there for whoever asks what was known before', async () => {
    await trade(0);
    const { scoreId } = await book.call('scoring.record', { customerId, asOf });
    const known = book.now;
    await book.call('scoring.void', { scoreId, reason: 'wrong customer' });
    expect((await book.call('scoring.current', { customerId, asOf })).inForce).toBeNull();
    expect((await book.call('scoring.current', { customerId, asOf, knownAt: known })).inForce).not.toBeNull();
    expect(await book.ask('scoring.void', { scoreId, reason: 'again' })).toMatchObject({ code: 'score_voided_already' }); // prettier-ignore
  });

  it('carries what was judged on to the next score, and says where it comes from', async () => {
    await trade(0);
    const judgements = [{ measure: 'promise_rate' as const, valueMilli: 92_000, choice: null, source: 'phone log' }];
    const first = await book.call('scoring.record', { customerId, asOf: on('2026-10-01'), judgements });
    const { inputs, score } = await preview();
    expect(factOf(inputs.facts, 'promise_rate')).toMatchObject({ milli: 92_000, source: 'judgement', on: '2026-10-01', note: 'phone log' }); // prettier-ignore
    expect(score.factors.find(({ factor }) => factor === 'promises')?.pointsMilli).toBe(5000);
    expect(first.confidenceBp).toBeGreaterThanOrEqual(500);
    const data = [{ measure: 'days_late' as const, valueMilli: 0, choice: null, source: 'boss' }];
    expect(await book.ask('scoring.record', { customerId, asOf, judgements: data })).toMatchObject({ code: 'judgement_has_data' }); // prettier-ignore
  });
});

describe('the grade in force', () => {
  it('is the newest score of the points card up to the day, by what was known', async () => {
    await trade(0);
    await book.call('scoring.record', { customerId, asOf: on('2025-06-30') });
    const between = book.now;
    await book.call('scoring.record', { customerId, asOf: on('2026-06-30') });
    const on_ = async (day: string, knownAt?: typeof between) =>
      (await book.call('scoring.grades', { asOf: on(day), ...(knownAt === undefined ? {} : { knownAt }) })).rows[0]?.scoredOn; // prettier-ignore
    expect(await on_('2026-11-22')).toBe('2026-06-30');
    expect(await on_('2026-06-29')).toBe('2025-06-30');
    expect(await on_('2026-11-22', between)).toBe('2025-06-30');
    expect(await on_('2025-06-29')).toBeUndefined();
  });

  it('is the override while it lasts, beside the scored one, and the scored one after', async () => {
    await trade(0);
    const { grade } = await book.call('scoring.record', { customerId, asOf: on('2026-06-30') });
    expect(grade).toBe('D');
    const override = { customerId, grade: 'C', fromOn: on('2026-07-01'), untilOn: on('2026-10-31'), reason: 'bank reference' } as const; // prettier-ignore
    const { overrideId } = await book.call('scoring.override', override);
    const at = async (day: string) => (await book.call('scoring.current', { customerId, asOf: on(day) })).inForce;
    expect(await at('2026-07-01')).toMatchObject({ grade: 'C', scoredGrade: 'D', overriddenUntilOn: '2026-10-31' });
    expect(await at('2026-10-31')).toMatchObject({ grade: 'C' });
    expect(await at('2026-11-01')).toMatchObject({ grade: 'D', overriddenUntilOn: null });
    expect(await at('2026-06-30')).toMatchObject({ grade: 'D' });
    const known = book.now;
    await book.call('scoring.withdrawOverride', { overrideId, reason: 'not so' });
    expect(await at('2026-07-01')).toMatchObject({ grade: 'D' });
    expect((await book.call('scoring.current', { customerId, asOf: on('2026-07-01'), knownAt: known })).inForce?.grade).toBe('C'); // prettier-ignore
    expect(await book.ask('scoring.withdrawOverride', { overrideId, reason: 'twice' })).toMatchObject({ code: 'override_not_found' }); // prettier-ignore
  });

  it.each([
    [{ grade: 'B' }, 'override_too_far'],
    [{ grade: 'D' }, 'override_same_grade'],
    [{ reason: '' }, 'override_needs_reason'],
    [{ reason: '   ' }, 'override_needs_reason'],
    [{ untilOn: null }, 'override_needs_expiry'],
    [{ untilOn: on('2026-06-30') }, 'override_ends_before_start'],
    [{ fromOn: on('2026-01-01') }, 'override_without_score'],
  ] as const)('refuses an override with %o', async (change, code) => {
    await trade(0, 3);
    await book.call('scoring.record', { customerId, asOf: on('2026-06-30') });
    const override = { customerId, grade: 'C', fromOn: on('2026-07-01'), untilOn: on('2026-10-31'), reason: 'bank reference' } as const; // prettier-ignore
    expect(await book.ask('scoring.override', { ...override, ...change })).toMatchObject({ ok: false, code });
  });
});

describe('statements', () => {
  const million = 100_000_000;
  const figures = {
    cashMinor: null, receivablesMinor: null, inventoryMinor: 2.4 * million, currentAssetsMinor: 6 * million, totalAssetsMinor: 10 * million,
    intangibleMinor: null, currentLiabilitiesMinor: 4 * million, totalLiabilitiesMinor: 6 * million, paidInMinor: null,
    retainedEarningsMinor: million, equityMinor: 4 * million, salesMinor: 18 * million, costOfSalesMinor: null, ebitMinor: 0.8 * million,
    interestMinor: 0.4 * million, netProfitMinor: null, operatingCashMinor: null, marketValueMinor: null,
  }; // prettier-ignore
  const saved = (periodEndOn: string) =>
    book.call('creditfile.saveStatement', { customerId, periodEndOn: on(periodEndOn), months: 12, currency: currency('CNY'), source: 'annual report', audited: false, figures }); // prettier-ignore

  it('are scored by their ratios and net worth, until they are too old', async () => {
    await saved('2025-12-31');
    const { inputs, score } = await preview({ requestedLimitMinor: 100_000_000 });
    expect(['current_ratio', 'quick_ratio', 'interest_cover', 'capital_multiple'].map((code) => factOf(inputs.facts, code as MeasureCode).milli)).toEqual([1500, 900, 2000, 4000]); // prettier-ignore
    expect(factOf(inputs.facts, 'current_ratio')).toMatchObject({ source: 'statement', on: '2025-12-31' });
    // each ratio half of 4, the capital half of 12
    expect(score.factors.filter(({ factor }) => factor === 'ratios' || factor === 'capital').map(({ pointsMilli }) => pointsMilli)).toEqual([6000, 6000]); // prettier-ignore
    const last = await preview({ asOf: on('2027-06-30') });
    expect(factOf(last.inputs.facts, 'current_ratio').milli).toBe(1500);
    const old = await preview({ asOf: on('2027-07-01') });
    expect(factOf(old.inputs.facts, 'current_ratio').missing).toBe('statement_old');
  });

  it('give −0.1 and 525,000 by working assets and 2.88 and 2.55 by Altman, kept with their figures', async () => {
    const { statementId } = await saved('2025-12-31');
    const working = await book.call('scoring.recordModel', { customerId, asOf, model: 'working_assets', statementId });
    expect(working.scoreMilli).toBe(-100);
    expect(await book.call('scoring.get', { scoreId: working.scoreId })).toMatchObject({ reproduced: true, figures: { shareBp: 1750, limitMinor: 52_500_000 }, stored: { grade: 'limited' } }); // prettier-ignore
    const zDouble = await book.call('scoring.recordModel', { customerId, asOf, model: 'altman', statementId });
    const zPrime = await book.call('scoring.recordModel', { customerId, asOf, model: 'altman', variant: 'zPrime', statementId }); // prettier-ignore
    const shown = await Promise.all([zDouble, zPrime].map(({ scoreId }) => book.call('scoring.get', { scoreId })));
    expect(shown.map(({ stored, reproduced }) => [Math.round(stored.scoreMilli / 10), stored.grade, reproduced])).toEqual([[288, 'safe', true], [255, 'grey', true]]); // prettier-ignore
    expect(await book.ask('scoring.recordModel', { customerId, asOf, model: 'altman', variant: 'z', statementId })).toMatchObject({ code: 'statement_lacks_figures' }); // prettier-ignore
  });

  it('do not outweigh a hard stop in the records', async () => {
    await trade(0);
    await book.call('creditfile.saveRecord', { customerId, kind: 'public', category: 'dishonest_debtor', status: 'active', happenedOn: null, checkedOn: asOf, expiresOn: null, source: 'court list' }); // prettier-ignore
    const { inputs, score } = await preview();
    expect(inputs.hardStops).toEqual(['dishonest_debtor']);
    expect(factOf(inputs.facts, 'public_record').choice).toBe('active');
    expect(score.grade).toBe('D');
    await book.call('scoring.record', { customerId, asOf });
    const override = { customerId, grade: 'C', fromOn: asOf, untilOn: on('2027-01-31'), reason: 'they promised' } as const; // prettier-ignore
    expect(await book.ask('scoring.override', override)).toMatchObject({ code: 'override_hard_stop' });
  });
});

describe('other models', () => {
  it('record a feature analysis with its weights and do not touch the grade', async () => {
    const scores = { payment_record: 8, balance_sheet: 6, impression: 7 } as const;
    const all = Object.fromEntries(
      ['impression', 'product', 'demand', 'competitiveness', 'end_customers', 'management', 'profitability', 'quality_demands',
        'market_pull', 'market_strength', 'payment_security', 'replaceability', 'payment_record', 'references', 'growth',
        'balance_sheet', 'capital_structure', 'capital_size'].map((code) => [code, scores[code as keyof typeof scores] ?? 0]),
    ) as Record<keyof typeof scores, number>; // prettier-ignore
    const { scoreId, valueBp } = await book.call('scoring.recordFeatures', { customerId, asOf, preset: 'balanced', scores: all as never }); // prettier-ignore
    // 12 × 8 + 8 × 6 + 5 × 7 = 179 of 1,000
    expect(valueBp).toBe(1790);
    const shown = await book.call('scoring.get', { scoreId });
    expect(shown).toMatchObject({ reproduced: true, features: { band: 'none', valueBp: 1790 } });
    expect(shown.stored).toMatchObject({ model: 'features', scoreMilli: 17_900, confidenceBp: 2500 });
    expect((await book.call('scoring.current', { customerId, asOf })).inForce).toBeNull();
    const none = Object.fromEntries(Object.keys(all).map((code) => [code, 0]));
    expect(await book.ask('scoring.recordFeatures', { customerId, asOf, preset: 'balanced', scores: none as never })).toMatchObject({ code: 'features_empty' }); // prettier-ignore
  });

  it('keep the weights a feature analysis was made with', async () => {
    const { presets } = await book.call('scoring.card', { asOf });
    const [balanced] = presets;
    if (!balanced) throw new Error('there are presets');
    const all = Object.fromEntries(Object.keys(balanced.weights).map((code) => [code, code === 'growth' ? 10 : 0])) as typeof balanced.weights; // prettier-ignore
    const { scoreId } = await book.call('scoring.recordFeatures', {
      customerId,
      asOf,
      preset: 'balanced',
      scores: all,
    });
    const weights = { ...balanced.weights, growth: 17, payment_record: 2 };
    expect((await book.call('scoring.saveWeights', { preset: 'balanced', fromOn: asOf, weights })).version).toBe(2);
    const again = await book.call('scoring.recordFeatures', { customerId, asOf, preset: 'balanced', scores: all });
    expect(again.valueBp).toBe(1700);
    expect((await book.call('scoring.get', { scoreId })).features?.valueBp).toBe(700);
    expect(await book.ask('scoring.saveWeights', { preset: 'sales', fromOn: asOf, weights: { ...weights, growth: 18 } })).toMatchObject({ code: 'weights_not_100', params: { sum: 101 } }); // prettier-ignore
  });

  it('refuse a statement that is not there', async () => {
    expect(await book.ask('scoring.recordModel', { customerId, asOf, model: 'altman', statementId: 99 as never })).toMatchObject({ code: 'statement_not_found' }); // prettier-ignore
  });
});
