import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DocumentId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { likeEscaped } from '../customers/store.ts';
import { itemAtSql, keptSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { evidenceKinds, evidencePoints, type EvidenceKind } from './rules/score.ts';

export type EvidenceId = Id<'evidence'>;

/** States in SQL: held 3, claimed 2, unobtainable 1, missing 0; the largest of what speaks for a paper counts. */
export const stateOfRank = ['missing', 'unobtainable', 'claimed', 'held'] as const;

export const fileSql = (point: PointInTime, entity: string, id: string): string =>
  `EXISTS (SELECT 1 FROM attachment f WHERE f.entity = '${entity}' AND f.entity_id = ${id} AND ${keptSql(point, 'f')})`;

/** The scope a signature on a paper needs. */
export const authorisedSql = (point: PointInTime, person: string, on: string): string =>
  `(${keptSql(point, person)} AND ${person}.from_on <= ${on} AND (${person}.until_on IS NULL OR ${person}.until_on >= ${on})
    AND (${person}.revoked_on IS NULL OR ${person}.revoked_on > ${on}))`;

const kindMax = (kind: EvidenceKind): string => `max(CASE e.kind WHEN '${kind}' THEN e.rank END) AS ${kind}`;

/**
 * Common table expressions ending in `paper`: every open receivable of a currency with the rank of each of its papers.
 * Small tables are grouped first, so that a hundred thousand open documents cost one pass.
 */
function paperSql(point: PointInTime, where: string): string {
  return `${itemAtSql(point, where)},
  open_at AS MATERIALIZED (
    SELECT a.document_id, a.customer_id, sum(a.open_minor) AS open_minor, min(a.due_on) AS due_on
    FROM item_at a GROUP BY a.document_id),
  said AS MATERIALIZED (
    SELECT e.document_id, e.kind,
      CASE WHEN e.state = 'unobtainable' THEN 1 WHEN e.reference <> '' OR ${fileSql(point, 'evidence', 'e.id')} THEN 3 ELSE 2 END AS rank
    FROM document_evidence e WHERE ${keptSql(point, 'e')} AND (e.on_day IS NULL OR e.on_day <= :asOf)
    UNION ALL
    SELECT e.document_id, 'signer', 3 FROM document_evidence e JOIN authorised_person p ON p.id = e.person_id
    WHERE e.state = 'present' AND ${keptSql(point, 'e')} AND e.on_day <= :asOf AND ${authorisedSql(point, 'p', 'e.on_day')}
    UNION ALL
    SELECT y.document_id, 'delivery', CASE WHEN ${fileSql(point, 'delivery', 'y.id')} THEN 3 ELSE 2 END FROM contract_delivery y
    WHERE y.document_id IS NOT NULL AND ${keptSql(point, 'y')} AND y.delivered_on <= :asOf),
  paper_said AS MATERIALIZED (
    SELECT e.document_id, ${evidenceKinds.map(kindMax).join(', ')} FROM said e GROUP BY e.document_id),
  signed AS MATERIALIZED (
    SELECT k.customer_id, k.number, max(CASE WHEN ${fileSql(point, 'contract', 'k.id')} THEN 3 ELSE 2 END) AS rank FROM contract k
    WHERE k.status IN ('signed', 'ended') AND ${keptSql(point, 'k')} AND coalesce(k.signed_on, k.from_on, '') <= :asOf
    GROUP BY k.customer_id, k.number),
  lettered AS MATERIALIZED (
    SELECT DISTINCT i.document_id FROM issued_document l, json_each(l.figures_json, '$.lines') line
      CROSS JOIN due_item i ON i.id = line.value ->> '$.dueItemId'
    WHERE l.kind = 'dunning_letter' AND l.as_of <= :asOf ${point.knownAt === undefined ? '' : 'AND l.recorded_at <= :knownAt'}),
  paper AS (
    SELECT d.id AS document_id, d.kind, d.number, d.customer_id, d.currency, d.issued_on, d.contract_no, o.open_minor, o.due_on,
      o.due_on < :asOf AS overdue,
      max(coalesce(s.contract, 0), coalesce(k.rank, 0), CASE WHEN d.contract_no <> '' THEN 2 ELSE 0 END) AS contract,
      max(coalesce(s.delivery, 0), CASE WHEN d.delivered_on <= :asOf OR d.accepted_on <= :asOf THEN 2 ELSE 0 END) AS delivery,
      coalesce(s.statement, 0) AS statement,
      max(coalesce(s.invoice, 0), CASE WHEN d.confirmed_on <= :asOf THEN 2 ELSE 0 END) AS invoice,
      coalesce(s.signer, 0) AS signer,
      max(coalesce(s.letter, 0), CASE WHEN t.document_id IS NOT NULL THEN 2 ELSE 0 END) AS letter
    FROM open_at o JOIN document d ON d.id = o.document_id AND d.kind IN ('invoice','debit_note','opening')
      LEFT JOIN paper_said s ON s.document_id = d.id LEFT JOIN lettered t ON t.document_id = d.id
      LEFT JOIN signed k ON k.customer_id = d.customer_id AND k.number = d.contract_no)`;
}

const askedOf = (kind: EvidenceKind): string => (kind === 'letter' ? 'overdue' : '1');
const pointsOf = (least: number): string =>
  evidenceKinds
    .map((kind) => `(CASE WHEN ${askedOf(kind)} AND ${kind} >= ${least} THEN ${evidencePoints[kind]} ELSE 0 END)`)
    .join(' + ');
/** Missing, or with `unproved` not held either; what cannot be had is no gap. */
const gapOf = (kind: EvidenceKind, unproved: boolean): string =>
  `(${askedOf(kind)} AND ${kind} ${unproved ? 'IN (0, 2)' : '= 0'})`;
const missingPoints = (unproved: boolean): string =>
  evidenceKinds.map((kind) => `${gapOf(kind, unproved)} * ${evidencePoints[kind]}`).join(' + ');

export interface GapFilter extends PointInTime {
  readonly currency: CurrencyCode;
  readonly customerId?: CustomerId | undefined;
  readonly gap: 'any' | EvidenceKind;
  readonly unproved: boolean;
  readonly overdue: boolean;
  readonly search?: string | undefined;
}

export interface PaperRow extends Readonly<Record<EvidenceKind, number>> {
  readonly documentId: DocumentId;
  readonly documentKind: 'invoice' | 'debit_note' | 'opening';
  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly contractNo: string;
  readonly openMinor: number;
  readonly overdue: number;
}

const paperColumns = `p.document_id AS "documentId", p.kind AS "documentKind", p.number, p.customer_id AS "customerId", c.name AS "customerName",
  p.currency, p.issued_on AS "issuedOn", p.due_on AS "dueOn", p.contract_no AS "contractNo", p.open_minor AS "openMinor", p.overdue,
  ${evidenceKinds.map((kind) => `p.${kind}`).join(', ')}`;

function scope(filter: Pick<GapFilter, 'asOf' | 'knownAt' | 'currency' | 'customerId'>) {
  const params: Record<string, SqlValue> = { ...pointParams(filter), currency: filter.currency };
  if (filter.customerId !== undefined) params['customerId'] = filter.customerId;
  const where = `AND i.currency = :currency ${filter.customerId === undefined ? '' : 'AND i.customer_id = :customerId'}`;
  return { params, where };
}

/** Open receivables with gaps, the largest open amount × missing points first. */
export function gapRows(
  db: ReadDb,
  filter: GapFilter,
  window: { readonly offset: number; readonly limit: number },
): { rows: PaperRow[]; total: number; openMinor: number } {
  const { params, where } = scope(filter);
  const conditions = [
    filter.gap === 'any' ? `(${missingPoints(filter.unproved)}) > 0` : gapOf(filter.gap, filter.unproved),
    ...(filter.overdue ? ['p.overdue'] : []),
  ];
  tidy(filter.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      conditions.push(`(c.search_text LIKE :w${index} ESCAPE '\\' OR lower(p.number || ' ' || p.contract_no) LIKE :w${index} ESCAPE '\\')`); // prettier-ignore
      params[`w${index}`] = `%${likeEscaped(word)}%`;
    });
  const found = db.rows<PaperRow & { total: number; totalMinor: number }>(
    `WITH ${paperSql(filter, where)}
     SELECT ${paperColumns}, count(*) OVER () AS total, sum(p.open_minor) OVER () AS "totalMinor"
     FROM paper p JOIN customer c ON c.id = p.customer_id WHERE ${conditions.join(' AND ')}
     ORDER BY p.open_minor * (${missingPoints(filter.unproved)}) DESC, p.document_id LIMIT :limit OFFSET :offset`,
    { ...params, ...window },
  );
  return {
    rows: found.map(({ total: _total, totalMinor: _totalMinor, ...row }) => row),
    total: found[0]?.total ?? 0,
    openMinor: found[0]?.totalMinor ?? 0,
  };
}

export interface SummaryRow {
  readonly documents: number;
  readonly openMinor: number;
  readonly percentMinor: number;
  readonly provedMinor: number;
}

/** Sums over open receivables: score × open amount, and per paper what is missing or only claimed. */
export function summaryOf(db: ReadDb, filter: Pick<GapFilter, 'asOf' | 'knownAt' | 'currency' | 'customerId'>) {
  const { params, where } = scope(filter);
  const share = (least: number): string =>
    `sum(CAST(p.open_minor AS REAL) * (${pointsOf(least)}) / (CASE WHEN p.overdue THEN 100 ELSE 95 END))`;
  const count = (kind: EvidenceKind, rank: number): string => {
    const gap = `(${askedOf(kind)} AND p.${kind} = ${rank})`;
    return `sum(${gap}) AS ${kind}${rank}, sum(${gap} * p.open_minor) AS ${kind}Minor${rank}`;
  };
  const [row] = db.rows<Record<string, number | null>>(
    `WITH ${paperSql(filter, where)}
     SELECT count(*) AS documents, sum(p.open_minor) AS open, ${share(2)} AS earned, ${share(3)} AS proved,
       ${evidenceKinds.flatMap((kind) => [count(kind, 0), count(kind, 2)]).join(', ')} FROM paper p`,
    params,
  );
  const of = (name: string): number => row?.[name] ?? 0;
  const openMinor = of('open');
  const percent = (minor: number): number => (openMinor === 0 ? 0 : Math.round((minor * 100) / openMinor));
  return {
    documents: of('documents'),
    openMinor,
    percent: percent(of('earned')),
    provedPercent: percent(of('proved')),
    gaps: evidenceKinds.map((kind) => ({
      kind,
      missing: of(`${kind}0`),
      missingMinor: of(`${kind}Minor0`),
      claimed: of(`${kind}2`),
      claimedMinor: of(`${kind}Minor2`),
    })),
  };
}

export interface NewEvidence {
  readonly documentId: DocumentId;
  readonly kind: EvidenceKind;
  readonly state: 'present' | 'unobtainable';
  readonly on: Day | null;
  readonly reference: string;
  readonly personId: Id<'authorisedPerson'> | null;
  readonly note: string;
}

export function insertEvidence(
  db: WriteDb,
  evidence: NewEvidence,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): EvidenceId {
  return db.run(
    q.insertInto('document_evidence').values({
      document_id: evidence.documentId,
      kind: evidence.kind,
      state: evidence.state,
      on_day: evidence.on,
      reference: evidence.reference,
      person_id: evidence.personId,
      note: evidence.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  ).lastId as EvidenceId;
}

export function findEvidence(db: ReadDb, evidenceId: EvidenceId) {
  return db.first(
    q
      .selectFrom('document_evidence as e')
      .innerJoin('document as d', 'd.id', 'e.document_id')
      .selectAll('e')
      .select(['d.customer_id', 'd.number'])
      .where('e.id', '=', evidenceId)
      .where('e.removed_at', 'is', null)
      .where('e.kind', 'in', [...evidenceKinds]),
  );
}

export function removeEvidence(db: WriteDb, evidenceId: EvidenceId, recordedAt: Instant): void {
  db.run(q.updateTable('document_evidence').set({ removed_at: recordedAt }).where('id', '=', evidenceId));
}

/** Whose person it is, who may sign for that customer; null: nobody. */
export function personOf(
  db: ReadDb,
  personId: Id<'authorisedPerson'>,
): { customerId: CustomerId; name: string } | null {
  const row = db.first(
    q
      .selectFrom('authorised_person')
      .select(['customer_id', 'name'])
      .where('id', '=', personId)
      .where('removed_at', 'is', null),
  );
  return row === undefined ? null : { customerId: row.customer_id, name: row.name };
}
