import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ContractId, CustomerId, DocumentId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { tidy } from '../../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import type { DebtorClass, LawPack } from '../../law/contract.ts';
import { itemAtSql, keptSql, knownSql, pointParams, reversedSql, type PointInTime } from '../../ledger/store/asOf.ts';
import type { DocumentKind } from '../../ledger/contract.ts';
import { agreedField, tickField, type Agreed, type contractKinds, type Tick } from '../contract.ts';

export type ContractKind = (typeof contractKinds)[number];
export type ContractStatus = 'draft' | 'signed' | 'ended' | 'cancelled';

/** A contract as it is kept, with what its customer is to the statutes. */
export interface ContractRecord {
  readonly contractId: ContractId;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly customerTaxId: string;
  readonly debtorClass: DebtorClass;
  readonly lawPack: LawPack | '';
  readonly number: string;
  readonly title: string;
  readonly kind: ContractKind;
  readonly currency: CurrencyCode;
  readonly amountMinor: number | null;
  readonly taxRateBp: number | null;
  readonly signedOn: Day | null;
  readonly fromOn: Day | null;
  readonly untilOn: Day | null;
  readonly status: ContractStatus;
  readonly customerSignatory: string;
  readonly ourSignatory: string;
  readonly agreed: Agreed;
  readonly lateRateBp: number | null;
  readonly objectionDays: number | null;
  readonly smeStated: boolean;
  readonly disputeResolution: ('court' | 'arbitration')[];
  readonly jurisdiction: string;
  readonly clauses: Record<string, Tick>;
  readonly validity: Record<string, Tick>;
  readonly note: string;
}

/** What a save writes; the ids and the customer's own facts are not in it. */
export type ContractValues = Omit<
  ContractRecord,
  'contractId' | 'customerCode' | 'customerName' | 'customerTaxId' | 'debtorClass' | 'lawPack'
>;

type RawContract = Omit<ContractRecord, 'agreed' | 'smeStated' | 'disputeResolution' | 'clauses' | 'validity'> & {
  readonly termsJson: string;
  readonly smeStated: number;
  readonly disputeResolution: string;
  readonly clausesJson: string;
  readonly validityJson: string;
};

/** Contracts on record, newest first. */
export function contractsAt(
  db: ReadDb,
  point: PointInTime,
  which: { readonly customerId?: CustomerId | undefined; readonly contractId?: ContractId | undefined; readonly search?: string | undefined } = {},
): ContractRecord[] {
  const where = [keptSql(point, 'k')];
  const { knownAt } = point;
  const params: Record<string, SqlValue> = knownAt === undefined ? {} : { knownAt };
  if (which.customerId !== undefined) {
    where.push('k.customer_id = :customerId');
    params.customerId = which.customerId;
  }
  if (which.contractId !== undefined) {
    where.push('k.id = :contractId');
    params.contractId = which.contractId;
  }
  tidy(which.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      where.push(`instr(lower(k.number || ' ' || k.title) || ' ' || c.search_text, :word${index}) > 0`);
      params[`word${index}`] = word;
    });
  return db
    .rows<RawContract>(
      `SELECT k.id AS "contractId", k.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
         c.tax_id AS "customerTaxId", c.debtor_class AS "debtorClass", c.law_pack AS "lawPack", k.number, k.title, k.kind, k.currency,
         k.amount_minor AS "amountMinor", k.tax_rate_bp AS "taxRateBp", k.signed_on AS "signedOn", k.from_on AS "fromOn",
         k.until_on AS "untilOn", k.status, k.customer_signatory AS "customerSignatory", k.our_signatory AS "ourSignatory",
         k.terms_json AS "termsJson", k.late_rate_bp AS "lateRateBp", k.objection_days AS "objectionDays", k.sme_stated AS "smeStated",
         k.dispute_resolution AS "disputeResolution", k.jurisdiction, k.clauses_json AS "clausesJson",
         k.validity_json AS "validityJson", k.note
       FROM contract k JOIN customer c ON c.id = k.customer_id
       WHERE ${where.join(' AND ')} ORDER BY coalesce(k.signed_on, k.from_on, '9999-12-31') DESC, k.id DESC`,
      params,
    )
    .map(({ termsJson, smeStated, disputeResolution, clausesJson, validityJson, ...row }) => ({
      ...row,
      agreed: agreedField.parse(termsJson === '' ? {} : JSON.parse(termsJson)),
      smeStated: smeStated === 1,
      disputeResolution: disputeResolution === 'court' || disputeResolution === 'arbitration' ? [disputeResolution] : [],
      clauses: ticksOf(clausesJson),
      validity: ticksOf(validityJson),
    }));
} // prettier-ignore

export function findContract(db: ReadDb, contractId: ContractId): ContractRecord | null {
  return contractsAt(db, { asOf: '9999-12-31' as Day }, { contractId })[0] ?? null;
}

function ticksOf(json: string): Record<string, Tick> {
  return Object.fromEntries(
    Object.entries(JSON.parse(json) as Record<string, unknown>).map(([code, tick]) => [code, tickField.parse(tick)]),
  );
}

function columnsOf(values: ContractValues) {
  return {
    customer_id: values.customerId,
    number: values.number,
    title: values.title,
    kind: values.kind,
    currency: values.currency,
    amount_minor: values.amountMinor,
    tax_rate_bp: values.taxRateBp,
    signed_on: values.signedOn,
    from_on: values.fromOn,
    until_on: values.untilOn,
    status: values.status,
    customer_signatory: values.customerSignatory,
    our_signatory: values.ourSignatory,
    terms_json: JSON.stringify(values.agreed),
    late_rate_bp: values.lateRateBp,
    objection_days: values.objectionDays,
    sme_stated: values.smeStated ? 1 : 0,
    dispute_resolution: values.disputeResolution[0] ?? '',
    jurisdiction: values.jurisdiction,
    clauses_json: JSON.stringify(values.clauses),
    validity_json: JSON.stringify(values.validity),
    note: values.note,
  };
}

export function insertContract(
  db: WriteDb,
  values: ContractValues,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): ContractId {
  const { lastId } = db.run(
    q.insertInto('contract').values({ ...columnsOf(values), actor, recorded_at: recordedAt, removed_at: null }),
  );
  return lastId as ContractId;
}

export function updateContract(db: WriteDb, contractId: ContractId, values: ContractValues): void {
  db.run(q.updateTable('contract').set(columnsOf(values)).where('id', '=', contractId));
}

/** What an amendment may set. */
export function amendContract(
  db: WriteDb,
  contractId: ContractId,
  set: { until_on?: Day | null; amount_minor?: number | null; late_rate_bp?: number | null; objection_days?: number | null },
): void {
  db.run(q.updateTable('contract').set(set).where('id', '=', contractId));
} // prettier-ignore

export function setTicks(db: WriteDb, contractId: ContractId, clauses: Record<string, Tick>, validity: Record<string, Tick>): void {
  db.run(
    q.updateTable('contract').set({ clauses_json: JSON.stringify(clauses), validity_json: JSON.stringify(validity) }).where('id', '=', contractId),
  );
} // prettier-ignore

export function removeContract(db: WriteDb, contractId: ContractId, at: Instant): void {
  db.run(q.updateTable('contract').set({ removed_at: at }).where('id', '=', contractId));
}

export function contractNumberTaken(db: ReadDb, customerId: CustomerId, number: string): ContractId | null {
  const row = db.first(
    q
      .selectFrom('contract')
      .select('id')
      .where('customer_id', '=', customerId)
      .where('number', '=', number)
      .where('removed_at', 'is', null),
  );
  return row?.id ?? null;
}

/** Things that hang on a contract and would lose it. */
export function contractInUse(db: ReadDb, contractId: ContractId): boolean {
  return (
    db.rows(
      `SELECT 1 FROM contract_milestone WHERE contract_id = :contractId AND document_id IS NOT NULL AND removed_at IS NULL
       UNION ALL SELECT 1 FROM contract_delivery WHERE contract_id = :contractId AND removed_at IS NULL
       UNION ALL SELECT 1 FROM contract_amendment WHERE contract_id = :contractId AND removed_at IS NULL
       UNION ALL SELECT 1 FROM claim WHERE contract_id = :contractId AND removed_at IS NULL
       UNION ALL SELECT 1 FROM authorised_person WHERE contract_id = :contractId AND removed_at IS NULL
       UNION ALL SELECT 1 FROM security WHERE contract_id = :contractId AND removed_at IS NULL LIMIT 1`,
      { contractId },
    ).length > 0
  );
}

export interface Progress {
  readonly invoicedMinor: number;
  readonly receivedMinor: number;
  readonly creditedMinor: number;
  readonly openMinor: number;
  readonly overdueMinor: number;
}

const noProgress: Progress = { invoicedMinor: 0, receivedMinor: 0, creditedMinor: 0, openMinor: 0, overdueMinor: 0 };

/** Documents that make the customer owe under a contract: by the number printed on them, or by a milestone. */
function documentSql(point: PointInTime): string {
  return `doc AS MATERIALIZED (
    SELECT k.id AS contract_id, d.id AS document_id, d.amount_minor FROM contract k
      JOIN document d ON d.customer_id = k.customer_id AND d.currency = k.currency AND d.contract_no = k.number
      WHERE ${keptSql(point, 'k')} AND (:customerId IS NULL OR k.customer_id = :customerId)
        AND d.kind IN ('invoice','debit_note','opening') AND d.issued_on <= :asOf AND ${knownSql(point, 'd')}
    UNION
    SELECT m.contract_id, d.id, d.amount_minor FROM contract_milestone m JOIN document d ON d.id = m.document_id
      WHERE ${keptSql(point, 'm')} AND (:customerId IS NULL OR d.customer_id = :customerId)
        AND d.issued_on <= :asOf AND ${knownSql(point, 'd')})`;
}

/** Invoiced, paid and open per contract (合同金额执行汇总). */
export function progressOf(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId | null = null,
): (contractId: ContractId) => Progress {
  const params = { ...pointParams(point), customerId };
  const mine = 'AND i.customer_id IN (SELECT customer_id FROM contract)';
  const rows = db.rows<{ contractId: ContractId } & Record<keyof Progress, number | null>>(
    `WITH ${documentSql(point)}, ${itemAtSql(point, mine)},
     paid AS (SELECT i.document_id, sum(CASE WHEN c.kind = 'receipt' THEN a.amount_minor ELSE 0 END) AS received,
        sum(CASE WHEN c.kind <> 'receipt' THEN a.amount_minor ELSE 0 END) AS credited
      FROM (SELECT DISTINCT document_id FROM doc) x JOIN due_item i ON i.document_id = x.document_id
      JOIN allocation a ON a.due_item_id = i.id JOIN document c ON c.id = a.credit_id
      WHERE a.effective_on <= :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')} GROUP BY i.document_id),
     open AS (SELECT document_id, sum(open_minor) AS open, sum(CASE WHEN due_on < :asOf THEN open_minor ELSE 0 END) AS overdue
      FROM item_at WHERE document_id IN (SELECT document_id FROM doc) GROUP BY document_id)
     SELECT doc.contract_id AS "contractId", sum(doc.amount_minor) AS "invoicedMinor", sum(paid.received) AS "receivedMinor",
       sum(paid.credited) AS "creditedMinor", sum(open.open) AS "openMinor", sum(open.overdue) AS "overdueMinor"
     FROM doc LEFT JOIN paid ON paid.document_id = doc.document_id LEFT JOIN open ON open.document_id = doc.document_id
     GROUP BY doc.contract_id`,
    params,
  );
  const known = new Map(
    rows.map(({ contractId, invoicedMinor, receivedMinor, creditedMinor, openMinor, overdueMinor }) => [
      contractId,
      {
        invoicedMinor: invoicedMinor ?? 0,
        receivedMinor: receivedMinor ?? 0,
        creditedMinor: creditedMinor ?? 0,
        openMinor: openMinor ?? 0,
        overdueMinor: overdueMinor ?? 0,
      },
    ]),
  );
  return (contractId) => known.get(contractId) ?? noProgress;
}

export interface ContractDocument {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly openMinor: number;
}

export function documentsOf(db: ReadDb, point: PointInTime, contract: ContractRecord): ContractDocument[] {
  const params = { ...pointParams(point), customerId: contract.customerId, contractId: contract.contractId };
  return db.rows<ContractDocument>(
    `WITH ${documentSql(point)}, ${itemAtSql(point, 'AND i.customer_id = :customerId')}
     SELECT d.id AS "documentId", d.kind, d.number, d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor",
       coalesce((SELECT sum(x.open_minor) FROM item_at x WHERE x.document_id = d.id), 0) AS "openMinor"
     FROM doc JOIN document d ON d.id = doc.document_id WHERE doc.contract_id = :contractId ORDER BY d.issued_on, d.id`,
    params,
  );
}
