import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { creditContract, ExposureAnswer } from './contract.ts';
import { exposureOf, exposures, type CustomerExposure } from './exposure.ts';
import { findLimit, insertLimit, limitEndedOn, limitKey, limitsInForce, limitsOf, voidLimit, type Limit } from './store.ts'; // prettier-ignore

export const creditProcedures: Handlers<typeof creditContract> = {
  'credit.exposure': ({ db }, { customerId, currency, ...point }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    return ok(exposureAnswer(db, point, customerId, currency, exposureOf(db, point, customerId, currency)));
  },

  'credit.exposures': ({ db }, { currency, ...point }) =>
    ok({
      rows: [...exposures(db, point, currency)].map(([customerId, exposure]) => ({
        customerId,
        exposureMinor: exposure.exposureMinor,
        limitMinor: exposure.limitMinor,
        availableMinor: exposure.availableMinor,
        hasLimit: exposure.limit !== null,
        sharedBy: exposure.customers.length,
      })),
    }),

  'credit.inForce': ({ db }, { asOf, currency }) => {
    const rows = [...limitsInForce(db, { asOf }).values()].filter((limit) => limit.currency === currency);
    return ok({ rows: rows.map(({ customerId, amountMinor, untilOn }) => ({ customerId, amountMinor, untilOn })) });
  },

  'credit.limits': ({ db }, { customerId, asOf }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const limits = limitsOf(db, { customerId });
    const inForce = limitsInForce(db, { asOf, customerId });
    const rows = limits.map((limit) => ({
      ...withoutOwner(limit),
      inForce:
        limit.kind === 'temporary'
          ? limit.fromOn <= asOf && limit.untilOn !== null && limit.untilOn >= asOf
          : inForce.get(limitKey(customerId, limit.currency))?.limitId === limit.limitId,
      beforeMinor: tookPlaceOf(limit, limits),
    }));
    return ok({ rows });
  },

  'credit.setLimit': ({ db, recordedAt, audit }, { basis, ...input }) => {
    const { customerId, currency, kind, fromOn, untilOn } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (untilOn !== null && untilOn < fromOn) return refuse('limit_ends_before_start');
    if (kind === 'temporary' && untilOn === null) return refuse('temporary_limit_needs_end');
    const before = limitsInForce(db, { asOf: fromOn, customerId }).get(limitKey(customerId, currency));
    const limitId = insertLimit(db, { ...input, basisJson: basis === null ? '' : JSON.stringify(basis), recordedAt });
    const is = { currency, amountMinor: input.amountMinor, kind, fromOn, untilOn };
    audit({
      entity: 'customer',
      id: customerId,
      before: { creditLimit: before === undefined || kind === 'temporary' ? null : { currency, amountMinor: before.amountMinor - before.temporaryMinor } }, // prettier-ignore
      after: { creditLimit: { ...is, reason: input.reason, approver: input.approver } },
    });
    return ok({ limitId, warnings: untilOn === null ? (['limit_without_end'] as const).slice() : [] });
  },

  'credit.takeBackLimit': ({ db, recordedAt, audit }, { limitId, reason }) => {
    const found = findLimit(db, limitId);
    if (!found) return refuse('limit_not_found');
    voidLimit(db, limitId, recordedAt);
    const { customerId, ...limit } = found;
    audit({ entity: 'customer', id: customerId, before: { creditLimit: limit }, after: { creditLimit: null }, reason });
    return ok(null);
  },
};

/** An exposure as it crosses to a screen, with the names of those who share it. */
export function exposureAnswer(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
  currency: CurrencyCode,
  { customers, limit, ...figures }: CustomerExposure,
): ExposureAnswer {
  const labels = customerLabels(db);
  return {
    customerId,
    currency,
    group: customers.map((each) => ({ customerId: each, code: labels.get(each)?.code ?? '', name: labels.get(each)?.name ?? '' })), // prettier-ignore
    ...figures,
    parts: [...figures.parts],
    temporaryMinor: limit?.temporaryMinor ?? 0,
    hasLimit: limit !== null,
    limitKind: limit?.kind ?? null,
    limitUntilOn: limit?.untilOn ?? null,
    limitEndedOn: limit === null ? limitEndedOn(db, point, customers[0] ?? customerId, currency) : null,
  };
}

function withoutOwner({ customerId: _customerId, ...limit }: Limit): Omit<Limit, 'customerId'> {
  return limit;
}

/** The limit of the customer and currency that stood before this one; a temporary one takes nobody's place. */
function tookPlaceOf(limit: Limit, limits: readonly Limit[]): number | null {
  if (limit.kind === 'temporary') return null;
  const earlier = limits.filter(
    (each) =>
      each.kind !== 'temporary' &&
      each.currency === limit.currency &&
      (each.fromOn < limit.fromOn || (each.fromOn === limit.fromOn && each.limitId < limit.limitId)),
  );
  return earlier[0]?.amountMinor ?? null;
}
