import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const cny = currency('CNY');
const row: ValueOf<'reviews.list'>['rows'][number] = {
  customerId: id<'customer'>(1), customerCode: 'KH001', customerName: '杭州明达服饰有限公司', poolHeadId: null, class: 'core', strategic: false,
  grade: 'A', overridden: false, limitMinor: 15_000_000, limitKind: 'standing', limitUntilOn: day('2026-12-01'), exposureMinor: 18_000_000,
  overdueMinor: 0, danger: 'orange', status: 'open', reviewedOn: day('2026-03-01'), nextOn: day('2026-09-01'), due: ['cycle', 'over_limit'],
  proposals: [{ kind: 'lower', toMinor: null, reasons: ['danger_orange'] }],
}; // prettier-ignore
const advice: ValueOf<'reviews.advice'> = {
  customerId: row.customerId, currency: cny, asOf: day('2026-11-21'),
  methods: [
    { name: 'M1', amountMinor: 19_200_000, missing: [], steps: [{ op: '', label: 'sales', unit: 'money', value: 144_000_000 }, { op: '×', label: 'gradeFactor', unit: 'bp', value: 8000 }] },
    { name: 'M3', amountMinor: null, missing: ['statement'], steps: [] },
  ],
  caps: [],
  recommendation: { amountMinor: 19_200_000, exactMinor: 19_200_000, boundBy: 'M1', counted: ['M1'], missing: [] },
  grade: 'A', confidenceBp: 8000, scoredOn: day('2026-05-01'), termDays: 60, statementOn: null, statementAudited: false, statementAgeMonths: null,
  payPeak: null, limit: { amountMinor: 15_000_000, fromOn: day('2026-01-01'), untilOn: day('2026-12-01'), kind: 'standing' }, exposureMinor: 18_000_000,
  insuredMinor: 0, securedMinor: 0, class: 'core', danger: 'orange', hardStops: [], trial: null, due: row.due, reviewedOn: row.reviewedOn, nextOn: row.nextOn,
  proposedNextOn: day('2027-05-21'), cycleMonths: 6, proposals: [{ kind: 'lower', toMinor: 10_500_000, reasons: ['danger_orange'] }],
}; // prettier-ignore

function host(): FakeHost {
  const made = createFakeHost({ asOf: day('2026-11-21') });
  made.answer('reviews.list', () =>
    ok({
      rows: [row], total: 1, limitMinor: 15_000_000, exposureMinor: 18_000_000,
      counts: { all: 1, due: 1, proposals: 1, high_risk: 1, watch: 0, over_limit: 1, new: 0, core: 1, expiring: 1 },
    }),
  ); // prettier-ignore
  made.answer('reviews.advice', () => ok(advice));
  made.answer('reviews.ofCustomer', () => ok({ rows: [] }));
  made.answer('reviews.record', () => ok({ reviewId: id<'creditReview'>(1), outcome: 'lowered' }));
  return made;
}
const asked = (made: FakeHost, name: string) => made.calls.filter((call) => call.name === name).at(-1)?.input;

describe('credit control', () => {
  it('lists customers with class, use, signals and what is proposed', async () => {
    const made = host();
    showApp('/credit', { host: made });
    const grid = await screen.findByRole('grid', { name: '授信管理' });
    for (const text of ['杭州明达服饰有限公司', '核心', '警惕', '下调', '120%']) expect(await within(grid).findByText(new RegExp(text))).toBeTruthy(); // prettier-ignore
    fireEvent.click(await screen.findByRole('button', { name: /超额度/ }));
    expect(asked(made, 'reviews.list')).toMatchObject({ filter: 'over_limit', currency: 'CNY' });
  });

  it('shows methods with their arithmetic and sets a limit with its review', async () => {
    const made = host();
    showApp('/credit?customer=1', { host: made });
    const drawer = await screen.findByRole('dialog');
    expect((await within(drawer).findByText('¥192,000.00')).textContent).toBe('¥192,000.00');
    expect(within(drawer).getByText('1,440,000.00')).toBeTruthy();
    expect(within(drawer).getByText('缺：财务报表')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: '设定额度' }));
    const save = within(drawer).getByRole('button', { name: '保存' });
    expect(save.hasAttribute('disabled')).toBe(true);
    fireEvent.change(within(drawer).getByLabelText(/理由/), { target: { value: '橙色信号' } });
    fireEvent.click(save);
    await vi.waitFor(() => expect(asked(made, 'reviews.record')).toBeDefined());
    expect(asked(made, 'reviews.record')).toMatchObject({
      customerId: 1, currency: 'CNY', reviewedOn: '2026-11-21', nextOn: '2027-05-21',
      limit: { amountMinor: 10_500_000, untilOn: '2027-11-21', kind: 'standing', reason: '橙色信号' },
    }); // prettier-ignore
  });
});

describe('the files of customers', () => {
  it('are listed by how whole they are, and each opens to what it lacks', async () => {
    const made = host();
    made.answer('creditfile.completenessList', ({ incomplete }) =>
      ok({
        rows: [{ customerId: row.customerId, customerCode: 'KH001', customerName: row.customerName, points: 62, missing: incomplete ? ['licence', 'statement'] : [] }],
        total: 1, incompleteCount: 1,
      }),
    ); // prettier-ignore
    made.answer('creditfile.completeness', () =>
      ok({ points: 62, isNew: false, lines: [{ code: 'licence', weight: 10, state: 'expired', on: day('2026-10-01') }, { code: 'address', weight: 5, state: 'there', on: null }] }),
    ); // prettier-ignore
    showApp('/credit', { host: made });
    fireEvent.click(await screen.findByRole('tab', { name: '档案完整度' }));
    const grid = await screen.findByRole('grid', { name: '档案完整度' });
    expect(asked(made, 'creditfile.completenessList')).toMatchObject({ incomplete: true });
    const lacks = await within(grid).findByTitle('营业执照副本、12 个月内的财务报表');
    expect(within(grid).getByText('62 / 100')).toBeTruthy();
    fireEvent.click(lacks);
    const gaps = await within(await screen.findByRole('dialog')).findByRole('list', { name: '还缺什么' });
    expect(within(gaps).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([expect.stringContaining('营业执照副本 已过期')]); // prettier-ignore
    fireEvent.click(within(gaps).getByRole('button'));
    expect(window.location.hash).toBe('#/customers/1?tab=files');
  });
});

describe('total control', () => {
  it('shows the gauge with its formula and what red means', async () => {
    const made = host();
    made.answer('control.overview', () =>
      ok({
        plan: { planId: id<'controlPlan'>(1), fromOn: day('2026-01-01'), note: '', figures: { planSalesMinor: 1_040_000_000, targetDsoDays: 45, ownFundsMinor: null, creditLineMinor: null, costShareBp: null, currentAssetsShareBp: null, salesShareBp: null, fundingRateBp: 500, marginBp: null, overdueShareBp: null, badDebtBp: null, options: [] } },
        ceilings: [{ name: 'dso', amountMinor: 128_219_178, steps: [], missing: [] }], ceilingMinor: 128_219_178, boundBy: 'dso',
        receivablesMinor: 150_000_000, overdueMinor: 0,
        usage: { light: 'red', usedBp: 11_699, overMinor: 21_780_822, freeMinor: 0, overCostMinor: 1_089_041, consequences: ['no_increase', 'collect_excess'] },
        options: [], goals: [], yearSalesMinor: 0, currentAssets: null,
      }),
    ); // prettier-ignore
    showApp('/control', { host: made });
    expect(await screen.findByText('117.0%')).toBeTruthy();
    expect(screen.getByText('超过上限')).toBeTruthy();
    expect(screen.getByText('应收 ¥1,500,000.00 ÷ 上限 ¥1,282,191.78（DSO 上限）')).toBeTruthy();
    expect(screen.getByText('本月应收回 ¥217,808.22（优先逾期款）')).toBeTruthy();
  });

  it('answers what waiting costs as it is typed', async () => {
    showApp('/control?tab=waiting', { host: host() });
    for (const answer of ['¥1,479.45', '304 天', '¥2,000,000.00', '37.2%'])
      expect(await screen.findByText(answer)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('等待天数'), { target: { value: '365' } });
    expect(await screen.findByText('¥6,000.00')).toBeTruthy();
  });

  it('proposes a pack from the answers and applies it after showing the change', async () => {
    const made = host();
    made.answer('control.policy', () =>
      ok({
        inForce: 'standard', answers: {},
        packs: [
          { pack: 'standard', changes: [] },
          { pack: 'strict', changes: [{ path: 'limits.reviewMonths.B', before: 3, after: 1 }] },
          { pack: 'growth', changes: [] },
        ],
      }),
    ); // prettier-ignore
    made.answer('control.applyPack', () => ok({ changes: [] }));
    showApp('/control?tab=policy', { host: made });
    fireEvent.click(await screen.findByLabelText('不到一个月'));
    expect(await screen.findByText('复核周期（月） B')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '套用' }));
    await vi.waitFor(() =>
      expect(asked(made, 'control.applyPack')).toEqual({ pack: 'strict', answers: { cash: 'short' } }),
    );
  });
});
