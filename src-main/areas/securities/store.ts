import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { ContractId, CustomerId, SecurityId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { likeEscaped } from '../customers/store.ts';
import { itemAtSql, keptSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import {
  coverMinor,
  type SecurityContext,
  type SecurityFact,
  type SecurityForm,
  type SecurityKind,
} from './rules/standing.ts';
import { insuredMinorOf } from './store/insurance.ts';

export interface SecurityRow extends SecurityFact {
  readonly securityId: SecurityId;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly contractId: ContractId | null;
  readonly contractNumber: string;
  readonly contractMinor: number | null;
  readonly provider: string;
  readonly currency: CurrencyCode;
  readonly registrationNumber: string;
  readonly releaseReason: string;
  readonly note: string;
  readonly recordedAt: Instant;
}

export interface SecurityQuestion extends PointInTime {
  readonly securityId?: SecurityId | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly contractId?: ContractId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly kind?: SecurityKind | undefined;
  readonly search?: string | undefined;
}

/** Securities on record, released ones too, with the contract each belongs to. */
export function securitiesAt(db: ReadDb, question: SecurityQuestion): SecurityRow[] {
  const where = [keptSql(question, 's')];
  const params: Record<string, SqlValue> = question.knownAt === undefined ? {} : { knownAt: question.knownAt };
  for (const [name, column] of [
    ['securityId', 's.id'],
    ['customerId', 's.customer_id'],
    ['contractId', 's.contract_id'],
    ['currency', 's.currency'],
    ['kind', 's.kind'],
  ] as const) {
    const value = question[name];
    if (value === undefined) continue;
    where.push(`${column} = :${name}`);
    params[name] = value;
  }
  tidy(question.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      where.push(
        `(c.search_text LIKE :w${index} ESCAPE '\\' OR lower(s.provider || ' ' || s.registration_number || ' ' || coalesce(k.number, '')) LIKE :w${index} ESCAPE '\\')`,
      );
      params[`w${index}`] = `%${likeEscaped(word)}%`;
    });
  return db
    .rows<Omit<SecurityRow, 'form' | 'company' | 'period' | 'transferOnDefault'> & { words: string }>(
      `SELECT s.id AS "securityId", s.customer_id AS "customerId", c.name AS "customerName", s.contract_id AS "contractId",
         coalesce(k.number, '') AS "contractNumber", k.amount_minor AS "contractMinor", s.kind, s.form AS words, s.provider,
         s.currency, s.amount_minor AS "amountMinor", s.realisable_minor AS "realisableMinor", s.signed_on AS "signedOn",
         s.main_due_on AS "mainDueOn", s.until_on AS "untilOn", s.registration_number AS "registrationNumber",
         s.registered_on AS "registeredOn", s.resolution_on AS "resolutionOn", s.paid_on AS "actedOn",
         s.released_on AS "releasedOn", s.release_reason AS "releaseReason", s.note, s.recorded_at AS "recordedAt"
       FROM security s JOIN customer c ON c.id = s.customer_id
         LEFT JOIN contract k ON k.id = s.contract_id AND k.currency = s.currency
       WHERE ${where.join(' AND ')} ORDER BY s.id`,
      params,
    )
    .map(({ words, ...row }) => ({ ...row, ...formOf(words) }));
}

/** The column `form` holds words: the form itself, then what is so beside it. "joint company until_paid". */
function formOf(text: string): Pick<SecurityFact, 'form' | 'company' | 'period' | 'transferOnDefault'> {
  const [form = '', ...words] = text.split(' ');
  return {
    form: form as SecurityForm,
    company: words.includes('company'),
    transferOnDefault: words.includes('transfer'),
    period: words.includes('agreed') ? 'agreed' : words.includes('until_paid') ? 'until_paid' : 'not_agreed',
  };
}

const wordsOf = (fact: Pick<SecurityFact, 'form' | 'company' | 'period' | 'transferOnDefault'>): string =>
  [
    fact.form,
    ...(fact.company ? ['company'] : []),
    ...(fact.transferOnDefault ? ['transfer'] : []),
    ...(fact.period === 'not_agreed' ? [] : [fact.period]),
  ].join(' ');

/**
 * How much of each contract's invoices is paid or credited, of ten thousand of the contract's sum, or of what was
 * invoiced where that is more or the contract names no sum. By the contract number on the invoices.
 */
export function paidShares(db: ReadDb, point: PointInTime, rows: readonly SecurityRow[]): Map<ContractId, number> {
  const wanted = new Map(rows.flatMap((row) => (row.contractId === null ? [] : [[row.contractId, row] as const])));
  const shares = new Map<ContractId, number>();
  for (const [contractId, { customerId, contractNumber, contractMinor, currency }] of wanted) {
    const [sum] = db.rows<{ invoiced: number | null; open: number | null }>(
      `WITH ${itemAtSql(point, 'AND i.customer_id = :customerId')}
       SELECT (SELECT sum(d.amount_minor) FROM document d WHERE d.customer_id = :customerId AND d.contract_no = :number AND d.currency = :currency
           AND d.kind IN ('invoice','opening','debit_note') AND ${knownSql(point, 'd')} AND d.issued_on <= :asOf) AS invoiced,
         (SELECT sum(i.open_minor) FROM item_at i JOIN document d ON d.id = i.document_id
           WHERE d.contract_no = :number AND i.currency = :currency) AS open`,
      { ...pointParams(point), customerId, number: contractNumber, currency },
    );
    const invoiced = sum?.invoiced ?? 0;
    const whole = Math.max(contractMinor ?? 0, invoiced);
    if (whole > 0) shares.set(contractId, Math.floor(((invoiced - (sum?.open ?? 0)) * 10_000) / whole));
  }
  return shares;
}

export function contextOf(row: SecurityRow, shares: ReadonlyMap<ContractId, number>): SecurityContext {
  return {
    contractMinor: row.contractMinor,
    paidShareBp: row.contractId === null ? null : (shares.get(row.contractId) ?? null),
  };
}

export interface Cover {
  /** Realisable value of what secures a customer's debts on the day (the amount where no other value is given). */
  readonly securedMinor: number;
  /** Insurers' limits in force. */
  readonly insuredMinor: number;
  /** Deposits among what secures. */
  readonly depositMinor: number;
}

/**
 * What stands behind a customer's debts in one currency on a day. Nothing: all 0. A security that has no effect in law
 * (not registered where that makes it, guarantee period missed, 75 % paid under retention of title) counts nothing.
 */
export function coverOf(db: ReadDb, point: PointInTime, customerId: CustomerId, currency: CurrencyCode): Cover {
  const rows = securitiesAt(db, { ...point, customerId, currency });
  const shares = paidShares(db, point, rows.filter(({ kind }) => kind === 'retention')); // prettier-ignore
  let [securedMinor, depositMinor] = [0, 0];
  for (const row of rows) {
    const minor = coverMinor(row, contextOf(row, shares), point.asOf);
    securedMinor += minor;
    if (row.kind === 'deposit') depositMinor += minor;
  }
  return { securedMinor, depositMinor, insuredMinor: insuredMinorOf(db, point, customerId, currency) };
}

export interface NewSecurity extends Omit<SecurityFact, 'releasedOn'> {
  readonly customerId: CustomerId;
  readonly contractId: ContractId | null;
  readonly provider: string;
  readonly currency: CurrencyCode;
  readonly registrationNumber: string;
  readonly note: string;
}

export function insertSecurity(
  db: WriteDb,
  security: NewSecurity,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): SecurityId {
  return db.run(
    q.insertInto('security').values({
      ...columns(security),
      released_on: null,
      release_reason: '',
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  ).lastId as SecurityId;
}

export function updateSecurity(db: WriteDb, securityId: SecurityId, security: NewSecurity): void {
  db.run(q.updateTable('security').set(columns(security)).where('id', '=', securityId));
}

export function releaseSecurity(db: WriteDb, securityId: SecurityId, on: Day, reason: string): void {
  db.run(q.updateTable('security').set({ released_on: on, release_reason: reason }).where('id', '=', securityId));
}

export function removeSecurity(db: WriteDb, securityId: SecurityId, recordedAt: Instant): void {
  db.run(q.updateTable('security').set({ removed_at: recordedAt }).where('id', '=', securityId));
}

/** A contract of this customer on record, with its currency. */
export function contractBelongs(db: ReadDb, contractId: ContractId, customerId: CustomerId): boolean {
  return (
    db.first(
      q.selectFrom('contract').select('id').where('id', '=', contractId).where('customer_id', '=', customerId)
        .where('removed_at', 'is', null),
    ) !== undefined
  ); // prettier-ignore
}

/** Open amounts of a customer per currency. */
export function openOf(db: ReadDb, point: PointInTime, customerId: CustomerId): Map<CurrencyCode, number> {
  const rows = db.rows<{ currency: CurrencyCode; minor: number }>(
    `WITH ${itemAtSql(point, 'AND i.customer_id = :customerId')}
     SELECT currency, sum(open_minor) AS minor FROM item_at GROUP BY currency`,
    { ...pointParams(point), customerId },
  );
  return new Map(rows.map(({ currency, minor }) => [currency, minor]));
}

const columns = (security: NewSecurity) => ({
  customer_id: security.customerId,
  contract_id: security.contractId,
  kind: security.kind,
  form: wordsOf(security),
  provider: security.provider,
  currency: security.currency,
  amount_minor: security.amountMinor,
  realisable_minor: security.realisableMinor,
  signed_on: security.signedOn,
  main_due_on: security.mainDueOn,
  until_on: security.untilOn,
  registration_number: security.registrationNumber,
  registered_on: security.registeredOn,
  resolution_on: security.resolutionOn,
  paid_on: security.actedOn,
  note: security.note,
});
