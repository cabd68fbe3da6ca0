import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityChangesSince } from '../../../src-main/areas/customers/store.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';

describe('what changed in the identity of customers', () => {
  let book: TestBook;
  let id: CustomerId;
  beforeEach(async () => {
    book = await TestBook.create('2026-03-01T08:00:00.000Z');
    id = await book.customer('C1', { name: 'First name' });
  });
  afterEach(() => book.close());

  const save = async (change: Record<string, string>) => {
    const { recordedAt: _at, ...profile } = await book.call('customers.get', { id });
    await book.call('customers.save', { ...profile, ...change });
  };
  const changes = (fromOn: string, asOf: string, knownAt?: string) => {
    const db = book.service.keeper.book?.db;
    if (!db) throw new Error('no book');
    return identityChangesSince(
      db,
      { asOf: on(asOf), ...(knownAt === undefined ? {} : { knownAt: instant(knownAt) }) },
      on(fromOn),
    ).map(({ field, on: day }) => `${field} ${day}`);
  };

  it('tells fields that were other before, not those filled for the first time', async () => {
    book.now = instant('2026-04-02T08:00:00.000Z');
    await save({ address: '1 Old Street', contactName: 'Ann' });
    expect(changes('2026-03-02', '2026-12-31')).toEqual([]);
    book.now = instant('2026-05-03T08:00:00.000Z');
    await save({ address: '2 New Street', contactName: 'Bob', name: 'Second name', note: 'moved' });
    expect(changes('2026-03-02', '2026-12-31')).toEqual([
      'address 2026-05-03',
      'contact 2026-05-03',
      'name 2026-05-03',
    ]);
  });

  it('keeps to the window and to what was known', async () => {
    book.now = instant('2026-04-02T08:00:00.000Z');
    await save({ name: 'Second name' });
    book.now = instant('2026-05-03T08:00:00.000Z');
    await save({ name: 'Third name' });
    expect(changes('2026-03-01', '2026-05-03')).toEqual(['name 2026-04-02', 'name 2026-05-03']);
    expect(changes('2026-04-03', '2026-05-03')).toEqual(['name 2026-05-03']);
    expect(changes('2026-03-01', '2026-05-02')).toEqual(['name 2026-04-02']);
    expect(changes('2026-03-01', '2026-12-31', '2026-05-01T00:00:00.000Z')).toEqual(['name 2026-04-02']);
  });
});
