import { currency } from '../../src-main/kernel/currency.ts';
import { addDays, addMonths, monthEnd, type Day } from '../../src-main/kernel/day.ts';
import type { SqlValue } from '../../src-main/storage/database.ts';
import { benchToday } from './generate.ts';

export interface Question {
  readonly name: string;
  readonly procedure: string;
  readonly input: unknown;
  /** Run one after the other: what somebody who knows SQL would write without our tables of figures. */
  readonly plain: readonly { readonly sql: string; readonly params: Readonly<Record<string, SqlValue>> }[] | null;
  /** At most so many times the plain SQL (design.md §9). */
  readonly maxRatio?: number;
  /** p95 at 100,000 invoices; 100 ms when absent. */
  readonly maxP95Ms?: number;
}

const cny = currency('CNY');
const threeMonthsBack = addMonths(benchToday, -3);
const lastMonthEnd = monthEnd(addMonths(benchToday, -1));

/** What is open per item on a day, summed from all payments: no kept amounts, no partial index. */
const openOn = `paid AS MATERIALIZED (
    SELECT due_item_id, sum(amount_minor) AS paid FROM allocation
    WHERE effective_on <= :day AND voided_at IS NULL AND (reversed_on IS NULL OR reversed_on > :day) GROUP BY due_item_id),
  open_on AS MATERIALIZED (
    SELECT i.id, i.customer_id, i.currency, i.issued_on, i.due_on, i.amount_minor - coalesce(a.paid, 0) AS open_minor
    FROM due_item i LEFT JOIN paid a ON a.due_item_id = i.id
    WHERE i.issued_on <= :day AND i.voided_at IS NULL AND i.amount_minor - coalesce(a.paid, 0) <> 0)`;

const bucket = `CASE WHEN due_on >= :day THEN -1 WHEN due_on >= date(:day, '-7 day') THEN 0 WHEN due_on >= date(:day, '-30 day') THEN 1
  WHEN due_on >= date(:day, '-60 day') THEN 2 WHEN due_on >= date(:day, '-90 day') THEN 3 WHEN due_on >= date(:day, '-180 day') THEN 4
  WHEN due_on >= date(:day, '-365 day') THEN 5 ELSE 6 END`;

const agingBy = (columns: string) => (day: Day) => ({
  sql: `WITH ${openOn} SELECT ${columns}, ${bucket} AS bucket, sum(open_minor) AS minor, count(*) AS n FROM open_on WHERE open_minor <> 0 GROUP BY ${columns}, bucket`,
  params: { day },
});
const agingByCurrency = agingBy('currency');
const agingByCustomer = agingBy('currency, customer_id');

const overdueByCustomer = (day: Day) => ({
  sql: `WITH ${openOn} SELECT customer_id, sum(open_minor) AS overdue, sum(open_minor * (julianday(:day) - julianday(due_on))) AS weighted, min(due_on) AS oldest
    FROM open_on WHERE currency = 'CNY' AND open_minor <> 0 AND due_on < :day GROUP BY customer_id`,
  params: { day },
});

const openByCustomer = (day: Day) => ({
  sql: `WITH ${openOn} SELECT customer_id, sum(open_minor) AS open FROM open_on WHERE currency = 'CNY' GROUP BY customer_id HAVING open <> 0`,
  params: { day },
});

const totals = (day: Day) => ({
  sql: `WITH ${openOn} SELECT sum(open_minor), sum(CASE WHEN due_on < :day THEN open_minor END), sum(CASE WHEN due_on < date(:day, '-90 day') THEN open_minor END) FROM open_on WHERE currency = 'CNY'`,
  params: { day },
});

/** What came and went between two days. */
const between = (from: Day, day: Day) => ({
  sql: `SELECT kind, number, issued_on, amount_minor FROM document WHERE issued_on > :from AND issued_on <= :day AND voided_at IS NULL
    UNION ALL SELECT 'reversal', number, reversed_on, amount_minor FROM document WHERE reversed_on > :from AND reversed_on <= :day`,
  params: { from, day },
});

/** The dashboard as six statements. */
const dashboard = [
  totals(benchToday),
  totals(lastMonthEnd),
  { ...openByCustomer(benchToday) },
  { sql: `SELECT substr(issued_on, 1, 7) AS month, sum(amount_minor) FROM document WHERE kind = 'invoice' AND currency = 'CNY' AND issued_on > date(:day, '-730 day') GROUP BY month`, params: { day: benchToday } },
  { sql: `SELECT sum(amount_minor) - (SELECT sum(a.amount_minor) FROM allocation a JOIN document c ON c.id = a.credit_id WHERE c.currency = 'CNY' AND a.reversed_on IS NULL) FROM document WHERE kind <> 'invoice' AND currency = 'CNY' AND reversed_on IS NULL AND issued_on <= :day`, params: { day: benchToday } },
  { sql: `WITH ${openOn} SELECT sum(open_minor) FROM open_on WHERE currency = 'CNY' AND due_on BETWEEN :day AND date(:day, '+7 day')`, params: { day: benchToday } },
]; // prettier-ignore

export function questionsOf(customerName: string, invoiceTail: string): Question[] {
  const word = customerName.slice(2, 4);
  return [
    { name: 'aging today, by bucket', procedure: 'aging.table', input: { asOf: benchToday }, plain: [agingByCurrency(benchToday)], maxRatio: 1 },
    { name: 'aging today, by customer', procedure: 'aging.table', input: { asOf: benchToday, by: 'customer' }, plain: [agingByCustomer(benchToday)], maxRatio: 1 },
    { name: 'aging three months back', procedure: 'aging.table', input: { asOf: threeMonthsBack, by: 'customer' }, plain: [agingByCustomer(threeMonthsBack)], maxRatio: 1 },
    { name: 'aging today, known yesterday', procedure: 'aging.table', input: { asOf: benchToday, knownAt: `${addDays(benchToday, -1)}T10:00:00.000Z` }, plain: [agingByCustomer(benchToday)], maxRatio: 3, maxP95Ms: 400 },
    { name: 'quadrant', procedure: 'aging.quadrant', input: { asOf: benchToday, currency: cny }, plain: [overdueByCustomer(benchToday), overdueByCustomer(lastMonthEnd), openByCustomer(benchToday)], maxRatio: 1.3 },
    { name: 'dashboard figures', procedure: 'aging.kpis', input: { asOf: benchToday, currency: cny }, plain: dashboard, maxRatio: 1.3 },
    { name: 'warnings', procedure: 'signals.list', input: { asOf: benchToday }, plain: [agingByCustomer(benchToday), overdueByCustomer(benchToday), { sql: `SELECT i.customer_id, avg(julianday(a.effective_on) - julianday(i.due_on)), count(*) FROM allocation a JOIN due_item i ON i.id = a.due_item_id WHERE a.effective_on > date(:day, '-455 day') GROUP BY i.customer_id, a.effective_on > date(:day, '-90 day')`, params: { day: benchToday } }] },
    { name: 'customer list with figures', procedure: 'aging.customers', input: { asOf: benchToday, currency: cny }, plain: [agingByCustomer(benchToday)] },
    { name: 'customer search', procedure: 'customers.search', input: { text: word, limit: 20 }, plain: [{ sql: `SELECT id, code, name FROM customer WHERE name LIKE :text ORDER BY name LIMIT 20`, params: { text: `%${word}%` } }], maxP95Ms: 50 },
    { name: 'customer search, pinyin', procedure: 'customers.search', input: { text: 'hzmd', limit: 20 }, plain: [{ sql: `SELECT id, code, name FROM customer WHERE search_text LIKE :text ORDER BY name LIMIT 20`, params: { text: '%hzmd%' } }], maxP95Ms: 50 },
    { name: 'invoice search, tail', procedure: 'ledger.find', input: { text: invoiceTail, limit: 10 }, plain: [{ sql: 'SELECT id, number, issued_on, amount_minor FROM document WHERE number LIKE :text ORDER BY issued_on DESC LIMIT 10', params: { text: `%${invoiceTail}%` } }], maxP95Ms: 50 },
    { name: 'overdue items, first page', procedure: 'ledger.items', input: { asOf: benchToday, currency: cny, status: 'overdue' }, plain: [{ sql: `WITH ${openOn} SELECT o.*, d.number, c.name FROM open_on o JOIN due_item i ON i.id = o.id JOIN document d ON d.id = i.document_id JOIN customer c ON c.id = o.customer_id WHERE o.currency = 'CNY' AND o.open_minor <> 0 AND o.due_on < :day ORDER BY o.due_on LIMIT 200`, params: { day: benchToday } }] },
    { name: 'items of one bucket (drill)', procedure: 'ledger.items', input: { asOf: benchToday, currency: cny, daysFrom: 31, daysTo: 60 }, plain: [{ sql: `WITH ${openOn} SELECT o.*, d.number, c.name FROM open_on o JOIN due_item i ON i.id = o.id JOIN document d ON d.id = i.document_id JOIN customer c ON c.id = o.customer_id WHERE o.currency = 'CNY' AND o.open_minor <> 0 AND o.due_on BETWEEN date(:day, '-60 day') AND date(:day, '-31 day') ORDER BY o.due_on LIMIT 200`, params: { day: benchToday } }] },
    { name: 'one customer’s open items', procedure: 'ledger.items', input: { asOf: benchToday, customerId: 1 }, plain: [{ sql: `SELECT i.id, d.number, i.due_on, i.amount_minor - coalesce((SELECT sum(amount_minor) FROM allocation a WHERE a.due_item_id = i.id AND reversed_on IS NULL), 0) AS open FROM due_item i JOIN document d ON d.id = i.document_id WHERE i.customer_id = 1 ORDER BY i.due_on`, params: {} }] },
    { name: 'letter candidates', procedure: 'letters.candidates', input: { asOf: benchToday, currency: cny }, plain: [{ sql: `SELECT customer_id, sum(open_minor) AS overdue, min(due_on) FROM due_item WHERE currency = 'CNY' AND open_minor <> 0 AND due_on < :day GROUP BY customer_id ORDER BY overdue DESC`, params: { day: benchToday } }], maxRatio: 2 },
    { name: 'receipts, first page', procedure: 'ledger.credits', input: {}, plain: [{ sql: `SELECT d.*, c.name FROM document d JOIN customer c ON c.id = d.customer_id WHERE d.kind IN ('receipt','credit_note') ORDER BY d.issued_on DESC LIMIT 200`, params: {} }] },
    { name: 'explain: last month end to today', procedure: 'closing.explain', input: { from: { asOf: lastMonthEnd }, to: { asOf: benchToday } }, plain: [between(lastMonthEnd, benchToday)], maxP95Ms: 200 },
    { name: 'explain the overdue of the month', procedure: 'closing.explain', input: { from: { asOf: lastMonthEnd }, to: { asOf: benchToday }, measure: 'overdue' }, plain: [overdueByCustomer(lastMonthEnd), overdueByCustomer(benchToday), between(lastMonthEnd, benchToday)], maxP95Ms: 200 },
    { name: 'roll of buckets over the month', procedure: 'closing.roll', input: { from: { asOf: lastMonthEnd }, to: { asOf: benchToday }, currency: cny }, plain: [agingByCustomer(lastMonthEnd), agingByCustomer(benchToday)], maxP95Ms: 200 },
    { name: 'agings of two days, by customer', procedure: 'closing.compare', input: { from: { asOf: lastMonthEnd }, to: { asOf: benchToday }, currency: cny }, plain: [agingByCustomer(lastMonthEnd), agingByCustomer(benchToday)], maxP95Ms: 200 },
    { name: 'month-end checklist', procedure: 'closing.checklist', input: { month: lastMonthEnd.slice(0, 7) }, plain: [agingByCustomer(lastMonthEnd)], maxP95Ms: 200 },
    { name: 'register of invoices, first page', procedure: 'invoices.register', input: { asOf: benchToday }, plain: [{ sql: `WITH ${openOn} SELECT o.*, d.number, c.name FROM open_on o JOIN due_item i ON i.id = o.id JOIN document d ON d.id = i.document_id JOIN customer c ON c.id = o.customer_id WHERE o.open_minor <> 0 ORDER BY o.due_on LIMIT 200`, params: { day: benchToday } }] },
    { name: 'list: aged detail, first page', procedure: 'reports.list', input: { list: 'aged-detail', asOf: benchToday, currency: cny }, plain: [agingByCustomer(benchToday)], maxP95Ms: 400 },
    { name: 'list: account of a customer', procedure: 'reports.list', input: { list: 'customer-ledger', asOf: benchToday, customerId: 1 }, plain: [{ sql: `SELECT issued_on, kind, number, amount_minor, sum(CASE WHEN kind IN ('receipt','credit_note','write_off') THEN -amount_minor ELSE amount_minor END) OVER (ORDER BY issued_on, id) FROM document WHERE customer_id = 1`, params: {} }] },
    { name: 'proposal over a customer’s items', procedure: 'ledger.propose', input: { customerId: 1, currency: cny, amountMinor: 12_345_678, on: benchToday, memo: invoiceTail }, plain: null },
    { name: 'danger levels of all customers', procedure: 'signals.danger', input: { asOf: benchToday }, plain: [agingByCustomer(benchToday), overdueByCustomer(benchToday)], maxP95Ms: 200 },
    { name: 'exposure of all customers', procedure: 'credit.exposures', input: { asOf: benchToday, currency: cny }, plain: [openByCustomer(benchToday)] },
    { name: 'order check', procedure: 'holds.check', input: { customerId: 1, currency: cny, amountMinor: 1_000_000, asOf: benchToday }, plain: null },
    { name: 'master list of credit control', procedure: 'reviews.list', input: { asOf: benchToday, currency: cny }, plain: [openByCustomer(benchToday), overdueByCustomer(benchToday)], maxP95Ms: 400 },
    { name: 'limit advice for a customer', procedure: 'reviews.advice', input: { customerId: 1, currency: cny, asOf: benchToday }, plain: null },
    { name: 'score of a customer', procedure: 'scoring.preview', input: { customerId: 1, asOf: benchToday }, plain: null },
    { name: 'gaps in papers, first page', procedure: 'evidence.gaps', input: { asOf: benchToday, currency: cny }, plain: [{ sql: `WITH ${openOn} SELECT o.*, d.number, d.contract_no, d.delivered_on, d.confirmed_on FROM open_on o JOIN due_item i ON i.id = o.id JOIN document d ON d.id = i.document_id ORDER BY o.open_minor DESC LIMIT 200`, params: { day: benchToday } }], maxP95Ms: 200 },
    { name: 'timeline of a customer', procedure: 'history.timeline', input: { customerId: 1, limit: 50 }, plain: null },
    { name: 'disputes, first page', procedure: 'disputes.list', input: { asOf: benchToday }, plain: null },
    { name: 'bank lines that wait', procedure: 'bank.lines', input: {}, plain: null },
    { name: 'today’s list', procedure: 'collections.today', input: { asOf: benchToday }, plain: [agingByCustomer(benchToday), overdueByCustomer(benchToday)] },
    { name: 'cockpit of a customer', procedure: 'collections.cockpit', input: { customerId: 1, asOf: benchToday }, plain: null },
    { name: 'steps due by the policy', procedure: 'policy.due', input: { asOf: benchToday }, plain: [overdueByCustomer(benchToday)], maxP95Ms: 200 },
    { name: 'board of stages', procedure: 'policy.board', input: { asOf: benchToday, currency: cny }, plain: [agingByCustomer(benchToday)], maxP95Ms: 400 },
    { name: 'limitation clocks of all', procedure: 'limitation.list', input: { asOf: benchToday }, plain: [agingByCustomer(benchToday)], maxP95Ms: 200 },
    { name: 'late interest of all', procedure: 'interest.ledger', input: { asOf: benchToday, currency: cny }, plain: [overdueByCustomer(benchToday)], maxP95Ms: 400 },
    { name: 'results of three months', procedure: 'effects.summary', input: { from: threeMonthsBack, asOf: benchToday, currency: cny }, plain: [overdueByCustomer(threeMonthsBack), overdueByCustomer(benchToday), between(threeMonthsBack, benchToday)], maxP95Ms: 400 },
    { name: 'cash forecast', procedure: 'plans.cashForecast', input: { asOf: benchToday, currency: cny }, plain: [agingByCustomer(benchToday)], maxP95Ms: 200 },
  ]; // prettier-ignore
}
