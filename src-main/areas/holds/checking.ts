import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id, OrderId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext } from '../context.ts';
import { authorisedFor, contractsInForce } from '../contracts/store.ts';
import { exposureOf } from '../credit/exposure.ts';
import { exposureAnswer } from '../credit/procedures.ts';
import { creditStatusesAt } from '../credit/store.ts';
import { hardStopsOf } from '../creditfile/store.ts';
import { findCustomer } from '../customers/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { unappliedByCustomer } from '../ledger/store/read.ts';
import { findOrder } from '../orders/steps.ts';
import { reviewsAt } from '../reviews/store.ts';
import { gradesInForce } from '../scoring/store.ts';
import { isNotKept } from '../promises/rules/judging.ts';
import { promisesAt } from '../promises/store.ts';
import { readSettings } from '../settings/store.ts';
import { dangerLevels } from '../signals/levels.ts';
import type { z } from 'zod';
import type { Check, releaseField } from './contract.ts';
import { checkOrder, decisionOf, type CheckFacts, type Decision, type OverdueFact } from './rules/check.ts';
import { hasReceipt, insertCheck, overdueAt } from './store.ts';

export interface CheckQuestion {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  /** What of the order stands once it goes. */
  readonly amountMinor: number;
  readonly orderId?: OrderId | undefined;
  readonly binding?: boolean | undefined;
}

/** Gathers the facts of the day and puts them to the rules. */
export function checkOf(
  db: ReadDb,
  point: PointInTime,
  { customerId, currency, amountMinor, orderId, binding }: CheckQuestion,
): Result<Check, 'customer_not_found' | 'order_not_found'> {
  const customer = findCustomer(db, customerId);
  if (!customer) return refuse('customer_not_found');
  const order = orderId === undefined ? undefined : findOrder(db, orderId);
  if (orderId !== undefined && order?.order.customerId !== customerId) return refuse('order_not_found');
  const exposure = exposureOf(db, point, customerId, currency, orderId);
  const answer = exposureAnswer(db, point, customerId, currency, exposure);
  const grade = gradesInForce(db, point, customerId).get(customerId)?.grade ?? null;
  const status = creditStatusesAt(db, point).get(customerId) ?? { status: 'open', reason: '', reviewOn: null };
  const danger = dangerLevels(db, { ...point, customerId }).get(customerId);
  const facts: CheckFacts = {
    asOf: point.asOf,
    currency,
    orderMinor: amountMinor,
    exposureMinor: exposure.exposureMinor,
    limitMinor: exposure.limitMinor,
    hasLimit: exposure.limit !== null,
    limitEndedOn: answer.limitEndedOn,
    overdue: exposure.customers.flatMap((member) => overdueFacts(db, point, member)),
    grade,
    dangerRed: danger?.level === 'red',
    brokenPromise: (danger?.codes.includes('broken_promises') ?? false) || wordBroken(db, point, customerId),
    status,
    reviewDueOn: reviewsAt(db, point).get(customerId)?.nextOn ?? null,
    hasContract: contractsInForce(db, point, customerId).length > 0,
    hasSigner: authorisedFor(db, point, customerId, 'order').length > 0,
    fraudMarks: hardStopsOf(db, point, customerId),
  };
  const reasons = checkOrder(facts, readSettings(db).orderCheck);
  const { group: _group, ...figures } = answer;
  return ok({
    ...figures,
    customerCode: customer.code,
    customerName: customer.name,
    asOf: point.asOf,
    orderMinor: amountMinor,
    decision: decisionOf(reasons),
    reasons: reasons.map((reason) => ({ ...reason, params: { ...reason.params } })),
    afterMinor: exposure.exposureMinor + amountMinor,
    grade,
    binding: binding ?? (order !== undefined && order.standing.confirmedMinor > order.standing.cancelledMinor),
  });
}

/** The newest promise that was judged was not kept, and the money has not come since (domain.md §7.7). */
function wordBroken(db: ReadDb, point: PointInTime, customerId: CustomerId): boolean {
  const judged = promisesAt(db, { ...point, customerId }).filter(
    ({ state }) => isNotKept(state) || state === 'kept' || state === 'kept_within',
  );
  const newest = judged.sort((a, b) =>
    a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? 1 : -1) : b.promiseId - a.promiseId,
  )[0];
  return newest !== undefined && isNotKept(newest.state) && newest.paidLateDays === null;
}

function overdueFacts(db: ReadDb, point: PointInTime, customerId: CustomerId): OverdueFact[] {
  const unapplied = unappliedByCustomer(db, { asOf: point.asOf, knownAt: point.knownAt, customerId });
  return overdueAt(db, { asOf: point.asOf, knownAt: point.knownAt, customerId }).map(
    ({ customerId: _customerId, ...row }) => ({
      ...row,
      unappliedMinor: unapplied.find(({ currency }) => currency === row.currency)?.unappliedMinor ?? 0,
    }),
  );
}

export type Release = z.output<typeof releaseField>;
export type ReleaseProblem = 'order_needs_reason' | 'order_on_hold' | 'receipt_not_found';

/**
 * Checks, and keeps what was found with how the order was let go. A reason is enough where one is asked for; a hold needs
 * the name of who approved or the receipt that paid (domain.md §7.7). Refused without, and then nothing is kept.
 */
export function checkAndKeep(
  ctx: CommandContext,
  asOf: Day,
  question: CheckQuestion,
  release: Release | undefined,
): Result<
  { checkId: Id<'orderCheck'>; decision: Decision },
  'customer_not_found' | 'order_not_found' | ReleaseProblem
> {
  const checked = checkOf(ctx.db, { asOf }, question);
  if (!checked.ok) return checked;
  const { customerId, currency, amountMinor, orderId = null } = question;
  const { decision, reasons, parts, exposureMinor, limitMinor, availableMinor, afterMinor, grade } = checked.value;
  const codes = reasons.map(({ code }) => code).join(', ');
  const needed = decision === 'reason' || decision === 'hold';
  if (needed && release === undefined)
    return refuse(decision === 'hold' ? 'order_on_hold' : 'order_needs_reason', { codes });
  if (decision === 'hold' && release?.approver === '' && release.payment === '')
    return refuse('order_on_hold', { codes });
  if (release !== undefined && release.payment !== '' && !hasReceipt(ctx.db, customerId, release.payment))
    return refuse('receipt_not_found', { number: release.payment });
  const checkId = insertCheck(
    ctx.db,
    {
      customerId,
      orderId,
      currency,
      amountMinor,
      asOf,
      decision,
      reasons,
      figures: { parts, exposureMinor, limitMinor, availableMinor, afterMinor, grade, payment: release?.payment ?? '' },
      released: needed,
      releaseReason: release?.reason ?? '',
      approver: release?.approver ?? '',
      evidence: release?.evidence ?? '',
    },
    ctx,
  );
  ctx.audit({
    entity: 'customer',
    id: customerId,
    orderCheck: { decision, codes, currency, amountMinor, asOf, ...(release === undefined ? {} : release) },
  });
  return ok({ checkId, decision });
}
