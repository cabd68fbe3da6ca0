import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { day } from '../../src-main/kernel/day.ts';
import { initialSettings } from '../../src-main/areas/settings/rules.ts';
import { QuadrantChart } from '../../src-renderer/components/QuadrantChart/QuadrantChart.tsx';
import { CNY, lookBook } from './fakeBook.ts';
import { quadrantOf } from './fakeFigures.ts';
import { createFakeHost } from './fakeHost.ts';
import { show, showApp, withRoom } from './show.tsx';

withRoom();
const asOf = day('2026-11-21');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

describe('the quadrant chart', () => {
  it('can be walked by keys, says where one is, and opens the customer', () => {
    const plot = quadrantOf(lookBook(asOf), asOf, initialSettings('甲', CNY, 'zh').quadrant);
    const onOpen = vi.fn();
    show(<QuadrantChart plot={plot} size="large" height={400} onOpen={onOpen} />);
    const chart = screen.getByRole('application', { name: '象限图，12 户客户' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.keyDown(chart, { key: 'End' });
    expect(chart.textContent).toContain('绍兴柯桥布行: 重点攻坚区');
    expect(chart.textContent).toContain('逾期金额 ¥98,250.00');
    fireEvent.keyDown(chart, { key: 'ArrowLeft' });
    expect(chart.textContent).toContain('常州天宁纺机有限公司');
    fireEvent.keyDown(chart, { key: 'ArrowUp' });
    expect(chart.textContent).toContain('杭州明达服饰有限公司');
    fireEvent.keyDown(chart, { key: 'Enter' });
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ customerId: 1 }));
    fireEvent.keyDown(chart, { key: 'Escape' });
    expect(chart.textContent).toBe('');
  });
});

describe('the quadrant screen', () => {
  it('lists the four fields with their sums, actions and worst customers', async () => {
    showApp('/quadrant');
    const critical = (await screen.findByRole('heading', { name: '重点攻坚区' })).closest('section');
    if (critical === null) throw new Error('no list');
    expect(within(critical).getByText('4 户')).toBeTruthy();
    expect(within(critical).getByText('¥590,680.00')).toBeTruthy();
    expect(within(critical).getByText(/负责人带老板上门/)).toBeTruthy();
    expect(within(critical).getByText('首次行动：今天')).toBeTruthy();
    expect(within(critical).getByText('绍兴柯桥布行')).toBeTruthy();
    expect(screen.getByText(/逾期满 60 天算“久”/)).toBeTruthy();
  });

  it('has a table twin with every point of the chart and the same total', async () => {
    showApp('/quadrant');
    await screen.findByRole('heading', { name: '重点攻坚区' });
    fireEvent.click(screen.getByText('表'));
    const grid = await screen.findByRole('grid', { name: '象限图的表格' });
    expect(grid.getAttribute('aria-rowcount')).toBe('14');
    expect(within(grid).getByText('1,236,118.00')).toBeTruthy();
    const names = () =>
      within(grid)
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent);
    expect(names()[0]).toBe('苏州佳禾贸易有限公司');
    fireEvent.click(within(grid).getByRole('columnheader', { name: '加权逾期天数' }));
    await waitFor(() => expect(names()[0]).toBe('绍兴柯桥布行'));
  });

  it('saves fixed split lines and draws by them', async () => {
    const host = createFakeHost({ asOf });
    showApp('/quadrant', { host });
    fireEvent.click(await screen.findByText('分界线设置'));
    const daysField = await screen.findByLabelText('X* 天数（含）');
    fireEvent.change(daysField, { target: { value: '0' } });
    expect(screen.getByText('请输入 1 到 3650 之间的整数。')).toBeTruthy();
    fireEvent.change(daysField, { target: { value: '45' } });
    fireEvent.click(screen.getByText('固定金额'));
    const amount = await screen.findByRole('textbox', { name: '固定金额' });
    fireEvent.change(amount, { target: { value: '15万' } });
    fireEvent.blur(amount);
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText(/逾期满 45 天算“久”；满 ¥150,000.00 算“大”/)).toBeTruthy();
    expect(host.calls.find(({ name }) => name === 'settings.update')?.input).toMatchObject({
      quadrant: { splitDays: 45, splitMode: 'fixed', splitAmountMinor: 15_000_000 },
    });
  });

  it('says so when nobody is overdue', async () => {
    showApp('/quadrant', { host: createFakeHost({ asOf, book: [] }), language: 'en' });
    expect(await screen.findByText('No customer is overdue')).toBeTruthy();
  });
});
