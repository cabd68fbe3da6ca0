import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { day } from '../../src-main/kernel/day.ts';
import { lookBook } from './fakeBook.ts';
import { createFakeHost, type FakeHost } from './fakeHost.ts';
import { showApp, withRoom } from './show.tsx';

withRoom();
const asOf = day('2026-11-21');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const lastAsked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).at(-1)?.input;
const table = () => screen.findByRole('grid', { name: /账龄表|Aging as of/ });

describe('the aging screen', () => {
  it('shows the look’s fourteen customers, whose parts add up to the ledger', async () => {
    showApp('/aging');
    const grid = await table();
    expect(await within(grid).findByText('杭州明达服饰有限公司')).toBeTruthy();
    expect(grid.getAttribute('aria-rowcount')).toBe('16');
    expect(await screen.findByText(/应收总账余额 ¥4,154,768.40（差额 0.00）/)).toBeTruthy();
    expect(within(grid).getByText('2,946,650.40')).toBeTruthy();
    expect(within(grid).getByText('-28,000.00')).toBeTruthy();
    expect(within(grid).getByRole('columnheader', { name: '61–90' })).toBeTruthy();
    expect(screen.getByText('¥1,236,118.00')).toBeTruthy();
  });

  it('says in red when it does not reconcile', async () => {
    showApp('/aging', { host: createFakeHost({ asOf, ledgerOffMinor: 1 }) });
    expect((await screen.findByRole('alert')).textContent).toContain('差额 -0.01');
  });

  it('opens a figure to its items, and an item to its document', async () => {
    const { host } = showApp('/aging');
    fireEvent.click(await screen.findByText('186,400.00'));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByText('杭州明达服饰有限公司 · 61–90 天')).toBeTruthy();
    expect(lastAsked(host, 'ledger.items')).toMatchObject({
      customerId: 1,
      daysFrom: 61,
      daysTo: 90,
      basis: 'due',
      asOf,
    });
    fireEvent.click(await within(drawer).findByText('244000000013'));
    expect(await within(drawer).findByText('发票 244000000013')).toBeTruthy();
    expect(within(drawer).getByText('还没有核销。')).toBeTruthy();
    fireEvent.click(within(drawer).getByText('返回明细'));
    expect(await within(drawer).findByRole('grid')).toBeTruthy();
  });

  it('opens a total to its items and the unapplied money that makes the difference', async () => {
    showApp('/aging');
    fireEvent.click(await screen.findByText('594,700.00'));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('未收 614,700.00 ＋ 未核销 -20,000.00 ＝ 合计 594,700.00')).toBeTruthy();
  });

  it('opens a total of the foot over all customers', async () => {
    const { host } = showApp('/aging');
    fireEvent.click(await screen.findByText('204,230.00'));
    expect(await screen.findByText('全部客户 · 91–180 天')).toBeTruthy();
    expect(lastAsked(host, 'ledger.items')).toMatchObject({ daysFrom: 91, daysTo: 180 });
    expect(lastAsked(host, 'ledger.items')).not.toHaveProperty('customerId');
  });

  it('sorts by a bucket, and by document date asks for the other basis', async () => {
    const { host } = showApp('/aging');
    const grid = await table();
    fireEvent.click(await within(grid).findByRole('columnheader', { name: '31–60' }));
    await waitFor(() =>
      expect(lastAsked(host, 'aging.table')).toMatchObject({ sort: 'bucket', sortBucket: 2, descending: true }),
    );
    fireEvent.click(screen.getByText('按单据日期'));
    await waitFor(() => expect(lastAsked(host, 'aging.table')).toMatchObject({ basis: 'document' }));
    expect(await within(grid).findByRole('columnheader', { name: '1–365' })).toBeTruthy();
  });

  it('saves new buckets and shows them at once', async () => {
    const { host } = showApp('/aging');
    fireEvent.click(await screen.findByRole('button', { name: '修改账龄区间' }));
    const field = await screen.findByLabelText('各区间的上限天数');
    fireEvent.change(field, { target: { value: '30 20' } });
    expect(screen.getByText('请输入从小到大的整数，1 到 11 个。')).toBeTruthy();
    fireEvent.change(field, { target: { value: '10、20、45' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByRole('columnheader', { name: '21–45' })).toBeTruthy();
    expect(lastAsked(host, 'settings.update')).toMatchObject({ buckets: { due: [10, 20, 45] } });
  });

  it('exports what is on the screen and hands it over', async () => {
    const host = createFakeHost({ asOf });
    const finishSave = vi.spyOn(host, 'finishSave');
    showApp('/aging', { host });
    await screen.findByText('186,400.00');
    fireEvent.click(screen.getByText('导出 Excel'));
    expect(await screen.findByText('已导出 账龄表.xlsx')).toBeTruthy();
    expect(lastAsked(host, 'exchange.exportAging')).toMatchObject({
      asOf,
      basis: 'due',
      currency: 'CNY',
      language: 'zh',
    });
    expect(finishSave).toHaveBeenCalledTimes(1);
  });

  it('shows a refusal in the language of the screen and keeps the figures', async () => {
    const host = createFakeHost({ asOf });
    showApp('/aging', { host });
    await screen.findByText('186,400.00');
    host.answer('exchange.exportAging', () => ({ ok: false, code: 'disk_full', params: {} }));
    fireEvent.click(screen.getByText('导出 Excel'));
    expect((await screen.findAllByText(/磁盘/)).length).toBeGreaterThan(0);
    expect(screen.getByText('186,400.00')).toBeTruthy();
  });

  it('asks again when the ledger changed, and only then', async () => {
    const host = createFakeHost({ asOf });
    showApp('/aging', { host });
    await screen.findByText('186,400.00');
    const asked = () => host.calls.filter(({ name }) => name === 'aging.table').length;
    const before = asked();
    host.emit({ event: 'changed', topics: ['backups'] });
    await Promise.resolve();
    expect(asked()).toBe(before);
    host.emit({ event: 'changed', topics: ['ledger'] });
    await waitFor(() => expect(asked()).toBe(before + 1));
  });

  it('tells an empty book what to load', async () => {
    showApp('/aging', { host: createFakeHost({ asOf, book: [] }) });
    expect(await screen.findByText('这一天没有应收余额')).toBeTruthy();
    expect(screen.getByText('去导入')).toBeTruthy();
  });

  it('speaks English at once when asked to', async () => {
    showApp('/aging', { host: createFakeHost({ asOf, book: lookBook(asOf) }) });
    await screen.findByText('186,400.00');
    fireEvent.click(screen.getByRole('button', { name: /Switch to English/ }));
    expect(await screen.findByText('Every figure opens · both bucket ends named · unapplied apart')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('duewarden.language')).toBe('en');
  });
});
