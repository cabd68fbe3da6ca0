import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PromiseShown } from '../../../src-main/areas/promises/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');

function promise(more: Partial<PromiseShown> = {}): PromiseShown {
  return {
    promiseId: id<'promise'>(4),
    customerId: id<'customer'>(1),
    customerCode: 'C001',
    customerName: '杭州明达服饰有限公司',
    currency: CNY,
    amountMinor: 5_000_000,
    spokenMinor: 6_000_000,
    keptMinor: 0,
    madeOn: day('2026-11-10'),
    dueOn: day('2026-11-18'),
    graceOn: day('2026-11-19'),
    state: 'broken',
    level: 3,
    lines: [{ dueItemId: id<'dueItem'>(9), number: 'XS2608-033', dueOn: day('2026-10-31'), amountMinor: 5_000_000, openMinor: 5_000_000 }], // prettier-ignore
    promisedBy: '王总',
    authority: '',
    channel: 'phone',
    written: false,
    writtenOn: null,
    assumed: false,
    toleranceDays: 1,
    toleranceBp: 500,
    paidLateDays: null,
    replacesId: null,
    replacedById: null,
    note: '',
    withdrawnOn: null,
    withdrawnBy: '',
    withdrawnReason: '',
    recordedAt: instant('2026-11-10T08:00:00.000Z'),
    ...more,
  };
}

function hostOfPromises(row: PromiseShown): FakeHost {
  const host = createFakeHost();
  host.answer('promises.list', ({ status }) =>
    ok({
      rows: status === 'live' ? [] : [row],
      total: status === 'live' ? 0 : 1,
      sums: status === 'live' ? [] : [{ currency: CNY, count: 1, amountMinor: row.amountMinor, keptMinor: 0 }],
      counts: [{ state: row.state, count: 1 }],
    }),
  );
  host.answer('promises.keptRates', () => ok({ rows: [] }));
  host.answer('promises.get', () =>
    ok({
      promise: row,
      verdicts: [{ onDay: day('2026-11-20'), state: 'broken', keptMinor: 0, cause: 'day', recordedAt: instant('2026-11-20T08:00:00.000Z') }], // prettier-ignore
      payments: [],
    }),
  );
  host.answer('promises.confirm', () => ok(null));
  return host;
}

describe('the promises', () => {
  it('shows what was not kept, the third word for an invoice, and no share of too few', async () => {
    showApp('/promises', { host: hostOfPromises(promise()) });
    const grid = await screen.findByRole('grid', { name: '承诺' });
    await within(grid).findByText('未兑现');
    within(grid).getByText('第 3 次');
    within(grid).getByText('XS2608-033');
    screen.getByText('0 次承诺，不足 5 次不列比率');
  });

  it('opens one: its words, the spoken figure and how it was judged, and confirms it in writing', async () => {
    const host = hostOfPromises(promise());
    showApp('/promises?promise=4', { host });
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText('¥60,000.00');
    within(drawer).getByText('这是同一发票的第 3 次承诺');
    within(drawer).getByText('到日判定');
    fireEvent.click(within(drawer).getByRole('button', { name: '已书面确认' }));
    await waitFor(() =>
      expect(host.calls.filter(({ name }) => name === 'promises.confirm').map(({ input }) => input)).toEqual([
        { promiseId: 4, writtenOn: '2026-11-21' },
      ]),
    );
  });
});
