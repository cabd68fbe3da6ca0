import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { canonicalJson } from '../../kernel/text.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { statementsOf } from '../creditfile/store.ts';
import { findCustomer } from '../customers/store.ts';
import {
  cardById,
  cardInForce,
  cardVersions,
  insertCard,
  insertWeights,
  isCardInUse,
  keepCard,
  keepWeights,
  presetsInForce,
  removeCard,
  weightsInForce,
} from './store/cards.ts';
import {
  cardInputsField,
  cardScoreField,
  featuresResultField,
  type CardInputs,
  type CardScore,
  type FeaturesResult,
  type OverrideRow,
  type scoringContract,
} from './contract.ts';
import { modelInputsField, modelResult } from './models.ts';
import { cardProblem } from './rules/cardCheck.ts';
import { bandOf, featureValue, weightSum, type PerFeature } from './rules/features.ts';
import { overrideCounts, overrideProblem } from './rules/overrides.ts';
import { pointsText, scoreByCard } from './rules/score.ts';
import { scoreCustomer } from './scored.ts';
import {
  findOverride,
  findScore,
  gradesInForce,
  insertOverride,
  insertScore,
  overridesOf,
  scoreRows,
  storedScore,
  voidOverride,
  voidScore,
  type GradeInForce,
  type OverrideRecord,
  type ScoreRow,
} from './store.ts';

export const scoringProcedures: Handlers<typeof scoringContract> = {
  'scoring.preview': ({ db }, question) => {
    const scored = scoreCustomer(db, question);
    if (!scored.ok) return scored;
    const { card, inputs, score } = scored.value;
    return ok({ customerId: question.customerId, asOf: question.asOf, card: named(card), inputs, score });
  },

  'scoring.record': (ctx, { note, ...question }) => {
    const scored = scoreCustomer(ctx.db, question);
    if (!scored.ok) return scored;
    const { card, inputs, score } = scored.value;
    const { customerId, asOf } = question;
    const cardId = keepCard(ctx.db, card, ctx.recordedAt);
    const { scoreMilli, confidenceBp, grade } = score;
    const { hardStops } = inputs;
    const stored = { customerId, model: 'card', cardId, asOf, scoreMilli, confidenceBp, grade, hardStops, note } as const;
    const scoreId = insertScore(ctx.db, { ...stored, inputs, points: score }, ctx);
    ctx.audit({
      entity: 'score',
      id: scoreId,
      customerId,
      after: { model: 'card', asOf, grade, points: pointsText(scoreMilli), confidenceBp, hardStops, note },
    });
    return ok({ scoreId, grade, scoreMilli, confidenceBp });
  },

  'scoring.get': ({ db }, { scoreId }) => {
    const row = findScore(db, scoreId);
    if (!row) return refuse('score_not_found');
    const stored = storedScore(row);
    if (row.model === 'card') {
      const card = readCardScore(db, row);
      return ok({ stored, card, features: null, figures: null, reproduced: cardAgain(db, row, card) });
    }
    if (row.model === 'features') {
      const features = featuresResultField.parse(JSON.parse(row.points_json));
      const again = featuresResult(features.preset, features.weights, features.scores);
      return ok({ stored, card: null, features, figures: null, reproduced: same(again, features) });
    }
    const figures = JSON.parse(row.points_json) as Record<string, unknown>;
    const again = modelResult(row.model, modelInputsField.parse(JSON.parse(row.inputs_json)));
    return ok({
      stored,
      card: null,
      features: null,
      figures: { ...figures, inputs: JSON.parse(row.inputs_json) as unknown },
      reproduced: again !== null && same(again.points, figures) && again.scoreMilli === row.score_milli,
    });
  },

  'scoring.current': ({ db }, { customerId, ...point }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const inForce = gradesInForce(db, point, customerId).get(customerId) ?? null;
    const newest = scoreRows(db, point, customerId).findLast(({ model }) => model === 'card') ?? null;
    const running = overridesOf(db, point, customerId)
      .map((override) => overrideRow(override, point.asOf, inForce))
      .findLast(({ state }) => state === 'running' || state === 'idle');
    return ok({
      inForce: inForce && { customerId, ...inForce, hardStops: [...inForce.hardStops] },
      stored: newest && storedScore(newest),
      score: newest && readCardScore(db, newest),
      override: running ?? null,
    });
  },

  'scoring.history': ({ db }, { customerId, ...point }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const inForce = gradesInForce(db, point, customerId).get(customerId) ?? null;
    return ok({
      scores: scoreRows(db, point, customerId).map(storedScore).reverse(),
      overrides: overridesOf(db, point, customerId)
        .map((override) => overrideRow(override, point.asOf, inForce))
        .reverse(),
    });
  },

  'scoring.grades': ({ db }, point) =>
    ok({
      rows: [...gradesInForce(db, point)].map(([customerId, grade]) => ({
        customerId,
        ...grade,
        hardStops: [...grade.hardStops],
      })),
    }),

  'scoring.void': ({ db, recordedAt, audit }, { scoreId, reason }) => {
    const row = findScore(db, scoreId);
    if (!row) return refuse('score_not_found');
    if (row.voided_at !== null) return refuse('score_voided_already');
    voidScore(db, scoreId, recordedAt);
    const { customer_id: customerId, model, as_of: asOf, grade } = row;
    audit({ entity: 'score', id: scoreId, customerId, before: { model, asOf, grade }, reason });
    return ok(null);
  },

  'scoring.override': ({ db, recordedAt, actor, audit }, { untilOn, ...input }) => {
    const { customerId, fromOn } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const scored = gradesInForce(db, { asOf: fromOn }, customerId).get(customerId);
    if (!scored) return refuse('override_without_score');
    const standing = { grade: scored.scoredGrade, hardStopped: scored.hardStops.length > 0 };
    const problem = overrideProblem(standing, { ...input, untilOn });
    if (problem !== null || untilOn === null)
      return refuse(problem ?? 'override_needs_expiry', { grade: input.grade, scored: scored.scoredGrade });
    const overrideId = insertOverride(db, { ...input, untilOn, actor, recordedAt });
    audit({ entity: 'gradeOverride', id: overrideId, customerId, after: { ...input, untilOn } });
    return ok({ overrideId });
  },

  'scoring.withdrawOverride': ({ db, recordedAt, audit }, { overrideId, reason }) => {
    const found = findOverride(db, overrideId);
    if (!found) return refuse('override_not_found');
    voidOverride(db, overrideId, recordedAt);
    const { customerId, grade, fromOn, untilOn } = found;
    audit({ entity: 'gradeOverride', id: overrideId, customerId, before: { grade, fromOn, untilOn }, reason });
    return ok(null);
  },

  'scoring.recordFeatures': (ctx, { customerId, asOf, preset, scores, note }) => {
    if (!findCustomer(ctx.db, customerId)) return refuse('customer_not_found');
    const weights = weightsInForce(ctx.db, { asOf }, preset);
    const { confidenceBp } = featureValue(weights.weights, scores);
    if (confidenceBp === 0) return refuse('features_empty');
    const cardId = keepWeights(ctx.db, weights, ctx.recordedAt);
    const points = featuresResult(preset, weights.weights, scores);
    const { valueBp, band } = points;
    const hardStops: string[] = [];
    const stored = { customerId, model: 'features', cardId, asOf, confidenceBp, grade: band, hardStops, note } as const;
    const inputs = { preset, version: weights.version, scores };
    const scoreId = insertScore(ctx.db, { ...stored, inputs, points, scoreMilli: valueBp * 10 }, ctx);
    ctx.audit({ entity: 'score', id: scoreId, customerId, after: { model: 'features', asOf, preset, valueBp, band, note } });
    return ok({ scoreId, valueBp });
  },

  'scoring.recordModel': (ctx, { customerId, asOf, model, statementId, variant, note }) => {
    if (!findCustomer(ctx.db, customerId)) return refuse('customer_not_found');
    const statement = statementsOf(ctx.db, { asOf }, customerId).find((one) => one.statementId === statementId);
    if (!statement) return refuse('statement_not_found');
    const { periodEndOn, months, currency, source, audited, figures } = statement;
    const inputs = { variant, statementId, periodEndOn, months, currency, source, audited, figures };
    const result = modelResult(model, inputs);
    if (result === null) return refuse('statement_lacks_figures');
    const { points, scoreMilli, grade } = result;
    const hardStops: string[] = [];
    const stored = { customerId, model, cardId: null, asOf, confidenceBp: 10_000, grade, hardStops, note } as const;
    const scoreId = insertScore(ctx.db, { ...stored, inputs, points, scoreMilli }, ctx);
    ctx.audit({ entity: 'score', id: scoreId, customerId, after: { model, asOf, periodEndOn, points: pointsText(scoreMilli), grade, note } });
    return ok({ scoreId, scoreMilli });
  },

  'scoring.card': ({ db }, point) => {
    const versions = cardVersions(db, point);
    const { cardId } = cardInForce(db, point);
    const inForce = versions.find((version) => version.cardId === cardId) ?? versions[0];
    if (!inForce) throw new Error('there is always a card');
    return ok({
      inForce,
      versions,
      presets: presetsInForce(db, point).map(({ cardId: _cardId, ...preset }) => preset),
    });
  },

  'scoring.saveCard': ({ db, recordedAt, audit }, input) => {
    const problem = cardProblem(input.card);
    if (problem !== null) return refuse(problem.code, { factor: problem.factor, sum: problem.sum });
    const before = cardInForce(db, { asOf: input.fromOn });
    const saved = insertCard(db, input, recordedAt);
    const { name, fromOn } = input;
    audit({
      entity: 'scoreCard',
      id: saved.cardId,
      before: { name: before.name, fromOn: before.fromOn, ...outline(before.card) },
      after: { name, fromOn, ...outline(input.card) },
      version: saved.version,
    });
    return ok(saved);
  },

  'scoring.removeCard': ({ db, recordedAt, audit }, { cardId }) => {
    const found = isCardInUse(db, cardId) ? cardById(db, cardId) : null;
    if (!found) return refuse('card_not_found');
    removeCard(db, cardId, recordedAt);
    const { name, fromOn, version } = found;
    audit({ entity: 'scoreCard', id: cardId, before: { name, fromOn, version } });
    return ok(null);
  },

  'scoring.saveWeights': ({ db, recordedAt, audit }, input) => {
    if (weightSum(input.weights) !== 100) return refuse('weights_not_100', { sum: weightSum(input.weights) });
    const { weights: before } = weightsInForce(db, { asOf: input.fromOn }, input.preset);
    const saved = insertWeights(db, input, recordedAt);
    const { preset, fromOn, weights } = input;
    audit({ entity: 'scoreCard', id: saved.cardId, before: { weights: before }, after: { weights }, preset, fromOn });
    return ok(saved);
  },
}; // prettier-ignore

function named({ cardId, version, name }: { cardId: ReturnType<typeof cardInForce>['cardId']; version: number; name: string }) {
  return { cardId, version, name };
} // prettier-ignore

/** A stored score as it was printed, from its own inputs and points. */
function readCardScore(db: ReadDb, row: ScoreRow): { customerId: CustomerId; asOf: Day; card: ReturnType<typeof named>; inputs: CardInputs; score: CardScore } {
  const card = row.card_id === null ? null : cardById(db, row.card_id);
  return {
    customerId: row.customer_id,
    asOf: row.as_of,
    card: card === null ? { cardId: null, version: 0, name: '' } : named(card),
    inputs: cardInputsField.parse(JSON.parse(row.inputs_json)),
    score: cardScoreField.parse(JSON.parse(row.points_json)),
  };
} // prettier-ignore

/** Worked out again from the stored inputs and the card it was made with, it is the same to the last point. */
function cardAgain(db: ReadDb, row: ScoreRow, stored: { inputs: CardInputs; score: CardScore }): boolean {
  const card = row.card_id === null ? null : cardById(db, row.card_id);
  if (card === null) return false;
  const again = scoreByCard(card.card, stored.inputs);
  return same(again, stored.score) && again.scoreMilli === row.score_milli && again.grade === row.grade;
}

function featuresResult(preset: FeaturesResult['preset'], weights: FeaturesResult['weights'], scores: PerFeature): FeaturesResult {
  const { groups, valueBp } = featureValue(weights, scores);
  return featuresResultField.parse({ preset, weights, scores, groups, valueBp, band: bandOf(valueBp) });
} // prettier-ignore

function overrideRow(override: OverrideRecord, asOf: Day, inForce: GradeInForce | null): OverrideRow {
  const { customerId: _customerId, ...row } = override;
  const counts =
    inForce !== null &&
    overrideCounts({ grade: inForce.scoredGrade, hardStopped: inForce.hardStops.length > 0 }, override.grade);
  const state =
    override.fromOn > asOf ? 'coming' : override.untilOn < asOf ? 'ended' : counts ? 'running' : ('idle' as const);
  return { ...row, state };
}

/** What a reader of the timeline wants to see of a card: points and cut-offs. */
function outline({ factors, cutOffs }: { factors: readonly { code: string; max: number }[]; cutOffs: object }): object {
  return { points: Object.fromEntries(factors.map(({ code, max }) => [code, max])), cutOffs };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
