import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import { rpmStages, type RpmStage, type StageAt, type StageSource } from './contract.ts';
import { gather, timetableOf, type Gathered } from './due.ts';
import type { StepEvent } from './rules/ladder.ts';
import { cycleOf, delaysOf, groupOf, missingOf, stageOf, stagesOf, type Deal, type DoneStage, type InvoiceFacts } from './rules/rpm.ts'; // prettier-ignore
import { policyAt } from './store.ts';
import { remembered } from './store/memo.ts';
import {
  deliveryPapers,
  itemsOf,
  orderPapers,
  proofPapers,
  rpmRows,
  stageRows,
  type DeliveryRow,
  type PaperRow,
  type ProofRow,
  type RpmRow,
} from './store/rpm.ts';

/** Closed invoices are looked at for so long, so that delays and cycle times rest on what was finished lately. */
const LOOK_BACK_DAYS = 90;
const EVER = '0001-01-01' as Day;
/** Days to object where neither contract nor settings name any (domain.md §1.2 R3). */
const USUAL_OBJECTION_DAYS = 7;

export interface RpmInvoice extends RpmRow {
  readonly stage: RpmStage;
  readonly stages: readonly StageAt[];
  readonly missing: StageAt | null;
  readonly facts: InvoiceFacts;
}

/** What is told of an invoice among all: where it stands, and what is missing first. */
export interface RpmPlace extends RpmRow {
  readonly stage: RpmStage;
  readonly missing: Pick<StageAt, 'stage' | 'plannedOn' | 'delayDays'> | null;
}

/**
 * Every open invoice of a currency, and those closed in the last 90 days, with the board of all; a dozen queries. The
 * stages themselves are let go one invoice after the other: of 20,000 invoices they would weigh more than all else.
 */
export function rpmAt(
  db: ReadDb,
  point: RpmPoint,
): { readonly places: readonly RpmPlace[]; readonly board: ReturnType<typeof boardOf> } {
  return remembered(db, `rpm ${point.asOf} ${point.knownAt ?? ''} ${point.currency}`, () => {
    const places: RpmPlace[] = [];
    const done: DoneStage[][] = [];
    const deals: Deal[] = [];
    for (const { facts, stages, missing, ...place } of workOut(db, point)) {
      const { stage = null, plannedOn = null, delayDays = null } = missing ?? {};
      places.push({ ...place, missing: stage === null ? null : { stage, plannedOn, delayDays } });
      done.push(stages.map(({ actualOn, delayDays: late }) => ({ actualOn, delayDays: late })));
      const { issuedOn, dueOn, closedOn, shippedOn, acceptedOn, confirmedOn } = facts;
      deals.push({ issuedOn, dueOn, closedOn, shippedOn, acceptedOn, confirmedOn });
    }
    return { places, board: boardOf(places, done, deals, point.asOf) };
  });
}

/** One invoice with all its stages, however long ago it was closed; null where there is none. */
export function rpmOf(db: ReadDb, point: RpmPoint & { readonly documentId: DocumentId }): RpmInvoice | null {
  return workOut(db, point).next().value ?? null;
}

type RpmPoint = PointInTime & { readonly currency: CurrencyCode };

function* workOut(
  db: ReadDb,
  point: RpmPoint & { readonly documentId?: DocumentId },
): Generator<RpmInvoice, undefined> {
  // One invoice that was asked for is shown however long ago it was closed.
  const closedFromOn = point.documentId === undefined ? addDays(point.asOf, -LOOK_BACK_DAYS) : EVER;
  const rows = rpmRows(db, { ...point, closedFromOn });
  const { definition } = policyAt(db, point);
  const [only] = point.documentId === undefined ? [] : rows;
  const gathered = gather(db, { asOf: point.asOf, knownAt: point.knownAt, customerId: only?.customerId }, definition);
  const settings = readSettings(db);
  const isWorkday = readWorkdays(db);
  const papers = {
    orders: orderPapers(db, point),
    deliveries: deliveryPapers(db, point),
    proofs: proofPapers(db, point),
  };
  const { events, blocked } = byDocument(db, gathered);
  const hands = new Map<DocumentId, ReturnType<typeof stageRows>>();
  for (const row of stageRows(db, point)) {
    const known = hands.get(row.documentId);
    if (known) known.push(row);
    else hands.set(row.documentId, [row]);
  }
  const third = thirdWorkday(isWorkday);
  for (const row of rows) {
    const order = papers.orders.get(row.documentId);
    const delivery = papers.deliveries.get(row.documentId);
    const proof = papers.proofs.get(row.documentId);
    const shippedOn = order?.shippedOn ?? delivery?.deliveredOn ?? row.deliveredOn;
    const acceptedOn = delivery?.acceptedOn ?? row.acceptedOn;
    // The timetable of a document is that of an item nothing was said of: exceptions for one item do not plan the whole.
    const timetable = timetableOf({ ...row, dueItemId: 0 as DueItemId }, gathered, definition);
    const mine = events.get(row.documentId) ?? [];
    const common = (gathered.customerEvents.get(row.customerId) ?? []).filter(({ on }) => on >= row.issuedOn && (row.closedOn === null || on <= row.closedOn)); // prettier-ignore
    const all = common.length === 0 ? mine : [...mine, ...common];
    const found = done(all, row.dueOn, timetable.ladder);
    const facts: InvoiceFacts = {
      asOf: point.asOf,
      issuedOn: row.issuedOn,
      dueOn: row.dueOn,
      closedOn: row.closedOn,
      openMinor: row.openMinor,
      hasOrder: order !== undefined,
      releasedOn: order?.releasedOn ?? null,
      shipPlannedOn: delivery?.plannedOn ?? order?.shipPlannedOn ?? null,
      shippedOn,
      signedOn: proof?.deliveryOn ?? null,
      acceptedOn,
      objectedOn: delivery?.objectedOn ?? null,
      objectionDays: delivery?.objectionDays ?? settings.disputes.objectionDays ?? USUAL_OBJECTION_DAYS,
      confirmedOn: row.confirmedOn ?? proof?.invoiceOn ?? null,
      invoiceDueOn: third(acceptedOn ?? shippedOn ?? row.issuedOn),
      statementOn: proof?.statementOn ?? null,
      ...found,
      graceDays: timetable.graceDays,
      ladder: timetable.ladder,
      frozen: blocked.has(row.documentId) || (gathered.blocks.get(row.customerId) ?? []).some(({ dueItemIds }) => dueItemIds === 'all'), // prettier-ignore
      byHand: hands.get(row.documentId) ?? [],
      foundIn: { ...papersFoundIn(row, order, delivery, proof), ...stepsFoundIn(found, all) },
    };
    const stages = stagesOf(facts);
    yield { ...row, facts, stages, stage: stageOf(stages, facts), missing: missingOf(stages, point.asOf, row.dueOn) };
  }
  return undefined;
}

type Done = Pick<InvoiceFacts, 'midTermOn' | 'remindedOn' | 'firstContactOn' | 'letterOn' | 'lawyerOn' | 'decisionOn' | 'legalOn'>; // prettier-ignore

/** Steps taken are in the log, whoever wrote them down. */
function stepsFoundIn(
  { remindedOn, lawyerOn, decisionOn }: Done,
  events: readonly StepEvent[],
): InvoiceFacts['foundIn'] {
  const at = (on: Day | null, test: (event: StepEvent) => boolean): boolean =>
    events.some((event) => event.on === on && test(event));
  return {
    R6: 'log',
    R7: at(remindedOn, (event) => event.kind === 'letter' && event.level === 0) ? 'letter' : 'log',
    R9: 'log',
    R14: at(lawyerOn, (event) => event.kind === 'kind' && event.stepKind === 'lawyer') ? 'case' : 'log',
    R15: at(decisionOn, (event) => event.kind === 'kind' && event.stepKind === 'decision') ? 'case' : 'log',
  };
}

/** The record each stage would be found in; of two the one whose day counts. */
function papersFoundIn(
  row: RpmRow,
  order: PaperRow | undefined,
  delivery: DeliveryRow | undefined,
  proof: ProofRow | undefined,
): InvoiceFacts['foundIn'] {
  const accepted: StageSource = (delivery?.acceptedOn ?? null) !== null ? 'delivery' : 'invoice';
  const acceptedOn = delivery?.acceptedOn ?? row.acceptedOn;
  const signedOn = proof?.deliveryOn ?? null;
  const signedFirst = signedOn !== null && (acceptedOn === null || signedOn <= acceptedOn);
  return {
    R0: 'order',
    R1:
      (order?.shippedOn ?? null) !== null ? 'order' : (delivery?.deliveredOn ?? null) !== null ? 'delivery' : 'invoice',
    R2: signedFirst ? 'evidence' : accepted,
    R3: acceptedOn === null ? 'delivery' : accepted,
    R4: row.confirmedOn !== null ? 'invoice' : 'evidence',
    R5: 'evidence',
    R8: 'payment',
    R10: 'letter',
    R11: 'letter',
    R12: 'letter',
    R13: 'letter',
    R16: 'case',
    R17: 'payment',
  };
}

function done(events: readonly StepEvent[], dueOn: Day, ladder: InvoiceFacts['ladder']): Done {
  const kindOf = new Map(ladder.map(({ code, kind }) => [code, kind]));
  const first = (test: (event: StepEvent) => boolean): Day | null =>
    events.reduce<Day | null>((day, event) => (test(event) && (day === null || event.on < day) ? event.on : day), null);
  const stepped = (event: StepEvent, kind: string): boolean => event.kind === 'step' && kindOf.get(event.code) === kind;
  const letterOn: Partial<Record<1 | 2 | 3 | 4, Day>> = {};
  for (const level of [1, 2, 3, 4] as const) {
    const on = first((event) => event.kind === 'letter' && event.level === level);
    if (on !== null) letterOn[level] = on;
  }
  const legalOn = first((event) => event.kind === 'kind' && event.stepKind === 'decision');
  return {
    midTermOn: first((event) => event.kind === 'contact' && event.on < dueOn && event.on >= addDays(dueOn, -30)),
    remindedOn: first((event) => (event.kind === 'letter' && event.level === 0) || stepped(event, 'reminder')),
    firstContactOn: first((event) => (event.kind === 'contact' && event.on > dueOn) || stepped(event, 'call')),
    letterOn,
    lawyerOn: first((event) => (event.kind === 'kind' && event.stepKind === 'lawyer') || stepped(event, 'lawyer')),
    decisionOn: first((event) => stepped(event, 'decision')) ?? legalOn,
    legalOn,
  };
}

function byDocument(db: ReadDb, gathered: Gathered) {
  const blocks = [...gathered.blocks.values()].flat().flatMap(({ dueItemIds }) => (dueItemIds === 'all' ? [] : dueItemIds)); // prettier-ignore
  const documentOf = itemsOf(db, [...new Set([...gathered.itemEvents.keys(), ...blocks])]);
  const events = new Map<DocumentId, StepEvent[]>();
  for (const [dueItemId, own] of gathered.itemEvents) {
    const documentId = documentOf.get(dueItemId);
    if (documentId !== undefined) events.set(documentId, [...(events.get(documentId) ?? []), ...own]);
  }
  const blocked = new Set(blocks.flatMap((dueItemId) => documentOf.get(dueItemId) ?? []));
  return { events, blocked };
}

/** The third working day after a day; worked out once for each day asked about. */
function thirdWorkday(isWorkday: (on: Day) => boolean): (from: Day) => Day {
  const known = new Map<Day, Day>();
  return (from) => {
    const found = known.get(from);
    if (found !== undefined) return found;
    let on = from;
    for (let worked = 0; worked < 3;) {
      on = addDays(on, 1);
      if (isWorkday(on)) worked += 1;
    }
    known.set(from, on);
    return on;
  };
}

/** The board: how many stand where, how late stages are done, how long a deal takes from point to point. */
function boardOf(
  invoices: readonly RpmPlace[],
  done: readonly (readonly DoneStage[])[],
  deals: readonly Deal[],
  asOf: Day,
) {
  const delays = delaysOf(done, addDays(asOf, -LOOK_BACK_DAYS));
  return {
    columns: rpmStages.map((stage) => {
      const here = invoices.filter((invoice) => invoice.stage === stage);
      return {
        stage,
        group: groupOf(stage),
        count: here.length,
        amountMinor: here.reduce((sum, { openMinor, amountMinor }) => sum + (stage === 'R17' ? amountMinor : openMinor), 0), // prettier-ignore
        late: here.filter(({ missing }) => missing !== null).length,
      };
    }),
    delays: delays.map((delay) => ({
      ...delay,
      missing: invoices.filter(({ missing }) => missing?.stage === delay.stage).length,
    })),
    cycle: cycleOf(deals),
  };
}
