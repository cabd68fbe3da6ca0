import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays } from '../../../src-main/kernel/day.ts';
import { instantFromMs, instantMs } from '../../../src-main/kernel/instant.ts';
import { checkCopy } from '../../../src-main/storage/backup.ts';
import { verifyBook } from '../../../src-main/storage/verify.ts';
import { TestBook } from '../book.ts';
import { dayAt } from './model.ts';
import { code, customer, missing, money, Play, step, when } from './play.ts';

/** The invariants of behaviours.md §2.22, 1 to 4, over random histories keyed in through the service. */
describe('ledger invariants', () => {
  it('holds for every day and every state of knowledge, whatever was keyed in', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.array(when, { minLength: 3, maxLength: 6 }),
        async (steps, days) => {
          const book = await TestBook.create('2026-01-01T00:00:00.000Z');
          try {
            const play = new Play(book);
            await play.start();
            for (const [index, one] of steps.entries()) {
              await play.take(one);
              if (index % 8 === 7) await play.freeze(days[index % days.length] ?? 0);
            }
            const now = instantFromMs(instantMs(book.now) + 1000);
            for (const offset of days) {
              const asOf = dayAt(offset);
              const real = await play.real(asOf);
              expect(real).toEqual(play.expected(asOf, now));
              for (const row of real) {
                const sum =
                  row.notDueMinor + row.bucketMinor.reduce((total, bucket) => total + bucket, 0) + row.unappliedMinor;
                expect(sum).toBe(row.ledgerMinor);
              }
              expect(await play.real(asOf, now)).toEqual(real);
            }
            for (const { asOf, knownAt, figures } of play.moments) {
              expect(await play.real(asOf, knownAt)).toEqual(figures);
              expect(play.expected(asOf, knownAt)).toEqual(figures);
            }
            const open = book.service.keeper.book;
            expect(open && verifyBook(open.sqlite).findings).toEqual([]);
          } finally {
            await book.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it(
    'moves no earlier figure when a receipt is reversed, and every later one as if it had not come',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 20 }),
          when,
          money,
          fc.integer({ min: 0, max: 40 }),
          async (steps, offset, amount, after) => {
            const [withReceipt, without] = [
              await TestBook.create('2026-01-01T00:00:00.000Z'),
              await TestBook.create('2026-01-01T00:00:00.000Z'),
            ];
            try {
              const [play, twin] = [new Play(withReceipt), new Play(without)];
              await play.start();
              await twin.start();
              for (const one of steps) {
                await play.take(one);
                await twin.take(one);
              }
              const reversedOn = addDays(dayAt(offset), after);
              await play.take({
                do: 'credit',
                kind: 'receipt',
                customer: 0,
                currency: 'CNY',
                on: offset,
                amount,
                parts: [60, 40],
              });
              const days = [offset - 5, offset, offset + after - 1, offset + after, offset + after + 20].map(dayAt);
              const standing = await Promise.all(days.map((asOf) => play.real(asOf)));
              const receipt = play.model.credits.at(-1) ?? missing();
              await withReceipt.call('ledger.reverse', {
                documentId: play.credits.get(receipt) ?? missing(),
                reversedOn,
                reason: 'bounced',
              });
              for (const [index, asOf] of days.entries())
                expect(await play.real(asOf)).toEqual(asOf < reversedOn ? standing[index] : await twin.real(asOf));
            } finally {
              await withReceipt.close();
              await without.close();
            }
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it('does not depend on the order of keying', { timeout: 120_000 }, async () => {
    const keyed = fc.array(fc.record({ do: fc.constant('invoice' as const), customer, currency: code, on: when, terms: fc.integer({ min: 0, max: 60 }), amount: money }), { minLength: 2, maxLength: 12 }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(
        keyed,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        when,
        async (steps, order, offset) => {
          const shuffled = steps
            .map((one, index) => ({ one, at: order[index] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          const [first, second] = [
            await TestBook.create('2026-01-01T00:00:00.000Z'),
            await TestBook.create('2026-01-01T00:00:00.000Z'),
          ];
          try {
            const [play, twin] = [new Play(first), new Play(second)];
            await play.start();
            await twin.start();
            for (const one of steps) await play.take(one);
            for (const one of shuffled) await twin.take(one);
            expect(await play.real(dayAt(offset))).toEqual(await twin.real(dayAt(offset)));
          } finally {
            await first.close();
            await second.close();
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('leaves the book as it was when an allocation is refused', async () => {
    const book = await TestBook.create();
    const customerId = await book.customer('A');
    const { itemId } = await book.invoice(customerId, 'I1', '2026-01-01', 1000);
    const head = book.service.keeper.book?.head.seq;
    const refused = await book.ask('ledger.addReceipt', {
      customerId, currency: currency('CNY'), receivedOn: dayAt(10), amountMinor: 2000,
      allocations: [{ dueItemId: itemId, amountMinor: 1001 }],
    }); // prettier-ignore
    expect(refused).toMatchObject({
      ok: false,
      code: 'allocation_exceeds_item',
      params: { number: 'I1', openMinor: 1000 },
    });
    expect(book.service.keeper.book?.head.seq).toBe(head);
    const copy = await book.call('book.backup', {});
    const backups = await book.call('book.backups', {});
    expect((await checkCopy(`${backups.folder}/${copy.backupId}`)).verdict.findings).toEqual([]);
    await book.close();
  });
});
