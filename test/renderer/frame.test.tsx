import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { day } from '../../src-main/kernel/day.ts';
import { createFakeHost } from './fakeHost.ts';
import { showApp, withRoom } from './show.tsx';

withRoom();
const asOf = day('2026-11-21');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

describe('the frame', () => {
  it('names the company, the day, the currency, the file and its backup', async () => {
    showApp('/warnings');
    expect(await screen.findByText('海宁恒信纺织有限公司')).toBeTruthy();
    expect(screen.getByRole('button', { name: '截至 2026-11-21' })).toBeTruthy();
    expect(screen.getByText('人民币')).toBeTruthy();
    expect(screen.getByText('数据文件 恒信纺织.duewarden')).toBeTruthy();
    expect(screen.getByText('已校验备份 2026-11-21 08:31')).toBeTruthy();
  });

  it('counts the open warnings beside their screen', async () => {
    const { host } = showApp('/aging');
    const navigation = await screen.findByRole('navigation', { name: '主导航' });
    const link = within(navigation).getByRole('link', { name: /^预警/ });
    await waitFor(() => expect(link.textContent).toMatch(/^预警\d+$/));
    expect(host.calls.some(({ name }) => name === 'signals.list')).toBe(true);
  });

  it('goes back in time with `d`, says so loudly, and asks every figure for that day', async () => {
    const host = createFakeHost({ asOf });
    showApp('/aging', { host });
    await screen.findByText('186,400.00');
    fireEvent.keyDown(window, { key: 'd' });
    const field = await screen.findByLabelText('截至日期');
    fireEvent.change(field, { target: { value: '上月底' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText('非今日')).toBeTruthy();
    await waitFor(() => {
      for (const name of ['aging.table', 'aging.kpis', 'aging.quadrant', 'signals.list'] as const)
        expect(host.calls.filter((call) => call.name === name).at(-1)?.input).toMatchObject({ asOf: '2026-10-31' });
    });
    fireEvent.click(screen.getByRole('checkbox', { name: '只算当时已经录入的事实' }));
    await waitFor(() =>
      expect(host.calls.filter(({ name }) => name === 'aging.table').at(-1)?.input).toMatchObject({
        knownAt: '2026-10-31T15:59:59.999Z',
      }),
    );
    fireEvent.click(screen.getByText('回到今天'));
    await waitFor(() => expect(screen.queryByText('非今日')).toBeNull());
  });

  it('goes to screens by `g` and a letter and by Alt and a digit, but not from a field', async () => {
    showApp('/aging');
    await screen.findByText('186,400.00');
    fireEvent.keyDown(window, { key: 'g' });
    fireEvent.keyDown(window, { key: 'q' });
    await waitFor(() => expect(window.location.hash).toBe('#/quadrant'));
    fireEvent.keyDown(window, { code: 'Digit1', key: '1', altKey: true });
    await waitFor(() => expect(window.location.hash).toBe('#/today'));
    fireEvent.keyDown(window, { key: 'g' });
    fireEvent.keyDown(window, { key: 'a' });
    await waitFor(() => expect(window.location.hash).toBe('#/aging'));
    const field = await screen.findByPlaceholderText('按名称、拼音、编码筛选');
    fireEvent.keyDown(field, { key: 'g' });
    fireEvent.keyDown(field, { key: 'w' });
    expect(window.location.hash).toBe('#/aging');
  });

  it('finds customers, documents and screens in one box', async () => {
    const host = createFakeHost({ asOf });
    showApp('/warnings', { host });
    fireEvent.click(await screen.findByRole('button', { name: /搜索客户、发票尾号/ }));
    const box = await screen.findByRole('textbox', { name: /搜索客户/ });
    fireEvent.change(box, { target: { value: '244000000013' } });
    expect(await screen.findByText(/发票 · 杭州明达服饰有限公司/)).toBeTruthy();
    fireEvent.change(box, { target: { value: '柯桥' } });
    expect(await screen.findByText('C00003')).toBeTruthy();
    fireEvent.change(box, { target: { value: '没有这样的' } });
    expect(await screen.findByText(/没有找到“没有这样的”/)).toBeTruthy();
  });

  it('has help on the screen and a list of keys', async () => {
    showApp('/quadrant');
    await screen.findByText('账龄二维象限图');
    fireEvent.keyDown(window, { key: 'F1' });
    expect(await screen.findByText('象限：说明')).toBeTruthy();
    fireEvent.keyDown(window, { key: '?' });
    expect(await screen.findByText('键盘快捷键')).toBeTruthy();
  });

  it('keeps going while the service restarts and gives way to the start screen when it stopped', async () => {
    const host = createFakeHost({ asOf });
    showApp('/aging', { host });
    await screen.findByText('186,400.00');
    host.emit({ event: 'service', state: 'restarting' });
    expect(await screen.findByText(/数据服务正在重新启动/)).toBeTruthy();
    const before = host.calls.length;
    host.emit({ event: 'service', state: 'ready' });
    await waitFor(() => expect(screen.queryByText(/数据服务正在重新启动/)).toBeNull());
    await waitFor(() => expect(host.calls.length).toBeGreaterThan(before));
  });

  it('forgets the figures of a book when another one is opened', async () => {
    const host = createFakeHost({ asOf });
    showApp('/aging', { host });
    await screen.findByText('186,400.00');
    const before = host.calls.filter(({ name }) => name === 'aging.table').length;
    const state = await host.call('book.state', {});
    if (!state.ok || state.value.state !== 'open') throw new Error('no book');
    host.emit({
      event: 'book',
      state: { state: 'open', book: { ...state.value.book, fileName: '乙.duewarden', companyName: '乙公司' } },
    });
    expect(await screen.findByText('乙公司')).toBeTruthy();
    await waitFor(() => expect(host.calls.filter(({ name }) => name === 'aging.table').length).toBeGreaterThan(before));
  });

  it('offers another try when the first question fails', async () => {
    const host = createFakeHost({ asOf });
    host.answer('book.state', () => ({ ok: false, code: 'internal', params: {} }));
    showApp('/aging', { host });
    expect(await screen.findByRole('button', { name: '重试' })).toBeTruthy();
  });
});
