import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { margins, sumMovements } from '../../../src-main/areas/closing/rules/roll.ts';
import { redate } from '../../../src-main/areas/ledger/store/redate.ts';
import { refreshCaches } from '../../../src-main/areas/ledger/store/write.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, monthEnd, type Day } from '../../../src-main/kernel/day.ts';
import { id, type CloseId, type DueItemId } from '../../../src-main/kernel/ids.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import type { WriteDb } from '../../../src-main/storage/database.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import type { OutputOf } from '../../../src-main/kernel/procedure.ts';
import { TestBook } from '../book.ts';
import { dayAt } from '../ledger/model.ts';
import { CURRENCIES, Play, step, when, type Step } from '../ledger/play.ts';

/** Over random histories keyed in through the service: differences add up, closes stay provable, matrices keep their margins. */
type Extra =
  | { do: 'redate'; pick: number; days: number; from: number }
  | { do: 'undo'; pick: number }
  | { do: 'dispute'; pick: number; on: number };
const extra: fc.Arbitrary<Extra> = fc.oneof(
  fc.record({ do: fc.constant('redate' as const), pick: fc.nat(), days: fc.integer({ min: -40, max: 60 }), from: when }),
  fc.record({ do: fc.constant('undo' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('dispute' as const), pick: fc.nat(), on: when }),
); // prettier-ignore
const history = fc.array(fc.oneof({ weight: 5, arbitrary: step }, { weight: 2, arbitrary: extra }), {
  minLength: 6,
  maxLength: 40,
});

class History extends Play {
  readonly known: (Instant | undefined)[] = [undefined];
  readonly #gone = new Set<DueItemId>();

  async key(one: Step | Extra): Promise<void> {
    if (one.do === 'redate' || one.do === 'undo' || one.do === 'dispute') await this.#beyondModel(one);
    else if (this.#gone.size === 0 || (one.do !== 'allocate' && one.do !== 'credit')) await this.take(one);
    // The model knows nothing of undone entries: after one, money comes in without being matched.
    else if (one.do === 'credit') await this.take({ ...one, parts: [] });
    const at = this.book.service.keeper.book?.head.at;
    if (at) this.known.push(at);
  }

  async #beyondModel(one: Extra): Promise<void> {
    const items = [...this.debits.values()].filter((item) => !this.#gone.has(item));
    const item = items[one.pick % Math.max(1, items.length)];
    if (item === undefined) return;
    if (one.do === 'dispute') {
      const found = this.book.service.keeper.book?.db.rows<{ open: number; on: Day }>(
        'SELECT open_minor AS open, issued_on AS "on" FROM due_item WHERE id = :item',
        { item },
      )[0];
      if (!found || found.open < 2) return;
      const openedOn = dayAt(one.on) < found.on ? found.on : dayAt(one.on);
      await this.book.ask('disputes.open', { dueItemId: item, amountMinor: 1, reason: 'quality', openedOn });
      return;
    }
    this.#command((db, at) => {
      if (one.do === 'redate') {
        const [row] = db.rows<{ due: Day; issued: Day }>('SELECT due_on AS due, issued_on AS issued FROM due_item WHERE id = :item', { item }); // prettier-ignore
        if (!row) return;
        const changedOn = dayAt(one.from) < row.issued ? row.issued : dayAt(one.from);
        redate(db, { dueItemId: item, toDueOn: addDays(row.due, one.days), changedOn, reason: 'agreed' }, { recordedAt: at, actor: 'test' }); // prettier-ignore
        return;
      }
      // What an undone import does to its invoice, where nothing was matched with it.
      const used = db.rows('SELECT 1 FROM allocation WHERE due_item_id = :item', { item }).length > 0;
      if (used) return;
      db.prepare('UPDATE due_item SET voided_at = ? WHERE id = ?')(at, item);
      db.prepare('UPDATE document SET voided_at = ? WHERE id = (SELECT document_id FROM due_item WHERE id = ?)')(
        at,
        item,
      );
      refreshCaches(db, [item], []);
      this.#gone.add(item);
    });
  }

  #command(work: (db: WriteDb, at: Instant) => void): void {
    const open = this.book.service.keeper.book;
    if (!open) throw new Error('no book');
    const at = open.nextRecordedAt(this.book.now);
    open.command({ actor: 'test', procedure: 'test.change', commandId: null, at }, (db) => {
      work(db, at);
      return ok(null);
    });
  }
}

const point = fc.record({ day: when, known: fc.nat() });
const measures = [
  ['balance', 'totalMinor'],
  ['overdue', 'overdueMinor'],
  ['unapplied', 'unappliedMinor'],
] as const;

async function played(steps: readonly (Step | Extra)[], check: (play: History) => Promise<void>): Promise<void> {
  const book = await TestBook.create('2026-05-01T00:00:00.000Z');
  try {
    const play = new History(book);
    await play.start();
    for (const one of steps) await play.key(one);
    await check(play);
  } finally {
    await book.close();
  }
}

const pointOf = (play: History, { day, known }: { day: number; known: number }) => {
  const knownAt = play.known[known % play.known.length];
  return { asOf: dayAt(day), ...(knownAt === undefined ? {} : { knownAt }) };
};

/** The frozen figures, made from the rows, are the aging's and the key figures' own. */
async function agrees(play: History, made: OutputOf<Contracts['closing.close']>): Promise<void> {
  const point = { asOf: made.asOf, knownAt: made.knownAt };
  const due = await play.book.call('aging.table', { ...point, basis: 'due' });
  const document = await play.book.call('aging.table', { ...point, basis: 'document' });
  expect(made.currencies.map((row) => row.currency).sort()).toEqual(due.currencies.map((row) => row.currency).sort());
  for (const frozen of made.currencies) {
    const byDue = due.currencies.find((row) => row.currency === frozen.currency);
    const byDocument = document.currencies.find((row) => row.currency === frozen.currency);
    const kpis = await play.book.call('aging.kpis', { ...point, currency: frozen.currency });
    const { itemCount, creditCount, dueBuckets, documentNotDueMinor, documentBuckets, ...rest } = frozen;
    expect({ ...byDue, ...kpis }).toMatchObject(rest);
    expect(dueBuckets).toEqual(byDue?.buckets);
    expect([documentNotDueMinor, documentBuckets]).toEqual([byDocument?.notDueMinor, byDocument?.buckets]);
    expect(itemCount + creditCount).toBeLessThanOrEqual(made.rowCount);
  }
}

describe('closing over random histories', () => {
  it('explains every difference of every figure, and the lines add up', { timeout: 240_000 }, async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.tuple(point, point), { minLength: 3, maxLength: 5 }), (steps, pairs) =>
        played(steps, async (play) => {
          for (const [a, b] of pairs) {
            const [from, to] = [pointOf(play, a), pointOf(play, b)];
            const [before, after] = [
              await play.book.call('aging.table', from),
              await play.book.call('aging.table', to),
            ];
            for (const [measure, figure] of measures) {
              const { currencies } = await play.book.call('closing.explain', { from, to, measure });
              for (const code of CURRENCIES) {
                const row = currencies.find(({ currency: one }) => one === code);
                const was = before.currencies.find(({ currency: one }) => one === code)?.[figure] ?? 0;
                const is = after.currencies.find(({ currency: one }) => one === code)?.[figure] ?? 0;
                expect([row?.fromMinor ?? 0, row?.toMinor ?? 0]).toEqual([was, is]);
                const lines = row?.lines ?? [];
                expect(lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(is - was);
                expect(row?.linesMinor ?? 0).toBe(is - was);
                expect(lines.every((line) => line.amountMinor !== 0)).toBe(true);
                for (const line of lines) seen.add(line.why);
              }
            }
          }
        }),
      ),
      { numRuns: 200 },
    );
    // Histories without late keying, reversals and days that pass would prove little.
    for (const why of ['dated_in_period', 'recorded_late', 'became_overdue', 'reversed'])
      expect(seen, why).toContain(why);
  });

  it('keeps the margins of the matrix at both agings', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        point,
        point,
        fc.constantFrom('due' as const, 'document' as const),
        (steps, a, b, basis) =>
          played(steps, async (play) => {
            for (const code of CURRENCIES) {
              const question = { from: pointOf(play, a), to: pointOf(play, b), currency: currency(code), basis };
              const roll = await play.book.call('closing.roll', question);
              for (const side of ['from', 'to'] as const) {
                const sums = margins(roll.cells, side);
                for (const state of roll[`${side}States`]) {
                  expect(sums.get(state.state)?.amountMinor ?? 0).toBe(state.amountMinor);
                  if (state.count !== null) expect(sums.get(state.state)?.count ?? 0).toBe(state.count);
                }
                const { currencies } = await play.book.call('aging.table', {
                  ...question[side],
                  basis,
                  currency: question.currency,
                });
                const total = roll.cells
                  .filter((cell) => cell[side] !== -2)
                  .reduce((sum, cell) => sum + cell.amountMinor, 0);
                expect(total).toBe((currencies[0]?.totalMinor ?? 0) - (currencies[0]?.unappliedMinor ?? 0));
              }
              const moved = new Map(sumMovements(roll.cells).map((row) => [row.movement, row.amountMinor]));
              const overdue = (states: typeof roll.toStates): number =>
                states.filter(({ state }) => state >= 0).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
              expect(overdue(roll.toStates) - overdue(roll.fromStates)).toBe(
                (moved.get('newly_overdue') ?? 0) - (moved.get('cured') ?? 0),
              );
              for (const cell of roll.cells) {
                const items = await play.book.call('closing.rollItems', {
                  ...question,
                  cell: { from: cell.from, to: cell.to },
                });
                expect(items.amountMinor).toBe(cell.amountMinor);
                expect(items.rows).toHaveLength(cell.count + cell.partCount);
              }
            }
          }),
      ),
      { numRuns: 50 },
    );
  });

  it(
    'verifies every close whatever is keyed, reversed, undone, disputed or moved later',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(history, history, fc.array(fc.nat(), { maxLength: 6 }), (before, after, undone) =>
          played(before, async (play) => {
            const closes: { closeId: CloseId; asOf: Day; totals: number[] }[] = [];
            for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
              const made = await play.book.call('closing.close', { month });
              closes.push({
                closeId: made.closeId,
                asOf: made.asOf,
                totals: made.currencies.map((row) => row.totalMinor),
              });
              expect(made.asOf).toBe(monthEnd(made.asOf));
              await agrees(play, made);
            }
            for (const one of after) await play.key(one);
            const entries = play.book.service.keeper.book?.head.seq ?? 1;
            for (const pick of undone)
              await play.book.ask('history.undo', { seq: id<'auditEntry'>(1 + (pick % entries)) });
            for (const { closeId, totals } of closes) {
              const proof = await play.book.call('closing.verify', { closeId });
              expect(proof).toMatchObject({ equal: true, differenceCount: 0, figuresEqual: true });
              const kept = await play.book.call('closing.get', { closeId });
              expect(kept.currencies.map((row) => row.totalMinor)).toEqual(totals);
            }
            // The lines between the close and today are exactly what the close does not know.
            const { rows } = await play.book.call('closing.list', {});
            for (const close of rows) {
              const { currencies } = await play.book.call('closing.explain', {
                from: { asOf: close.asOf, knownAt: close.knownAt },
                to: { asOf: close.asOf },
              });
              for (const row of currencies)
                for (const line of row.lines) expect(line.recordedAt > close.knownAt).toBe(true);
            }
          }),
        ),
        { numRuns: 50 },
      );
    },
  );
});
