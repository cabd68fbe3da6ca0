import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import { tidy } from '../../../kernel/text.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { likeEscaped } from '../../customers/store.ts';
import {
  disputeAtSql,
  itemAtSql,
  knownSql,
  pointParams,
  reversedSql,
  type PointInTime,
} from '../../ledger/store/asOf.ts';
import { frozenTermsField, type FrozenTerms } from '../../terms/contract.ts';
import type { RegisterRow } from '../contract.ts';

export interface RegisterFilter extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly status: 'open' | 'overdue' | 'all';
  readonly only: 'any' | 'unconfirmed' | 'provisional' | 'worked_out' | 'redated';
  readonly search?: string | undefined;
}

export interface RegisterWindow {
  readonly sort: 'dueOn' | 'issuedOn' | 'openMinor' | 'customer' | 'number';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const sortColumns = {
  dueOn: 'i.due_on',
  issuedOn: 'i.issued_on',
  openMinor: 'i.open_minor',
  customer: 'c.name',
  number: 'd.number',
} as const;

/** Days written down after the day asked for had not come to pass then. */
const byThen = (column: string): string => `CASE WHEN d.${column} <= :asOf THEN d.${column} END`;

type RawRow = Omit<
  RegisterRow,
  'terms' | 'triggerHappened' | 'redated' | 'receivedMinor' | 'creditedMinor' | 'writtenOffMinor'
> & { readonly termsJson: string; readonly triggerHappened: number; readonly redated: number };

/** The register as of a day, one row per due item (domain.md §4.1). Days late are asOf − due, in calendar days. */
export function registerRows(db: ReadDb, filter: RegisterFilter, window: RegisterWindow): RegisterRow[] {
  const { lead, body, params } = registerFrom(filter);
  const rows = db.rows<RawRow>(
    `${lead} SELECT i.id AS "dueItemId", i.document_id AS "documentId", d.kind, d.number, i.seq,
       (SELECT count(*) FROM due_item n WHERE n.document_id = d.id) AS items,
       i.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", d.contract_no AS "contractNo",
       i.currency, i.issued_on AS "issuedOn", ${byThen('delivered_on')} AS "deliveredOn", ${byThen('accepted_on')} AS "acceptedOn",
       ${byThen('confirmed_on')} AS "confirmedOn", d.terms_json AS "termsJson", f.part, f.label, f.trigger_kind AS "triggerKind",
       f.trigger_on AS "triggerOn", f.trigger_happened AS "triggerHappened", i.due_basis AS "dueBasis",
       coalesce(f.original_due_on, f.due_on) AS "originalDueOn", i.due_on AS "dueOn", ${changedSql(filter)} AS redated,
       f.discount_until_on AS "discountUntilOn", f.discount_bp AS "discountBp", i.amount_minor AS "amountMinor",
       i.open_minor AS "openMinor", min(coalesce(x.disputed_minor, 0), i.open_minor) AS "disputedMinor",
       CAST(julianday(:asOf) - julianday(i.issued_on) AS INTEGER) AS "daysFromInvoice",
       CAST(julianday(:asOf) - julianday(i.due_on) AS INTEGER) AS "daysLate"
     ${body} ORDER BY ${sortColumns[window.sort]} ${window.descending ? 'DESC' : 'ASC'}, i.id LIMIT :limit OFFSET :offset`,
    { ...params, limit: window.limit, offset: window.offset },
  );
  const settled = settledBy(db, filter, rows.map((row) => row.dueItemId)); // prettier-ignore
  return rows.map(({ termsJson, triggerHappened, redated, ...row }) => ({
    ...row,
    terms: readTerms(termsJson),
    triggerHappened: triggerHappened === 1,
    redated: redated === 1,
    ...(settled.get(row.dueItemId) ?? nothing),
  }));
}

export function registerSums(
  db: ReadDb,
  filter: RegisterFilter,
): { total: number; sums: { currency: CurrencyCode; amountMinor: number; openMinor: number }[] } {
  const { lead, body, params } = registerFrom(filter);
  const rows = db.rows<{ currency: CurrencyCode; count: number; amountMinor: number; openMinor: number }>(
    `${lead} SELECT i.currency, count(*) AS count, sum(i.amount_minor) AS "amountMinor", sum(i.open_minor) AS "openMinor"
     ${body} GROUP BY i.currency ORDER BY i.currency`,
    params,
  );
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    sums: rows.map(({ count: _count, ...sum }) => sum),
  };
}

export function readTerms(termsJson: string): FrozenTerms | null {
  return termsJson === '' ? null : frozenTermsField.parse(JSON.parse(termsJson));
}

/** Was the due date another for a time, as seen from this point? */
function changedSql(point: PointInTime): string {
  return `EXISTS (SELECT 1 FROM due_date_change h WHERE h.due_item_id = i.id AND h.changed_on <= :asOf AND ${knownSql(point, 'h')})`;
}

function registerFrom(filter: RegisterFilter) {
  const params: Record<string, SqlValue> = pointParams(filter);
  const inner: string[] = [];
  if (filter.customerId !== undefined) {
    inner.push('i.customer_id = :customerId');
    params.customerId = filter.customerId;
  }
  if (filter.currency !== undefined) {
    inner.push('i.currency = :currency');
    params.currency = filter.currency;
  }
  const outer: string[] = [];
  if (filter.status === 'overdue') outer.push('i.due_on < :asOf');
  if (filter.only === 'unconfirmed')
    outer.push(`d.kind = 'invoice' AND (d.confirmed_on IS NULL OR d.confirmed_on > :asOf)`);
  if (filter.only === 'provisional') outer.push('f.trigger_happened = 0');
  if (filter.only === 'worked_out') outer.push(`i.due_basis <> 'stated' AND NOT ${changedSql(filter)}`);
  if (filter.only === 'redated') outer.push(changedSql(filter));
  if (filter.search !== undefined && filter.search !== '') {
    outer.push(
      `(d.number LIKE :search ESCAPE '\\' OR d.contract_no LIKE :search ESCAPE '\\' OR c.search_text LIKE lower(:search) ESCAPE '\\')`,
    );
    params.search = `%${likeEscaped(tidy(filter.search))}%`;
  }
  const where = inner.map((condition) => `AND ${condition}`).join(' ');
  const settled = `, item_all AS (
    SELECT * FROM item_at UNION ALL
    SELECT i.id, i.document_id, i.seq, i.customer_id, i.currency, i.issued_on, coalesce(r.due_on, i.due_on), i.due_basis, i.amount_minor, 0
      FROM due_item i LEFT JOIN redated r ON r.due_item_id = i.id
      WHERE i.issued_on <= :asOf AND ${knownSql(filter, 'i')} AND i.id NOT IN (SELECT id FROM item_at) ${where})`;
  const all = filter.status === 'all';
  return {
    params,
    lead: `WITH ${itemAtSql(filter, where)}, ${disputeAtSql(filter)}${all ? settled : ''}`,
    body: `FROM ${all ? 'item_all' : 'item_at'} i CROSS JOIN due_item f ON f.id = i.id CROSS JOIN document d ON d.id = i.document_id
      CROSS JOIN customer c ON c.id = i.customer_id LEFT JOIN dispute_at x ON x.due_item_id = i.id
      ${outer.length > 0 ? `WHERE ${outer.join(' AND ')}` : ''}`,
  };
}

const nothing = { receivedMinor: 0, creditedMinor: 0, writtenOffMinor: 0 };

/** What these items were settled by, as of the point: money, credit notes, write-offs. */
function settledBy(
  db: ReadDb,
  point: PointInTime,
  items: readonly DueItemId[],
): Map<DueItemId, { receivedMinor: number; creditedMinor: number; writtenOffMinor: number }> {
  const sum = (kind: string): string => `sum(CASE WHEN cr.kind = '${kind}' THEN a.amount_minor ELSE 0 END)`;
  const rows = db.rows<{ id: DueItemId; receivedMinor: number; creditedMinor: number; writtenOffMinor: number }>(
    `SELECT a.due_item_id AS id, ${sum('receipt')} AS "receivedMinor", ${sum('credit_note')} AS "creditedMinor",
       ${sum('write_off')} AS "writtenOffMinor"
     FROM allocation a JOIN document cr ON cr.id = a.credit_id
     WHERE a.due_item_id IN (SELECT value FROM json_each(:items)) AND a.effective_on <= :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}
     GROUP BY a.due_item_id`,
    { ...pointParams(point), items: JSON.stringify(items) },
  );
  return new Map(rows.map(({ id, ...amounts }) => [id, amounts]));
}
