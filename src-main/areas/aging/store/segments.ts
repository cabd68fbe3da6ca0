import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addMonths, daysBetween, type Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import type { DebtorClass, SegmentRule } from '../../customers/contract.ts';
import { coreOf, customerKind } from '../../customers/rules/kinds.ts';
import { inSegment, type SegmentFacts } from '../../customers/rules/segments.ts';
import { tagsByCustomer } from '../../customers/store/tags.ts';
import { knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { readSettings } from '../../settings/store.ts';
import { openByCustomer, overdueByCustomer } from '../store.ts';

type CurrencyPoint = PointInTime & { readonly currency: CurrencyCode };

/** Credit sales per customer (invoices and debit notes, tax included, no interest and costs) over the 12 months to the day. */
export function salesByCustomer(db: ReadDb, point: CurrencyPoint): Map<CustomerId, number> {
  const rows = db.rows<{ customerId: CustomerId; salesMinor: number }>(
    `SELECT customer_id AS "customerId", sum(amount_minor) AS "salesMinor" FROM document
     WHERE kind IN ('invoice','debit_note') AND currency = :currency AND issued_on > :from AND issued_on <= :asOf
       AND NOT (kind = 'debit_note' AND purpose IN ('interest','cost','recovery')) AND ${knownSql(point, 'document')}
     GROUP BY customer_id`,
    { ...pointParams(point), currency: point.currency, from: addMonths(point.asOf, -12) },
  );
  return new Map(rows.map(({ customerId, salesMinor }) => [customerId, salesMinor]));
}

interface FileRow {
  readonly id: CustomerId;
  readonly region: string;
  readonly industry: string;
  readonly salesperson: string;
  readonly department: string;
  readonly debtorClass: DebtorClass;
  readonly strategic: number;
  readonly sinceOn: Day;
}

/** What every present customer is judged by; the file as it is now, the figures as of the point. */
export function segmentFactsOf(db: ReadDb, point: CurrencyPoint): Map<CustomerId, SegmentFacts> {
  const sales = salesByCustomer(db, point);
  const open = openByCustomer(db, point);
  const overdue = new Map(overdueByCustomer(db, point).map((row) => [row.customerId, row]));
  const tags = tagsByCustomer(db);
  const core = new Set([...coreOf(sales), ...coreOf(open)]);
  const newMonths = readSettings(db).limits.newCustomerMonths;
  return new Map(
    fileRows(db).map(({ id, sinceOn, strategic, ...file }) => {
      const late = overdue.get(id);
      return [
        id,
        {
          ...file,
          tags: tags.get(id) ?? [],
          kind: customerKind({ asOf: point.asOf, sinceOn, newMonths, strategic: strategic === 1, core: core.has(id) }),
          salesMinor: sales.get(id) ?? 0,
          overdueMinor: late?.overdueMinor ?? 0,
          oldestDaysLate: late === undefined ? 0 : daysBetween(late.oldestDueOn, point.asOf),
        },
      ];
    }),
  );
}

/** A customer since the day noted, else since the first document, else since the file was made. */
function fileRows(db: ReadDb): FileRow[] {
  return db.rows(
    `SELECT id, region, industry, salesperson, department, debtor_class AS "debtorClass", strategic,
       coalesce(customer_since_on, (SELECT min(issued_on) FROM document d WHERE d.customer_id = c.id AND d.voided_at IS NULL),
         substr(recorded_at, 1, 10)) AS "sinceOn"
     FROM customer c WHERE removed_at IS NULL`,
  );
}

export function membersOfSegment(db: ReadDb, point: PointInTime, rule: SegmentRule): Set<CustomerId> {
  const facts = segmentFactsOf(db, { ...point, currency: rule.currency });
  return new Set([...facts].filter(([, each]) => inSegment(rule, each)).map(([id]) => id));
}

export interface StandingOfCustomer {
  readonly kind: SegmentFacts['kind'];
  readonly sinceOn: Day;
  readonly salesMinor: number;
  readonly salesShareBp: number;
  /** 1 is the largest; null without sales. */
  readonly salesRank: number | null;
  readonly openMinor: number;
  readonly openShareBp: number;
}

/** What part of the sales of 12 months and of what is open one customer makes: the core report (domain.md §0 no. 107). */
export function standingOf(db: ReadDb, point: CurrencyPoint, customerId: CustomerId): StandingOfCustomer | null {
  const facts = segmentFactsOf(db, point).get(customerId);
  const file = fileRows(db).find(({ id }) => id === customerId);
  if (!facts || !file) return null;
  const sales = salesByCustomer(db, point);
  const open = openByCustomer(db, point);
  const own = sales.get(customerId) ?? 0;
  const owed = open.get(customerId) ?? 0;
  return {
    kind: facts.kind,
    sinceOn: file.sinceOn,
    salesMinor: own,
    salesShareBp: shareBp(own, sales),
    salesRank: own > 0 ? [...sales.values()].filter((amount) => amount > own).length + 1 : null,
    openMinor: owed,
    openShareBp: shareBp(owed, open),
  };
}

function shareBp(part: number, all: ReadonlyMap<CustomerId, number>): number {
  const whole = [...all.values()].reduce((sum, amount) => sum + Math.max(amount, 0), 0);
  return whole <= 0 || part <= 0 ? 0 : Math.round((part / whole) * 10_000);
}

export interface FileFilter {
  readonly tag?: string | undefined;
  readonly debtorClass?: DebtorClass | undefined;
  readonly salesperson?: string | undefined;
  readonly department?: string | undefined;
  /** Head of a group: the head and its members. */
  readonly groupId?: CustomerId | undefined;
  readonly rule?: SegmentRule | undefined;
}

/** Who passes; null where nothing was asked. */
export function filteredCustomers(db: ReadDb, point: PointInTime, filter: FileFilter): ReadonlySet<CustomerId> | null {
  const conditions = [
    ...(filter.tag === undefined
      ? []
      : ['id IN (SELECT customer_id FROM customer_tag WHERE tag = :tag AND removed_at IS NULL)']),
    ...(filter.debtorClass === undefined ? [] : ['debtor_class = :debtorClass']),
    ...(filter.salesperson === undefined ? [] : ['salesperson = :salesperson']),
    ...(filter.department === undefined ? [] : ['department = :department']),
    ...(filter.groupId === undefined ? [] : ['(id = :groupId OR parent_id = :groupId)']),
  ];
  const { rule, ...params } = filter;
  const inRule = rule === undefined ? null : membersOfSegment(db, point, rule);
  if (conditions.length === 0) return inRule;
  const asked: Record<string, SqlValue> = {};
  for (const [name, value] of Object.entries(params)) if (value !== undefined) asked[name] = value;
  const rows = db.rows<{ id: CustomerId }>(
    `SELECT id FROM customer WHERE removed_at IS NULL AND ${conditions.join(' AND ')}`,
    asked,
  );
  return new Set(rows.map(({ id }) => id).filter((id) => inRule === null || inRule.has(id)));
}

/** What a list shows of the files of some customers beside their figures. */
export function fileColumns(
  db: ReadDb,
  ids: readonly CustomerId[],
): Map<CustomerId, { salesperson: string; debtorClass: DebtorClass; group: string; tags: string[] }> {
  const rows = db.rows<{ id: CustomerId; salesperson: string; debtorClass: DebtorClass; group: string; tags: string }>(
    `SELECT c.id, c.salesperson, c.debtor_class AS "debtorClass",
       coalesce(h.name, CASE WHEN EXISTS (SELECT 1 FROM customer m WHERE m.parent_id = c.id AND m.removed_at IS NULL)
         THEN c.name END, '') AS "group",
       (SELECT json_group_array(tag) FROM (SELECT DISTINCT tag FROM customer_tag t
         WHERE t.customer_id = c.id AND t.removed_at IS NULL ORDER BY tag)) AS tags
     FROM customer c LEFT JOIN customer h ON h.id = c.parent_id AND h.removed_at IS NULL
     WHERE c.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, tags, ...row }) => [id, { ...row, tags: JSON.parse(tags) as string[] }]));
}
