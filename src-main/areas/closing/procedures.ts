import { day, laterDay, monthEnd, type Day } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { canonicalJson } from '../../kernel/text.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingTable } from '../aging/procedures.ts';
import type { Handlers } from '../context.ts';
import { readSettings } from '../settings/store.ts';
import { checksOf } from './checklist.ts';
import { compareOf, isPoint } from './compare.ts';
import type { closingContract } from './contract.ts';
import { explainOf } from './explain.ts';
import { differences, freezeMonth, snapshotHash, snapshotOf } from './freeze.ts';
import { headOf, keptChecklist, keptFigures } from './kept.ts';
import { NOT_DUE, sumMovements } from './rules/roll.ts';
import {
  auditHas, countCloses, findClose, frozenRows, latestClose, listCloses, listRows,
} from './store/closes.ts'; // prettier-ignore
import { rollCells, rollItems } from './store/roll.ts';

/** How many differing rows travel; a close that differs in more than these is wrong altogether. */
const SHOWN_DIFFERENCES = 100;

export const closingProcedures: Handlers<typeof closingContract> = {
  'closing.checklist': ({ db, today }, { month }) => {
    const asOf = lastDay(month);
    const closed = latestClose(db, month);
    return ok({
      month,
      asOf,
      running: asOf > today,
      closed: closed ? { closeId: closed.id, revision: closed.revision, at: closed.recorded_at } : null,
      checks: checksOf(db, asOf),
    });
  },

  'closing.close': ({ db, today, actor, recordedAt, audit }, { month, note, ticks, reviseReason }) => {
    const asOf = lastDay(month);
    // A history that is played again brings its own moments, which may be ahead of the clock.
    const workingDay = laterDay(today, day(recordedAt.slice(0, 10)));
    if (asOf > workingDay) return refuse('month_not_over', { month, lastDay: asOf, today: workingDay });
    const earlier = latestClose(db, month);
    if (earlier && reviseReason === undefined) return refuse('month_closed', { month, revision: earlier.revision });
    if (!earlier && reviseReason !== undefined) return refuse('month_not_closed', { month });
    const revision = (earlier?.revision ?? 0) + 1;
    const made = freezeMonth(db, { month, revision, asOf, knownAt: recordedAt, actor, note, ticks, reviseReason });
    if (!made.ok) return made;
    const { closeId, currencies, ...frozen } = made.value;
    audit({ entity: 'close', id: closeId, after: { ...frozen, note, ticks, reviseReason } });
    return ok({ closeId, ...frozen, currencies });
  },

  'closing.list': ({ db }, page) =>
    ok({
      rows: listCloses(db, page).map((close) => ({
        ...headOf(close),
        note: close.note,
        reviseReason: keptChecklist(close).reviseReason,
        actor: close.actor,
      })),
      total: countCloses(db),
    }),

  'closing.get': ({ db }, { offset, limit, ...filter }) => {
    const close = findClose(db, filter.closeId);
    if (!close) return refuse('close_not_found');
    const { checks, ticks, reviseReason } = keptChecklist(close);
    return ok({
      ...headOf(close),
      bucketEnds: keptFigures(close).bucketEnds,
      note: close.note,
      reviseReason,
      actor: close.actor,
      checks: checks.map((check) => {
        const tick = ticks.find(({ code }) => code === check.code);
        return { ...check, ticked: tick !== undefined, tickNote: tick?.note ?? '' };
      }),
      ...listRows(db, filter, { offset, limit }),
    });
  },

  'closing.verify': ({ db }, { closeId }) => {
    const close = findClose(db, closeId);
    if (!close) return refuse('close_not_found');
    const head = { month: close.month, revision: close.revision, asOf: close.as_of, knownAt: close.known_at };
    const figures = keptFigures(close);
    const frozen = { figures, rows: frozenRows(db, closeId) };
    const facts = snapshotOf(db, { asOf: close.as_of, knownAt: close.known_at }, figures.bucketEnds);
    const [storedSha256, factsSha256] = [snapshotHash(head, frozen), snapshotHash(head, facts)];
    const rows = differences(frozen.rows, facts.rows);
    const auditHeadFound = auditHas(db, close.audit_head);
    return ok({
      closeId,
      equal: storedSha256 === close.sha256 && factsSha256 === close.sha256 && auditHeadFound,
      sha256: close.sha256,
      storedSha256,
      factsSha256,
      rowCount: frozen.rows.length,
      factsRowCount: facts.rows.length,
      figuresEqual: canonicalJson(figures) === canonicalJson(facts.figures),
      auditHeadFound,
      differences: rows.slice(0, SHOWN_DIFFERENCES),
      differenceCount: rows.length,
    });
  },

  'closing.explain': ({ db }, { from, to, measure, currency, ...view }) =>
    ok({ measure, currencies: explainOf(db, { from: isPoint(from), to: isPoint(to), measure, currency }, view) }),

  'closing.compare': ({ db }, { from, to, basis, currency, sort, offset, limit }) => {
    const bucketEnds = readSettings(db).buckets[basis];
    const found = compareOf(db, { from: isPoint(from), to: isPoint(to), currency, basis, bucketEnds, sort });
    return ok({
      currency,
      basis,
      bucketEnds,
      from: found.from,
      to: found.to,
      customers: found.customers.slice(offset, offset + limit),
      total: found.customers.length,
    });
  },

  'closing.roll': ({ db }, { from, to, currency, basis }) => {
    const bucketEnds = readSettings(db).buckets[basis];
    const cells = rollCells(db, { from: isPoint(from), to: isPoint(to), currency, basis, bucketEnds });
    const states = (point: typeof from) => statesOf(db, { ...isPoint(point), currency, basis, bucketEnds });
    return ok({
      currency,
      bucketEnds,
      cells,
      fromStates: states(from),
      toStates: states(to),
      movements: sumMovements(cells),
    });
  },

  'closing.rollItems': ({ db }, { from, to, currency, basis, cell, movement, offset, limit }) => {
    const bucketEnds = readSettings(db).buckets[basis];
    const ends = { from: isPoint(from), to: isPoint(to) };
    return ok(rollItems(db, { ...ends, currency, basis, bucketEnds }, { cell, movement }, { offset, limit }));
  },
};

/** The aging of one day as states of the matrix: not due first, then every bucket. Independent of the matrix's own query. */
function statesOf(db: ReadDb, question: Parameters<typeof agingTable>[1] & { readonly bucketEnds: readonly number[] }) {
  const [row] = agingTable(db, question).currencies;
  const buckets = row?.buckets ?? [];
  return [
    { state: NOT_DUE, amountMinor: row?.notDueMinor ?? 0, count: null },
    ...buckets.map(({ amountMinor, count }, state) => ({ state, amountMinor, count })),
  ];
}

function lastDay(month: string): Day {
  return monthEnd(day(`${month}-01`));
}
