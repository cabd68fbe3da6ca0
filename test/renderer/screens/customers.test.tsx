import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

const usual = { paidItems: 12, medianDaysLate: 9, slowDaysLate: 21, averageDaysLateTenths: 124 };

function hostOfCustomers(billsHeldMinor = 0, lateness: ValueOf<'aging.customer'>['lateness'] = usual): FakeHost {
  const host = createFakeHost();
  const row = {
    customerId: id<'customer'>(1),
    customerCode: 'C001',
    customerName: '杭州明达服饰有限公司',
    termsDays: 30,
    notDueMinor: 8_200_000,
    overdueMinor: 18_640_000,
    disputedMinor: 0,
    unappliedMinor: 0,
    totalMinor: 26_840_000,
    oldestDaysLate: 74,
    salesperson: '',
    debtorClass: '' as const,
    group: '',
    tags: [],
  };
  host.answer('aging.customers', ({ search }) =>
    search === 'zz' ? ok({ rows: [], total: 0, currencies: [CNY] }) : ok({ rows: [row], total: 1, currencies: [CNY] }),
  );
  const exposed = {
    customerId: row.customerId,
    exposureMinor: row.totalMinor + billsHeldMinor,
    limitMinor: 20_000_000,
    availableMinor: 20_000_000 - row.totalMinor - billsHeldMinor,
    hasLimit: true,
  };
  host.answer('credit.exposures', () => ok({ rows: [{ ...exposed, sharedBy: 1 }] }));
  host.answer('credit.exposure', () =>
    ok({
      ...exposed,
      currency: CNY,
      group: [{ customerId: row.customerId, code: row.customerCode, name: row.customerName }],
      parts: [
        { part: 'openItems' as const, amountMinor: row.totalMinor, counted: true },
        { part: 'commercialBills' as const, amountMinor: billsHeldMinor, counted: true },
      ],
      temporaryMinor: 0,
      insuredMinor: 0,
      limitKind: 'standing' as const,
      limitUntilOn: null,
      limitEndedOn: null,
    }),
  );
  host.answer('customers.get', ({ id: customerId }) =>
    ok({
      id: customerId,
      recordedAt: instant('2026-01-01T00:00:00.000Z'),
      code: 'C001',
      name: row.customerName,
      shortName: '',
      taxId: '',
      termsDays: null,
      paymentTermId: null,
      language: 'zh',
      contactName: '',
      phone: '',
      email: '',
      address: '',
      salesperson: '',
      region: '',
      industry: '',
      note: '',
      ...noIdentity,
    }),
  );
  host.answer('aging.customer', () =>
    ok({
      currencies: [
        {
          ...row,
          currency: CNY,
          buckets: [],
          unappliedMinor: 0,
          billsHeldMinor,
        },
      ],
      lateness,
    }),
  );
  host.answer('credit.limits', () =>
    ok({
      rows: [
        {
          limitId: id<'creditLimit'>(1),
          currency: CNY,
          amountMinor: 20_000_000,
          kind: 'standing' as const,
          fromOn: day('2026-01-01'),
          untilOn: null,
          reason: '年度复核',
          approver: '',
          basisJson: '',
          beforeMinor: null,
          recordedAt: instant('2026-01-01T00:00:00.000Z'),
          inForce: true,
        },
      ],
    }),
  );
  return host;
}

describe('the customer list', () => {
  it('shows how much of the limit is used, and says over in more than colour', async () => {
    showApp('/customers', { host: hostOfCustomers() });
    const grid = await screen.findByRole('grid', { name: '客户' });
    expect(await within(grid).findByText('200,000.00')).toBeTruthy();
    expect(within(grid).getByText(/! 134%/)).toBeTruthy();
  });

  it('searches and leads back when nothing fits', async () => {
    const host = hostOfCustomers();
    showApp('/customers', { host });
    fireEvent.change(await screen.findByLabelText('查找'), { target: { value: 'zz' } });
    fireEvent.click(await screen.findByRole('button', { name: '显示全部客户' }));
    expect(await screen.findByText('杭州明达服饰有限公司')).toBeTruthy();
  });

  it('enters a new customer and keeps what was typed when the code is taken', async () => {
    const host = hostOfCustomers();
    host.answer('customers.save', () => refuse('customer_code_taken', { code: 'C001' }));
    showApp('/customers', { host });
    fireEvent.click(await screen.findByRole('button', { name: '新客户' }));
    const drawer = await screen.findByRole('dialog', { name: '新客户' });
    fireEvent.change(within(drawer).getByLabelText(/客户全称/), { target: { value: '新公司' } });
    fireEvent.change(within(drawer).getByLabelText(/客户编码/), { target: { value: 'C001' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    expect(await within(drawer).findByText('这个编码已被别的客户使用。')).toBeTruthy();
    host.answer('customers.save', () => ok({ id: id<'customer'>(77) }));
    fireEvent.change(within(drawer).getByLabelText(/客户编码/), { target: { value: 'C077' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(window.location.hash).toBe('#/customers/77'));
    expect(asked(host, 'customers.save').at(-1)).toMatchObject({ code: 'C077', name: '新公司', termsDays: null });
  });
});

describe('the exposure of a customer', () => {
  it('holds bills that are not honoured, and so does the use of the limit', async () => {
    const host = hostOfCustomers(5_000_000);
    host.answer('bills.list', () => ok({ rows: [], total: 0, sums: [], alarmCount: 0 }));
    showApp('/customers/1', { host });
    const figure = await screen.findByRole('button', { name: /^敞口/ });
    expect(figure.textContent).toContain('¥318,400.00');
    expect(figure.textContent).toContain('票据 ¥50,000.00');
    expect(screen.getByText(/超额 ¥118,400\.00/)).toBeTruthy();
    fireEvent.click(figure);
    expect(await screen.findByText('该客户没有票据')).toBeTruthy();
  });
});

describe('the page of a customer', () => {
  it('shows figures, limit and usual lateness with its basis', async () => {
    showApp('/customers/1', { host: hostOfCustomers() });
    expect(await screen.findByText('¥268,400.00')).toBeTruthy();
    expect(screen.getByText('9–21 天')).toBeTruthy();
    expect(screen.getByText('近 12 个月付清 12 笔')).toBeTruthy();
    expect(await screen.findByText('超额 ¥68,400.00')).toBeTruthy();
  });

  it.each([
    ['zh', -113, '提前 11.3 天'],
    ['en', -113, '11.3 days early'],
    ['zh', 0, '0.0 天'],
    ['zh', 42, '4.2 天'],
  ] as const)(
    'says in words who pays before the due day (%s, %i tenths)',
    async (language, averageDaysLateTenths, words) => {
      const few = { paidItems: 2, medianDaysLate: null, slowDaysLate: null, averageDaysLateTenths };
      showApp('/customers/1', { host: hostOfCustomers(0, few), language });
      expect(await screen.findByText(words)).toBeTruthy();
    },
  );

  it('says no day with a minus sign in what it rests on', async () => {
    const early = { paidItems: 12, medianDaysLate: -11, slowDaysLate: 0, averageDaysLateTenths: -75 };
    showApp('/customers/1', { host: hostOfCustomers(0, early) });
    const value = await screen.findByText('按期付款');
    fireEvent.mouseEnter(value.closest('[tabindex]')!);
    expect((await screen.findByRole('tooltip')).textContent).toContain(
      '一半不晚于到期前 11 天，八成不晚于到期日，平均为到期前 7.5 天',
    );
  });

  it('opens an item to its document and a dispute on it', async () => {
    const host = hostOfCustomers();
    host.answer('disputes.open', () => ok({ disputeId: id<'dispute'>(1), targetOn: day('2026-12-01') }));
    showApp('/customers/1', { host });
    const grid = await screen.findByRole('grid', { name: '未清单据' });
    fireEvent.click((await within(grid).findAllByText('186,400.00'))[0] as HTMLElement);
    fireEvent.click(await screen.findByRole('button', { name: '登记争议' }));
    const dialog = await screen.findByRole('dialog', { name: /^登记争议：/ });
    const amount = within(dialog).getByLabelText<HTMLInputElement>(/争议金额/);
    expect(amount.value).toBe('186,400.00');
    fireEvent.change(amount, { target: { value: '6400' } });
    fireEvent.blur(amount);
    fireEvent.click(within(dialog).getByRole('button', { name: '登记' }));
    await waitFor(() => expect(asked(host, 'disputes.open')).toHaveLength(1));
    expect(asked(host, 'disputes.open')[0]).toMatchObject({
      amountMinor: 640_000,
      reason: 'quality',
      openedOn: '2026-11-21',
    });
  });

  it('sets a limit with its reason', async () => {
    const host = hostOfCustomers();
    host.answer('credit.setLimit', () => ok({ limitId: id<'creditLimit'>(2), warnings: [] }));
    showApp('/customers/1?tab=limits', { host });
    expect(await screen.findByText('年度复核')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '设定额度' }));
    const drawer = await screen.findByRole('dialog', { name: '设定额度' });
    const save = within(drawer).getByRole<HTMLButtonElement>('button', { name: '保存' });
    const amount = within(drawer).getByLabelText(/^额度/);
    fireEvent.change(amount, { target: { value: '30万' } });
    fireEvent.blur(amount);
    expect(save.disabled).toBe(true);
    fireEvent.change(within(drawer).getByLabelText(/理由/), { target: { value: '提供担保' } });
    await waitFor(() => expect(save.disabled).toBe(false));
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'credit.setLimit')).toHaveLength(1));
    expect(asked(host, 'credit.setLimit')[0]).toMatchObject({
      customerId: 1,
      amountMinor: 30_000_000,
      fromOn: '2026-11-21',
      kind: 'standing',
      // Half a year on: a limit ends with the next review.
      untilOn: '2027-05-21',
      reason: '提供担保',
    });
  });
});
