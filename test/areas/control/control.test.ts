import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

const cny = currency('CNY');
const k = (thousands: number): number => thousands * 100_000;
type PlanFigures = InputOf<Contracts['control.savePlan']>['figures'];
const noPlan: PlanFigures = {
  planSalesMinor: null, targetDsoDays: null, ownFundsMinor: null, creditLineMinor: null, costShareBp: null, currentAssetsShareBp: null,
  salesShareBp: null, fundingRateBp: null, marginBp: null, overdueShareBp: null, badDebtBp: null, options: [],
}; // prettier-ignore

describe('total control', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create('2026-06-30T08:00:00.000Z');
  });
  afterEach(() => book.close());

  const plan = (figures: Partial<PlanFigures>, fromOn = '2026-01-01') =>
    book.call('control.savePlan', { currency: cny, fromOn: on(fromOn), figures: { ...noPlan, ...figures }, note: '' });
  const overview = (asOf = '2026-06-30') => book.call('control.overview', { asOf: on(asOf), currency: cny });

  it('measures what is owed against the ceiling of the plan', async () => {
    const customerId = await book.customer('C1');
    await book.invoice(customerId, 'F1', '2026-05-01', k(1500), { dueOn: '2026-06-15' });
    expect(await overview()).toMatchObject({ plan: null, ceilingMinor: null, usage: null });
    await plan({ planSalesMinor: k(10_400), targetDsoDays: 45, fundingRateBp: 500, overdueShareBp: 1000 });
    const seen = await overview();
    expect(seen).toMatchObject({ ceilingMinor: 128_219_178, boundBy: 'dso', receivablesMinor: k(1500), overdueMinor: k(1500) }); // prettier-ignore
    expect(seen.usage).toMatchObject({ light: 'red', overMinor: 21_780_822, overCostMinor: 1_089_041 });
    expect(seen.goals.map(({ name, light }) => [name, light])).toEqual([
      ['dso', 'red'], ['overdueShare', 'red'], ['badDebt', null], ['ceiling', 'red'],
    ]); // prettier-ignore
  });

  it('goes by the plan that counts on the day, and can take one away', async () => {
    await plan({ planSalesMinor: k(3650), targetDsoDays: 30 });
    const { planId } = await plan({ planSalesMinor: k(3650), targetDsoDays: 60 }, '2026-06-01');
    expect((await overview('2026-05-31')).ceilingMinor).toBe(k(300));
    expect((await overview()).ceilingMinor).toBe(k(600));
    await book.call('control.removePlan', { planId });
    expect((await overview()).ceilingMinor).toBe(k(300));
    expect(await book.ask('control.removePlan', { planId })).toMatchObject({
      ok: false,
      code: 'control_plan_not_found',
    });
  });

  it('keeps money that is not matched out of the receivables', async () => {
    const customerId = await book.customer('C1');
    await book.invoice(customerId, 'F1', '2026-06-01', 1000);
    await book.receipt(customerId, '2026-06-02', 400);
    expect((await overview()).receivablesMinor).toBe(1000);
  });

  it('shares the ceiling out so that the parts add up, beside the limits', async () => {
    const [a, b] = [await book.customer('A'), await book.customer('B')];
    await book.invoice(a, 'F1', '2026-05-01', 70_000);
    await book.invoice(b, 'F2', '2026-05-01', 30_000);
    await book.call('credit.setLimit', { customerId: a, currency: cny, amountMinor: 90_000, fromOn: on('2026-01-01'), reason: 'start' }); // prettier-ignore
    await plan({ planSalesMinor: 365_000, targetDsoDays: 100 });
    const { rows, ...sums } = await book.call('control.allocation', { asOf: on('2026-06-30'), currency: cny });
    expect(rows.map((row) => [row.customerCode, row.allocatedMinor, row.limitMinor, row.factorTenths])).toEqual([
      ['A', 70_000, 90_000, 6], ['B', 30_000, null, 6],
    ]); // prettier-ignore
    expect(sums).toMatchObject({ ceilingMinor: 100_000, allocatedMinor: 100_000, limitsMinor: 90_000, salesMinor: 100_000, receivablesMinor: 100_000 }); // prettier-ignore
  });

  it('puts the company’s months beside receivables: ratio, need and gap', async () => {
    const customerId = await book.customer('C1');
    await book.invoice(customerId, 'F1', '2026-04-10', k(1000));
    await plan({ costShareBp: 8000, fundingRateBp: 600, currentAssetsShareBp: 4000 });
    const month = (name: string, currentAssetsMinor: number, payablesMinor: number | null) =>
      book.call('control.saveMonth', {
        currency: cny,
        month: name,
        figures: { currentAssetsMinor, payablesMinor },
        note: '',
      });
    await month('2026-05', k(2000), k(300));
    await month('2026-04', k(9000), null);
    await month('2026-04', k(2500), null);
    const { rows } = await book.call('control.months', { asOf: on('2026-06-30'), currency: cny });
    expect(rows.map((row) => [row.month, row.ratioBp, row.needMinor, row.gapMinor, row.yearCostMinor])).toEqual([
      ['2026-04', 4000, k(800), null, k(48)], ['2026-05', 5000, k(800), k(500), k(48)],
    ]); // prettier-ignore
    expect(await overview()).toMatchObject({
      boundBy: 'ratio',
      ceilingMinor: k(800),
      currentAssets: { month: '2026-05' },
    });
    await book.call('control.removeMonth', { currency: cny, month: '2026-05' });
    expect((await overview()).ceilingMinor).toBe(k(1000));
    expect(await book.ask('control.removeMonth', { currency: cny, month: '2026-05' })).toMatchObject({ code: 'company_month_not_found' }); // prettier-ignore
  });

  it('simulates on the book’s own invoices; what nobody changes stays', async () => {
    const customerId = await book.customer('C1');
    const { itemId } = await book.invoice(customerId, 'F1', '2026-01-01', 100_000, { dueOn: '2026-01-31' });
    await book.receipt(customerId, '2026-02-10', 100_000, [{ dueItemId: itemId, amountMinor: 100_000 }]);
    const ask = (days: number) =>
      book.call('control.simulate', { asOf: on('2026-06-30'), currency: cny, days: [{ grade: null, days }], marginBp: 1000, fundingRateBp: 600 }); // prettier-ignore
    const same = await ask(0);
    expect(same.after).toEqual(same.before);
    expect(same).toMatchObject({ from: '2025-07-01', items: 1, before: { salesMinor: 100_000, averageMinor: 10_959 } });
    expect((await ask(30)).after.averageMinor).toBe(19_178);
  });

  it('weighs a sale: margin − expected loss − waiting, from the book’s own record', async () => {
    const customerId = await book.customer('C1', { termsDays: 60 });
    // Twenty items of 1,000 fell due long ago: one was paid 100 days late, one never.
    for (let index = 0; index < 20; index += 1) {
      const { itemId } = await book.invoice(customerId, `F${index}`, '2025-06-01', 1000, { dueOn: '2025-07-01' });
      if (index > 0)
        await book.receipt(customerId, index === 1 ? '2025-10-09' : '2025-07-01', 1000, [{ dueItemId: itemId, amountMinor: 1000 }]); // prettier-ignore
    }
    const ask = (more: object = {}) =>
      book.call('control.decision', {
        asOf: on('2026-06-30'),
        customerId,
        currency: cny,
        amountMinor: k(100),
        ...more,
      });
    expect(await ask()).toMatchObject({ result: null, marginFrom: 'none', fundingFrom: 'none', termDays: 60 });
    await plan({ marginBp: 1200, fundingRateBp: 600 });
    const seen = await ask();
    expect(seen.loss).toMatchObject({ from: 'grade', items: 20, dueMinor: 20_000, badMinor: 2000, lostMinor: 1000, defaultBp: 1000, lossGivenDefaultBp: 5000 }); // prettier-ignore
    // 12,000 − 5 % − money for 60 days and the 5 days late of the last year's payments.
    expect(seen.result).toMatchObject({
      marginMinor: k(12),
      expectedLossMinor: k(5),
      carryingDays: 60 + seen.lateDays,
    });
    expect((await ask({ marginBp: 500, termDays: 30 })).result).toMatchObject({ marginMinor: k(5), carryingDays: 30 + seen.lateDays }); // prettier-ignore
  });

  it('applies a policy pack whole and tells what changed', async () => {
    expect(await book.call('control.policy', {})).toMatchObject({ inForce: 'standard', answers: {} });
    const { changes } = await book.call('control.applyPack', { pack: 'strict', answers: { cash: 'short' } });
    expect(changes).toContainEqual({ path: 'orderCheck.holdOverdueDays', before: 16, after: 8 });
    expect(await book.call('control.policy', {})).toMatchObject({ inForce: 'strict', answers: { cash: 'short' } });
    const settings = await book.call('settings.get', {});
    await book.call('settings.update', { limits: { ...settings.limits, trialMinor: 1 } });
    const own = await book.call('control.policy', {});
    expect(own.inForce).toBe('own');
    expect(own.packs.find(({ pack }) => pack === 'strict')?.changes).toEqual([{ path: 'limits.trialMinor', before: 1, after: 1_000_000 }]); // prettier-ignore
  });
});
