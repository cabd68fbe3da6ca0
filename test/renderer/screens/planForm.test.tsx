import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { scheduleOf } from '../../../src-main/areas/plans/rules/schedule.ts';
import { isWeekday } from '../../../src-main/areas/terms/rules/workdays.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

/** A host that works schedules out by the real rule, from the day of the screen. */
function hostOfPlans(): FakeHost {
  const host = createFakeHost();
  host.answer('plans.preview', (schedule) => {
    const planned = scheduleOf(schedule as never, isWeekday, { draftedOn: day('2026-11-21'), maxMonths: 60 });
    if (!planned.ok) return planned;
    const sum = (pick: 'interestMinor' | 'amountMinor') => planned.value.reduce((total, row) => total + row[pick], 0);
    return ok({ instalments: planned.value, interestMinor: sum('interestMinor'), totalMinor: sum('amountMinor'), warnings: [] }); // prettier-ignore
  });
  host.answer('plans.list', () => ok({ rows: [], total: 0, sums: [], counts: [] }));
  host.answer('plans.decide', (facts) =>
    ok({
      askedOn: facts.askedOn, creditNow: facts.creditNow, creditWhy: '', paidTodayMinor: 0, penaltyAgreed: false, verdict: 'full',
      interestBaseMinor: facts.debtMinor, penaltyMinor: 0, shareBp: 0, thresholdBp: 5_000, penaltyLeftOut: false,
    }),
  ); // prettier-ignore
  host.answer('securities.list', () => ok({ rows: [], total: 0 } as never));
  host.answer('plans.draft', () => ok({ planId: id<'plan'>(1), number: 'PP-2026-0001', warnings: [] }));
  return host;
}

const drafted = (host: FakeHost) => host.calls.filter(({ name }) => name === 'plans.draft').map(({ input }) => input as { method: string; own?: unknown; debtMinor: number }); // prettier-ignore
const amountOf = (n: number) => screen.getByLabelText<HTMLInputElement>(`第 ${n} 期金额`);
const dayOf = (n: number) => screen.getByLabelText<HTMLInputElement>(`第 ${n} 期付款日`);
const save = () => screen.getByText('保存草稿').closest('button')!;
const type = (field: HTMLInputElement, text: string): void => {
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};

/** 186,400.00 of the first customer, 20 % down by the settings, three months, interest waived: three of 49,706.67 or so. */
async function openForm(host: FakeHost): Promise<void> {
  showApp('/promises?part=plans', { host });
  const [add] = await screen.findAllByText('拟定分期');
  if (add === undefined) throw new Error('no button');
  fireEvent.click(add);
  fireEvent.click(await screen.findByPlaceholderText('名称、拼音首字母、编码、税号'));
  fireEvent.click(await screen.findByText('杭州明达服饰有限公司'));
  const box = (await screen.findByText('186,400.00')).closest('tr')?.querySelector('input');
  if (!box) throw new Error('no debt');
  fireEvent.click(box);
  fireEvent.click(await screen.findByPlaceholderText('请选择'));
  fireEvent.click(await screen.findByText('付清即免'));
  await screen.findByLabelText('第 3 期金额');
}

describe('a plan agreed instalment by instalment', () => {
  it('starts from what was worked out and is saved so while nothing is changed', async () => {
    const host = hostOfPlans();
    await openForm(host);
    expect([1, 2, 3].map((n) => amountOf(n).value)).toEqual(['49,706.67', '49,706.67', '49,706.66']);
    expect(dayOf(1).value).toBe('2026-12-21');
    expect(screen.queryByText(/未分配|多出/)).toBeNull();
    await waitFor(() => expect(save().disabled).toBe(false));
    fireEvent.click(save());
    await waitFor(() => expect(drafted(host)).toHaveLength(1));
    expect(drafted(host)[0]).toMatchObject({ method: 'equal_principal', count: 3 });
    expect(drafted(host)[0]).not.toHaveProperty('own');
  });

  it('tells what is still to be spread or too much, and is saved only when the rows add up', async () => {
    const host = hostOfPlans();
    await openForm(host);
    type(amountOf(1), '48506.67');
    await screen.findByText(/还有 ¥1,200.00 未分配/);
    expect(save().disabled).toBe(true);
    type(amountOf(1), '50000');
    await screen.findByText(/多出 ¥293.33/);
    expect(save().disabled).toBe(true);
    fireEvent.click(screen.getByText('差额并入最后一期'));
    expect(amountOf(3).value).toBe('49,413.33');
    type(dayOf(1), '2026-12-05');
    await screen.findByText('逐期约定，合计相符。');
    await waitFor(() => expect(save().disabled).toBe(false));
    fireEvent.click(save());
    await waitFor(() => expect(drafted(host)).toHaveLength(1));
    expect(drafted(host)[0]).toMatchObject({
      method: 'own',
      debtMinor: 18_640_000,
      downPaymentMinor: 3_728_000,
      own: [
        { dueOn: '2026-12-05', amountMinor: 5_000_000 },
        { dueOn: '2027-01-21', amountMinor: 4_970_667 },
        { dueOn: '2027-02-22', amountMinor: 4_941_333 },
      ],
    });
  });

  it('says which day is not later than the one before, and Enter goes down a column without saving', async () => {
    const host = hostOfPlans();
    await openForm(host);
    type(dayOf(2), '2026-12-21');
    await screen.findByText('须晚于上一期');
    screen.getByText(/付款日须晚于上一期/);
    expect(save().disabled).toBe(true);
    type(dayOf(2), '');
    await screen.findByText('请填付款日');
    amountOf(1).focus();
    fireEvent.change(amountOf(1), { target: { value: '1' } });
    expect(fireEvent.keyDown(amountOf(1), { key: 'Enter' })).toBe(false);
    expect(document.activeElement).toBe(amountOf(2));
    expect(drafted(host)).toEqual([]);
  });

  it('takes one more instalment with the rest, and one less', async () => {
    await openForm(hostOfPlans());
    type(amountOf(3), '20000');
    fireEvent.click(screen.getByText('加一期'));
    expect([dayOf(4).value, amountOf(4).value]).toEqual(['2027-03-22', '29,706.66']);
    await waitFor(() => expect(document.activeElement).toBe(dayOf(4)));
    await screen.findByText('逐期约定，合计相符。');
    fireEvent.click(screen.getByLabelText('删去第 2 期'));
    expect(screen.queryByLabelText('第 4 期金额')).toBeNull();
    await screen.findByText(/还有 ¥49,706.67 未分配/);
    await waitFor(() => expect(document.activeElement).toBe(dayOf(2)));
  });

  it('is worked out anew without asking when the terms change, and comes back by undo', async () => {
    await openForm(hostOfPlans());
    type(amountOf(1), '48506.67');
    type(screen.getByLabelText<HTMLInputElement>('期数'), '2');
    await waitFor(() => expect(amountOf(1).value).toBe('74,560.00'));
    expect(screen.queryByLabelText('第 3 期金额')).toBeNull();
    expect(screen.queryByText(/未分配/)).toBeNull();
    fireEvent.click(screen.getByText('撤销'));
    expect([1, 2, 3].map((n) => amountOf(n).value)).toEqual(['48,506.67', '49,706.67', '49,706.66']);
    fireEvent.click(screen.getByText('撤销'));
    expect(amountOf(1).value).toBe('74,560.00');
    expect(screen.queryByText('撤销')).toBeNull();
  });
});
