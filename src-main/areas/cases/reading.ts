import type { CurrencyCode } from '../../kernel/currency.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { sumMinor } from '../../kernel/money.ts';
import { safeFileName, tidy } from '../../kernel/text.ts';
import type { Handlers } from '../context.ts';
import type { CaseRow, casesContract } from './contract.ts';
import { arbitrationContracts, caseRegister, checkFacts, ownCostOf, shownDeadline } from './register.ts';
import { judgmentInterest } from './rules/balance.ts';
import { checklistOf } from './rules/checks.ts';
import { claimDayUnusual } from './rules/deadlines.ts';
import { interruptionOf, proofOf } from './rules/standing.ts';
import { caseSheet } from './sheet.ts';
import { wholeCases } from './store.ts';
import { cluesAt } from './store/clues.ts';
import { itemDetails, lastYearlyWage, settledAfter, takenItems } from './store/figures.ts';

type Reading = 'cases.list' | 'cases.get' | 'cases.deadlines' | 'cases.check' | 'cases.clues' | 'cases.requestSheet';

export const reading: Pick<Handlers<typeof casesContract>, Reading> = {
  'cases.list': ({ db }, { status, kind, search, ...question }) => {
    const all = caseRegister(db, question).map(({ row }) => row);
    const words = tidy(search ?? '').toLowerCase().split(' ').filter((word) => word !== ''); // prettier-ignore
    const rows = all
      .filter(
        (row) =>
          (status === 'all' || (status === 'open') === (row.closedOn === null)) &&
          (kind === undefined || row.kind === kind) &&
          words.every((word) => searchText(row).includes(word)),
      )
      .sort(byUrgency);
    const sums = new Map<CurrencyCode, { currency: CurrencyCode; count: number; claimMinor: number; costMinor: number; recoveredMinor: number }>(); // prettier-ignore
    const shown = new Set(rows.map(({ caseId }) => caseId));
    for (const row of rows) {
      // A case under another shown here is counted with it.
      if (row.parentId !== null && shown.has(row.parentId)) continue;
      const sum = sums.get(row.currency) ?? { currency: row.currency, count: 0, claimMinor: 0, costMinor: 0, recoveredMinor: 0 }; // prettier-ignore
      sum.count += 1;
      sum.claimMinor += row.claimMinor;
      sum.costMinor += row.costMinor;
      sum.recoveredMinor += row.recoveredMinor ?? 0;
      sums.set(row.currency, sum);
    }
    const urgencies = all.flatMap(({ next }) => (next === null ? [] : [next.urgency]));
    return ok({
      rows,
      sums: [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
      overdueCount: urgencies.filter((urgency) => urgency === 'overdue').length,
      soonCount: urgencies.filter((urgency) => urgency === 'within_7').length,
    });
  },

  'cases.get': ({ db }, { caseId, ...point }) => {
    const [found] = wholeCases(db, { ...point, caseId });
    if (found === undefined) return refuse('case_not_found');
    const register = caseRegister(db, { ...point, customerId: found.customerId });
    const own = register.find(({ row }) => row.caseId === caseId);
    if (own === undefined) return refuse('case_not_found');
    const { whole, row } = own;
    const dueItemIds = whole.items.map(({ dueItemId }) => dueItemId);
    const { facts, items } = checkFacts(db, point, { ...whole, dueItemIds });
    const parent = register.find((one) => one.row.caseId === whole.parentId)?.row;
    const { performUntilOn } = whole.values;
    const settled = performUntilOn === null ? [] : settledAfter(db, point, { dueItemIds, after: performUntilOn });
    const openMinor = sumMinor(items.map((item) => item.openMinor));
    const noticed = whole.events.find(({ stage }) => stage === 'noticed');
    const unusual = noticed?.values.claimUntilOn != null && claimDayUnusual(noticed.onDay, noticed.values.claimUntilOn);
    const inCourt = ['suit', 'small_claim', 'payment_order'].includes(whole.kind);
    return ok({
      ...row,
      values: whole.values,
      note: whole.note,
      closeNote: whole.closeNote,
      actor: whole.actor,
      items: items.map(({ dueItemId, documentId, number, dueOn, openMinor: open }) => ({
        dueItemId,
        documentId,
        number,
        dueOn,
        amountMinor: whole.items.find((item) => item.dueItemId === dueItemId)?.amountMinor ?? 0,
        openMinor: open,
      })),
      events: whole.events.map(({ caseId: _caseId, ...event }) => ({
        ...event,
        interrupts: interruptionOf(whole.kind, event.stage),
        proofGrade: proofOf({ ...whole, reference: event.values.reference }),
      })),
      deadlines: whole.deadlines.map((deadline) => shownDeadline(caseId, deadline, point.asOf)),
      checks: checklistOf(whole.kind, facts, whole.values),
      parent: parent === undefined ? null : { caseId: parent.caseId, kind: parent.kind, number: parent.number },
      children: register
        .filter((one) => one.row.parentId === caseId)
        .map((one) => ({ caseId: one.row.caseId, kind: one.row.kind, number: one.row.number, stage: one.row.stage, closedOn: one.row.closedOn })), // prettier-ignore
      ownCostMinor: ownCostOf(whole.events),
      interest:
        whole.kind === 'enforcement' && performUntilOn !== null && performUntilOn < point.asOf
          ? {
              ...judgmentInterest({
                principalMinor: openMinor + sumMinor(settled.map(({ amountMinor }) => amountMinor)),
                performUntilOn,
                toOn: point.asOf,
                payments: settled,
              }),
            }
          : null,
      warnings: [
        ...(unusual ? (['claim_day_unusual'] as const) : []),
        ...(inCourt && facts.arbitrationContracts.length > 0 ? (['arbitration_named'] as const) : []),
      ],
    });
  },

  'cases.deadlines': ({ db }, { status, ...question }) => {
    const rows = wholeCases(db, question)
      .flatMap((whole) =>
        whole.deadlines
          .filter(({ doneOn }) => status === 'all' || doneOn === null)
          .map((deadline) => ({
            ...shownDeadline(whole.caseId, deadline, question.asOf),
            kind: whole.kind,
            number: whole.number,
            title: whole.title,
            customerId: whole.customerId,
            customerCode: whole.customerCode,
            customerName: whole.customerName,
          })),
      )
      .sort((a, b) => (a.dueOn === b.dueOn ? a.caseId - b.caseId : a.dueOn < b.dueOn ? -1 : 1));
    const counts = { overdue: 0, within_7: 0, within_30: 0, later: 0 };
    for (const { urgency, doneOn } of rows) if (doneOn === null) counts[urgency] += 1;
    return ok({ rows, counts });
  },

  'cases.check': ({ db }, { asOf, knownAt, ...about }) => {
    const point = { asOf, knownAt };
    const { facts } = checkFacts(db, point, about);
    return ok({
      checks: checklistOf(about.kind, facts, about.values),
      arbitrationContracts: arbitrationContracts(db, point, about.customerId),
      taken: takenItems(db, about.dueItemIds).map(({ dueItemId }) => dueItemId),
      lastYearlyWageMinor: lastYearlyWage(db),
    });
  },

  'cases.clues': ({ db }, question) => ok({ rows: cluesAt(db, question) }),

  'cases.requestSheet': (ctx, { caseId, language, ...point }) => {
    const [found] = wholeCases(ctx.db, { ...point, caseId });
    if (found === undefined) return refuse('case_not_found');
    const items = itemDetails(ctx.db, point, found.items.map(({ dueItemId }) => dueItemId)); // prettier-ignore
    const { html, title } = caseSheet(ctx.db, found, items, { point, language });
    return ok({
      documentToken: ctx.documents.keep({ html, title }),
      title,
      suggestedFileName: safeFileName(`${title}.pdf`),
    });
  },
};

/** Open before closed; what cannot wait first; then the newest. */
function byUrgency(a: CaseRow, b: CaseRow): number {
  const closed = Number(a.closedOn !== null) - Number(b.closedOn !== null);
  if (closed !== 0) return closed;
  const [nextA, nextB] = [a.next?.dueOn ?? '9999-12-31', b.next?.dueOn ?? '9999-12-31'];
  return nextA === nextB ? b.caseId - a.caseId : nextA < nextB ? -1 : 1;
}

const searchText = (row: CaseRow): string =>
  [row.number, row.title, row.forum, row.agentName, row.customerCode, row.customerName].join(' ').toLowerCase();
