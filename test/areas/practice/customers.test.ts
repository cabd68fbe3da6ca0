import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../../src-main/areas/customers/rules/creditCode.ts';
import { creditGroupOf } from '../../../src-main/areas/customers/store.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const today = '2026-11-22';

describe.each(['zh', 'en'] as const)('the practice files in %s', (language) => {
  let book: TestBook;
  beforeAll(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    await book.call('book.openPractice', { language });
  });
  afterAll(() => book.close());

  const byCode = async (code: string): Promise<CustomerId> => {
    const [row] = (await book.call('customers.search', { text: code, limit: 1 })).rows;
    if (row?.code !== code) throw new Error(`nobody has the code ${code}`);
    return row.id;
  };

  it('have right credit codes, a class, and who signs for the firm', async () => {
    const { rows } = await book.call('customers.search', { text: '', limit: 100 });
    const files = await Promise.all(rows.map(({ id }) => book.call('customers.get', { id })));
    const registered = files.filter(({ taxId }) => taxId !== '');
    expect(registered.length).toBeGreaterThan(50);
    for (const { name, taxId, legalRepresentative, debtorClass } of registered)
      expect([name, checkCreditCode(taxId).state, legalRepresentative !== '', debtorClass !== '']).toEqual([name, 'right', true, true]); // prettier-ignore
    expect(files.find(({ code }) => code === 'KH001')).toMatchObject({ debtorClass: 'large', strategic: true });
  });

  it('leave one account to be checked and one duplicate to be found', async () => {
    const { accounts } = await book.call('customers.file', { customerId: await byCode('KH004') });
    expect(accounts.map(({ status }) => status)).toEqual(['pending', 'confirmed']);
    const { rows } = await book.call('customers.duplicates', {});
    expect(rows).toMatchObject([{ reasons: ['near_name', 'phone'], a: { code: 'KH021' }, b: { code: 'KH021B' } }]);
  });

  it('hold a group of three under one limit, tags and two segments with somebody in them', async () => {
    const open = book.service.keeper.book;
    if (!open) throw new Error('no book');
    expect(creditGroupOf(open.db, await byCode('KH032'))).toEqual([
      await byCode('KH014'),
      await byCode('KH032'),
      await byCode('KH053'),
    ]);
    const { rows } = await book.call('aging.segments', { asOf: on(today) });
    expect(rows).toHaveLength(2);
    for (const { count } of rows) expect(count).toBeGreaterThan(0);
  });
});
