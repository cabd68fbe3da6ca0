import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, daysBetween, laterDay, type Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { isInVain, isReached, isSpoken } from '../actions/rules/codes.ts';
import { casesAt } from '../cases/store.ts';
import { unappliedByCustomer } from '../ledger/store/read.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { promisesAt } from '../promises/store.ts';
import { readSettings } from '../settings/store.ts';
import { blocksAt, blocksOf, type Block } from './blocks.ts';
import {
  policyStepField,
  type PolicyDefinition,
  type PolicySegment,
  type PolicyStep,
  type StepKind,
} from './contract.ts';
import { stepsOf, type DebtorFacts, type Held, type ItemFacts, type StepDue } from './rules/due.ts';
import { firstStep, ladderFor, type StepEvent } from './rules/ladder.ts';
import { segmentsAt } from './segments.ts';
import { overridesAt, policyAt, type OverrideAt } from './store.ts';
import { actionRows, letterRows, openUntil, recordedLate, stepRows, type Asked, type OpenRow, type WhoseDebts } from './store/events.ts'; // prettier-ignore

export type { Held } from './rules/due.ts';

/** The next step towards one customer in one currency: due and not yet done. */
export interface CustomerSteps {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly stepCode: string;
  readonly kind: StepKind;
  readonly letterLevel: PolicyStep['letterLevel'];
  /** What the step is about; where `heldBack` is not empty, what it would be about. */
  readonly dueItemIds: readonly DueItemId[];
  /** The day from which it has been due. */
  readonly sinceOn: Day;
  /** Undisputed open amount of those items. */
  readonly amountMinor: number;
  /** Not empty: the step is due and must wait all the same. */
  readonly heldBack: readonly Held[];
  /** New credit is held from this step on. */
  readonly holdCredit: boolean;
  /** Items that are due too and must wait while the step goes on without them. */
  readonly waiting: StepDue['waiting'];
}

/**
 * Per customer and currency what is due and not yet done: at most one step towards the debtor and one decision of our own
 * (`stepsOf`). Whoever is due and blocked is there with the reason, so nobody is forgotten.
 */
export function stepsDue(db: ReadDb, whose: WhoseDebts): CustomerSteps[] {
  return debtorsAt(db, whose).flatMap(({ customerId, currency, facts }) =>
    stepsOf(facts).map(({ step, ...due }) => ({
      customerId,
      currency,
      stepCode: step.code,
      kind: step.kind,
      letterLevel: step.letterLevel,
      holdCredit: step.holdCredit,
      ...due,
    })),
  );
}

export interface Debtor {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly facts: DebtorFacts;
}

/** Everybody with something due or soon due, with all that decides about the next step; a handful of queries in all. */
export function debtorsAt(db: ReadDb, whose: WhoseDebts): Debtor[] {
  const { currency: _currency, among: _among, ...point } = whose;
  const { asOf } = point;
  const { definition } = policyAt(db, point);
  const ahead = Math.max(0, ...Object.values(definition.ladders).flat().map(({ offsetDays }) => -offsetDays)); // prettier-ignore
  const items = openUntil(db, whose, addDays(asOf, ahead));
  if (items.length === 0) return [];
  const settings = readSettings(db);
  const gathered = gather(db, point, definition);
  const unapplied = new Map(
    unappliedByCustomer(db, point).map((row) => [`${row.customerId} ${row.currency}`, row.unappliedMinor]),
  );
  const debtors = new Map<string, { customerId: CustomerId; currency: CurrencyCode; items: ItemFacts[] }>();
  for (const row of items) {
    const key = `${row.customerId} ${row.currency}`;
    const known = debtors.get(key);
    const fact = itemFacts(row, gathered, definition);
    if (known) known.items.push(fact);
    else debtors.set(key, { customerId: row.customerId, currency: row.currency, items: [fact] });
  }
  return [...debtors].map(([key, { customerId, currency, items: own }]) => ({
    customerId,
    currency,
    facts: {
      asOf,
      items: own,
      lastLetterOn: gathered.lastLetter.get(customerId) ?? null,
      lastCallOn: gathered.lastCall.get(customerId) ?? null,
      gaps: definition.gaps,
      unappliedMinor: unapplied.get(key) ?? 0,
      unappliedHoldBp: settings.letters.unappliedHoldBp,
      minAmountMinor: currency === settings.baseCurrency ? definition.minAmountMinor : null,
    },
  }));
}

/** Everything that was done, was agreed or forbids, by item and by customer. */
export interface Gathered {
  readonly blocks: ReadonlyMap<CustomerId, Block[]>;
  readonly segments: ReadonlyMap<CustomerId, keyof PolicyDefinition['ladders']>;
  readonly overrides: ReadonlyMap<CustomerId, OverrideAt[]>;
  readonly itemEvents: ReadonlyMap<DueItemId, StepEvent[]>;
  /** About whatever was due that day. */
  readonly customerEvents: ReadonlyMap<CustomerId, StepEvent[]>;
  readonly written: ReadonlyMap<DueItemId, Day>;
  readonly terms: ReadonlyMap<DueItemId, Day>;
  readonly broken: ReadonlyMap<DueItemId, Day>;
  readonly recorded: ReadonlyMap<DueItemId, Day>;
  readonly lastLetter: ReadonlyMap<CustomerId, Day>;
  readonly lastCall: ReadonlyMap<CustomerId, Day>;
  ladder(segment: PolicySegment, own: readonly PolicyStep[], maxStep: string | null, short: boolean): PolicyStep[];
}

export function gather(db: ReadDb, point: Asked, definition: PolicyDefinition): Gathered {
  const itemEvents = new Map<DueItemId, StepEvent[]>();
  const customerEvents = new Map<CustomerId, StepEvent[]>();
  const written = new Map<DueItemId, Day>();
  const terms = new Map<DueItemId, Day>();
  const broken = new Map<DueItemId, Day>();
  const lastLetter = new Map<CustomerId, Day>();
  const lastCall = new Map<CustomerId, Day>();

  for (const { dueItemId, level, on, payBy, customerId } of letterRows(db, point)) {
    push(itemEvents, dueItemId, { kind: 'letter', on, level });
    later(written, dueItemId, on);
    later(lastLetter, customerId, on);
    if (payBy !== null && level > 0) later(terms, dueItemId, payBy);
  }
  for (const { dueItemId, code, on } of stepRows(db, point)) push(itemEvents, dueItemId, { kind: 'step', on, code });
  const letters = new Set(Object.values(definition.ladders).flat().filter(({ kind }) => kind === 'letter').map(({ code }) => code)); // prettier-ignore
  for (const action of actionRows(db, point)) {
    const { customerId, dueItemId, on, channel, result, stepCode } = action;
    const spoken = isSpoken(channel);
    const events: StepEvent[] = [];
    // A letter counts by its issue; a word in the log that one was meant does not make it so.
    if (stepCode !== '' && !(letters.has(stepCode) && action.issued === 0) && !isInVain(result))
      events.push({ kind: 'step', on, code: stepCode });
    if (spoken && isReached(result)) events.push({ kind: 'contact', on });
    if (spoken && isInVain(result)) events.push({ kind: 'attempt', on });
    if (!spoken && action.direction === 'out') {
      later(lastLetter, customerId, on);
      if (dueItemId !== null) later(written, dueItemId, on);
    }
    if (spoken && isReached(result)) later(lastCall, customerId, on);
    for (const event of events)
      if (dueItemId === null) push(customerEvents, customerId, event);
      else push(itemEvents, dueItemId, event);
  }
  for (const found of casesAt(db, point))
    for (const dueItemId of found.dueItemIds)
      push(itemEvents, dueItemId, {
        kind: 'kind',
        on: found.openedOn,
        stepKind: found.kind === 'lawyer_letter' ? 'lawyer' : 'decision',
      });
  for (const promise of promisesAt(db, point))
    if (promise.state === 'broken' || promise.state === 'partial')
      for (const { dueItemId } of promise.lines) later(broken, dueItemId, addDays(promise.graceOn, 1));

  const overrides = new Map<CustomerId, OverrideAt[]>();
  for (const override of overridesAt(db, point)) push(overrides, override.customerId, override);
  return {
    blocks: blocksAt(db, point),
    segments: segmentsAt(db, point),
    overrides,
    itemEvents,
    customerEvents,
    written,
    terms,
    broken,
    recorded: definition.firstStart.length === 0 ? new Map() : recordedLate(db, point),
    lastLetter,
    lastCall,
    ladder: ladders(definition),
  };
}

/** The timetable of one item: of its customer's segment, with what was said of the customer or of the item itself. */
export function timetableOf(
  row: {
    readonly customerId: CustomerId;
    readonly dueItemId: DueItemId;
    readonly issuedOn: Day;
    readonly dueOn: Day;
    readonly dueUnknown: number;
  },
  gathered: Gathered,
  definition: PolicyDefinition,
): Timetable {
  const { customerId, dueItemId, dueOn, issuedOn } = row;
  const own = (gathered.overrides.get(customerId) ?? []).filter((one) => one.dueItemId === null || one.dueItemId === dueItemId); // prettier-ignore
  /** What is said of the item goes before what is said of the customer; of two the later. */
  const said = (kind: OverrideAt['kind']): string | undefined =>
    (own.findLast((one) => one.kind === kind && one.dueItemId !== null) ?? own.findLast((one) => one.kind === kind))?.value; // prettier-ignore
  const segment = gathered.segments.get(customerId) ?? 'standard';
  const maxStep = said('max_step') ?? definition.maxStep;
  const short = row.dueUnknown === 0 && daysBetween(issuedOn, dueOn) <= definition.shortTermDays;
  const steps = own.filter(({ kind }) => kind === 'own_step').map(({ value }) => policyStepField.parse(JSON.parse(value))); // prettier-ignore
  const grace = said('grace');
  const recordedOn = gathered.recorded.get(dueItemId);
  return {
    segment,
    ladder: gathered.ladder(segment, steps, maxStep, short && definition.shortTermDays > 0),
    graceDays: grace === undefined ? definition.graceDays : Number(grace),
    startCode:
      said('start_step') ??
      (recordedOn === undefined ? null : firstStep(definition.firstStart, dueOn, laterDay(recordedOn, dueOn))),
  };
}

/** The plan of every open item of a customer, due or not: for what is done about items before their day. */
export function itemPlansAt(db: ReadDb, point: PointInTime & { readonly customerId: CustomerId }): ItemFacts[] {
  const { definition } = policyAt(db, point);
  const gathered = gather(db, point, definition);
  return openUntil(db, point, addDays(point.asOf, 3650)).map((row) => itemFacts(row, gathered, definition));
}

interface Timetable extends Pick<ItemFacts, 'ladder' | 'graceDays' | 'startCode'> {
  readonly segment: PolicySegment;
}

/** What was done about an item: about it by name, or about whatever was due at the customer from its due day on. */
export function eventsOf(gathered: Gathered, customerId: CustomerId, dueItemId: DueItemId, dueOn: Day): StepEvent[] {
  const mine = gathered.itemEvents.get(dueItemId) ?? [];
  const common = gathered.customerEvents.get(customerId);
  return common === undefined ? mine : [...mine, ...common.filter(({ on }) => on >= dueOn)];
}

function itemFacts(row: OpenRow, gathered: Gathered, definition: PolicyDefinition): ItemFacts {
  const { customerId, dueItemId, dueOn } = row;
  const { segment: _segment, ...timetable } = timetableOf(row, gathered, definition);
  const blocks = blocksOf(gathered.blocks.get(customerId), dueItemId);
  const lawyer = blocks.filter(({ kind, reason }) => kind === 'legal' && reason === 'lawyer_letter');
  const held = ({ kind, untilOn }: Block): Held => ({ reason: kind, untilOn });
  return {
    dueItemId,
    dueOn,
    freeMinor: row.openMinor - row.disputedMinor,
    ...timetable,
    events: eventsOf(gathered, customerId, dueItemId, dueOn),
    brokenOn: gathered.broken.get(dueItemId) ?? null,
    blocks: blocks.filter((block) => !lawyer.includes(block)).map(held),
    sendingHeld: lawyer.map(held),
    writtenOn: gathered.written.get(dueItemId) ?? null,
    termUntilOn: gathered.terms.get(dueItemId) ?? null,
  };
}

/** Thousands of items share a handful of ladders. */
function ladders(definition: PolicyDefinition): Gathered['ladder'] {
  const made = new Map<string, PolicyStep[]>();
  return (segment, own, maxStep, short) => {
    const key = `${segment} ${maxStep} ${short} ${own.length === 0 ? '' : JSON.stringify(own)}`;
    const known = made.get(key);
    if (known) return known;
    const ladder = ladderFor(definition.ladders[segment], { own, maxStep, short });
    made.set(key, ladder);
    return ladder;
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function later<Key>(map: Map<Key, Day>, key: Key, on: Day): void {
  const known = map.get(key);
  if (known === undefined || on > known) map.set(key, on);
}
