import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { currency } from '../../src-main/kernel/currency.ts';
import { day } from '../../src-main/kernel/day.ts';
import { schemaVersion } from '../../src-main/storage/migrations/index.ts';
import { TestBook } from '../areas/book.ts';

/** F17: files as released versions left them. A new version adds its file here and never changes one that is there. */
const released = [10, 20, 30] as const;

const fileOf = (version: number): Buffer =>
  gunzipSync(fs.readFileSync(new URL(`../fixtures/books/v${version}.duewarden.gz`, import.meta.url)));

describe.each(released)('a book of version %i', (version) => {
  it('opens with a verified copy made first, sound, with the figures it had and fit for what is new', async () => {
    const book = await TestBook.opened(fileOf(version));
    expect(await book.call('book.state', {})).toMatchObject({
      state: 'open',
      book: { schemaVersion: schemaVersion() },
    });
    const { rows: copies } = await book.call('book.backups', {});
    expect(copies).toMatchObject([{ reason: 'before_migration', schemaVersion: version }]);
    expect((await book.call('book.verify', {})).findings).toEqual([]);

    const asOf = day('2026-06-30');
    expect((await book.call('aging.table', { asOf })).currencies).toMatchObject([
      { currency: 'CNY', totalMinor: 650_050, ledgerMinor: 650_050, unappliedMinor: -100_000, disputedMinor: 50_000 },
      { currency: 'USD', totalMinor: 80_000, ledgerMinor: 80_000 },
    ]);
    // Sections of settings that it had not.
    expect(await book.call('settings.get', {})).toMatchObject({ baseCurrency: 'CNY', disputes: { targetDays: 10 } });

    const usd = currency('USD');
    const [item] = (await book.call('ledger.items', { asOf, currency: usd })).rows;
    if (!item) throw new Error('the item in dollars is gone');
    const { customerId, dueItemId } = item;
    await book.call('ledger.addReceipt', {
      customerId,
      currency: usd,
      receivedOn: asOf,
      amountMinor: 30_000,
      allocations: [{ dueItemId, amountMinor: 30_000 }],
    });
    expect((await book.call('aging.table', { asOf, currency: usd })).currencies).toMatchObject([
      { currency: 'USD', totalMinor: 50_000, ledgerMinor: 50_000 },
    ]);
    const { rows: told } = await book.call('history.timeline', { customerId });
    expect(told.map((row) => row.what)).toEqual(['ledger.addReceipt', 'import', 'import']);
    expect((await book.call('book.verify', {})).findings).toEqual([]);
    await book.close();
  });
});
