import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
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
const customerId = id<'customer'>(1);
const customerName = '杭州明达服饰有限公司';
const order: ValueOf<'orders.list'>['rows'][number] = {
  orderId: id<'order'>(7), customerId, customerCode: 'KH001', customerName, contractId: null, contractNumber: null, number: 'SO-0007',
  currency: cny, amountMinor: 8_000_000, orderedOn: day('2026-11-01'), shipOn: day('2026-11-10'), note: '', stage: 'confirmed',
  confirmedMinor: 8_000_000, shippedMinor: 0, invoicedMinor: 0, cancelledMinor: 0, confirmedNotShippedMinor: 8_000_000, shippedNotInvoicedMinor: 0, events: [],
}; // prettier-ignore
const overLimit = { code: 'over_limit' as const, effect: 'hold' as const, cashOnly: false, params: { afterMinor: 18_000_000, limitMinor: 15_000_000, overMinor: 3_000_000 } }; // prettier-ignore
const checked: ValueOf<'holds.check'> = {
  customerId, customerCode: 'KH001', customerName, currency: cny, asOf: day('2026-11-21'), orderMinor: 8_000_000, decision: 'hold', reasons: [overLimit],
  parts: [{ part: 'openItems', amountMinor: 10_000_000, counted: true }], exposureMinor: 10_000_000, limitMinor: 15_000_000, temporaryMinor: 0,
  insuredMinor: 0, availableMinor: 5_000_000, hasLimit: true, limitKind: 'standing', limitUntilOn: null, limitEndedOn: null, afterMinor: 18_000_000,
  grade: 'B', binding: true,
}; // prettier-ignore
const kept: ValueOf<'holds.checks'>['rows'][number] = {
  checkId: id<'orderCheck'>(3), customerId, customerCode: 'KH001', customerName, orderId: order.orderId, orderNumber: order.number, currency: cny,
  amountMinor: 8_000_000, asOf: day('2026-11-02'), decision: 'hold', reasons: [overLimit], parts: checked.parts, exposureMinor: 10_000_000,
  limitMinor: 15_000_000, availableMinor: 5_000_000, afterMinor: 18_000_000, grade: 'B', released: true, releaseReason: '已收三成定金', approver: '陈总',
  evidence: '审批单 11', payment: '', actor: '王芳', recordedAt: instant('2026-11-02T03:00:00.000Z'),
}; // prettier-ignore

const held: ValueOf<'holds.statuses'>['rows'][number] = {
  statusId: id<'creditStatus'>(1), customerId, customerCode: 'KH001', customerName, status: 'hold', reason: 'overdue', note: '', evidence: '',
  fromOn: day('2026-11-01'), reviewOn: null, approver: '陈总', actor: '王芳', recordedAt: instant('2026-11-01T03:00:00.000Z'),
}; // prettier-ignore

function host(): FakeHost {
  const made = createFakeHost({ asOf: day('2026-11-21') });
  const profile = { id: customerId, code: 'KH001', name: customerName } as ValueOf<'customers.get'>;
  made.answer('customers.get', () => ok(profile));
  made.answer('holds.proposals', () => ok({ rows: [] }));
  made.answer('holds.statuses', () => ok({ rows: [held] }));
  made.answer('holds.check', () => ok(checked));
  made.answer('holds.checks', () => ok({ rows: [kept], total: 1 }));
  made.answer('holds.release', () => ok({ checkId: id<'orderCheck'>(4), decision: 'hold' }));
  made.answer('orders.list', () =>
    ok({ rows: [order], total: 1, sums: [{ currency: cny, count: 1, confirmedNotShippedMinor: 8_000_000, shippedNotInvoicedMinor: 0 }] }),
  ); // prettier-ignore
  made.answer('letters.suspensionDraft', ({ evidence }) =>
    ok({
      documentToken: 'token_0123456789ab',
      title: '中止履行通知书',
      suggestedFileName: 'x',
      unfilled: evidence === '' ? ['evidence'] : [],
    }),
  );
  made.answer('letters.issueSuspension', () =>
    ok({ issuedId: id<'issued'>(1), number: 'SN-2026-0001', sha256: 'a'.repeat(64) }),
  );
  return made;
}
const asked = (made: FakeHost, name: string) => made.calls.filter((call) => call.name === name).at(-1)?.input;
const type = (field: HTMLElement, value: string): void => {
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
};

async function askHold(made: FakeHost): Promise<HTMLElement> {
  showApp('/orders?customer=1', { host: made });
  const form = await screen.findByRole('region', { name: '检查一张订单' });
  await within(form).findByDisplayValue(customerName);
  type(within(form).getByLabelText(/订单金额/), '80000');
  await screen.findByRole('list', { name: '检查结果' });
  return form;
}

describe('the order check', () => {
  it('tells decision, reasons and exposure, and lets a hold go only with a reason and a name', async () => {
    const made = host();
    const form = await askHold(made);
    expect(screen.getByRole('list', { name: '检查结果' }).textContent).toContain('¥30,000.00');
    expect(within(screen.getByRole('table', { name: '敞口组成' })).getByText('180,000.00')).toBeTruthy();
    const go = within(form).getByRole('button', { name: '放行并保存' });
    expect(go.hasAttribute('disabled')).toBe(true);
    type(within(form).getByLabelText(/放行理由/), '已收三成定金');
    expect(go.hasAttribute('disabled')).toBe(true);
    type(within(form).getByLabelText(/批准人/), '陈总');
    fireEvent.click(go);
    await vi.waitFor(() => expect(asked(made, 'holds.release')).toBeDefined());
    expect(asked(made, 'holds.release')).toMatchObject({ customerId: 1, amountMinor: 8_000_000, reason: '已收三成定金', approver: '陈总' }); // prettier-ignore
  });

  it('draws up a notice of suspension that waits for evidence and is issued after asking', async () => {
    const made = host();
    await askHold(made);
    fireEvent.click(await screen.findByText('起草中止履行通知书'));
    const drawer = await screen.findByRole('dialog');
    expect((await within(drawer).findByTitle('中止履行通知书')).getAttribute('src')).toContain('token_0123456789ab');
    const issue = within(drawer).getByRole('button', { name: '编号并存档' });
    expect(issue.hasAttribute('disabled')).toBe(true);
    type(within(drawer).getByLabelText(/合同或订单/), '订单 SO-0007');
    fireEvent.click(within(drawer).getByText('527 有不安事由'));
    type(within(drawer).getByLabelText(/事实与证据/), '10月31日到期的货款未付');
    await vi.waitFor(() => expect(issue.hasAttribute('disabled')).toBe(false));
    fireEvent.click(issue);
    const question = await screen.findByText(/此后不能更改/);
    const confirm = question.closest('[role="dialog"]');
    if (!(confirm instanceof HTMLElement)) throw new Error('it asks first');
    expect(asked(made, 'letters.issueSuspension')).toBeUndefined();
    fireEvent.click(within(confirm).getByRole('button', { name: '编号并存档' }));
    await vi.waitFor(() => expect(asked(made, 'letters.issueSuspension')).toMatchObject({ ground: 'a527', orderText: '订单 SO-0007', evidence: '10月31日到期的货款未付', amountMinor: 8_000_000, securityDays: 15 })); // prettier-ignore
    expect(await screen.findByText('已存档：SN-2026-0001')).toBeTruthy();
  });
});

describe('a customer on hold', () => {
  it('is known as such where it is picked, and with its reason once it is', async () => {
    const made = host();
    showApp('/orders', { host: made });
    const form = await screen.findByRole('region', { name: '检查一张订单' });
    fireEvent.click(within(form).getByPlaceholderText(/拼音/));
    const option = (await screen.findByText('C00001')).closest('[role="option"]');
    if (!(option instanceof HTMLElement)) throw new Error('the customer is found');
    expect(await within(option).findByText('暂停赊销')).toBeTruthy();
    fireEvent.click(option);
    expect(await within(form).findByText(/暂停赊销 · /)).toBeTruthy();
  });
});

describe('the orders beneath', () => {
  it('list what is to be shipped, and one opens with its next steps', async () => {
    const made = host();
    showApp('/orders', { host: made });
    const grid = await screen.findByRole('grid', { name: '订单' });
    expect(await within(grid).findByText('SO-0007')).toBeTruthy();
    expect(within(grid).getByText('已过期')).toBeTruthy();
    fireEvent.click(within(grid).getByText('SO-0007'));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByRole('button', { name: '发货' })).toBeTruthy();
    expect(within(drawer).queryByRole('button', { name: '确认订单' })).toBeNull();
  });

  it('keep past checks, which open to the reasons and figures of their day', async () => {
    const made = host();
    showApp('/orders', { host: made });
    fireEvent.click(await screen.findByRole('tab', { name: '检查与放行记录' }));
    const grid = await screen.findByRole('grid', { name: '检查与放行记录' });
    expect(await within(grid).findByText('陈总 · 已收三成定金')).toBeTruthy();
    fireEvent.click(screen.getByText('只看放行'));
    await vi.waitFor(() => expect(asked(made, 'holds.checks')).toMatchObject({ released: true }));
    fireEvent.click(await within(grid).findByText('陈总 · 已收三成定金'));
    const drawer = await screen.findByRole('dialog');
    for (const text of ['陈总', '审批单 11', '王芳', '100,000.00', '180,000.00', '30,000.00'])
      expect(within(drawer).getAllByText(text).length).toBeGreaterThan(0);
    fireEvent.click(within(drawer).getByRole('button', { name: 'SO-0007' }));
    expect(await screen.findByRole('button', { name: '发货' })).toBeTruthy();
  });
});
