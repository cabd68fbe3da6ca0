import { addDays, type Day } from '../../kernel/day.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { blocksAt } from '../policy/blocks.ts';
import { convertMinor } from '../rates/rules.ts';
import { listRates } from '../rates/store.ts';
import { gradesInForce } from '../scoring/store.ts';
import { readSettings } from '../settings/store.ts';
import type { HiddenItem, TodayItem } from './contract.ts';
import { mattersOf, type CustomerMatters } from './matters.ts';
import { compareItems, figuresOf, placeOf, type BlockFact, type CustomerDay, type DebtFact } from './rules/placing.ts';
import { customersNamed } from './store/customers.ts';
import { customersOwing, overdueItems, overdueSums, unappliedSums } from './store/debts.ts';
import { putOffAt } from './store/putOff.ts';

export interface TodayList {
  readonly asOf: Day;
  readonly base: CurrencyCode;
  /** Forced ones first, then by score; whole. */
  readonly items: TodayItem[];
  /** By the day they come back, those without one last. */
  readonly hidden: HiddenItem[];
}

/**
 * Who is to be dealt with on a day, and who not and why: every customer with something overdue or with a reason that
 * forces it is in one of the two, never in both. One question per register, none per customer.
 */
export function todayList(db: ReadDb, asOf: Day, knownAt?: Instant): TodayList {
  const point: PointInTime = { asOf, knownAt };
  const { baseCurrency: base, worklist } = readSettings(db);
  const grades = gradesInForce(db, point);
  const matters = mattersOf(db, point, worklist);
  const putOffs = putOffAt(db, point);
  const blocks = blocksOf(db, point);
  const debts = debtsOf(db, point, base, blocks);
  const names = customersNamed(db);

  const items: TodayItem[] = [];
  const hidden: HiddenItem[] = [];
  const owing = customersOwing(db, point);
  const concerned = new Set([...debts.keys(), ...[...matters].flatMap(([id, { forced }]) => (forced.length > 0 ? [id] : []))]); // prettier-ignore
  for (const customerId of concerned) {
    const named = names.get(customerId);
    if (named === undefined) throw new Error(`customer ${customerId} has no name`);
    const own = matters.get(customerId) ?? nothing;
    const facts: CustomerDay = {
      debts: debts.get(customerId) ?? [],
      owes: owing.has(customerId),
      grade: grades.get(customerId)?.grade ?? null,
      brokenPromises: own.brokenPromises,
      limitationDays: own.limitationDays,
      forced: own.forced,
      wakesOn: own.wakesOn,
      blocks: blocks.get(customerId) ?? [],
      contact: own.contact,
      putOff: putOffs.get(customerId) ?? null,
    };
    const placing = placeOf(facts, worklist, asOf);
    if (placing.place === 'nowhere') continue;
    const figures = { customerId, ...named, ...figuresOf(facts, base, worklist, asOf) };
    if (placing.place === 'hidden')
      hidden.push({ ...figures, reason: placing.reason, backOn: placing.backOn, note: placing.note });
    else items.push({ ...figures, forced: [...placing.forced], leftAlone: placing.leftAlone, ...besides(own) });
  }
  return {
    asOf,
    base,
    items: items.sort(compareItems),
    hidden: hidden.sort(
      (a, b) => (a.backOn === b.backOn ? compareItems(a, b) : (a.backOn ?? '9999') < (b.backOn ?? '9999') ? -1 : 1),
    ), // prettier-ignore
  };
}

const nothing: CustomerMatters = { forced: [], wakesOn: null, brokenPromises: 0, limitationDays: null, contact: null, letter: null, promise: null, step: null }; // prettier-ignore

function besides({ contact, letter, promise, step }: CustomerMatters) {
  return {
    contact:
      contact === null
        ? null
        : {
            onDay: contact.onDay,
            channel: contact.channel,
            result: contact.result,
            reached: contact.reached,
            attempts: contact.attemptsSinceReached,
          },
    letter,
    nextOn: contact?.nextOn ?? null,
    nextAction: contact?.nextAction ?? '',
    promise:
      promise === null
        ? null
        : {
            state: promise.state,
            dueOn: promise.dueOn,
            amountMinor: promise.amountMinor,
            keptMinor: promise.keptMinor,
            currency: promise.currency,
            level: promise.level,
          },
    step:
      step === null
        ? null
        : { code: step.stepCode, kind: step.kind, letterLevel: step.letterLevel, sinceOn: step.sinceOn },
  };
}

/** A block counts through its last day; the customer is back the day after. */
function blocksOf(db: ReadDb, point: PointInTime): Map<CustomerId, BlockFact[]> {
  return new Map(
    [...blocksAt(db, point)].map(([customerId, blocks]) => [
      customerId,
      blocks.map(({ kind, sinceOn, untilOn, dueItemIds, reason }) => ({
        kind,
        sinceOn,
        backOn: untilOn === null ? null : addDays(untilOn, 1),
        dueItemIds,
        reason,
      })),
    ]),
  );
}

/** Which block holds an item that two of them name: the weightier one. */
const weight: readonly BlockFact['kind'][] = ['merged', 'excluded', 'paused', 'legal', 'plan', 'promise', 'disputed'];

function debtsOf(
  db: ReadDb,
  point: PointInTime,
  base: CurrencyCode,
  blocks: ReadonlyMap<CustomerId, readonly BlockFact[]>,
): Map<CustomerId, DebtFact[]> {
  const sums = overdueSums(db, point);
  const unapplied = new Map(unappliedSums(db, point).map((row) => [`${row.customerId} ${row.currency}`, row.minor]));
  const held = heldOf(db, point, blocks);
  const rates = new Map<CurrencyCode, { rate: string; onDay: Day } | null>();
  const rateOf = (currency: CurrencyCode) => {
    let rate = rates.get(currency);
    if (rate === undefined) {
      const [newest] = listRates(db, { ...point, base, currency });
      rates.set(currency, (rate = newest === undefined ? null : { rate: newest.rate, onDay: newest.onDay }));
    }
    return rate;
  };

  const debts = new Map<CustomerId, DebtFact[]>();
  for (const { customerId, ...sum } of sums) {
    const key = `${customerId} ${sum.currency}`;
    const heldBy = held.get(key) ?? [];
    const rate = sum.currency === base ? null : rateOf(sum.currency);
    const debt: DebtFact = {
      ...sum,
      heldBy,
      heldMinor: heldBy.reduce((total, { minor }) => total + minor, 0),
      unappliedMinor: unapplied.get(key) ?? 0,
      // Without a rate the bare number of units keeps its place in the order.
      baseMinor: sum.currency === base ? sum.overdueMinor : convertMinor(sum.overdueMinor, sum.currency, base, rate?.rate ?? '1'), // prettier-ignore
      rate,
    };
    const known = debts.get(customerId);
    if (known) known.push(debt);
    else debts.set(customerId, [debt]);
  }
  return debts;
}

/** Overdue amounts that blocks on single items hold, per customer and currency; disputes are counted by amount instead. */
function heldOf(
  db: ReadDb,
  point: PointInTime,
  blocks: ReadonlyMap<CustomerId, readonly BlockFact[]>,
): Map<string, DebtFact['heldBy'][number][]> {
  const holder = new Map<DueItemId, BlockFact>();
  for (const list of blocks.values())
    for (const block of list) {
      if (block.dueItemIds === 'all' || block.kind === 'disputed') continue;
      for (const dueItemId of block.dueItemIds) {
        const other = holder.get(dueItemId);
        if (other === undefined || weight.indexOf(block.kind) < weight.indexOf(other.kind))
          holder.set(dueItemId, block);
      }
    }
  const held = new Map<string, DebtFact['heldBy'][number][]>();
  for (const { dueItemId, customerId, currency, minor } of overdueItems(db, point, [...holder.keys()])) {
    const block = holder.get(dueItemId);
    if (block === undefined || minor === 0) continue;
    const key = `${customerId} ${currency}`;
    const one = { kind: block.kind, backOn: block.backOn, minor };
    const known = held.get(key);
    if (known) known.push(one);
    else held.set(key, [one]);
  }
  return held;
}
