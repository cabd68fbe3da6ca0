import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');

describe('aging figures through the service', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create('2026-06-30T08:00:00.000Z');
  });
  afterEach(() => book.close());

  it('gives the key figures of the worked example in domain.md §2', async () => {
    const customer = await book.customer('C1');
    // Sales Mar 800, Apr 900, May 700, Jun 1,000; open at 30 Jun: Jun 850, May 400, Apr 180, Mar 70; 980 not yet due.
    const months = [
      { month: '03', sales: 800, open: 70, due: '2026-04-30' },
      { month: '04', sales: 900, open: 180, due: '2026-05-31' },
      { month: '05', sales: 700, open: 400, due: '2026-06-15' },
      { month: '06', sales: 1000, open: 850, due: '2026-07-31' },
    ];
    for (const { month, sales, open, due } of months) {
      // In May, 130 of the 400 are due later, so that 980 are not yet due.
      const late = month === '05' ? 270 : 0;
      const { itemId } = await book.invoice(
        customer,
        `I${month}`,
        `2026-${month}-10`,
        (sales - (open - late)) * 100_000 || 1,
        { dueOn: due },
      );
      if (sales > open)
        await book.receipt(customer, '2026-06-20', (sales - open) * 100_000, [
          { dueItemId: itemId, amountMinor: (sales - open) * 100_000 },
        ]);
      if (open - late > 0)
        await book.invoice(customer, `J${month}`, `2026-${month}-10`, (open - late) * 100_000, {
          dueOn: month === '05' ? '2026-07-10' : due,
        });
    }
    const kpis = await book.call('aging.kpis', { asOf: on('2026-06-30'), currency: CNY });
    expect(kpis).toMatchObject({
      totalMinor: 150_000_000,
      notDueMinor: 98_000_000,
      overdueMinor: 52_000_000,
      dsoCountBackTenths: 521,
      dsoCountBackIsFloor: false,
      dsoPeriodTenths: 525,
      bestPossibleDsoTenths: 343,
      averageDaysDelinquentTenths: 182,
    });
  });

  it('places the worked customers of domain.md §4.3 with last month beside them', async () => {
    await book.call('settings.update', {
      quadrant: { splitDays: 60, splitMode: 'fixed', splitAmountMinor: 10_000_000, paretoShareBp: 8000 },
    });
    const cases = [['A', 32_000_000, 95], ['B', 41_000_000, 20], ['C', 800_000, 12], ['D', 600_000, 210]] as const; // prettier-ignore
    for (const [code, amount, late] of cases) {
      const customer = await book.customer(code);
      const due = new Date(Date.parse('2026-06-30') - late * 86_400_000).toISOString().slice(0, 10);
      await book.invoice(customer, `I${code}`, '2025-10-01', amount, { dueOn: due });
    }
    const quadrant = await book.call('aging.quadrant', { asOf: on('2026-06-30'), currency: CNY });
    expect(Object.fromEntries(quadrant.points.map((point) => [point.customerCode, point.quadrant]))).toEqual({
      A: 'I',
      B: 'II',
      C: 'III',
      D: 'IV',
    });
    expect(quadrant.points.find((point) => point.customerCode === 'A')).toMatchObject({
      weightedDaysLateTenths: 950,
      before: { weightedDaysLateTenths: 650, overdueMinor: 32_000_000 },
      riskLevel: 4,
    });
    expect(quadrant.points.find((point) => point.customerCode === 'C')?.before).toBeNull();
    expect(quadrant.totals.map((total) => [total.quadrant, total.count, total.overdueMinor])).toEqual([
      ['I', 1, 32_000_000], ['II', 1, 41_000_000], ['III', 1, 800_000], ['IV', 1, 600_000],
    ]); // prettier-ignore
  });

  it('lists customers sorted, searched by pinyin and windowed, and proves each currency', async () => {
    const names = ['杭州明达服饰', '绍兴柯桥布行', '上海锦绣家纺'];
    for (const [index, name] of names.entries()) {
      const customer = await book.customer(`K${index}`, { name });
      await book.invoice(customer, `I${index}`, '2026-01-01', (index + 1) * 1000, { dueOn: '2026-06-01' });
    }
    await book.receipt(await book.customer('K9', { name: '无锡太湖针织' }), '2026-06-01', 500);
    const table = await book.call('aging.table', { asOf: on('2026-06-30'), by: 'customer', limit: 2 });
    const [cny] = table.currencies;
    expect(cny?.customers.map((customer) => customer.customerName)).toEqual(['上海锦绣家纺', '绍兴柯桥布行']);
    expect(cny).toMatchObject({
      customerCount: 4,
      totalMinor: 5500,
      unappliedMinor: -500,
      ledgerMinor: 5500,
      overdueMinor: 6000,
    });
    const found = await book.call('aging.table', { asOf: on('2026-06-30'), by: 'customer', search: 'hzmd' });
    expect(found.currencies[0]?.customers.map((customer) => customer.customerName)).toEqual(['杭州明达服饰']);
    expect(found.currencies[0]?.totalMinor).toBe(5500);
    const list = await book.call('aging.customers', { asOf: on('2026-06-30'), currency: CNY, filter: 'unapplied' });
    expect(list.rows).toMatchObject([{ customerName: '无锡太湖针织', unappliedMinor: -500, totalMinor: -500 }]);
    const search = await book.call('customers.search', { text: 'keqiao' });
    expect(search.rows.map((row) => row.name)).toEqual(['绍兴柯桥布行']);
  });

  it('shows the disputed part apart and no larger than what is open', async () => {
    const customer = await book.customer('C1');
    const { itemId } = await book.invoice(customer, 'I1', '2026-01-01', 1000, { dueOn: '2026-02-01' });
    await book.call('disputes.open', {
      dueItemId: itemId,
      amountMinor: 600,
      reason: 'quality',
      openedOn: on('2026-03-01'),
    });
    expect(await book.aging('2026-02-28')).toMatchObject({ disputedMinor: 0 });
    expect(await book.aging('2026-06-30')).toMatchObject({ disputedMinor: 600, overdueMinor: 1000 });
    await book.receipt(customer, '2026-04-01', 700, [{ dueItemId: itemId, amountMinor: 700 }]);
    expect(await book.aging('2026-06-30')).toMatchObject({ disputedMinor: 300, overdueMinor: 300 });
    const refused = await book.ask('disputes.open', {
      dueItemId: itemId,
      amountMinor: 1,
      reason: 'price',
      openedOn: on('2026-05-01'),
    });
    expect(refused).toMatchObject({ ok: false, code: 'dispute_exceeds_open' });
  });

  it('tells how late a customer usually pays once five items say so', async () => {
    const customer = await book.customer('C1');
    for (const [index, late] of [0, 5, 10, 20, 30].entries()) {
      const { itemId } = await book.invoice(customer, `I${index}`, '2026-01-01', 1000, { dueOn: '2026-03-01' });
      const paidOn = new Date(Date.parse('2026-03-01') + late * 86_400_000).toISOString().slice(0, 10);
      await book.receipt(customer, paidOn, 1000, [{ dueItemId: itemId, amountMinor: 1000 }]);
    }
    const { lateness } = await book.call('aging.customer', { asOf: on('2026-06-30'), customerId: customer });
    expect(lateness).toEqual({ paidItems: 5, medianDaysLate: 10, slowDaysLate: 20, averageDaysLateTenths: 130 });
  });

  it('is empty, proved and without shares in an empty book', async () => {
    const table = await book.call('aging.table', { asOf: on('2026-06-30'), by: 'customer' });
    expect(table.currencies).toMatchObject([{ currency: 'CNY', totalMinor: 0, ledgerMinor: 0, customers: [] }]);
    const kpis = await book.call('aging.kpis', { asOf: on('2026-06-30'), currency: CNY });
    expect(kpis).toMatchObject({ dsoCountBackTenths: 0, dsoPeriodTenths: null, before: { totalMinor: 0 } });
    expect((await book.call('aging.quadrant', { asOf: on('2026-06-30'), currency: CNY })).points).toEqual([]);
    expect((await book.call('signals.list', { asOf: on('2026-06-30') })).rows).toEqual([]);
  });

  it('takes notes of interest and costs for no sale', async () => {
    const customer = await book.customer('C1');
    await book.invoice(customer, 'I1', '2026-06-01', 100_000, { dueOn: '2026-07-01' });
    await book.invoice(customer, 'I2', '2026-05-01', 100_000, { dueOn: '2026-07-01' });
    // The notes are paid, so that only what they count as sales can move the figure.
    const dso = async () => (await book.call('aging.kpis', { asOf: on('2026-06-30'), currency: CNY })).dsoPeriodTenths;
    const before = await dso();
    const note = async (purpose: '' | 'interest' | 'cost') => {
      const { documentId } = await book.call('ledger.addInvoice', {
        customerId: customer, kind: 'debit_note', purpose, number: `N-${purpose}`, currency: CNY,
        issuedOn: on('2026-06-15'), dueOn: on('2026-06-15'), amountMinor: 50_000,
      }); // prettier-ignore
      const { items } = await book.call('ledger.document', { documentId, asOf: on('2026-06-30') });
      const allocations = items.map(({ dueItemId }) => ({ dueItemId, amountMinor: 50_000 }));
      await book.receipt(customer, '2026-06-15', 50_000, allocations);
    };
    await note('interest');
    await note('cost');
    expect(await dso()).toBe(before);
    await note('');
    expect(await dso()).not.toBe(before);
  });

  it('counts worked-out due dates of the currency asked for', async () => {
    const customer = await book.customer('C1', { termsDays: 30 });
    await book.invoice(customer, 'I1', '2026-06-01', 100);
    await book.invoice(customer, 'I2', '2026-06-01', 100, { currency: 'USD' });
    await book.invoice(customer, 'I3', '2026-06-02', 100, { currency: 'USD' });
    const flagged = async (code?: string) =>
      (await book.call('aging.table', { asOf: on('2026-06-30'), ...(code === undefined ? {} : { currency: currency(code) }) })).flaggedDueDates; // prettier-ignore
    expect([await flagged(), await flagged('CNY'), await flagged('USD')]).toEqual([3, 1, 2]);
  });

  it('tells how late payments were by the due dates of the day asked for', async () => {
    const customer = await book.customer('C1');
    for (let number = 0; number < 5; number++) {
      const { itemId } = await book.invoice(customer, `I${number}`, '2026-04-01', 1_000, { dueOn: '2026-04-30' });
      await book.receipt(customer, '2026-05-10', 1_000, [{ dueItemId: itemId, amountMinor: 1_000 }]);
      await book.call('invoices.redate', { dueItemId: itemId, toDueOn: on('2026-05-10'), changedOn: on('2026-06-01'), reason: 'agreed' }); // prettier-ignore
    }
    const late = async (asOf: string) =>
      (await book.call('aging.customer', { customerId: customer, asOf: on(asOf) })).lateness.averageDaysLateTenths;
    expect([await late('2026-05-31'), await late('2026-06-01')]).toEqual([100, 0]);
  });

  it('weighs days late in one currency: yen are not added to fen', async () => {
    const customer = await book.customer('C1');
    const paid = async (number: string, amountMinor: number, dueOn: string, code: string) => {
      const { itemId } = await book.invoice(customer, number, '2026-04-01', amountMinor, { dueOn, currency: code });
      await book.receipt(customer, '2026-05-10', amountMinor, [{ dueItemId: itemId, amountMinor }], code);
    };
    for (let number = 0; number < 5; number++) await paid(`I${number}`, 1_000, '2026-04-30', 'CNY');
    await paid('J1', 50_000_000, '2026-05-10', 'JPY');
    const { lateness } = await book.call('aging.customer', { customerId: customer, asOf: on('2026-06-30') });
    expect(lateness).toEqual({ paidItems: 5, medianDaysLate: 10, slowDaysLate: 10, averageDaysLateTenths: 100 });
  });
});
