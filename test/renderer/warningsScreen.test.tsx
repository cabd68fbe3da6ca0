import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignalFigure } from '../../src-main/areas/signals/contract.ts';
import { day } from '../../src-main/kernel/day.ts';
import { id } from '../../src-main/kernel/ids.ts';
import { CNY } from './fakeBook.ts';
import { createFakeHost } from './fakeHost.ts';
import { showApp, withRoom } from './show.tsx';

withRoom();
const asOf = day('2026-11-21');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const rowOf = async (name: string) => {
  const links = await screen.findAllByRole('link', { name });
  const row = links.map((link) => link.closest('[role=listitem]')).find((each) => each !== null);
  if (!(row instanceof HTMLElement)) throw new Error(`no warning for ${name}`);
  return row;
};

describe('the warnings screen', () => {
  it('says what was found, by which rule with which thresholds, since when', async () => {
    showApp('/warnings');
    const row = await rowOf('杭州明达服饰有限公司');
    expect(row.textContent).toContain('逾期 ¥186,400.00，最长已逾期 74 天，占该客户余额的 69.5%。');
    await waitFor(() => expect(row.textContent).toContain('规则：有逾期即关注；超过 30 天警惕；满 60 天紧急。'));
    expect(row.textContent).toContain('自 2026-09-09 起');
    expect(row.textContent).toContain('紧急');
  });

  it('is put away only with a reason, can be undone, and keeps the reason', async () => {
    const host = createFakeHost({ asOf });
    showApp('/warnings', { host });
    const row = await rowOf('绍兴柯桥布行');
    fireEvent.click(within(row).getByRole('button', { name: /^处理/ }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '处理' }));
    expect(await within(dialog).findByText('请写明原因。')).toBeTruthy();
    expect(host.calls.some(({ name }) => name === 'signals.acknowledge')).toBe(false);

    fireEvent.change(within(dialog).getByLabelText(/^原因/), { target: { value: '已派车上门' } });
    const until = within(dialog).getByLabelText('到这一天再提醒（可不填）');
    fireEvent.change(until, { target: { value: '2026-11-20' } });
    fireEvent.blur(until);
    fireEvent.click(within(dialog).getByRole('button', { name: '处理' }));
    expect(await within(dialog).findByText('提醒日要晚于 2026-11-21。')).toBeTruthy();
    fireEvent.change(until, { target: { value: '+7d' } });
    fireEvent.blur(until);
    fireEvent.click(within(dialog).getByRole('button', { name: '处理' }));

    expect(await screen.findByText(/已处理：绍兴柯桥布行/)).toBeTruthy();
    expect(host.calls.find(({ name }) => name === 'signals.acknowledge')?.input).toMatchObject({
      key: 'overdue:3:CNY',
      reason: '已派车上门',
      snoozeUntil: '2026-11-28',
    });
    fireEvent.click(await screen.findByText('已处理 1'));
    const done = await rowOf('绍兴柯桥布行');
    expect(done.textContent).toContain('已派车上门');
    expect(done.textContent).toContain('到 2026-11-28 再提醒');
    fireEvent.click(within(done).getByRole('button', { name: /^放回/ }));
    expect(await screen.findByText('已处理 0')).toBeTruthy();
    expect(await screen.findByText('还没有处理过的预警')).toBeTruthy();
  });

  it('groups by level or by rule, worst first, and filters by customer', async () => {
    showApp('/warnings');
    await rowOf('杭州明达服饰有限公司');
    const heads = () => screen.getAllByRole('heading', { level: 2 }).map((head) => head.textContent);
    expect(heads()[0]).toBe('紧急');
    fireEvent.click(screen.getByText('按规则'));
    await waitFor(() => expect(heads()).toContain('超信用额度'));
    fireEvent.change(screen.getByPlaceholderText('按客户筛选'), { target: { value: '不存在' } });
    expect(await screen.findByText('没有找到“不存在”的预警')).toBeTruthy();
  });

  it('has a sentence with all its figures for every rule, in both languages', async () => {
    const figures: Record<string, readonly (readonly [string, SignalFigure['unit'], number])[]> = {
      overdue: [['overdueMinor', 'money', 100], ['oldestDaysLate', 'days', 3], ['overdueShareBp', 'basisPoints', 100]],
      over_limit: [['exposureMinor', 'money', 300], ['limitMinor', 'money', 200], ['overMinor', 'money', 100], ['usedBp', 'basisPoints', 15_000]],
      concentration: [['shareBp', 'basisPoints', 2000], ['thresholdBp', 'basisPoints', 1500], ['totalMinor', 'money', 5], ['allMinor', 'money', 25]],
      paying_slower: [['recentDaysLateTenths', 'tenthsOfDay', 180], ['priorDaysLateTenths', 'tenthsOfDay', 60], ['recentLateBp', 'basisPoints', 5000], ['priorLateBp', 'basisPoints', 2000], ['recentReceipts', 'count', 4]],
      partial_payments: [['partialCount', 'count', 2], ['lastReceipts', 'count', 4], ['leftMinor', 'money', 100], ['roundMinor', 'money', 0]],
      newer_unpaid: [['oldPaidMinor', 'money', 5], ['overdueThenMinor', 'money', 5], ['overdueNowMinor', 'money', 9], ['newOverdueMinor', 'money', 9]],
      order_swing: [['recentOrdersMinor', 'money', 5], ['meanOrdersMinor', 'money', 2], ['ofMeanBp', 'basisPoints', 25_000], ['recentOrders', 'count', 2], ['priorOrders', 'count', 6]],
      trial_exceeded: [['largestOrderMinor', 'money', 5], ['trialMinor', 'money', 2], ['orderCount', 'count', 1]],
      bill_share: [['recentBillBp', 'basisPoints', 4000], ['priorBillBp', 'basisPoints', 1000], ['recentBillMinor', 'money', 40], ['recentReceipts', 'count', 4]],
      payer_accounts: [['payerCount', 'count', 2], ['withinDays', 'days', 90]],
      late_disputes: [['lateCount', 'count', 1], ['recentCount', 'count', 2], ['withinDays', 'days', 60], ['daysAfterDue', 'days', 10], ['disputedMinor', 'money', 7]],
      returns_high: [['creditMinor', 'money', 6], ['salesMinor', 'money', 100], ['creditShareBp', 'basisPoints', 600], ['creditCount', 'count', 1]],
      extended_overdue: [['extensionCount', 'count', 1], ['longestDays', 'days', 60], ['extendedMinor', 'money', 7]],
      identity_changed: [['changedCount', 'count', 1], ['withinDays', 'days', 90]],
      public_record: [['recordCount', 'count', 1]],
      fraud_marks: [['markCount', 'count', 3], ['markLimit', 'count', 3]],
      observed: [],
      large_newly_overdue: [['newlyOverdueMinor', 'money', 300], ['withinDays', 'days', 7], ['shareBp', 'basisPoints', 300], ['allMinor', 'money', 10_000]],
    }; // prettier-ignore
    const all = Object.entries(figures);
    const parts = [all.slice(0, 6), all.slice(6, 12), all.slice(12)];
    for (const [language, part] of parts.flatMap(
      (each) =>
        [
          ['zh', each],
          ['en', each],
        ] as const,
    )) {
      const host = createFakeHost({ asOf });
      host.answer('signals.list', () => ({
        ok: true,
        value: {
          rows: part.map(([rule, list]) => ({
            key: rule,
            rule: rule as 'overdue',
            level: 'red' as const,
            customerId: id<'customer'>(1),
            customerCode: 'C1',
            customerName: '甲',
            currency: CNY,
            amountMinor: 1,
            sinceOn: asOf,
            figures: list.map(([name, unit, value]) => ({ name, unit, value })),
            danger: null,
            expiresOn: null,
            names: rule === 'identity_changed' ? ['address'] : rule === 'public_record' ? ['litigation'] : ['甲'],
            ...(rule === 'observed'
              ? {
                  tick: {
                    tickId: id<'dangerTick'>(1),
                    code: 'staff_flight' as const,
                    evidence: '甲',
                    source: '',
                    actor: '王芳',
                  },
                }
              : {}),
            fact: '',
            acknowledged: null,
          })),
          openCount: part.length,
          acknowledgedCount: 0,
          levels: [],
        },
      }));
      const { unmount } = showApp('/warnings', { host, language });
      await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(part.length + 1));
      for (const row of screen.getAllByRole('listitem')) expect(row.textContent).not.toMatch(/\{\{|undefined|NaN/);
      await waitFor(() => expect(screen.getAllByText(/^(规则：|Rule: ).{8,}/)).toHaveLength(part.length));
      if (language === 'en' && part.some(([rule]) => rule === 'public_record'))
        expect(screen.getByText(/show 1 standing entry: /)).toBeDefined();
      unmount();
    }
  });

  it('groups by customer with danger and weight, and leads a red one to the limit', async () => {
    showApp('/warnings');
    await rowOf('杭州明达服饰有限公司');
    fireEvent.click(screen.getByText('按客户'));
    const head = await screen.findByRole('heading', { level: 2, name: /杭州明达服饰有限公司/ });
    expect(head.closest('[role=listitem]')?.textContent).toMatch(/条/);
    const weighed = screen.getAllByRole('listitem').filter((item) => /权重 2.*\d+ 条/.test(item.textContent));
    expect(weighed.length).toBeGreaterThan(0);
  });

  it('is driven by letters: J and K move, A acknowledges, S sets a day, Enter opens the rows', async () => {
    showApp('/warnings');
    await rowOf('杭州明达服饰有限公司');
    const press = (key: string) => fireEvent.keyDown(document.body, { key });
    const current = () =>
      screen.getAllByRole('listitem').filter((item) => item.getAttribute('aria-current') === 'true');
    press('a');
    expect(screen.queryByRole('dialog')).toBeNull();
    press('j');
    await waitFor(() => expect(current()).toHaveLength(1));
    const [first] = current();
    press('j');
    await waitFor(() => expect(current()[0]).not.toBe(first));
    press('k');
    await waitFor(() => expect(current()[0]).toBe(first));
    press('s');
    const dialog = await screen.findByRole('dialog');
    const until: HTMLInputElement = within(dialog).getByLabelText('到这一天再提醒（可不填）');
    expect(until.value).toBe('2026-11-28');
    fireEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    press('Enter');
    expect(await screen.findByText('没有单独的明细，以上数据即为全部。')).toBeTruthy();
  });

  it('filters by rule and level', async () => {
    showApp('/warnings');
    await rowOf('杭州明达服饰有限公司');
    fireEvent.click(screen.getByRole('combobox', { name: '级别' }));
    fireEvent.click(await screen.findByRole('option', { name: '关注' }));
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: '紧急' })).toBeNull());
    expect(screen.getByRole('heading', { level: 2, name: '关注' })).toBeTruthy();
  });

  it('is glad when there is nothing', async () => {
    showApp('/warnings', { host: createFakeHost({ asOf, book: [] }) });
    expect(await screen.findByText('没有未处理的预警')).toBeTruthy();
  });
});
