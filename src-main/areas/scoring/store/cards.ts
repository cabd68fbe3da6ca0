import { day, type Day } from '../../../kernel/day.ts';
import type { CardId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { PointInTime } from '../../ledger/store/asOf.ts';
import { readSettings } from '../../settings/store.ts';
import { cardField, featureWeightsField, presetField, type Card, type CardVersion, type Preset } from '../contract.ts';
import { defaultCard } from '../rules/defaultCard.ts';
import { defaultWeights, type PerFeature } from '../rules/features.ts';

const CARD = 'points';
const FROM_THE_FIRST = day('1970-01-01');

export interface CardRow {
  readonly cardId: CardId | null;
  readonly version: number;
  readonly name: string;
  readonly fromOn: Day;
  readonly card: Card;
}

/** The built-in card has no row until the first score is recorded with it; its figures are those of the first version. */
export function builtInCard(db: ReadDb): CardRow {
  const name = readSettings(db).language === 'zh' ? '标准评分卡' : 'Standard card';
  return { cardId: null, version: 1, name, fromOn: FROM_THE_FIRST, card: defaultCard };
}

/** The card that counts on a day: of those that have begun the newest start, of one start the newest version. */
export function cardInForce(db: ReadDb, point: PointInTime): CardRow {
  return newest(rowsOf(db, CARD, point), point.asOf, cardOf) ?? builtInCard(db);
}

/** A card as it was used, in use or not. */
export function cardById(db: ReadDb, cardId: CardId): CardRow | null {
  const row = db.first(q.selectFrom('score_card').selectAll().where('id', '=', cardId).where('code', '=', CARD));
  return row ? cardOf(row) : null;
}

/** Every version in use, newest first, with how many scores were made by it. */
export function cardVersions(db: ReadDb, point: PointInTime): CardVersion[] {
  const inForce = cardInForce(db, point);
  const rows = rowsOf(db, CARD, point).map(cardOf).reverse();
  const scores = new Map(
    db
      .rows<{ cardId: CardId | null; count: number }>(
        `SELECT card_id AS "cardId", count(*) AS count FROM credit_score WHERE model = 'card' AND voided_at IS NULL GROUP BY card_id`,
      )
      .map(({ cardId, count }) => [cardId, count]),
  );
  return (rows.length === 0 ? [builtInCard(db)] : rows).map((row) => ({
    ...row,
    scores: scores.get(row.cardId) ?? 0,
    inForce: row.cardId === inForce.cardId,
  }));
}

/** The card's row, made when the built-in card is used for the first time. */
export function keepCard(db: WriteDb, row: CardRow, recordedAt: Instant): CardId {
  return row.cardId ?? insertRow(db, CARD, row, row.card, recordedAt).cardId;
}

/** The next version. The built-in card is kept as the first, so that the change can be read from it. */
export function insertCard(
  db: WriteDb,
  given: { name: string; fromOn: Day; card: Card },
  recordedAt: Instant,
): { cardId: CardId; version: number } {
  if (lastVersion(db, CARD) === 0) keepCard(db, builtInCard(db), recordedAt);
  return insertRow(db, CARD, given, given.card, recordedAt);
}

export function removeCard(db: WriteDb, cardId: CardId, recordedAt: Instant): void {
  db.run(q.updateTable('score_card').set({ removed_at: recordedAt }).where('id', '=', cardId));
}

export function isCardInUse(db: ReadDb, cardId: CardId): boolean {
  return rowsOf(db, CARD, {}).some((row) => row.id === cardId);
}

export interface Weights {
  readonly cardId: CardId | null;
  readonly preset: Preset;
  readonly version: number;
  readonly fromOn: Day;
  readonly weights: Record<keyof typeof defaultWeights.balanced, number>;
}

/** Weights of 特征分析 that count on a day, the built-in ones until others are saved. */
export function weightsInForce(db: ReadDb, point: PointInTime, preset: Preset): Weights {
  const kept = newest(rowsOf(db, codeOf(preset), point), point.asOf, (row) => ({
    cardId: row.id,
    preset,
    version: row.version,
    fromOn: row.from_on,
    weights: featureWeightsField.parse(JSON.parse(row.definition_json)),
  }));
  return (
    kept ?? { cardId: null, preset, version: 1, fromOn: FROM_THE_FIRST, weights: featureWeightsField.parse(defaultWeights[preset]) } // prettier-ignore
  );
}

export function presetsInForce(db: ReadDb, point: PointInTime): Weights[] {
  return presetField.options.map((preset) => weightsInForce(db, point, preset));
}

export function keepWeights(db: WriteDb, weights: Weights, recordedAt: Instant): CardId {
  return weights.cardId ?? insertWeights(db, weights, recordedAt).cardId;
}

export function insertWeights(
  db: WriteDb,
  { preset, fromOn, weights }: { preset: Preset; fromOn: Day; weights: PerFeature },
  recordedAt: Instant,
): { cardId: CardId; version: number } {
  return insertRow(db, codeOf(preset), { name: preset, fromOn }, weights, recordedAt);
}

interface Row {
  readonly id: CardId;
  readonly version: number;
  readonly name: string;
  readonly definition_json: string;
  readonly from_on: Day;
}

function codeOf(preset: Preset): string {
  return `features_${preset}`;
}

function cardOf(row: Row): CardRow {
  return {
    cardId: row.id,
    version: row.version,
    name: row.name,
    fromOn: row.from_on,
    card: cardField.parse(JSON.parse(row.definition_json)),
  };
}

/** Versions of one code on record, oldest first. */
function rowsOf(db: ReadDb, code: string, { knownAt }: Pick<PointInTime, 'knownAt'>): Row[] {
  let rows = q.selectFrom('score_card').selectAll().where('code', '=', code).orderBy('version');
  rows =
    knownAt === undefined
      ? rows.where('removed_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('removed_at', 'is', null), eb('removed_at', '>', knownAt)]));
  return db.all(rows);
}

function newest<T>(rows: readonly Row[], asOf: Day, read: (row: Row) => T): T | null {
  const found = rows
    .filter((row) => row.from_on <= asOf)
    .reduce<Row | null>((best, row) => (best === null || row.from_on >= best.from_on ? row : best), null);
  return found === null ? null : read(found);
}

function lastVersion(db: ReadDb, code: string): number {
  const row = db.first(
    q
      .selectFrom('score_card')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('code', '=', code),
  );
  return row?.version ?? 0;
}

function insertRow(
  db: WriteDb,
  code: string,
  { name, fromOn }: { readonly name: string; readonly fromOn: Day },
  definition: unknown,
  recordedAt: Instant,
): { cardId: CardId; version: number } {
  const version = lastVersion(db, code) + 1;
  const { lastId } = db.run(
    q.insertInto('score_card').values({
      code,
      version,
      name,
      definition_json: JSON.stringify(definition),
      from_on: fromOn,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return { cardId: lastId as CardId, version };
}
