import type { CurrencyCode } from '../../kernel/currency.ts';
import type { DueItemId, PromiseId } from '../../kernel/ids.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { findItem } from '../ledger/store/find.ts';
import { listItems } from '../ledger/store/read.ts';
import { readSettings } from '../settings/store.ts';
import type { PromiseWarning, promisesContract } from './contract.ts';
import { freeOf, layOut, levelOf, putOff, type Promisable, type Standing } from './rules/laying.ts';
import { insertPromise, promisesAt } from './store.ts';

export type NewPromiseInput = ParsedInputOf<(typeof promisesContract)['promises.add']>;
export type PromiseMade = OutputOf<(typeof promisesContract)['promises.add']>;
export type PromiseRefusal = ErrorOf<(typeof promisesContract)['promises.add']>;

export interface PromiseDraft {
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly spokenMinor: number | null;
  readonly assumed: boolean;
  readonly level: number;
  readonly replacesId: PromiseId | null;
  readonly lines: readonly { readonly dueItemId: DueItemId; readonly amountMinor: number }[];
  readonly warnings: readonly PromiseWarning[];
}

/**
 * The one way a promise comes into the book, for a clerk's own entry and for a call that ended with one. Refused without a
 * day or a sum; never more than what is open of the items on the day it is given, the spoken figure is kept beside it.
 */
export function makePromise(
  ctx: CommandContext,
  input: NewPromiseInput,
  actionId: number | null = null,
): Result<PromiseMade, PromiseRefusal> {
  const drafted = draftPromise(ctx.db, input);
  if (!drafted.ok) return drafted;
  const { currency, amountMinor, spokenMinor, assumed, level, replacesId, lines, warnings } = drafted.value;
  const settings = readSettings(ctx.db).promises;
  if (input.dueOn === null) return refuse('promise_day_missing');
  const promise = {
    customer_id: input.customerId,
    currency,
    amount_minor: amountMinor,
    spoken: spokenMinor === null ? '' : String(spokenMinor),
    made_on: input.madeOn,
    due_on: input.dueOn,
    promised_by: input.promisedBy,
    authority: input.authority,
    channel: input.channel,
    written: input.written ? 1 : 0,
    written_on: input.written ? input.madeOn : null,
    assumed: assumed ? 1 : 0,
    tolerance_days: input.toleranceDays ?? settings.toleranceDays,
    tolerance_bp: input.toleranceBp ?? settings.toleranceBp,
    level,
    replaces_id: replacesId,
    action_id: actionId as never,
    note: input.note,
    actor: ctx.actor,
  };
  const promiseId = insertPromise(ctx.db, promise, lines, ctx.recordedAt);
  ctx.audit({
    entity: 'promise',
    id: promiseId,
    customerId: input.customerId,
    after: { currency, amountMinor, madeOn: input.madeOn, dueOn: input.dueOn, level, replacesId },
  });
  return ok({ promiseId, currency, amountMinor, level, assumed, replacedId: replacesId, warnings: [...warnings] });
}

/** What the promise would be; nothing is written. */
export function draftPromise(db: ReadDb, input: NewPromiseInput): Result<PromiseDraft, PromiseRefusal> {
  const { customerId, madeOn, dueOn, amountMinor: spoken } = input;
  const customer = findCustomer(db, customerId);
  if (!customer) return refuse('customer_not_found');
  if (spoken === null || spoken <= 0) return refuse('promise_amount_missing', { customer: customer.name });
  if (dueOn === null) return refuse('promise_day_missing', { customer: customer.name });
  if (dueOn < madeOn) return refuse('promise_day_before', { dueOn, madeOn });
  const named = input.lines ?? [];
  for (const { dueItemId } of named) {
    const item = findItem(db, dueItemId);
    if (!item) return refuse('item_not_found');
    if (item.customer_id !== customerId) return refuse('customer_mismatch');
    if (input.currency !== undefined && item.currency !== input.currency) return refuse('currency_mismatch');
  }
  const all = listItems(db, { customerId, asOf: madeOn });
  const owing =
    named.length === 0 ? all : all.filter((item) => named.some((line) => line.dueItemId === item.dueItemId));
  const currencies = [...new Set(owing.map((item) => item.currency))].sort();
  const currency = input.currency ?? (currencies.length === 1 ? currencies[0] : undefined);
  if (currencies.length === 0) return refuse('nothing_to_promise', { customer: customer.name, madeOn });
  if (currency === undefined) return refuse('promise_currency_missing', { currencies: currencies.join(', ') });
  const items: Promisable[] = owing.filter((item) => item.currency === currency && item.openMinor > 0);
  if (items.length === 0) return refuse('nothing_to_promise', { customer: customer.name, madeOn });
  const standing = promisesAt(db, { asOf: madeOn, customerId }).filter((promise) => promise.currency === currency);
  const replaced = replacedBy(input, standing, items, spoken);
  if (!replaced.ok) return replaced;
  const replacesId = replaced.value;
  const free = freeOf(items, standing, replacesId);
  const laid = named.length === 0 ? layOut(spoken, free) : layNamed(named, free, spoken);
  if ('code' in laid) return laid;
  const amountMinor = spoken - laid.leftMinor;
  if (amountMinor <= 0) return refuse('nothing_to_promise', { customer: customer.name, madeOn });
  const level = levelOf(
    standing,
    laid.lines.map(({ dueItemId }) => dueItemId),
    replacesId,
  );
  const assumed = named.length === 0;
  const warnings: PromiseWarning[] = [];
  if (laid.leftMinor > 0) warnings.push('capped');
  if (level - 1 > readSettings(db).promises.maxPostponements) warnings.push('max_postponements');
  if (replacesId !== null) warnings.push('replaces_open');
  if (assumed) warnings.push('assumed');
  if (!input.written) warnings.push('not_written');
  return ok({ currency, amountMinor, spokenMinor: laid.leftMinor > 0 ? spoken : null, assumed, level, replacesId, lines: laid.lines, warnings }); // prettier-ignore
}

/** Amounts the customer laid on its invoices. They add up to the promise, and an item has room for its own or the rest of it. */
function layNamed(
  named: readonly { readonly dueItemId: DueItemId; readonly amountMinor: number }[],
  free: readonly Promisable[],
  spoken: number,
) {
  if (named.reduce((sum, line) => sum + line.amountMinor, 0) !== spoken) return refuse('promise_lines_mismatch');
  if (new Set(named.map((line) => line.dueItemId)).size !== named.length) return refuse('promise_lines_mismatch');
  let leftMinor = 0;
  const lines: { dueItemId: DueItemId; amountMinor: number }[] = [];
  for (const { dueItemId, amountMinor } of named) {
    const taken = Math.min(amountMinor, free.find((item) => item.dueItemId === dueItemId)?.openMinor ?? 0);
    leftMinor += amountMinor - taken;
    if (taken > 0) lines.push({ dueItemId, amountMinor: taken });
  }
  return { lines, leftMinor };
}

function replacedBy(
  input: NewPromiseInput,
  standing: readonly Standing[],
  items: readonly Promisable[],
  spoken: number,
): Result<PromiseId | null, 'promise_not_found' | 'promise_closed'> {
  if (input.replacesId !== undefined) {
    const old = standing.find(({ promiseId }) => promiseId === input.replacesId);
    if (!old) return refuse('promise_not_found');
    return ['open', 'due', 'partial', 'broken'].includes(old.state) ? ok(old.promiseId) : refuse('promise_closed');
  }
  if (input.besides) return ok(null);
  const named = input.lines ?? [];
  const free = freeOf(items, standing, null);
  const room =
    named.length === 0
      ? layOut(spoken, free).leftMinor === 0
      : named.every(
          (line) => (free.find((item) => item.dueItemId === line.dueItemId)?.openMinor ?? 0) >= line.amountMinor,
        );
  const meant = named.length === 0 ? layOut(spoken, items).lines : named;
  return ok(
    putOff(
      standing,
      meant.map(({ dueItemId }) => dueItemId),
      input.madeOn,
      room,
    ),
  );
}
