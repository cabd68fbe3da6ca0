import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerSearchText } from '../../../src-main/areas/customers/searchText.ts';
import { TestBook } from '../book.ts';

describe('customer search text', () => {
  it.each([
    ['hangzhou', true], ['hzmdfs', true], ['明达', true], ['c001', true], ['91330', true], ['mdfs', true], ['shanghai', false],
  ])('finds 杭州明达服饰 by %s: %s', (text, found) => {
    const indexed = customerSearchText({ name: '杭州明达服饰', shortName: '明达', code: 'C001', taxId: '91330100MA' });
    expect(indexed.includes(text)).toBe(found);
  }); // prettier-ignore

  it('leaves other names as they are, in lower case', () => {
    expect(customerSearchText({ name: 'Müller & Söhne', shortName: '', code: 'M1', taxId: '' })).toBe(
      'm1 müller & söhne',
    );
  });
});

describe('customers', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create();
  });
  afterEach(() => book.close());

  it('are found by every word of the text, exact code first, with a total over the window', async () => {
    for (let count = 1; count <= 25; count += 1) await book.customer(`K${count}`, { name: `绍兴布行 ${count}` });
    await book.customer('25', { name: '上海锦绣' });
    const page = await book.call('customers.search', { text: 'sx 布行', limit: 10 });
    expect(page.total).toBe(25);
    expect(page.rows).toHaveLength(10);
    const exact = await book.call('customers.search', { text: '25' });
    expect(exact.rows[0]?.code).toBe('25');
    // Wild cards of SQL are plain characters here.
    expect((await book.call('customers.search', { text: '%' })).total).toBe(0);
  });

  it('keep their code to themselves, free it when removed, and stay while they have documents', async () => {
    const first = await book.customer('C1');
    const save = (code: string) =>
      book
        .call('customers.get', { id: first })
        .then(({ id: _id, recordedAt: _at, ...profile }) => book.ask('customers.save', { ...profile, code }));
    expect(await save('C1')).toMatchObject({ ok: false, code: 'customer_code_taken' });
    const second = await book.customer('C2');
    expect(await book.ask('customers.remove', { id: second })).toMatchObject({ ok: true });
    expect(await book.ask('customers.get', { id: second })).toMatchObject({ ok: false, code: 'customer_not_found' });
    expect(await save('C2')).toMatchObject({ ok: true });
    await book.invoice(first, 'I1', '2026-01-01', 100);
    expect(await book.ask('customers.remove', { id: first })).toMatchObject({
      ok: false,
      code: 'customer_has_documents',
    });
  });

  it('write what changed into the audit trail', async () => {
    const id = await book.customer('C1', { name: 'Old name' });
    const { id: _id, recordedAt: _at, ...profile } = await book.call('customers.get', { id });
    await book.call('customers.save', { ...profile, id, name: 'New name' });
    const { rows } = await book.call('book.audit', { limit: 1 });
    expect(rows[0]?.detail).toContain('Old name');
    expect(rows[0]?.detail).toContain('New name');
  });
});
