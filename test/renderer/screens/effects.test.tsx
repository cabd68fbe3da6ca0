import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EffectLine, EffectRow, EffectSums, FunnelStep, OpenedFigure } from '../../../src-main/areas/effects/contract.ts'; // prettier-ignore
import { currency } from '../../../src-main/kernel/currency.ts';
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

const cny = currency('CNY');
const usd = currency('USD');
const row: EffectRow = {
  key: '0', customerId: id<'customer'>(1), customerCode: 'C001', customerName: '杭州明达服饰有限公司', dueItemId: null, number: 'XS-1', on: day('2026-10-05'),
  actionOn: null, channel: 'phone', stepCode: '', result: 'reached', repliedOn: null, amountMinor: 388_000, partMinor: 300_000, startMinor: 0, newlyMinor: 0,
  creditedMinor: 0, otherMinor: 0, endMinor: 0, costMinor: 600, costCurrency: cny, minutes: 6, days: 12, score: null, worked: true, counts: true,
}; // prettier-ignore
const sums: EffectSums = { amountMinor: 988_000, partMinor: 900_000, startMinor: 0, newlyMinor: 0, creditedMinor: 0, otherMinor: 0, endMinor: 0, minutes: 16, counting: 1, costs: [{ currency: cny, costMinor: 1_600 }] }; // prettier-ignore
const none: OpenedFigure = {
  share: null,
  counted: null,
  medianDays: null,
  p90Days: null,
  meanTenths: null,
  line: null,
};
const step: FunnelStep = { code: 'C1', entered: 9, enteredMinor: 5_000_000, paid: 3, paidMinor: 1_000_000, wentOn: 4, stuck: 2, stuckMinor: 900_000, medianDays: 12, paidShare: { part: 3, whole: 9, ratioBp: 3_333 } }; // prettier-ignore
const line: EffectLine = { code: 'phone', actions: 2, reached: 1, promises: 0, minutes: 16, costMinor: 1_600, collectedMinor: 988_000, receipts: 1, netMinor: 986_400, costRatioBp: 16, returnHundredths: 61_650 }; // prettier-ignore

function hostWith(told: { readonly sums?: EffectSums; readonly figure?: OpenedFigure }): FakeHost {
  const host = createFakeHost();
  host.answer('effects.funnel', () => ok({ steps: [step] }));
  host.answer('effects.lines', () => ok({ rows: [line], costCurrency: cny }));
  host.answer('effects.rows', () =>
    ok({ rows: [row], total: 2, sums: told.sums ?? sums, figure: told.figure ?? none }),
  );
  return host;
}
const asked = (host: FakeHost) => host.calls.filter(({ name }) => name === 'effects.rows').map(({ input }) => input);

describe('collection results', () => {
  it('open the stuck amount of a step to its items, which end in it', async () => {
    const host = hostWith({ figure: { ...none, medianDays: 12 } });
    showApp('/effects?tab=funnel', { host });
    fireEvent.click(await screen.findByRole('button', { name: '¥9,000.00' }));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('9,000.00')).toBeTruthy();
    expect(within(drawer).getByText('第一次电话 · 卡住金额')).toBeTruthy();
    expect(within(drawer).getByText('合计（2）')).toBeTruthy();
    expect(within(drawer).getByText('中位数 12 天')).toBeTruthy();
    expect(asked(host)).toMatchObject([{ figure: 'funnel_stuck', code: 'C1' }]);
  });

  it('open the net of a channel to what it cost and brought, in each currency, and nothing where nothing stands behind', async () => {
    const both = { ...sums, costs: [...sums.costs, { currency: usd, costMinor: 7_000 }] };
    const host = hostWith({ sums: both, figure: { ...none, line } });
    showApp('/effects?tab=lines', { host });
    fireEvent.click(await screen.findByRole('button', { name: '¥9,864.00' }));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('9,880.00')).toBeTruthy();
    expect(within(drawer).getByText(/^¥16\.00 \+ .*70\.00$/)).toBeTruthy();
    expect(within(drawer).getByText(/¥9,880\.00 − ¥16\.00 = ¥9,864\.00/)).toBeTruthy();
    await waitFor(() => expect(asked(host)).toMatchObject([{ figure: 'line_net', by: 'channel', code: 'phone' }]));
    expect(screen.queryByRole('button', { name: '0', hidden: true })).toBeNull();
  });
});
