import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, PlanId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';

/** Instalments of these plans that fall due between two days, both included. */
export function openInstalments(
  db: ReadDb,
  planIds: readonly PlanId[],
  fromOn: Day,
  toOn: Day,
): { instalmentId: number; planId: PlanId; dueOn: Day; amountMinor: number }[] {
  if (planIds.length === 0) return [];
  return db.rows(
    `SELECT id AS "instalmentId", plan_id AS "planId", due_on AS "dueOn", amount_minor AS "amountMinor" FROM plan_instalment
     WHERE plan_id IN (SELECT value FROM json_each(:ids)) AND voided_at IS NULL AND due_on BETWEEN :fromOn AND :toOn ORDER BY due_on, id`,
    { ids: JSON.stringify(planIds), fromOn, toOn },
  );
}

/** Dates kept for the relationship, and never for asking money; who wants none has none. */
export function careDates(
  db: ReadDb,
  customerId: CustomerId | undefined,
): { careDateId: number; customerId: CustomerId; kind: string; title: string; onDay: Day; yearly: number }[] {
  return db.rows(
    `SELECT k.id AS "careDateId", k.customer_id AS "customerId", k.kind, k.title, k.on_day AS "onDay", k.yearly FROM care_date k
     WHERE k.removed_at IS NULL AND k.kind <> 'opt_out' ${customerId === undefined ? '' : 'AND k.customer_id = :customerId'}
       AND NOT EXISTS (SELECT 1 FROM care_date o WHERE o.customer_id = k.customer_id AND o.kind = 'opt_out' AND o.removed_at IS NULL)
     ORDER BY k.on_day, k.id`,
    customerId === undefined ? {} : { customerId },
  );
}
