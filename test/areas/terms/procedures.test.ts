import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { netDays, termLine, termRule } from '../../../src-main/areas/terms/rules/usual.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create();
});
afterEach(() => book.close());

const list = (removed = false) => book.call('terms.list', { removed });

describe('payment terms', () => {
  it('are none at first, with the usual ones on offer, added when asked for and never twice', async () => {
    expect((await list()).rows).toEqual([]);
    expect((await list()).usual.map((term) => term.code)).toContain('M30');
    expect(await book.call('terms.addUsual', {})).toEqual({ added: 8 });
    expect((await list()).rows.find((term) => term.code === 'M30')).toMatchObject({
      name: '30 days from month end',
      rule: termRule([termLine({ base: 'month_end', days: 30 })]),
      customers: 0,
    });
    expect(await book.call('terms.addUsual', {})).toEqual({ added: 0 });
  });

  it('have a code of their own', async () => {
    const { id } = await book.call('terms.save', { code: 'N30', name: 'Net 30', rule: netDays(30) });
    expect(await book.ask('terms.save', { code: 'N30', name: 'Again', rule: netDays(30) })).toMatchObject({
      code: 'term_code_taken',
      params: { code: 'N30', name: 'Net 30' },
    });
    await book.call('terms.save', { id, code: 'N30', name: 'Thirty days', rule: netDays(31) });
    expect((await list()).rows).toMatchObject([{ id, name: 'Thirty days', rule: netDays(31) }]);
  });

  it('that are put away stay with the customers who have them, and can come back', async () => {
    const { id } = await book.call('terms.save', { code: 'N10', name: 'Net 10', rule: netDays(10) });
    const customerId = await book.customer('C1');
    const { id: _id, recordedAt: _at, ...profile } = await book.call('customers.get', { id: customerId });
    await book.call('customers.save', { id: customerId, ...profile, paymentTermId: id });
    await book.call('terms.remove', { id });
    expect((await list()).rows).toEqual([]);
    expect((await list(true)).rows).toMatchObject([{ id, customers: 1, removedAt: expect.any(String) as string }]);
    const { itemId } = await book.invoice(customerId, 'A1', '2026-03-01', 1000);
    const items = await book.call('ledger.items', { asOf: on('2026-12-31') });
    expect(items.rows).toMatchObject([{ dueItemId: itemId, dueOn: '2026-03-11', dueBasis: 'terms' }]);

    // Its code is free meanwhile; with another term on it, it cannot come back under it.
    const { id: other } = await book.call('terms.save', { code: 'N10', name: 'Other', rule: netDays(12) });
    expect(await book.ask('terms.restore', { id })).toMatchObject({ code: 'term_code_taken' });
    await book.call('terms.remove', { id: other });
    await book.call('terms.restore', { id });
    expect((await list()).rows).toMatchObject([{ id, code: 'N10', name: 'Net 10' }]);
  });

  it('refuses a term that is not there', async () => {
    const customerId = await book.customer('C1');
    const { id: _id, recordedAt: _at, ...profile } = await book.call('customers.get', { id: customerId });
    const missing = (await book.call('terms.save', { code: 'X', name: 'X', rule: netDays(1) })).id;
    await book.call('terms.remove', { id: missing });
    expect(
      await book.ask('ledger.addInvoice', {
        customerId,
        number: 'A1',
        currency: currency('CNY'),
        issuedOn: on('2026-03-01'),
        amountMinor: 100,
        paymentTermId: missing,
      }),
    ).toMatchObject({ code: 'term_not_found', params: { code: 'X' } });
    expect(await book.ask('customers.save', { id: customerId, ...profile, paymentTermId: 999 as never })).toMatchObject(
      { code: 'term_not_found' },
    );
  });

  it('keep a customer’s term when a change of the profile says nothing of it', async () => {
    const { id } = await book.call('terms.save', { code: 'N10', name: 'Net 10', rule: netDays(10) });
    const customerId = await book.customer('C1');
    const { id: _id, recordedAt: _at, paymentTermId: _term, ...profile } = await book.call('customers.get', { id: customerId }); // prettier-ignore
    await book.call('customers.save', { id: customerId, ...profile, paymentTermId: id });
    await book.call('customers.save', { id: customerId, ...profile, phone: '1' });
    expect(await book.call('customers.get', { id: customerId })).toMatchObject({ paymentTermId: id, phone: '1' });
    await book.call('customers.save', { id: customerId, ...profile, paymentTermId: null });
    expect(await book.call('customers.get', { id: customerId })).toMatchObject({ paymentTermId: null });
  });
});

describe('the working calendar', () => {
  it('holds the official days of 2026, make-up workdays included', async () => {
    const { official, officialTo, days } = await book.call('terms.calendar', { year: 2026 });
    expect(official).toBe(true);
    expect(officialTo).toBeGreaterThanOrEqual(2026);
    expect(days.filter((each) => each.kind === 'off')).toHaveLength(33);
    expect(days.filter((each) => each.kind === 'work').map((each) => each.on)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(days.find((each) => each.on === '2026-10-01')).toMatchObject({ name: '国庆节', nameEn: 'National Day', from: 'official' }); // prettier-ignore
  });

  it('says when there is no official table', async () => {
    expect(await book.call('terms.calendar', { year: 2100 })).toMatchObject({ official: false, days: [] });
  });

  it('takes own days before official ones and gives them back', async () => {
    await book.call('terms.setDay', { on: on('2026-10-01'), kind: 'work', name: 'Stocktaking', source: 'Notice 7' });
    await book.call('terms.setDay', { on: on('2026-11-16'), kind: 'off', name: 'Works outing', source: '' });
    const { days } = await book.call('terms.calendar', { year: 2026 });
    expect(days.filter((each) => each.from === 'own')).toMatchObject([
      { on: '2026-10-01', kind: 'work', name: 'Stocktaking', source: 'Notice 7' },
      { on: '2026-11-16', kind: 'off', name: 'Works outing' },
    ]);

    const { id } = await book.call('terms.save', { code: 'D', name: 'D', rule: termRule([termLine()], { shift: 'next' }) });
    const customerId = await book.customer('C1');
    const dueOn = async (issuedOn: string): Promise<string | undefined> => {
      const { items } = await book.call('invoices.preview', {
        customerId,
        currency: currency('CNY'),
        issuedOn: on(issuedOn),
        amountMinor: 100,
        paymentTermId: id,
      });
      return items[0]?.dueOn;
    };
    expect([await dueOn('2026-10-01'), await dueOn('2026-10-02'), await dueOn('2026-11-16')]).toEqual([
      '2026-10-01',
      '2026-10-08',
      '2026-11-17',
    ]);
    await book.call('terms.removeDay', { on: on('2026-10-01') });
    expect(await dueOn('2026-10-01')).toBe('2026-10-08');
    expect(await book.ask('terms.removeDay', { on: on('2026-10-01') })).toMatchObject({ code: 'calendar_day_not_found' });
    expect((await book.call('book.verify', {})).sound).toBe(true);
  }); // prettier-ignore
});
