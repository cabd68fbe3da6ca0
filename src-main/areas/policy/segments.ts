import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../storage/database.ts';
import { knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { boxOf } from '../actions/rules/rating.ts';
import { gradesInForce } from '../scoring/store.ts';
import { dangerLevels, type Danger } from '../signals/levels.ts';
import type { PolicySegment } from './contract.ts';
import { segmentOf, type SegmentFacts } from './rules/segment.ts';
import { overridesAt, policyAt } from './store.ts';
import { remembered } from './store/memo.ts';

type Asked = PointInTime & { readonly customerId?: CustomerId | undefined };

/**
 * Segment of every customer that something is known of: by override, else by danger, debtor type and grade. A customer not
 * in the map is standard.
 */
export function segmentsAt(db: ReadDb, point: Asked): Map<CustomerId, PolicySegment> {
  const { segments } = policyAt(db, point).definition;
  const grades = gradesInForce(db, point, point.customerId);
  const types = debtorTypes(db, point);
  const dangers = segments.dangerRed ? redAt(db, point) : new Map<CustomerId, Danger>();
  const found = new Map<CustomerId, PolicySegment>();
  for (const customerId of new Set([...grades.keys(), ...types.keys(), ...dangers.keys()])) {
    const facts: SegmentFacts = {
      grade: grades.get(customerId)?.grade ?? null,
      dangerRed: dangers.get(customerId)?.level === 'red',
      debtorType: types.get(customerId) ?? null,
    };
    found.set(customerId, segmentOf(facts, segments));
  }
  for (const override of overridesAt(db, point))
    if (override.kind === 'segment') found.set(override.customerId, override.value as PolicySegment);
  return found;
}

/** The signals look at every receipt of fifteen months; the answer is the same until something changes. */
function redAt(db: ReadDb, point: Asked): Map<CustomerId, Danger> {
  if (point.customerId !== undefined) return dangerLevels(db, point);
  return remembered(db, `danger ${point.asOf} ${point.knownAt ?? ''}`, () => dangerLevels(db, point));
}

/** The box each customer is in by its newest rating: ability × willingness (domain.md §6.1). */
function debtorTypes(db: ReadDb, point: Asked): Map<CustomerId, SegmentFacts['debtorType']> {
  const params: Record<string, SqlValue> = pointParams(point);
  if (point.customerId !== undefined) params['customerId'] = point.customerId;
  const rows = db.rows<{ customerId: CustomerId; ability: number | null; willingness: number | null }>(
    `SELECT x.customer_id AS "customerId", x.ability, x.willingness FROM debtor_rating x
     WHERE x.rated_on <= :asOf AND ${knownSql(point, 'x')} ${point.customerId === undefined ? '' : 'AND x.customer_id = :customerId'}
     ORDER BY x.rated_on, x.id`,
    params,
  );
  return new Map(rows.map(({ customerId, ability, willingness }) => [customerId, boxOf(ability, willingness)]));
}
