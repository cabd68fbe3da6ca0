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
  const book = rateBook(db);
  const sources = new Set<string>();
  let amountMinor = 0;
  let perDayMinor = 0;
  let leftOut = 0;
  for (const { debt, paid, charges, disputedMinor } of claimed(db, figures, asOf)) {
    const undisputed = disputedMinor > 0 ? [...paid, { on: debt.dueOn, amountMinor: disputedMinor }] : paid;
    const answer = interestOf(debt, undisputed, book, { ...chargedBy(charges), toOn: asOf, only: true });
    if (!answer.ok) {
      leftOut += 1;
      continue;
    }
    const { interestMinor, fixedSumMinor, source, article } = answer.value;
    amountMinor += Math.max(0, interestMinor + fixedSumMinor - settledOf(charges).settledMinor);
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
  for (const { debt, paid, charges, disputedMinor } of claimed(ctx.db, figures, asOf)) {
    if (disputedMinor > 0) continue;
    const { dueItemId } = debt;
    const { freshMinor, rule } = interestRow(debt, paid, charges, book, { asOf });
    if (freshMinor <= 0 || rule === null) continue;
    // Refused only where a later day is charged already: then there is nothing to note.
    chargeBy(book, ctx, { items: [{ dueItemId, rule }], throughOn: asOf, booked: 'letter', note: number });
  }
}

/** The claimed lines of a letter whose debts can bear interest, each with what was paid and charged by its day. */
function claimed(db: ReadDb, { lines, currency }: LetterFigures, asOf: LetterFigures['payBy']) {
  const point = { asOf };
  const asked = claimedLines(lines);
  const [first] = asked;
  const customerId = first === undefined ? undefined : customerOf(db, first.dueItemId);
  if (customerId === undefined) return [];
  const debts = new Map(debtsAt(db, { ...point, customerId, currency }).map((debt) => [debt.dueItemId, debt]));
  const paid = paymentsOn(db, point, asked.map(({ dueItemId }) => dueItemId)); // prettier-ignore
  const charges = grouped(chargesAt(db, point, { customerId }), ({ dueItemId }) => dueItemId);
  return asked.flatMap(({ dueItemId, disputedMinor }) => {
    const debt = debts.get(dueItemId);
    return debt === undefined
      ? []
      : [{ debt, disputedMinor, paid: paid.get(dueItemId) ?? [], charges: charges.get(dueItemId) ?? [] }];
  });
}

function customerOf(db: ReadDb, dueItemId: DueItemId) {
  return db.rows<{ customerId: Parameters<typeof debtsAt>[1]['customerId'] }>(
    'SELECT customer_id AS "customerId" FROM due_item WHERE id = :dueItemId',
    { dueItemId },
  )[0]?.customerId;
}
