import { afterAll, beforeAll, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { formatMinor } from '../../../src-main/kernel/format.ts';
import { on, TestBook } from '../book.ts';

/** There is one exposure: whoever shows it, or acts on it, means the same amount against the same limit. */

const CNY = currency('CNY');
const asOf = on('2026-11-22');
let book: TestBook;
beforeAll(async () => {
  book = await TestBook.create('2026-11-22T08:00:00.000Z');
  await book.call('book.openPractice', { language: 'en' });
}, 60_000);
afterAll(() => book.close());

it('is told alike by credit, the order check, reviews, advice, proposals and warnings', async () => {
  const all = await book.call('credit.exposures', { asOf, currency: CNY });
  expect(all.rows.length).toBeGreaterThan(30);
  const { rows: reviewed } = await book.call('reviews.list', { asOf, currency: CNY, limit: 1000 });
  const { rows: warned } = await book.call('signals.list', { asOf, include: 'all' });
  const { rows: proposed } = await book.call('holds.proposals', { asOf, currency: CNY });
  for (const { customerId, exposureMinor, limitMinor, availableMinor, hasLimit, sharedBy } of all.rows) {
    const told = { exposureMinor, limitMinor };
    const own = await book.call('credit.exposure', { asOf, customerId, currency: CNY });
    expect(own).toMatchObject({ ...told, availableMinor, hasLimit });
    expect(own.parts.reduce((sum, part) => sum + (part.counted ? part.amountMinor : 0), 0)).toBe(exposureMinor);
    const check = await book.call('holds.check', { asOf, customerId, currency: CNY, amountMinor: 100 });
    expect(check).toMatchObject({ ...told, availableMinor, parts: own.parts, afterMinor: exposureMinor + 100 });
    expect(reviewed.find((row) => row.customerId === customerId)).toMatchObject({ exposureMinor, limitMinor: hasLimit ? limitMinor : null }); // prettier-ignore
    expect((await book.call('reviews.advice', { asOf, customerId, currency: CNY })).exposureMinor).toBe(exposureMinor);
    const proposal = proposed.find((row) => row.customerId === customerId);
    if (proposal) expect(proposal).toMatchObject(told);
    // The open items in it are those of the aging, of everybody who shares the limit.
    const part = (name: string) => own.parts.find((each) => each.part === name)?.amountMinor ?? 0;
    expect(own.group).toHaveLength(sharedBy);
    let agedMinor = 0;
    for (const member of own.group) {
      const aged = await book.call('aging.customer', { asOf, customerId: member.customerId });
      agedMinor += aged.currencies.find((line) => line.currency === CNY)?.totalMinor ?? 0;
    }
    expect(part('openItems') + part('unapplied')).toBe(agedMinor);
  }
  const overLimit = warned.filter((row) => row.rule === 'over_limit' && row.currency === 'CNY');
  expect(overLimit.length).toBeGreaterThan(0);
  for (const { customerId, amountMinor } of overLimit)
    expect(all.rows.find((row) => row.customerId === customerId)?.exposureMinor).toBe(amountMinor);
  expect(proposed.length).toBeGreaterThan(0);
}, 120_000);

it('is the exposure of the printed credit file and of the score', async () => {
  const { rows } = await book.call('credit.exposures', { asOf, currency: CNY });
  const largest = rows.reduce((a, b) => (b.exposureMinor > a.exposureMinor ? b : a));
  const { customerId, exposureMinor } = largest;
  const { documentToken } = await book.call('reports.creditFile', { customerId, currency: CNY, asOf, language: 'en' });
  expect(book.service.documents.find(documentToken)?.html).toContain(formatMinor(exposureMinor, CNY));
  const { inputs } = await book.call('scoring.preview', { customerId, asOf, currency: CNY });
  expect(inputs.facts.find(({ measure }) => measure === 'utilisation')?.figures).toMatchObject({ exposureMinor });
});
