import { ok, refuse } from '../../kernel/result.ts';
import { tidy } from '../../kernel/text.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers } from '../context.ts';
import { limitKey, limitsInForce, insertLimit } from '../credit/store.ts';
import { findCustomer } from '../customers/store.ts';
import { limitAdvice } from './advice.ts';
import { reviewBasisField, reviewFilters, type reviewOutcomes, type reviewsContract } from './contract.ts';
import { masterRows, passesFilter, sortRows } from './master.ts';
import { findReview, insertReview, listReviews, reviewsAt, voidReview } from './store.ts';

type Outcome = (typeof reviewOutcomes)[number];

export const reviewsProcedures: Handlers<typeof reviewsContract> = {
  'reviews.list': ({ db }, { filter, search, sort, descending, offset, limit, ...point }) => {
    const all = masterRows(db, point);
    const found = tidy(search) === '' ? null : customerLabels(db, search, { present: true });
    const rows = sortRows(
      all.filter((row) => passesFilter(row, filter, point.asOf) && (found === null || found.has(row.customerId))),
      sort,
      descending,
    );
    const counts = Object.fromEntries(
      reviewFilters.map((name) => [name, all.filter((row) => passesFilter(row, name, point.asOf)).length]),
    ) as Record<(typeof reviewFilters)[number], number>;
    // What a pool shares is counted once, however many of its members are listed.
    const once = [...new Map(rows.map((row) => [row.poolHeadId ?? row.customerId, row])).values()];
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      limitMinor: once.reduce((sum, row) => sum + (row.limitMinor ?? 0), 0),
      exposureMinor: once.reduce((sum, row) => sum + row.exposureMinor, 0),
      counts,
    });
  },

  'reviews.advice': ({ db }, question) =>
    findCustomer(db, question.customerId) ? ok(limitAdvice(db, question)) : refuse('customer_not_found'),

  'reviews.ofCustomer': ({ db }, { customerId, ...point }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const rows = listReviews(db, point, customerId).map(({ basisJson, customerId: _id, outcome, ...review }) => {
      const basis = reviewBasisField.parse(JSON.parse(basisJson));
      return {
        ...review,
        outcome: outcome as Outcome,
        currency: basis.advice?.currency ?? null,
        beforeMinor: basis.beforeMinor,
        afterMinor: basis.afterMinor,
        recommendedMinor: basis.advice?.recommendation.amountMinor ?? null,
        grade: basis.advice?.grade ?? null,
      };
    });
    return ok({ rows });
  },

  'reviews.record': ({ db, recordedAt, actor, audit }, { limit, expectedMonthlyMinor, ...input }) => {
    const { customerId, currency, reviewedOn, nextOn, note } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (nextOn < reviewedOn) return refuse('review_next_before_review', { reviewedOn });
    const last = reviewsAt(db, { asOf: '9999-12-31' as typeof reviewedOn }).get(customerId);
    if (last !== undefined && last.reviewedOn > reviewedOn)
      return refuse('review_before_last', { lastOn: last.reviewedOn });
    if (limit?.untilOn != null && limit.untilOn < reviewedOn) return refuse('limit_ends_before_start');
    if (limit?.kind === 'trial' && limit.untilOn === null) return refuse('trial_needs_end');

    const before = limitsInForce(db, { asOf: reviewedOn, customerId }).get(limitKey(customerId, currency)) ?? null;
    // A temporary part ends by itself; what is reviewed is the standing amount.
    const beforeMinor = before === null ? null : before.amountMinor - before.temporaryMinor;
    const advice = limitAdvice(db, { asOf: reviewedOn, customerId, currency, expectedMonthlyMinor });
    const basis = { beforeMinor, afterMinor: limit === null ? beforeMinor : limit.amountMinor, advice };
    const outcome: Outcome = limit === null ? 'kept' : outcomeOf(beforeMinor, limit.amountMinor);
    const basisJson = JSON.stringify(basis);
    if (limit !== null)
      insertLimit(db, { customerId, currency, amountMinor: limit.amountMinor, fromOn: reviewedOn, untilOn: limit.untilOn, kind: limit.kind, reason: limit.reason, approver: limit.approver, basisJson: JSON.stringify({ by: 'review', recommendation: advice.recommendation, grade: advice.grade }), recordedAt }); // prettier-ignore
    const reviewId = insertReview(db, { customerId, reviewedOn, nextOn, outcome, basisJson, note, actor, recordedAt });
    audit({
      entity: 'review',
      id: reviewId,
      customerId,
      after: { currency, reviewedOn, nextOn, outcome, note, beforeMinor, afterMinor: basis.afterMinor, recommendedMinor: advice.recommendation.amountMinor },
    }); // prettier-ignore
    if (limit !== null)
      audit({ entity: 'customer', id: customerId, creditLimit: { ...limit, currency, fromOn: reviewedOn } });
    return ok({ reviewId, outcome });
  },

  'reviews.withdraw': ({ db, recordedAt, audit }, { reviewId, reason }) => {
    const review = findReview(db, reviewId);
    if (!review || !voidReview(db, reviewId, recordedAt)) return refuse('review_not_found');
    const { customerId, reviewedOn, nextOn, outcome } = review;
    audit({ entity: 'review', id: reviewId, customerId, before: { reviewedOn, nextOn, outcome }, after: null, reason });
    return ok(null);
  },
};

/** What a new limit makes of a review. From 100,000 to 130,000: raised; to 0: suspended; from none: granted. */
function outcomeOf(beforeMinor: number | null, afterMinor: number): Outcome {
  if (afterMinor === 0) return 'suspended';
  if (beforeMinor === null || beforeMinor === 0) return 'granted';
  return afterMinor > beforeMinor ? 'raised' : afterMinor < beforeMinor ? 'lowered' : 'kept';
}
