import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { itemAtSql, keptSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { EvidenceRow } from '../contract.ts';
import { evidenceKinds } from '../rules/score.ts';
import { authorisedSql } from '../store.ts';

interface Known {
  readonly number: string;
  readonly on: Day | null;
  readonly files: number;
}

/** What is on record about the papers of one document. */
export interface PaperFacts {
  readonly documentId: DocumentId;
  readonly kind: 'invoice' | 'debit_note' | 'opening' | 'refund' | 'receipt' | 'credit_note' | 'write_off';
  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly contractNo: string;
  readonly deliveredOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly confirmedOn: Day | null;
  /** The earliest due date of what is open, or of all where nothing is. */
  readonly dueOn: Day;
  readonly openMinor: number;
  readonly rows: readonly EvidenceRow[];
  readonly contracts: readonly Known[];
  readonly deliveries: readonly Known[];
  readonly letters: readonly { readonly number: string; readonly on: Day }[];
}

/** Null: no such document on record at that point. */
export function paperOf(db: ReadDb, documentId: DocumentId, point: PointInTime): PaperFacts | null {
  const params = { ...pointParams(point), documentId };
  const byThen = (column: string): string => `CASE WHEN d.${column} <= :asOf THEN d.${column} END`;
  const files = (entity: string, id: string): string =>
    `(SELECT count(*) FROM attachment f WHERE f.entity = '${entity}' AND f.entity_id = ${id} AND ${keptSql(point, 'f')})`;
  const [document] = db.rows<Omit<PaperFacts, 'rows' | 'contracts' | 'deliveries' | 'letters'>>(
    `WITH ${itemAtSql(point, 'AND i.document_id = :documentId')}
     SELECT d.id AS "documentId", d.kind, d.number, d.customer_id AS "customerId", c.name AS "customerName", d.currency,
       d.issued_on AS "issuedOn", d.contract_no AS "contractNo", ${byThen('delivered_on')} AS "deliveredOn",
       ${byThen('accepted_on')} AS "acceptedOn", ${byThen('confirmed_on')} AS "confirmedOn",
       coalesce((SELECT min(due_on) FROM item_at), (SELECT min(due_on) FROM due_item WHERE document_id = d.id), d.issued_on) AS "dueOn",
       coalesce((SELECT sum(open_minor) FROM item_at), 0) AS "openMinor"
     FROM document d JOIN customer c ON c.id = d.customer_id WHERE d.id = :documentId AND ${knownSql(point, 'd')}`,
    params,
  );
  if (document === undefined) return null;
  const rows = db
    .rows<Omit<EvidenceRow, 'personAuthorised'> & { personAuthorised: number | null }>(
      `SELECT e.id AS "evidenceId", e.kind, e.state, e.on_day AS "on", e.reference, e.person_id AS "personId",
         coalesce(p.name, '') AS "personName", ${authorisedSql(point, 'p', 'e.on_day')} AS "personAuthorised",
         ${files('evidence', 'e.id')} AS files, e.note, e.actor, e.recorded_at AS "recordedAt"
       FROM document_evidence e LEFT JOIN authorised_person p ON p.id = e.person_id
       WHERE e.document_id = :documentId AND e.kind IN (${evidenceKinds.map((kind) => `'${kind}'`).join(', ')})
         AND ${keptSql(point, 'e')} AND (e.on_day IS NULL OR e.on_day <= :asOf) ORDER BY e.id`,
      params,
    )
    .map((row) => ({ ...row, personAuthorised: row.personAuthorised === 1 }));
  const contracts = db.rows<Known>(
    `SELECT k.number, k.signed_on AS "on", ${files('contract', 'k.id')} AS files FROM contract k JOIN document d ON d.id = :documentId
     WHERE d.contract_no <> '' AND k.customer_id = d.customer_id AND k.number = d.contract_no AND k.status IN ('signed', 'ended')
       AND ${keptSql(point, 'k')} AND coalesce(k.signed_on, k.from_on, '') <= :asOf`,
    params,
  );
  const deliveries = db.rows<Known>(
    `SELECT y.number, y.delivered_on AS "on", ${files('delivery', 'y.id')} AS files FROM contract_delivery y
     WHERE y.document_id = :documentId AND ${keptSql(point, 'y')} AND y.delivered_on <= :asOf ORDER BY y.id`,
    params,
  );
  const letters = db.rows<{ number: string; on: Day }>(
    `SELECT DISTINCT l.number, l.as_of AS "on" FROM issued_document l, json_each(l.figures_json, '$.lines') line
     WHERE l.kind = 'dunning_letter' AND l.as_of <= :asOf ${point.knownAt === undefined ? '' : 'AND l.recorded_at <= :knownAt'}
       AND l.currency = :currency AND line.value ->> '$.dueItemId' IN (SELECT id FROM due_item WHERE document_id = :documentId)
     ORDER BY l.id`,
    { ...params, currency: document.currency },
  );
  return { ...document, rows, contracts, deliveries, letters };
}
