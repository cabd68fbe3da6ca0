import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { ReadDb } from '../../../storage/database.ts';
import type { Basis } from '../../aging/contract.ts';
import { customerLabels } from '../../aging/store.ts';
import { findCustomer } from '../../customers/store.ts';
import type { Settings } from '../../settings/contract.ts';
import { readSettings } from '../../settings/store.ts';
import type { listErrors, ListId, ListStatus, UnappliedView } from '../contract.ts';
import { listDefinitions, type ListParameter } from '../rules/lists.ts';
import type { Labels } from './sections.ts';

/** A list as asked for, parsed by the contract. */
export interface ListRequest {
  readonly list: ListId;
  readonly asOf: Day;
  readonly knownAt?: Instant | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly basis?: Basis | undefined;
  readonly unapplied?: UnappliedView | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly status?: ListStatus | undefined;
  readonly sort?: { readonly column: string; readonly descending: boolean } | undefined;
}

/** The same with defaults filled in and what every list needs at hand. */
export interface ListQuestion {
  readonly db: ReadDb;
  readonly settings: Settings;
  readonly labels: Labels;
  readonly list: ListId;
  readonly scope: {
    readonly asOf: Day;
    readonly knownAt: Instant | undefined;
    readonly currency: CurrencyCode | undefined;
    readonly customerId: CustomerId | undefined;
  };
  readonly basis: Basis;
  readonly bucketEnds: readonly number[];
  readonly unapplied: UnappliedView;
  /** Null: from the beginning. */
  readonly from: Day | null;
  readonly to: Day;
  readonly status: ListStatus;
  readonly sort: ListRequest['sort'];
}

/** Earlier than every document. */
export const BEGINNING = '0001-01-01' as Day;

/** Checks a request against the list's own parameters and fills in what was left out. */
export function questionOf(db: ReadDb, request: ListRequest): Result<ListQuestion, (typeof listErrors)[number]> {
  const definition = listDefinitions[request.list];
  const given: Readonly<Record<ListParameter, boolean>> = {
    customer: request.customerId !== undefined,
    basis: request.basis !== undefined,
    unapplied: request.unapplied !== undefined,
    period: request.from !== undefined || request.to !== undefined,
    status: request.status !== undefined,
    sort: request.sort !== undefined,
  };
  const unfit = (Object.keys(given) as ListParameter[]).find(
    (parameter) => given[parameter] && !definition.parameters.includes(parameter),
  );
  if (unfit !== undefined) return refuse('list_parameter_unfit', { list: request.list, parameter: unfit });
  const status = request.status ?? definition.statuses[0] ?? 'all';
  if (request.status !== undefined && !definition.statuses.includes(status))
    return refuse('list_parameter_unfit', { list: request.list, parameter: `status=${status}` });
  if (definition.needsCustomer && request.customerId === undefined) return refuse('list_customer_needed');
  if (request.customerId !== undefined && !findCustomer(db, request.customerId)) return refuse('customer_not_found');
  const { to, asOf } = daysOf(request);
  const from = request.from ?? null;
  if (from !== null && from > to) return refuse('period_reversed', { from, to });
  const settings = readSettings(db);
  const basis = request.basis ?? 'due';
  const { knownAt, currency, customerId } = request;
  return ok({
    db,
    settings,
    labels: customerLabels(db),
    list: request.list,
    scope: { asOf, knownAt, currency, customerId },
    basis,
    bucketEnds: settings.buckets[basis],
    unapplied: request.unapplied ?? 'separate',
    from,
    to,
    status,
    sort: request.sort,
  });
}

/**
 * A list of a period is as of its last day. Receipts keep both: those of March, matched as of today; and what came in
 * after the as-of day is not on record yet.
 */
function daysOf({ list, asOf, to = asOf }: ListRequest): { readonly to: Day; readonly asOf: Day } {
  if (list === 'receipts') return { to: to < asOf ? to : asOf, asOf };
  return { to, asOf: to };
}
