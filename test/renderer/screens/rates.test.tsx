import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgingInBase } from '../../../src-main/areas/aging/contract.ts';
import type { Rate } from '../../../src-main/areas/rates/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const [CNY, USD] = [currency('CNY'), currency('USD')];
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function rate(rateId: number, onDay: string, text: string): Rate {
  return {
    rateId: id<'rate'>(rateId),
    currency: USD,
    base: CNY,
    onDay: day(onDay),
    rate: text,
    source: '中国人民银行中间价',
    recordedAt: instant('2026-11-20T08:00:00.000Z'),
  };
}
const known = [rate(2, '2026-11-20', '7.0835'), rate(1, '2026-10-31', '7.1')];

/** 1,000.00 of the base currency and 100.00 dollars, of which 50.00 overdue. */
function inBase(used: Rate, baseTotalMinor: number): AgingInBase {
  const { rateId, rate: text, onDay, source } = used;
  return {
    base: CNY,
    asOf: day('2026-11-21'),
    rows: [
      { currency: CNY, totalMinor: 100_000, overdueMinor: 0, billsHeldMinor: 0, baseTotalMinor: 100_000, baseOverdueMinor: 0, baseBillsHeldMinor: 0, rate: null },
      { currency: USD, totalMinor: 10_000, overdueMinor: 5_000, billsHeldMinor: 0, baseTotalMinor, baseOverdueMinor: baseTotalMinor / 2, baseBillsHeldMinor: 0, rate: { rateId, rate: text, onDay, source } },
    ],
    totalMinor: 100_000 + baseTotalMinor,
    overdueMinor: baseTotalMinor / 2,
    billsHeldMinor: 0,
  }; // prettier-ignore
}

function hostOfRates(): FakeHost {
  const host = createFakeHost();
  host.answer('aging.customers', () => ok({ rows: [], total: 0, currencies: [CNY, USD] }));
  host.answer('rates.list', () => ok({ rows: known, total: 2, base: CNY }));
  host.answer('aging.inBase', ({ rates }) =>
    ok(rates?.[0] === 1 ? inBase(known[1] as Rate, 71_000) : inBase(known[0] as Rate, 70_836)),
  );
  return host;
}

describe('all currencies under the aging', () => {
  it('says at which rate of which day and whose, that it is analysis, and opens to the parts', async () => {
    const { host } = showApp('/aging', { host: hostOfRates() });
    const memo = await screen.findByText(/合计折本位币 ¥1,708\.36/);
    expect(memo.textContent).toContain('USD 7.0835（2026-11-20 中国人民银行中间价）');
    expect(memo.textContent).toContain('仅供分析');
    fireEvent.click(within(memo).getByRole('button', { name: '明细' }));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('708.36')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('combobox', { name: 'USD 的汇率' }));
    fireEvent.click(await screen.findByRole('option', { name: /7\.1 · 2026-10-31/ }));
    expect(await within(drawer).findByText('1,710.00')).toBeTruthy();
    expect(asked(host, 'aging.inBase')).toContainEqual(expect.objectContaining({ rates: [1] }));
  });

  it('names the missing rate and the way to enter it', async () => {
    const host = hostOfRates();
    host.answer('aging.inBase', () => refuse('exchange_rate_missing', { currency: 'USD', base: 'CNY', day: '2026-11-21' })); // prettier-ignore
    showApp('/aging', { host });
    fireEvent.click(within(await screen.findByText(/缺少汇率/)).getByRole('button', { name: '明细' }));
    const drawer = await screen.findByRole('dialog');
    expect((await within(drawer).findByText(/缺少 USD/)).textContent).toContain('2026-11-21');
    expect(within(drawer).getByRole('button', { name: '录入汇率' })).toBeTruthy();
  });

  it('tells bills that are not money yet apart from the sums, and leads to them', async () => {
    const host = createFakeHost({ billsHeldMinor: 5_000_000 });
    host.answer('bills.list', () => ok({ rows: [], total: 0, sums: [], alarmCount: 0 }));
    showApp('/aging', { host });
    const memo = await screen.findByText(/备忘：未兑付票据 ¥50,000\.00/);
    expect(screen.getByText(/各列合计 = 应收总账余额/).textContent).toContain('差额 0.00');
    fireEvent.click(within(memo).getByRole('link', { name: '票据登记簿' }));
    expect(await screen.findByText('登记簿里还没有票据')).toBeTruthy();
  });

  it('is silent with one currency', async () => {
    showApp('/aging');
    await screen.findAllByText('杭州明达服饰有限公司');
    expect(screen.queryByText(/合计折本位币/)).toBeNull();
  });
});

describe('rates in the settings', () => {
  it('takes a rate as it is typed, refuses what is none, and takes one out again', async () => {
    const host = hostOfRates();
    host.answer('rates.save', () => ok({ rateId: id<'rate'>(3), rate: '7.123456' }));
    host.answer('rates.remove', () => ok(null));
    showApp('/settings?tab=rates', { host });
    const field = await screen.findByLabelText(/^1 USD 折 CNY/);
    const add = screen.getByRole<HTMLButtonElement>('button', { name: '添加' });
    fireEvent.change(field, { target: { value: '7,12' } });
    expect(screen.getByText('请填大于 0、最多六位小数的数字。')).toBeTruthy();
    expect(add.disabled).toBe(true);
    fireEvent.change(field, { target: { value: '7.123456' } });
    fireEvent.click(add);
    await waitFor(() =>
      expect(asked(host, 'rates.save')).toEqual([
        { currency: 'USD', onDay: '2026-11-21', rate: '7.123456', source: '中国人民银行中间价' },
      ]),
    );
    fireEvent.click((await screen.findAllByText('删除'))[0] as HTMLElement);
    await waitFor(() => expect(asked(host, 'rates.remove')).toEqual([{ rateId: 2 }]));
    expect(await screen.findByRole('button', { name: '撤销' })).toBeTruthy();
  });
});
