import { isCurrencyCode, type CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths } from '../../kernel/day.ts';
import { isId, type CustomerId } from '../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../storage/database.ts';
import { paymentsSql } from '../aging/store.ts';
import { identityChangesSince } from '../customers/store.ts';
import { DUE_ON, itemAtSql, knownSql, pointParams, reversedSql, type PointInTime } from '../ledger/store/asOf.ts';
import { nearCases } from './detectors/cases.ts';
import { contactsTried } from './detectors/contacts.ts';
import { limitationClocks } from '../limitation/clocks.ts';
import { isNotKept } from '../promises/rules/judging.ts';
import { promisesAt } from '../promises/store.ts';
import { readSettings } from '../settings/store.ts';
import { signalRules, type SignalRow, type SignalRule } from './contract.ts';
import { slowerWindows } from './rules.ts';
import { EXTENSION_DAYS } from './rules/claims.ts';
import { orderWindows } from './rules/orders.ts';
import { LAST_RECEIPTS, PARTIAL_WITHIN_DAYS, RETURN_DAYS } from './rules/receipts.ts';
import { disputesRaisedSql, keptSql } from './store/claims.ts';
import { bookedSql } from './store/orders.ts';

/** What a signal is about, as its key tells. */
export interface Subject {
  readonly rule: SignalRule;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  /** The bill, dispute or observation it is about. */
  readonly matter: number | null;
}

/** `paying_slower:7:CNY` and `bill_maturing:7:CNY:12` read back; null for anything else. */
export function subjectOf(key: string): Subject | null {
  const [rule, customer, currency, matter, ...rest] = key.split(':');
  const known = signalRules.find((each) => each === rule);
  const customerId = Number(customer);
  if (known === undefined || !isId(customerId) || !isCurrencyCode(currency) || rest.length > 0) return null;
  if (matter !== undefined && !isId(Number(matter))) return null;
  return {
    rule: known,
    customerId: customerId as CustomerId,
    currency,
    matter: matter === undefined ? null : Number(matter),
  };
}

const MOST = 500;

interface Source {
  /** Columns kind, id, name, on_day, amount, part, late, to_day, note, document_id. */
  readonly sql: string;
  readonly params?: Readonly<Record<string, SqlValue>>;
}

/** The rows behind a signal as of a day, newest first; the same conditions as the rule's own. */
export function rowsOfSignal(db: ReadDb, point: PointInTime, subject: Subject): SignalRow[] {
  if (subject.rule === 'identity_changed') return identityRows(db, point, subject.customerId);
  if (subject.rule === 'unreachable') return contactRows(db, point, subject.customerId);
  if (subject.rule === 'broken_promises') return promiseRows(db, point, subject);
  const { sql, params } = sourceOf(db, point, subject);
  return db.rows<SignalRow>(
    `SELECT kind, id, name, on_day AS "on", amount AS "amountMinor", part AS "partMinor", late AS "daysLate", to_day AS "toOn", note,
       document_id AS "documentId" FROM (${sql}) ORDER BY on_day DESC, id DESC LIMIT ${MOST}`,
    {
      ...pointParams(point),
      ...(sql.includes(':customerId') ? { customerId: subject.customerId } : {}),
      ...(sql.includes(':currency') ? { currency: subject.currency } : {}),
      ...(sql.includes(':matter') ? { matter: subject.matter } : {}),
      ...params,
    },
  );
}

function sourceOf(db: ReadDb, point: PointInTime, subject: Subject): Source {
  const { warnings, danger } = readSettings(db);
  const { asOf } = point;
  const windows = slowerWindows(asOf);
  const own = (alias: string): string => `${alias}.customer_id = :customerId AND ${alias}.currency = :currency`;
  const items = (where: string): string =>
    `WITH ${itemAtSql(point, `AND ${own('i')} ${where}`)}
     SELECT 'item' AS kind, i.id, d.number AS name, i.issued_on AS on_day, i.amount_minor AS amount, i.open_minor AS part,
       CAST(julianday(:asOf) - julianday(i.due_on) AS INTEGER) AS late, i.due_on AS to_day, '' AS note, i.document_id
     FROM item_at i CROSS JOIN document d ON d.id = i.document_id`;
  const documents = (kind: string, where: string): string =>
    `SELECT d.kind, d.id, d.number AS name, d.issued_on AS on_day, d.amount_minor AS amount, NULL AS part, NULL AS late, NULL AS to_day,
       CASE WHEN d.payer_name <> '' THEN d.payer_name WHEN d.method = 'bill' THEN '' ELSE d.note END AS note, d.id AS document_id
     FROM document d WHERE ${own('d')} AND d.kind = '${kind}' AND d.issued_on BETWEEN :from AND :asOf
       AND ${knownSql(point, 'd')} AND NOT ${reversedSql(point, 'd')} ${where}`;
  const bills = (where: string): string =>
    `SELECT 'bill' AS kind, b.id, b.number AS name, b.received_on AS on_day, b.amount_minor AS amount, NULL AS part, NULL AS late,
       b.matures_on AS to_day, b.acceptor AS note, b.receipt_id AS document_id
     FROM bill b WHERE ${own('b')} AND b.received_on <= :asOf AND ${knownSql(point, 'b')} ${where}`;

  switch (subject.rule) {
    case 'overdue':
      return { sql: items(`AND ${DUE_ON} < :asOf`) };
    case 'concentration':
    case 'over_limit':
      return { sql: items('') };
    case 'large_newly_overdue':
      return {
        sql: items(`AND ${DUE_ON} < :asOf AND ${DUE_ON} >= :from`),
        params: { from: addDays(asOf, -warnings.newlyOverdueDays) },
      };
    case 'newer_unpaid':
      return { sql: items(`AND ${DUE_ON} < :asOf`) };
    case 'paying_slower': {
      const { redated, from, daysLate, params } = paymentsSql({
        ...point,
        from: windows.recentFrom,
        customers: [subject.customerId],
      });
      return {
        sql: `WITH ${redated}
          SELECT 'payment' AS kind, a.id, (SELECT number FROM document WHERE id = i.document_id) AS name, a.effective_on AS on_day,
            i.amount_minor AS amount, a.amount_minor AS part, ${daysLate} AS late, ${DUE_ON} AS to_day,
            (SELECT number FROM document WHERE id = a.credit_id) AS note, i.document_id
          FROM ${from} AND i.currency = :currency`,
        params,
      };
    }
    case 'partial_payments':
      return {
        sql: `SELECT * FROM (${documents('receipt', '')} ORDER BY d.issued_on DESC, d.id DESC LIMIT ${LAST_RECEIPTS})`,
        params: { from: addDays(asOf, -PARTIAL_WITHIN_DAYS + 1) },
      };
    case 'bill_share':
      return { sql: documents('receipt', `AND d.method = 'bill'`), params: { from: windows.recentFrom } };
    case 'payer_accounts':
      return {
        sql: `${documents('receipt', `AND d.payer_name <> '' AND d.id NOT IN (SELECT document_id FROM bank_match WHERE voided_at IS NULL)`)}
          UNION ALL
          SELECT 'receipt', d.id, d.number, l.booked_on, l.amount_minor, NULL, NULL, NULL,
            l.payer_name || CASE WHEN l.payer_account = '' THEN '' ELSE ' …' || substr(l.payer_account, -4) END, d.id
          FROM bank_match m JOIN bank_line l ON l.id = m.line_id JOIN document d ON d.id = m.document_id
          WHERE ${own('d')} AND l.booked_on BETWEEN :from AND :asOf AND l.amount_minor > 0 AND d.kind = 'receipt'
            AND ${knownSql(point, 'm')} AND ${knownSql(point, 'd')} AND NOT ${reversedSql(point, 'd')}`,
        params: { from: windows.recentFrom },
      };
    case 'returns_high':
      return {
        sql: documents('credit_note', `AND d.purpose NOT IN ('discount','bank_charge','small_balance')`),
        params: { from: addDays(asOf, -RETURN_DAYS + 1) },
      };
    case 'order_swing': {
      const { priorFrom } = orderWindows(asOf);
      return {
        sql: `WITH ${bookedSql({ ...point, customerId: subject.customerId })}
          SELECT kind, id, number AS name, on_day, minor AS amount, NULL AS part, NULL AS late, NULL AS to_day, '' AS note,
            CASE kind WHEN 'invoice' THEN id END AS document_id FROM booked WHERE minor > 0 AND currency = :currency`,
        params: { from: priorFrom, registerFrom: addDays(priorFrom, 30) },
      };
    }
    case 'trial_exceeded':
      return {
        sql: `SELECT 'order' AS kind, o.id, o.number AS name, o.ordered_on AS on_day, o.amount_minor AS amount, NULL AS part, NULL AS late,
            o.ship_on AS to_day, o.note, NULL AS document_id
          FROM sale_order o WHERE ${own('o')} AND o.ordered_on BETWEEN :from AND :asOf AND ${knownSql(point, 'o')}`,
        params: { from: orderWindows(asOf).recentFrom },
      };
    case 'bill_maturing':
    case 'bill_deadline':
    case 'bill_dishonoured':
      return { sql: bills('AND b.id = :matter') };
    case 'case_deadline': {
      const near = nearCases(db, { ...point, customerId: subject.customerId }).filter(
        ({ currency }) => currency === subject.currency,
      );
      return {
        sql: items('AND i.id IN (SELECT value FROM json_each(:near))'),
        params: { near: JSON.stringify(near.flatMap(({ dueItemIds }) => dueItemIds)) },
      };
    }
    case 'limitation': {
      const near = limitationClocks(db, { ...point, customerId: subject.customerId }).filter(
        ({ state, currency }) => currency === subject.currency && (state === 'alarm' || state === 'passed'),
      );
      return {
        sql: items('AND i.id IN (SELECT value FROM json_each(:near))'),
        params: { near: JSON.stringify(near.map(({ dueItemId }) => dueItemId)) },
      };
    }
    case 'dispute_overdue':
    case 'late_disputes':
      return {
        sql: `${disputesRaisedSql(point)}
          SELECT 'dispute' AS kind, x.id, d.number AS name, x.opened_on AS on_day, x.amount_minor AS amount, NULL AS part,
            CAST(julianday(x.opened_on) - julianday(x.due_on) AS INTEGER) AS late, x.due_on AS to_day, x.reason AS note, x.document_id
          FROM raised x JOIN document d ON d.id = x.document_id WHERE ${own('x')}
            AND ${subject.matter === null ? '(x.opened_on >= :from OR (x.stands AND x.opened_on > x.due_on))' : 'x.id = :matter'}`,
        params: subject.matter === null ? { from: addDays(asOf, -danger.disputesInDays + 1) } : {},
      };
    case 'extended_overdue':
      return {
        sql: `SELECT 'due_change' AS kind, x.id, d.number AS name, x.changed_on AS on_day, i.amount_minor AS amount, NULL AS part,
            CAST(julianday(x.changed_on) - julianday(x.from_due_on) AS INTEGER) AS late, x.to_due_on AS to_day, x.reason AS note, i.document_id
          FROM due_date_change x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
          WHERE ${own('i')} AND x.changed_on BETWEEN :from AND :asOf AND x.changed_on > x.from_due_on AND x.to_due_on > x.from_due_on
            AND ${knownSql(point, 'x')} AND ${knownSql(point, 'i')}`,
        params: { from: addDays(asOf, -EXTENSION_DAYS + 1) },
      };
    case 'public_record':
      return {
        sql: `SELECT 'record' AS kind, p.id, p.category AS name, coalesce(p.happened_on, p.checked_on) AS on_day, p.amount_minor AS amount, NULL AS part,
            NULL AS late, p.expires_on AS to_day, p.source || CASE WHEN p.note = '' THEN '' ELSE ' · ' || p.note END AS note, NULL AS document_id
          FROM credit_record p WHERE p.customer_id = :customerId AND p.kind = 'public' AND p.status = 'active' AND p.checked_on <= :asOf
            AND (p.expires_on IS NULL OR p.expires_on > :asOf) AND ${keptSql(point, 'p')}`,
      };
    case 'fraud_marks':
      return {
        sql: `SELECT * FROM (SELECT 'fraud_check' AS kind, f.id, '' AS name, f.checked_on AS on_day, NULL AS amount, NULL AS part, NULL AS late,
            NULL AS to_day, f.note, NULL AS document_id FROM fraud_check f
          WHERE f.customer_id = :customerId AND f.checked_on <= :asOf AND ${keptSql(point, 'f')} ORDER BY f.checked_on DESC, f.id DESC LIMIT 1)`,
      };
    case 'observed':
      return {
        sql: `SELECT 'tick' AS kind, t.id, t.code AS name, t.seen_on AS on_day, NULL AS amount, NULL AS part, NULL AS late, t.expires_on AS to_day,
            t.evidence || CASE WHEN t.source = '' THEN '' ELSE ' · ' || t.source END AS note, NULL AS document_id
          FROM danger_tick t WHERE t.customer_id = :customerId AND t.id = :matter`,
      };
    case 'identity_changed':
    case 'broken_promises':
    case 'unreachable':
      throw new Error('told without a statement of its own');
  }
}

function identityRows(db: ReadDb, point: PointInTime, customerId: CustomerId): SignalRow[] {
  const { changedWithinDays } = readSettings(db).danger;
  return identityChangesSince(db, point, addDays(point.asOf, -changedWithinDays))
    .filter((change) => change.customerId === customerId)
    .map(({ field, on }, index) => ({
      kind: 'identity' as const,
      id: index + 1,
      name: field,
      on,
      amountMinor: null,
      partMinor: null,
      daysLate: null,
      toOn: null,
      note: '',
      documentId: null,
    }))
    .reverse();
}

/** Promises of the last 12 months that were judged, kept ones too: a row of broken ones ends where one was kept. */
function promiseRows(db: ReadDb, point: PointInTime, { customerId, currency }: Subject): SignalRow[] {
  return promisesAt(db, { ...point, customerId })
    .filter((promise) => promise.currency === currency && promise.dueOn > addMonths(point.asOf, -12))
    .filter(({ state }) => isNotKept(state) || state === 'kept' || state === 'kept_within')
    .map((promise) => ({
      kind: 'promise' as const,
      id: promise.promiseId,
      name: promise.state,
      on: promise.dueOn,
      amountMinor: promise.amountMinor,
      partMinor: promise.inTimeMinor,
      daysLate: promise.paidLateDays,
      toOn: promise.graceOn,
      note: promise.promisedBy,
      documentId: null,
    }))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.id - a.id))
    .slice(0, MOST);
}

/** What was tried since anybody was heard of, and when that was. */
function contactRows(db: ReadDb, point: PointInTime, customerId: CustomerId): SignalRow[] {
  return contactsTried(db, { ...point, customerId })
    .map((contact) => ({
      kind: 'contact' as const,
      id: contact.actionId,
      name: contact.result,
      on: contact.onDay,
      amountMinor: null,
      partMinor: null,
      daysLate: null,
      toOn: contact.nextOn,
      note: contact.note,
      documentId: null,
    }))
    .reverse()
    .slice(0, MOST);
}
