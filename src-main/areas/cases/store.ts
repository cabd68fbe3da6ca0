import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CaseId, CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { readWorkdays } from './calendar.ts';
import type { DeadlineFacts } from './rules/deadlines.ts';
import type { CaseKind, Outcome } from './contract.ts';
import { stageReached, type Interruption } from './rules/stages.ts';
import { interruptionOf, nextDeadline, proofOf, standingDeadlines, type CaseProof, type StandingDeadline } from './rules/standing.ts'; // prettier-ignore
import { caseDeadlineRows, caseEventRows, caseItemRows, caseRows, type CaseEventId, type CaseEventRow, type CaseItemRow, type CaseQuestion, type CaseRow } from './store/rows.ts'; // prettier-ignore

export interface CaseAtEvent {
  readonly eventId: CaseEventId;
  readonly stage: string;
  readonly onDay: Day;
  /** The limitation period starts anew with it; null: it does not. */
  readonly interrupts: Interruption | null;
  readonly proofGrade: CaseProof;
  /** Number of the paper that proves it, or of the case. */
  readonly reference: string;
}

/** A case as of a day. Amounts in minor units of `currency`. */
export interface CaseAt {
  readonly caseId: CaseId;
  readonly parentId: CaseId | null;
  readonly kind: CaseKind;
  /** The court's or commission's number; empty while there is none. */
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly openedOn: Day;
  /** Null: open on the day. */
  readonly closedOn: Day | null;
  readonly outcome: Outcome | '';
  /** Code of the furthest stage on record; `opened` before the first. */
  readonly stage: string;
  readonly dueItemIds: DueItemId[];
  readonly claimMinor: number;
  /** Nearest deadline not done, of whomever; of a closed case only the time to enforce runs on. */
  readonly nextDeadlineOn: Day | null;
  readonly nextDeadlineKind: string | null;
  readonly events: CaseAtEvent[];
}

/** Everything on record about a case, with its deadlines worked out. */
export interface WholeCase extends CaseRow {
  readonly items: CaseItemRow[];
  readonly events: CaseEventRow[];
  readonly deadlines: StandingDeadline[];
  readonly stage: string;
}

/** Cases of all customers or of one as of a day, oldest first, closed ones too; one query per table. */
export function casesAt(db: ReadDb, question: CaseQuestion): CaseAt[] {
  return wholeCases(db, question).map((found) => {
    const next = nextDeadline(found.deadlines);
    return {
      caseId: found.caseId,
      parentId: found.parentId,
      kind: found.kind,
      number: found.number,
      customerId: found.customerId,
      currency: found.currency,
      openedOn: found.openedOn,
      closedOn: found.closedOn,
      outcome: found.outcome,
      stage: found.stage,
      dueItemIds: found.items.map(({ dueItemId }) => dueItemId),
      claimMinor: found.claimMinor,
      nextDeadlineOn: next?.dueOn ?? null,
      nextDeadlineKind: next?.code ?? null,
      events: found.events.map(({ eventId, stage, onDay, values }) => ({
        eventId,
        stage,
        onDay,
        interrupts: interruptionOf(found.kind, stage),
        proofGrade: proofOf({ ...found, reference: values.reference }),
        reference: values.reference === '' ? found.number : values.reference,
      })),
    };
  });
}

export function wholeCases(db: ReadDb, question: CaseQuestion): WholeCase[] {
  // A preservation before suit is met by the suit, a suit by the enforcement under it: all cases of the customer are read.
  const { caseId, ...all } = question;
  const [one] = caseId === undefined ? [] : caseRows(db, question);
  if (caseId !== undefined && one === undefined) return [];
  const scope: CaseQuestion = one === undefined ? all : { ...all, customerId: one.customerId };
  const rows = caseRows(db, scope);
  if (rows.length === 0) return [];
  const items = byCase(caseItemRows(db, scope));
  const events = byCase(caseEventRows(db, scope));
  const kept = byCase(caseDeadlineRows(db, scope));
  const isWorkday = readWorkdays(db);
  return rows
    .filter((row) => caseId === undefined || row.caseId === caseId)
    .map((row) => {
      const own = events.get(row.caseId) ?? [];
      const facts = factsOf(row, own, rows, events);
      return {
        ...row,
        items: items.get(row.caseId) ?? [],
        events: own,
        deadlines: standingDeadlines(facts, kept.get(row.caseId) ?? [], isWorkday),
        stage: stageReached(row.kind, own.map(({ stage }) => stage)), // prettier-ignore
      };
    });
}

function factsOf(
  row: CaseRow,
  own: readonly CaseEventRow[],
  rows: readonly CaseRow[],
  events: ReadonlyMap<CaseId, readonly CaseEventRow[]>,
): DeadlineFacts {
  const { procedure, preSuit, urgent, answerDays, performUntilOn } = row.values;
  const firstOf = (related: CaseRow, stage: string): Day[] =>
    (events.get(related.caseId) ?? []).filter((event) => event.stage === stage).map(({ onDay }) => onDay);
  const elsewhere =
    row.kind === 'preservation'
      ? rows.filter(({ caseId }) => caseId === row.parentId).flatMap((parent) => firstOf(parent, 'filed'))
      : rows
          .filter(({ parentId, kind }) => parentId === row.caseId && kind === 'enforcement')
          .flatMap((child) => firstOf(child, 'applied'));
  return {
    kind: row.kind,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    outcome: row.outcome,
    events: own.map(({ stage, onDay, values }) => ({ stage, onDay, ...values })),
    procedure,
    preSuit,
    urgent,
    answerDays,
    performUntilOn,
    filedElsewhereOn: elsewhere.sort()[0] ?? null,
  };
}

function byCase<Row extends { readonly caseId: CaseId }>(rows: readonly Row[]): Map<CaseId, Row[]> {
  const found = new Map<CaseId, Row[]>();
  for (const row of rows) {
    const known = found.get(row.caseId);
    if (known === undefined) found.set(row.caseId, [row]);
    else known.push(row);
  }
  return found;
}
