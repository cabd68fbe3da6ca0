import { grouped } from '../../kernel/grouping.ts';
import type { DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { chargeBy } from '../interest/charging.ts';
import { chargedBy, interestOf, interestRow, rateBook, settledOf } from '../interest/ledger.ts';
import { chargesAt, debtsAt, paymentsOn } from '../interest/store.ts';
import type { CommandContext } from '../context.ts';
import type { LetterFigures } from './contract.ts';
import { claimedLines } from './rules/claim.ts';

type LetterInterest = NonNullable<LetterFigures['interest']>;

/**
 * What the claimed parts of a letter's items bear up to its day: all of it since the due days, less what was booked as
 * notes or waived, each item by the rule it was charged by before, else by its proposal (domain.md §11.2). A disputed part
 * bears nothing here. 200,000 due 2025-03-31 at LPR 3.10 % × 1.3 bear 4,041.04 by 2025-09-30, and 22.08 a day more.
 */
export function letterInterest(db: ReadDb, figures: LetterFigures, asOf: LetterFigures['payBy']): LetterInterest {
  const point = { asOf };
  const lines = claimedLines(figures.lines);
  const [first] = lines;
  const customer = first === undefined ? undefined : customerOf(db, first.dueItemId);
  const debts = new Map(
    customer === undefined
      ? []
      : debtsAt(db, { ...point, customerId: customer, currency: figures.currency }).map((debt) => [
          debt.dueItemId,
          debt,
        ]),
  );
  const paid = paymentsOn(db, point, lines.map(({ dueItemId }) => dueItemId)); // prettier-ignore
  const charges = grouped(
    customer === undefined ? [] : chargesAt(db, point, { customerId: customer }),
    ({ dueItemId }) => dueItemId,
  );
  const book = rateBook(db);
  const sources = new Set<string>();
  let amountMinor = 0;
  let perDayMinor = 0;
  let leftOut = 0;
  for (const { dueItemId, disputedMinor } of lines) {
    const debt = debts.get(dueItemId);
    if (!debt) continue;
    const own = charges.get(dueItemId) ?? [];
    const money = paid.get(dueItemId) ?? [];
    const undisputed = disputedMinor > 0 ? [...money, { on: debt.dueOn, amountMinor: disputedMinor }] : money;
    const answer = interestOf(debt, undisputed, book, { ...chargedBy(own), toOn: asOf, only: true });
    if (!answer.ok) {
      leftOut += 1;
      continue;
    }
    const { interestMinor, fixedSumMinor, source, article } = answer.value;
    amountMinor += Math.max(0, interestMinor + fixedSumMinor - settledOf(own).settledMinor);
    perDayMinor += answer.value.perDayMinor;
    sources.add(`${source} ${article}`.trim());
  }
  return { amountMinor, perDayMinor, sources: [...sources], leftOut };
}

/**
 * Notes in the interest ledger what an issued letter showed, so that the next calculation goes on after its day. Of an item in
 * dispute it showed a part only; a note up to its day would speak for the whole, so there is none while the dispute lasts.
 */
export function noteShownInterest(
  ctx: CommandContext,
  figures: LetterFigures,
  asOf: LetterFigures['payBy'],
  number: string,
): void {
  const book = rateBook(ctx.db);
  const items = claimedLines(figures.lines)
    .filter(({ disputedMinor }) => disputedMinor === 0)
    .map(({ dueItemId }) => dueItemId);
  const paid = paymentsOn(ctx.db, { asOf }, items);
  for (const dueItemId of items) {
    const [debt] = debtsAt(ctx.db, { asOf, dueItemId });
    if (!debt) continue;
    const charges = chargesAt(ctx.db, { asOf }, { dueItemId });
    const { freshMinor, rule } = interestRow(debt, paid.get(dueItemId) ?? [], charges, book, { asOf });
    if (freshMinor <= 0 || rule === null) continue;
    // Refused only where a later day is charged already: then there is nothing to note.
    chargeBy(book, ctx, { items: [{ dueItemId, rule }], throughOn: asOf, booked: 'letter', note: number });
  }
}

function customerOf(db: ReadDb, dueItemId: DueItemId) {
  return db.rows<{ customerId: Parameters<typeof debtsAt>[1]['customerId'] }>(
    'SELECT customer_id AS "customerId" FROM due_item WHERE id = :dueItemId',
    { dueItemId },
  )[0]?.customerId;
}
