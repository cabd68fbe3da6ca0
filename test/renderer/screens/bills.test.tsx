import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bill } from '../../../src-main/areas/bills/contract.ts';
import { billAlarmCodes } from '../../../src-main/areas/bills/rules/deadlines.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const at = instant('2026-08-18T08:00:00.000Z');
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function bill(more: Partial<Bill> = {}): Bill {
  return {
    billId: id<'bill'>(1),
    receiptId: id<'document'>(9),
    customerId: id<'customer'>(1),
    customerCode: 'C001',
    customerName: '杭州明达服饰有限公司',
    kind: 'commercial_acceptance',
    number: '631433720260820000000000000001',
    drawer: '杭州明达服饰有限公司',
    acceptor: '明达集团',
    currency: CNY,
    amountMinor: 12_000_000,
    issuedOn: day('2026-05-24'),
    receivedOn: day('2026-06-01'),
    maturesOn: day('2026-11-24'),
    daysToMaturity: 3,
    endorsable: true,
    note: '',
    state: 'held',
    stateSince: day('2026-06-01'),
    contingentMinor: 12_000_000,
    alarm: { code: 'matures_soon', level: 'yellow', dueOn: day('2026-11-24'), daysLeft: 3, sinceOn: day('2026-11-14') },
    ...more,
  };
}

function hostOfBills(rows: Bill[] = [bill()]): FakeHost {
  const host = createFakeHost();
  host.answer('bills.list', ({ filter }) =>
    ok({
      rows: filter === 'dishonoured' ? [] : rows,
      total: filter === 'dishonoured' ? 0 : rows.length,
      sums: rows.map((row) => ({ currency: CNY, state: row.state, amountMinor: row.amountMinor, contingentMinor: row.contingentMinor, count: 1 })),
      alarmCount: 1,
    }),
  ); // prettier-ignore
  host.answer('bills.get', () =>
    ok({
      ...bill(),
      receiptNumber: 'R-000009',
      events: [{ kind: 'received', on: day('2026-06-01'), counterparty: '', amountMinor: null, recourse: null, note: '', evidence: '', actor: '王芳', recordedAt: at }],
      deadlines: [{ code: 'presentation', article: '53', fromOn: day('2026-11-24'), dueOn: day('2026-12-04'), daysLeft: 13, metOn: null }],
      nextActs: ['endorsed', 'discounted', 'presented', 'honoured', 'dishonoured', 'returned'],
      discountCostMinor: null,
      warnings: ['tenor_too_long'],
    }),
  ); // prettier-ignore
  return host;
}

describe('the register of bills', () => {
  it('lists bills by maturity with what cannot wait, in words, and filters them', async () => {
    const { host } = showApp('/bills', { host: hostOfBills() });
    const row = await screen.findByRole('row', { name: /明达服饰/ });
    expect(row.textContent).toContain('2026-11-24');
    expect(row.textContent).toContain('3 天后');
    expect(row.textContent).toContain('将到期');
    expect(row.textContent).toContain('…0000000001');
    fireEvent.click(screen.getByText('拒付', { selector: 'label *' }));
    expect(await screen.findByText('没有符合条件的票据')).toBeTruthy();
    expect(asked(host, 'bills.list')).toContainEqual(expect.objectContaining({ filter: 'dishonoured' }));
  });

  it('says what to do when the register is empty', async () => {
    showApp('/bills', { host: hostOfBills([]) });
    expect(await screen.findByText('登记簿里还没有票据')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '登记票据' }).length).toBeGreaterThan(0);
  });

  it('opens a bill with its whole number, its periods with their articles, and takes the next step', async () => {
    const host = hostOfBills();
    host.answer('bills.discount', () => ok({ state: 'discounted', discountCostMinor: 150_000 }));
    showApp('/bills?bill=1', { host });
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('631433720260820000000000000001')).toBeTruthy();
    expect(drawer.textContent).toContain('第 53 条');
    expect(drawer.textContent).toContain('不构成法律意见');
    expect(drawer.textContent).toContain('付款期限超过六个月');
    fireEvent.click(within(drawer).getByRole('button', { name: '贴现' }));
    const save = within(drawer).getByRole<HTMLButtonElement>('button', { name: '登记：贴现' });
    expect(save.disabled).toBe(true);
    fireEvent.change(within(drawer).getByLabelText(/贴现银行/), { target: { value: '工商银行' } });
    const proceeds = within(drawer).getByLabelText(/贴现实收/);
    fireEvent.change(proceeds, { target: { value: '118500' } });
    fireEvent.blur(proceeds);
    expect(await within(drawer).findByText('贴现费用 ¥1,500.00')).toBeTruthy();
    fireEvent.click(save);
    await waitFor(() =>
      expect(asked(host, 'bills.discount')).toEqual([
        { billId: 1, on: '2026-11-21', bank: '工商银行', proceedsMinor: 11_850_000, recourse: true, note: '', evidence: '' },
      ]),
    ); // prettier-ignore
  });

  it('gives a step up by Esc without losing the bill', async () => {
    showApp('/bills?bill=1', { host: hostOfBills() });
    const drawer = await screen.findByRole('dialog');
    const step = await within(drawer).findByRole('button', { name: '贴现' });
    fireEvent.click(step);
    fireEvent.keyDown(within(drawer).getByLabelText(/贴现银行/), { key: 'Escape' });
    expect(within(drawer).queryByLabelText(/贴现银行/)).toBeNull();
    expect(document.activeElement).toBe(step);
    expect(screen.getByRole('dialog')).toBe(drawer);
    fireEvent.keyDown(step, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('shows a refusal beside the step and takes the last entry back with a reason', async () => {
    const host = hostOfBills();
    host.answer('bills.present', () => refuse('bill_event_out_of_order', { earliest: '2026-11-22' }));
    host.answer('bills.correct', () => ok({ undone: 'received', state: null }));
    showApp('/bills?bill=1', { host });
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(await within(drawer).findByRole('button', { name: '提示付款' }));
    fireEvent.click(within(drawer).getByRole('button', { name: '登记：提示付款' }));
    expect((await within(drawer).findByRole('alert')).textContent).toContain('2026-11-22');
    fireEvent.click(within(drawer).getByRole('button', { name: '撤回最后一次登记' }));
    const reason = await screen.findByLabelText(/撤回的原因/);
    fireEvent.change(reason, { target: { value: '录重了' } });
    fireEvent.submit(reason);
    await waitFor(() => expect(asked(host, 'bills.correct')).toEqual([{ billId: 1, reason: '录重了' }]));
  });

  it('has words for every alarm and every sentence of a warning, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      const alarmed = billAlarmCodes.map((code, index) =>
        bill({
          billId: id<'bill'>(index + 1),
          alarm: { code, level: 'red', dueOn: day('2026-11-20'), daysLeft: -1, sinceOn: day('2026-11-20') },
        }),
      );
      const host = hostOfBills(alarmed);
      const rules = { matures_soon: 'bill_maturing', present_now: 'bill_deadline', window_passed: 'bill_deadline', no_answer: 'bill_deadline', outcome_unknown: 'bill_deadline', notice_due: 'bill_dishonoured', recourse_running: 'bill_dishonoured', recourse_passed: 'bill_dishonoured' } as const; // prettier-ignore
      const figure = (name: string) => ({ name, unit: 'days' as const, value: 2 });
      host.answer('signals.list', () =>
        ok({
          rows: billAlarmCodes.map((alarm, index) => ({
            key: `${index}`,
            rule: rules[alarm],
            level: 'red' as const,
            customerId: id<'customer'>(1),
            customerCode: 'C1',
            customerName: '甲',
            currency: CNY,
            amountMinor: 1,
            sinceOn: day('2026-11-20'),
            figures: [{ name: 'billMinor', unit: 'money' as const, value: 100 }, figure('daysToMaturity'), figure('daysPastMaturity'), figure('daysSinceRefusal')],
            bill: { billId: id<'bill'>(index + 1), number: '631433720260820000000000000001', alarm, dueOn: day('2026-11-20') },
            danger: null,
            expiresOn: null,
            names: [],
            fact: '',
            acknowledged: null,
          })),
          openCount: 8,
          acknowledgedCount: 0,
          levels: [],
        }),
      ); // prettier-ignore
      const bills = showApp('/bills', { host, language });
      await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(8));
      for (const row of screen.getAllByRole('row')) expect(row.textContent).not.toMatch(/alarms\.|\{\{|undefined/);
      bills.unmount();
      const warnings = showApp('/warnings', { host, language });
      await waitFor(() => expect(screen.getAllByRole('listitem').length).toBe(9));
      for (const row of screen.getAllByRole('listitem'))
        expect(row.textContent).not.toMatch(/rules\.|\{\{|undefined|NaN/);
      expect(screen.getAllByRole('link', { name: language === 'zh' ? '打开票据' : 'Open the bill' })).toHaveLength(8);
      warnings.unmount();
    }
  });
});

describe('entering a bill', () => {
  it('counts the digits, warns of a long tenor, settles the oldest first, and sends it whole', async () => {
    const host = hostOfBills();
    host.answer('customers.get', ({ id: customerId }) =>
      ok({
        id: customerId, recordedAt: at, code: 'C001', name: '杭州明达服饰有限公司', shortName: '', taxId: '', termsDays: null,
        paymentTermId: null, language: 'zh', contactName: '', phone: '', email: '', address: '', salesperson: '', region: '', industry: '', note: '',
      } as never),
    ); // prettier-ignore
    host.answer('bills.add', () =>
      ok({ billId: id<'bill'>(1), receiptId: id<'document'>(9), receiptNumber: 'R-000009', unappliedMinor: 0, warnings: [] }),
    ); // prettier-ignore
    showApp('/bills/new?customer=1', { host });
    const type = (label: RegExp, value: string) => {
      const field = screen.getByLabelText(label);
      fireEvent.change(field, { target: { value } });
      fireEvent.blur(field);
    };
    await screen.findByDisplayValue(/明达/);
    type(/^票号/, '631433720260820000000000000001');
    expect(screen.getByText('已输入 30 位数字，电子票据为 30 位')).toBeTruthy();
    type(/^金额/, '100000');
    type(/^出票日/, '2026-05-20');
    type(/^到期日/, '2026-11-21');
    expect(await screen.findByText(/付款期限超过六个月/)).toBeTruthy();
    type(/^到期日/, '2026-05-01');
    expect(await screen.findByText('到期日和收票日都不能早于出票日。')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(true);
    type(/^到期日/, '2026-11-20');
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(false));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked(host, 'bills.add')).toHaveLength(1));
    expect(asked(host, 'bills.add')[0]).toMatchObject({
      customerId: 1,
      kind: 'bank_acceptance',
      number: '631433720260820000000000000001',
      amountMinor: 10_000_000,
      issuedOn: '2026-05-20',
      receivedOn: '2026-11-21',
      maturesOn: '2026-11-20',
    });
    const [sent] = asked(host, 'bills.add') as { allocations: { amountMinor: number }[] }[];
    expect(sent?.allocations.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(10_000_000);
  });
});
