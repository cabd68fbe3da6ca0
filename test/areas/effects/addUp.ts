import { expect } from 'vitest';
import { lineGroups, type EffectFigure, type EffectRow } from '../../../src-main/areas/effects/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import type { TestBook } from '../book.ts';

export interface Question {
  readonly from: Day;
  readonly asOf: Day;
  readonly currency: CurrencyCode;
  readonly knownAt?: Instant;
}

const plus = (rows: readonly EffectRow[], of: (row: EffectRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
const amount = (row: EffectRow): number => row.amountMinor;
const middle = (days: readonly number[], percent: number): number | null =>
  days.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((days.length * percent) / 100) - 1)] ?? null;

const cost = (rows: readonly EffectRow[], currency: CurrencyCode): number =>
  plus(rows.filter((row) => row.costCurrency === currency), (row) => row.costMinor); // prettier-ignore

/**
 * Opens every figure of every tab for a period and adds its rows up anew: their totals are the figure. Gives back how many
 * rows stood behind each, so that a history can be held to leave none of them empty.
 */
export async function everyFigureAddsUp(book: TestBook, question: Question): Promise<Map<EffectFigure, number>> {
  const seen = new Map<EffectFigure, number>();
  const where = `${question.from} – ${question.asOf} ${question.currency}`;
  const open = async (figure: EffectFigure, more: { by?: (typeof lineGroups)[number]; code?: string } = {}) => {
    const rows: EffectRow[] = [];
    for (;;) {
      const answer = await book.call('effects.rows', {
        ...question,
        figure,
        ...more,
        offset: rows.length,
        limit: 1000,
      });
      rows.push(...answer.rows);
      if (rows.length < answer.total && answer.rows.length > 0) continue;
      seen.set(figure, (seen.get(figure) ?? 0) + rows.length);
      const { sums } = answer;
      // What the drawer prints at its end is what its rows add up to.
      expect(sums, `${where} ${figure}`).toEqual({
        amountMinor: plus(rows, amount),
        partMinor: plus(rows, (row) => row.partMinor),
        startMinor: plus(rows, (row) => row.startMinor),
        newlyMinor: plus(rows, (row) => row.newlyMinor),
        creditedMinor: plus(rows, (row) => row.creditedMinor),
        otherMinor: plus(rows, (row) => row.otherMinor),
        endMinor: plus(rows, (row) => row.endMinor),
        minutes: plus(rows, (row) => row.minutes),
        counting: rows.filter(({ counts }) => counts).length,
        costs: sums.costs,
      });
      const currencies = new Set(rows.filter((row) => row.costMinor !== 0).map((row) => row.costCurrency));
      expect(new Set(sums.costs.map(({ currency }) => currency)), `${where} ${figure}`).toEqual(currencies);
      for (const { currency, costMinor } of sums.costs)
        expect(costMinor, `${where} ${figure}`).toBe(cost(rows, currency));
      for (const { customerName } of rows) expect(customerName).not.toBe('');
      return { rows, ...answer.figure, sums, total: answer.total };
    }
  };
  const is = (name: string, rows: unknown, figure: unknown): void => expect(rows, `${where} ${name}`).toEqual(figure);

  const summary = await book.call('effects.summary', question);
  for (const name of ['start', 'newly', 'received', 'credited', 'other', 'end'] as const)
    is(name, plus((await open(name)).rows, amount), summary[`${name}Minor`]);

  const { success, reduction, cleared, response, recovery } = summary;
  const ofSuccess = await open('success');
  is('success', [plus(ofSuccess.rows, amount), plus(ofSuccess.rows, (row) => row.startMinor + row.newlyMinor)], [success.partMinor, success.wholeMinor]); // prettier-ignore
  is(
    'success end',
    plus(ofSuccess.rows, (row) => row.endMinor),
    summary.endMinor,
  );
  is(
    'success other',
    plus(ofSuccess.rows, (row) => row.otherMinor),
    summary.otherMinor,
  );
  is('success share', ofSuccess.share, success);
  const ofReduction = await open('reduction');
  is('reduction', [plus(ofReduction.rows, (row) => row.startMinor - row.endMinor - row.creditedMinor), plus(ofReduction.rows, (row) => row.startMinor)], [reduction.partMinor, reduction.wholeMinor]); // prettier-ignore
  is('reduction share', ofReduction.share, reduction);
  is('open customers', (await open('open_customers')).total, recovery.openCustomers);

  for (const [name, share] of [
    ['cleared', cleared], ['within', response.within], ['contact', summary.contactRate], ['promise', summary.promiseRate],
  ] as const) {
    const { rows, counted } = await open(name);
    is(name, [rows.filter(({ counts }) => counts).length, rows.length], [share.part, share.whole]);
    is(`${name} share`, counted, share);
  } // prettier-ignore
  for (const name of ['kept', 'collection', 'disputed'] as const) {
    const { rows, share } = await open(name);
    is(name, [plus(rows, (row) => row.partMinor), plus(rows, amount)], [summary[name].partMinor, summary[name].wholeMinor]); // prettier-ignore
    is(`${name} share`, share, summary[name]);
  }

  const ofResponse = await open('response');
  const answered = ofResponse.rows.flatMap(({ days }) => (days === null ? [] : [days]));
  is('response', [ofResponse.total, answered.length], [response.notices, response.replied]);
  is('response days', [middle(answered, 50), middle(answered, 90)], [response.medianDays, response.p90Days]);
  is('response told', [ofResponse.medianDays, ofResponse.p90Days], [response.medianDays, response.p90Days]);
  for (const [name, n, tenths] of [
    ['recovery_start', recovery.started, recovery.fromStartTenths],
    ['recovery_due', recovery.n, recovery.fromDueTenths],
  ] as const) {
    const { rows, meanTenths } = await open(name);
    const whole = plus(rows, amount);
    is(name, [rows.length, whole <= 0 ? null : Math.round((plus(rows, (row) => row.amountMinor * (row.days ?? 0)) * 10) / whole)], [n, tenths]); // prettier-ignore
    is(`${name} told`, meanTenths, tenths);
  }
  const scores = await open('satisfaction');
  is('satisfaction', [scores.total, scores.total === 0 ? null : Math.round((plus(scores.rows, (row) => row.score ?? 0) * 10) / scores.total), scores.meanTenths], [summary.satisfaction.n, summary.satisfaction.meanTenths, summary.satisfaction.meanTenths]); // prettier-ignore

  const spent = await open('cost');
  const same = summary.costCurrency === question.currency;
  is('cost', cost(spent.rows, summary.costCurrency), summary.costMinor + (same ? summary.legalCostMinor : 0));
  is('cost told', spent.sums.costs.find(({ currency }) => currency === summary.costCurrency)?.costMinor ?? 0, cost(spent.rows, summary.costCurrency)); // prettier-ignore
  is('legal', cost((await open('legal')).rows, question.currency), summary.legalCostMinor);
  const acts = await open('actions');
  is('actions', [acts.total, plus(acts.rows, (row) => row.minutes), cost(acts.rows, summary.costCurrency)], [summary.actions, summary.minutes, summary.costMinor]); // prettier-ignore
  is('attributed', plus((await open('attributed')).rows, amount), summary.attributedMinor);
  is('unassisted', plus((await open('unassisted')).rows, amount), summary.unassistedMinor);

  for (const by of lineGroups) {
    const { rows: lines, costCurrency } = await book.call('effects.lines', { ...question, by });
    for (const line of lines) {
      const at = { by, code: line.code };
      const name = `${by} ${line.code}`;
      const ofActions = await open('line_actions', at);
      is(name, [ofActions.total, plus(ofActions.rows, (row) => row.minutes), cost(ofActions.rows, costCurrency)], [line.actions, line.minutes, line.costMinor]); // prettier-ignore
      is(`${name} reached`, [(await open('line_reached', at)).total, ofActions.sums.counting], [line.reached, line.reached]); // prettier-ignore
      is(`${name} promises`, (await open('line_promises', at)).total, line.promises);
      const ofReceipts = await open('line_receipts', at);
      is(`${name} receipts`, [ofReceipts.total, plus(ofReceipts.rows, amount)], [line.receipts, line.collectedMinor]);
      const ofNet = await open('line_net', at);
      if (line.netMinor !== null)
        is(`${name} net`, plus(ofNet.rows, amount) - cost(ofNet.rows, costCurrency), line.netMinor);
      is(`${name} told`, ofNet.line, line);
    }
  }

  const { steps } = await book.call('effects.funnel', question);
  for (const step of steps) {
    const at = { code: step.code };
    const name = `funnel ${step.code}`;
    const entered = await open('funnel_entered', at);
    is(name, [entered.total, plus(entered.rows, amount), entered.sums.counting], [step.entered, step.enteredMinor, step.paid]); // prettier-ignore
    is(`${name} share`, entered.counted, step.paidShare);
    const paid = await open('funnel_paid', at);
    is(`${name} paid`, [paid.total, plus(paid.rows, amount)], [step.paid, step.paidMinor]);
    is(`${name} went on`, (await open('funnel_went_on', at)).total, step.wentOn);
    const stuck = await open('funnel_stuck', at);
    is(`${name} stuck`, [stuck.total, plus(stuck.rows, (row) => row.partMinor)], [step.stuck, step.stuckMinor]);
    is(`${name} days`, [middle(stuck.rows.map((row) => row.days ?? 0), 50), stuck.medianDays], [step.medianDays, step.medianDays]); // prettier-ignore
  }
  return seen;
}
