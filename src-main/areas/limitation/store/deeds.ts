import type { CurrencyCode } from '../../../kernel/currency.ts';
import { laterDay, type Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, PlanId, PromiseId } from '../../../kernel/ids.ts';
import { grouped } from '../../../kernel/grouping.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { keptSql, knownSql, pointParams, reversedSql } from '../../ledger/store/asOf.ts';
import { plansAt } from '../../plans/store.ts';
import type { ProofGrade, Weakness } from '../contract.ts';
import { questionParams, type ClockQuestion } from './debts.ts';
import { plain, type Found } from './found.ts';

const ofCustomer = (question: ClockQuestion, alias: string): string =>
  question.customerId === undefined ? '' : `AND ${alias}.customer_id = :customerId`;

/** A signed copy kept with the record, under any name its area gives it. */
const fileOf = (question: ClockQuestion, entities: readonly string[], id: string): string =>
  `EXISTS (SELECT 1 FROM attachment f WHERE f.entity IN (${entities.map((entity) => `'${entity}'`).join(', ')})
    AND f.entity_id = ${id} AND ${keptSql(question, 'f')})`;

interface PaymentRow {
  readonly documentId: DocumentId;
  readonly customerId: CustomerId;
  readonly receiptId: DocumentId;
  readonly number: string;
  readonly receivedOn: Day;
  readonly method: string | null;
  readonly purpose: string;
  readonly billNumber: string | null;
  readonly honouredOn: Day | null;
}

/**
 * Payments matched to parts of these debts: consent by deed (时效规定 14). A bill counts from the day it is honoured, money
 * from somebody else and cash without a slip not by themselves; a set-off was agreed and signed.
 */
export function paymentIncidents(db: ReadDb, question: ClockQuestion, documentIds: readonly DocumentId[]): Found[] {
  if (documentIds.length === 0) return [];
  const rows = db.rows<PaymentRow>(
    `SELECT DISTINCT i.document_id AS "documentId", i.customer_id AS "customerId", c.id AS "receiptId", c.number,
       c.issued_on AS "receivedOn", c.method, c.purpose, b.number AS "billNumber",
       (SELECT max(v.on_day) FROM bill_event v WHERE v.bill_id = b.id AND v.kind = 'honoured' AND v.on_day <= :asOf
         AND ${knownSql(question, 'v')}) AS "honouredOn"
     FROM due_item i JOIN allocation a ON a.due_item_id = i.id JOIN document c ON c.id = a.credit_id AND c.kind = 'receipt'
       LEFT JOIN bill b ON b.receipt_id = c.id AND ${knownSql(question, 'b')}
     WHERE i.document_id IN (SELECT value FROM json_each(:documents)) AND a.effective_on <= :asOf AND c.issued_on <= :asOf
       AND ${knownSql(question, 'a')} AND NOT ${reversedSql(question, 'a')}`,
    { ...pointParams(question), documents: JSON.stringify(documentIds) },
  );
  return rows.map((row) => {
    const [proofGrade, weakness] = paymentProof(row);
    return {
      documentId: row.documentId,
      customerId: row.customerId,
      currency: null,
      incident: {
        ...plain,
        kind: 'receipt',
        onDay: row.honouredOn === null ? row.receivedOn : laterDay(row.honouredOn, row.receivedOn),
        proofGrade,
        weakness,
        reference: row.number,
        source: 'receipt',
        sourceId: row.receiptId,
        detail: row.billNumber ?? row.method ?? '',
      },
    };
  });
}

function paymentProof(row: PaymentRow): [ProofGrade, Weakness | null] {
  if (row.billNumber !== null || row.method === 'bill')
    return row.honouredOn === null ? ['none', 'bill_not_honoured'] : ['A', null];
  if (row.purpose === 'third_party') return ['C', 'third_party'];
  if (row.method === 'cash') return ['C', 'cash_without_slip'];
  return ['A', null];
}

/**
 * Signed payment plans. One debt in parts runs from its last instalment (189) as long as the plan holds: ended or broken,
 * its instalments bind nobody any more and the debt runs from the signing.
 */
export function planIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const plans = plansAt(db, question).filter(({ signedOn }) => signedOn !== null);
  if (plans.length === 0) return [];
  const rows = db.rows<{ planId: PlanId; documentId: DocumentId; filed: number }>(
    `SELECT DISTINCT p.id AS "planId", i.document_id AS "documentId", ${fileOf(question, ['plan', 'paymentPlan'], 'p.id')} AS filed
     FROM payment_plan p JOIN plan_item a ON a.plan_id = p.id AND ${knownSql(question, 'a')} JOIN due_item i ON i.id = a.due_item_id
     WHERE p.id IN (SELECT value FROM json_each(:plans))`,
    {
      plans: JSON.stringify(plans.map(({ planId }) => planId)),
      ...(question.knownAt === undefined ? {} : { knownAt: question.knownAt }),
    },
  );
  const covered = grouped(rows, ({ planId }) => planId);
  return plans.flatMap(({ planId, number, customerId, signedOn, state, instalments }) => {
    const debts = covered.get(planId) ?? [];
    const holds = state !== 'terminated' && state !== 'broken';
    const lastOn = instalments.reduce<Day | null>(
      (last, { dueOn }) => (last === null || dueOn > last ? dueOn : last),
      null,
    );
    return debts.map(({ documentId, filed }) => ({
      documentId,
      customerId,
      currency: null,
      incident: {
        ...plain,
        kind: 'plan' as const,
        onDay: signedOn as Day,
        untilOn: debts.length === 1 && holds ? lastOn : null,
        proofGrade: filed === 1 ? ('A' as const) : ('C' as const),
        weakness: filed === 1 ? null : ('no_file' as const),
        reference: number,
        source: 'plan',
        sourceId: planId,
      },
    }));
  });
}

/**
 * Promises to pay: in writing with the message or paper kept they are consent that can be shown (时效规定 14). One that named
 * no invoice was laid on the oldest by us, which shows nothing for that one.
 */
export function promiseIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const rows = db.rows<{
    promiseId: PromiseId;
    customerId: CustomerId;
    currency: CurrencyCode;
    documentId: DocumentId | null;
    onDay: Day;
    channel: string;
    written: number;
    assumed: number;
    filed: number;
  }>(
    `SELECT DISTINCT p.id AS "promiseId", p.customer_id AS "customerId", p.currency, i.document_id AS "documentId",
       CASE WHEN p.written = 1 AND p.written_on IS NOT NULL AND p.written_on <= :asOf THEN p.written_on ELSE p.made_on END AS "onDay",
       p.channel, p.written = 1 AND coalesce(p.written_on, p.made_on) <= :asOf AS written, p.assumed, ${fileOf(question, ['promise'], 'p.id')} AS filed
     FROM promise p LEFT JOIN promise_line a ON a.promise_id = p.id AND ${knownSql(question, 'a')}
       LEFT JOIN due_item i ON i.id = a.due_item_id
     WHERE p.made_on <= :asOf AND ${knownSql(question, 'p')} ${ofCustomer(question, 'p')}`,
    questionParams(question),
  );
  return rows.map((row) => {
    const filed = row.written === 1 && row.filed === 1;
    return {
      documentId: row.documentId,
      customerId: row.customerId,
      currency: row.currency,
      incident: {
        ...plain,
        kind: 'promise',
        onDay: row.onDay,
        proofGrade: filed ? 'B' : 'C',
        weakness: !filed
          ? row.written === 1
            ? 'no_file'
            : 'weak_proof'
          : row.documentId === null || row.assumed === 1
            ? 'no_item_named'
            : null,
        source: 'promise',
        sourceId: row.promiseId,
        detail: row.channel,
      },
    };
  });
}
