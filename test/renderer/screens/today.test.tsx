import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HiddenItem, TodayItem } from '../../../src-main/areas/collections/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
const CNY = currency('CNY');
const asOf = day('2026-11-21');

const item = (nr: number, more: Partial<TodayItem> = {}): TodayItem => ({
  customerId: id<'customer'>(nr),
  customerCode: `KH00${nr}`,
  customerName: `客户${nr}`,
  collector: '',
  priority: 576_000,
  chips: [
    { code: 'overdue', points: 320_000, factorMilli: null, figure: null, grade: null },
    { code: 'grade', points: 0, factorMilli: 1000, figure: null, grade: 'A' },
    { code: 'age', points: 256_000, factorMilli: 1800, figure: 95, grade: null },
  ],
  debts: [
    {
      currency: CNY,
      overdueMinor: 320_000_00,
      disputedMinor: 0,
      heldMinor: 0,
      unappliedMinor: 0,
      oldestDueOn: day('2026-08-18'),
      baseMinor: 320_000_00,
      rate: null,
    },
  ],
  overdueMinor: 320_000_00,
  noRate: [],
  oldestDays: 95,
  forced: [],
  leftAlone: null,
  contact: null,
  letter: null,
  nextOn: null,
  nextAction: '',
  promise: null,
  step: null,
  ...more,
});

const broken = item(1, {
  forced: [
    {
      code: 'promise_broken',
      on: day('2026-11-18'),
      sinceOn: day('2026-11-20'),
      amountMinor: 50_000_00,
      currency: CNY,
      reference: '',
      time: '',
    },
  ],
});
const { customerId, customerCode, customerName, collector, priority, chips, debts, overdueMinor, noRate, oldestDays } = item(3); // prettier-ignore
const away: HiddenItem = { customerId, customerCode, customerName, collector, priority, chips, debts, overdueMinor, noRate, oldestDays, reason: 'promise', backOn: day('2026-11-28'), note: '' }; // prettier-ignore
const figures = {
  contacts: 4,
  reached: 3,
  minutes: 20,
  channels: [],
  customersWorked: 4,
  promises: { count: 1, amounts: [{ currency: CNY, amountMinor: 1_000_00 }] },
  letters: 0,
  receipts: { count: 0, amounts: [] },
  disputesOpened: 0,
  tasksDone: 0,
  leftForced: 1,
  leftScored: 1,
  leftTasks: 0,
  hidden: 1,
};

function hostOf(items: TodayItem[] = [broken, item(2)], hidden: HiddenItem[] = [away]): FakeHost {
  const host = createFakeHost({ asOf });
  const forcedCount = items.filter(({ forced }) => forced.length > 0).length;
  host.answer('collections.today', () =>
    ok({
      asOf,
      base: CNY,
      items,
      forcedCount,
      scoredCount: items.length - forcedCount,
      hidden,
      doneCount: 0,
      collectors: [],
    }),
  );
  host.answer('collections.morning', () =>
    ok({
      sinceOn: day('2026-11-20'),
      bank: { lastOn: day('2026-11-18'), daysOld: 3, from: 'bank', waiting: 5 },
      newlyOverdue: { count: 2, customers: 2, amounts: [{ currency: CNY, amountMinor: 9_000_00 }] },
      promisesDue: { count: 0, amounts: [] },
      promisesBroken: { count: 1, amounts: [{ currency: CNY, amountMinor: 50_000_00 }] },
      billsMaturing: { count: 0, amounts: [] },
      tasksDue: 0,
      tasksOverdue: 0,
    }),
  );
  host.answer('collections.day', () => ok({ figures, finished: null }));
  host.answer('collections.tasks', () => ok({ rows: [], total: 0, owners: [], ageing: [] }));
  return host;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

describe('the list of the day', () => {
  it('is where the program opens, with its count in the navigation', async () => {
    const { host } = showApp('/', { host: hostOf() });
    expect(await screen.findByRole('heading', { level: 1, name: '今日' })).toBeTruthy();
    expect(window.location.hash).toBe('#/today');
    await waitFor(() => expect(screen.getByRole('link', { name: /^今日/ }).textContent).toBe('今日2'));
    expect(host.calls.some(({ name }) => name === 'collections.today')).toBe(true);
  });

  it('says why, in points that add up, and how fresh the bank is', async () => {
    showApp('/today', { host: hostOf() });
    const forced = await screen.findByRole('region', { name: '必须处理' });
    expect(within(forced).getByText('承诺未兑现，2026-11-18 应付 ¥50,000.00')).toBeTruthy();
    const scored = screen.getByRole('region', { name: '按优先级' });
    expect(within(scored).getByText('逾期 320,000')).toBeTruthy();
    expect(within(scored).getByText('95 天 +256,000')).toBeTruthy();
    expect(within(scored).getByText('576,000')).toBeTruthy();
    expect(within(scored).queryByText(/A 级/)).toBeNull();
    expect(await screen.findByText('3 天前')).toBeTruthy();
    expect(screen.getByText('5 笔待核销')).toBeTruthy();
  });

  it('moves with J and K, opens with Enter and puts off with H and a reason', async () => {
    const host = hostOf();
    host.answer('collections.hide', () => ok(null));
    showApp('/today', { host });
    await screen.findByText('客户2');
    fireEvent.keyDown(window, { key: 'j' });
    fireEvent.keyDown(window, { key: 'j' });
    await waitFor(() => expect(screen.getByText('客户2').closest('li')?.getAttribute('aria-current')).toBe('true'));
    fireEvent.keyDown(window, { key: 'h' });
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '已约好见面' }));
    fireEvent.click(within(dialog).getByRole('button', { name: '移出今日' }));
    await waitFor(() =>
      expect(host.calls.findLast(({ name }) => name === 'collections.hide')?.input).toEqual({
        customerId: 2,
        fromOn: '2026-11-21',
        untilOn: '2026-11-24',
        reason: '已约好见面',
      }),
    );
    expect(await screen.findByText(/客户2 已移出，2026-11-24 回来/)).toBeTruthy();
  });

  it('says of one that is left alone that a decision is asked for, not a call, and for how long it can wait', async () => {
    const ending = { code: 'limitation', on: day('2027-01-11'), sinceOn: day('2026-10-14'), amountMinor: 1_000_00, currency: CNY, reference: 'A1', time: '' } as const; // prettier-ignore
    const alone = item(4, {
      forced: [ending],
      leftAlone: { kind: 'excluded', backOn: null, note: '老板亲戚' },
      letter: { onDay: day('2026-11-02'), number: 'L2-1', level: 2 },
    });
    const soon = item(5, { forced: [{ ...ending, on: day('2026-12-20') }], leftAlone: { kind: 'paused', backOn: day('2026-12-01'), note: '' } }); // prettier-ignore
    showApp('/today', { host: hostOf([alone, soon]) });
    await screen.findByText(/^不催收 · 老板亲戚。时效快到了，要的是决定或书面材料，不是电话。恢复催收/);
    screen.getByText(/^暂停催收 · 2026-12-01 解除。时效快到了/);
    screen.getByText('2026-11-02 发出第 2 级催款函');
    expect(screen.getAllByText('没有联系记录')).toHaveLength(1);

    fireEvent.click(screen.getByRole('button', { name: '今天不处理: 客户4' }));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText(/最晚推到 2026-12-12/);
    fireEvent.click(within(dialog).getByRole('button', { name: '已约好见面' }));
    const until = within(dialog).getByRole('textbox', { name: /哪天回来/ });
    const submit = within(dialog).getByRole('button', { name: '移出今日' });
    expect(submit.hasAttribute('disabled')).toBe(false);
    fireEvent.change(until, { target: { value: '2026-12-13' } });
    fireEvent.blur(until);
    await within(dialog).findByText('最晚 2026-12-12');
    expect(submit.hasAttribute('disabled')).toBe(true);
    fireEvent.click(within(dialog).getByRole('button', { name: '取消' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '今天不处理: 客户5' }));
    await screen.findByText(/不到 30 天，不能再推后/);
    expect(screen.getByRole('button', { name: '移出今日' }).hasAttribute('disabled')).toBe(true);
  });

  it('goes to the customer with Enter', async () => {
    showApp('/today', { host: hostOf() });
    await screen.findByText('客户2');
    fireEvent.keyDown(window, { key: 'j' });
    fireEvent.keyDown(document.body, { key: 'Enter' });
    await waitFor(() => expect(window.location.hash).toBe('#/today/1'));
  });

  it('opens the row that J moved to after a button was clicked', async () => {
    showApp('/today', { host: hostOf() });
    await screen.findByText('今日隐藏：1');
    const show = screen.getByRole('button', { name: '显示' });
    show.focus();
    fireEvent.click(show);
    fireEvent.keyDown(show, { key: 'j' });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
    await waitFor(() => expect(window.location.hash).toBe('#/today/1'));
  });

  it('shows who is hidden, why, and when they come back', async () => {
    showApp('/today', { host: hostOf() });
    await screen.findByText('今日隐藏：1');
    expect(screen.queryByText('承诺未到期')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '显示' }));
    expect(await screen.findByText('承诺未到期')).toBeTruthy();
    expect(screen.getByText('2026-11-28 回来')).toBeTruthy();
  });

  it('tells an empty day from one on which everybody is rightly left alone', async () => {
    const first = showApp('/today', { host: hostOf([], []) });
    expect(await screen.findByText('今天没有要处理的客户')).toBeTruthy();
    first.unmount();
    showApp('/today', { host: hostOf([], [away]) });
    expect(await screen.findByText('今天不用联系谁')).toBeTruthy();
  });

  it('keeps the day with a note', async () => {
    const host = hostOf();
    host.answer('collections.finishDay', () => ok(figures));
    showApp('/today', { host });
    fireEvent.change(await screen.findByLabelText('备注'), { target: { value: '明天先打给客户1' } });
    fireEvent.click(screen.getByRole('button', { name: '收工' }));
    await waitFor(() =>
      expect(host.calls.findLast(({ name }) => name === 'collections.finishDay')?.input).toEqual({
        onDay: '2026-11-21',
        note: '明天先打给客户1',
      }),
    );
    expect(await screen.findByText('今天的小结已保存')).toBeTruthy();
  });
});

describe('system notifications', () => {
  const calendar = (host: FakeHost): void =>
    host.answer('collections.calendar', () =>
      ok({
        cut: false,
        entries: [
          { key: 'promise-1', kind: 'promise', on: asOf, time: '', customerId: id<'customer'>(1), customerCode: 'KH001', customerName: '客户1', amountMinor: 500_00, currency: CNY, reference: '', code: '' },
          { key: 'action-2', kind: 'action', on: asOf, time: '08:30', customerId: id<'customer'>(2), customerCode: 'KH002', customerName: '客户2', amountMinor: null, currency: null, reference: '', code: 'call' },
          { key: 'action-3', kind: 'action', on: asOf, time: '15:00', customerId: id<'customer'>(3), customerCode: 'KH003', customerName: '客户3', amountMinor: null, currency: null, reference: '', code: 'call' },
        ],
      }),
    ); // prettier-ignore

  it('are off until they are wanted', async () => {
    const host = hostOf();
    calendar(host);
    showApp('/today', { host });
    await screen.findByText('客户2');
    expect(host.calls.some(({ name }) => name === 'collections.calendar')).toBe(false);
    expect(host.notices).toEqual([]);
  });

  it('tell once of promises due and of calls whose time has come', async () => {
    localStorage.setItem('duewarden.notices', 'on');
    const host = hostOf();
    calendar(host);
    const first = showApp('/today', { host });
    await waitFor(() => expect(host.notices).toHaveLength(2));
    expect(host.notices).toEqual([
      { title: '今天有 1 个承诺到期', body: '客户1 承诺付 ¥500.00' },
      { title: '08:30 联系 客户2', body: '' },
    ]);
    first.unmount();
    showApp('/today', { host });
    await screen.findByText('客户2');
    await waitFor(() => expect(host.calls.filter(({ name }) => name === 'collections.calendar')).toHaveLength(2));
    expect(host.notices).toHaveLength(2);
  });
});

describe('tasks and the calendar', () => {
  const task = {
    taskId: id<'task'>(7),
    customerId: id<'customer'>(1),
    customerCode: 'KH001',
    customerName: '客户1',
    documentId: null,
    documentNumber: '',
    kind: 'delivery_proof',
    title: '找签收联',
    dueOn: day('2026-11-19'),
    atTime: '',
    owner: '仓库 老陈',
    source: '',
    note: '',
    createdOn: day('2026-11-12'),
    ageDays: 9,
    daysLate: 2,
    doneOn: null,
    doneNote: '',
  };

  it('asks for a result before a task is done, and offers the words of a mail', async () => {
    const host = hostOf();
    host.answer('collections.tasks', () => ok({ rows: [task], total: 1, owners: ['仓库 老陈'], ageing: [{ fromDays: 8, toDays: 30, count: 1 }] })); // prettier-ignore
    host.answer('collections.taskPaper', () => ok({ subject: '请协助', body: '请找签收联', documentToken: 'abcdefghijklmnop', title: 'x' })); // prettier-ignore
    host.answer('collections.finishTask', () => ok(null));
    showApp('/today?part=tasks', { host });
    fireEvent.click(await screen.findByText('找签收联'));
    expect(await screen.findByDisplayValue('请协助')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '办完了' }));
    expect(await screen.findByText('写一句结果')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/^结果/), { target: { value: '找到了' } });
    fireEvent.click(screen.getByRole('button', { name: '办完了' }));
    await waitFor(() =>
      expect(host.calls.findLast(({ name }) => name === 'collections.finishTask')?.input).toEqual({
        taskId: 7,
        doneOn: '2026-11-21',
        doneNote: '找到了',
      }),
    );
  });

  it('saves what is shown as a calendar file', async () => {
    const host = hostOf();
    host.answer('collections.calendar', () => ok({ cut: false, entries: [{ key: 'care-1-2026-11-21', kind: 'care', on: asOf, time: '', customerId: id<'customer'>(1), customerCode: 'KH001', customerName: '客户1', amountMinor: null, currency: null, reference: '周年', code: 'visit' }] })); // prettier-ignore
    host.answer('collections.exportCalendar', () => ok({ fileName: 'a.ics', count: 1 }));
    showApp('/today?part=calendar', { host });
    const entry = (await screen.findByText('周年')).closest('li');
    expect(entry?.getAttribute('data-kind')).toBe('care');
    fireEvent.click(screen.getByRole('button', { name: '导出日历文件' }));
    await waitFor(() => expect(host.calls.some(({ name }) => name === 'collections.exportCalendar')).toBe(true));
    expect(host.calls.findLast(({ name }) => name === 'collections.exportCalendar')?.input).toMatchObject({
      fromOn: '2026-11-16',
      toOn: '2026-11-22',
      language: 'zh',
    });
  });
});
