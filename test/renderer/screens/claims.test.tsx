import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SmallBalance, WriteOff } from '../../../src-main/areas/writeoffs/contract.ts';
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
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);
const type = (field: HTMLElement, value: string): void => {
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
};

describe('the list of disputes', () => {
  it('shows owners and what is over its target day, and settles one by a credit note', async () => {
    const host = createFakeHost();
    host.answer('disputes.resolve', () => ok({ creditNoteId: id<'document'>(9), number: 'C-000007' }));
    showApp('/disputes', { host });
    const grid = await screen.findByRole('grid', { name: '争议' });
    const [owner] = await within(grid).findAllByText('质检 李工');
    expect((await within(grid).findAllByText(/^超期 \d+ 天$/)).length).toBeGreaterThan(0);
    fireEvent.click(owner as HTMLElement);
    fireEvent.click(await screen.findByRole('button', { name: '了结' }));
    const dialog = await screen.findByRole('dialog', { name: /^了结争议：/ });
    expect(within(dialog).queryByLabelText(/让步金额/)).toBeNull();
    fireEvent.click(within(dialog).getByRole('combobox', { name: '处理结果' }));
    fireEvent.click(await screen.findByRole('option', { name: '开红字发票' }));
    type(await within(dialog).findByLabelText(/让步金额/), '12.50');
    expect(await within(dialog).findByText(/¥12\.50 的红字发票/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: '了结争议' }));
    await waitFor(() => expect(asked(host, 'disputes.resolve')).toHaveLength(1));
    expect(asked(host, 'disputes.resolve')[0]).toMatchObject({ outcome: 'credit_note', amountMinor: 1250 });
    expect(await screen.findByText(/C-000007/)).toBeTruthy();
  });

  it('asks again by status, and says where to open one when there is none', async () => {
    const host = createFakeHost();
    host.answer('disputes.list', () => ok({ rows: [], total: 0, sums: [], owners: [], pastTargetCount: 0 }));
    showApp('/disputes', { host });
    expect(await screen.findByText('没有未了结的争议')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: '已了结' }));
    expect(await screen.findByText('没有符合条件的争议')).toBeTruthy();
    expect(asked(host, 'disputes.list').at(-1)).toMatchObject({ status: 'resolved' });
  });
});

const written: WriteOff = {
  writeOffId: id<'document'>(501),
  number: 'W-000001',
  customerId: id<'customer'>(1),
  customerCode: 'C001',
  customerName: '杭州明达服饰有限公司',
  currency: CNY,
  on: day('2026-06-30'),
  amountMinor: 8_000_000,
  reason: 'bankruptcy',
  approver: '',
  evidence: '',
  taxClass: '',
  note: '',
  debts: [{ documentId: id<'document'>(7), number: 'XS-1', issuedOn: day('2023-01-01'), dueOn: day('2023-02-01'), originalMinor: 10_000_000, writtenOffMinor: 8_000_000 }], // prettier-ignore
  recoveredMinor: 1_000_000,
  claimMinor: 7_000_000,
  recoverableMinor: 7_000_000,
  gaps: ['approver', 'evidence', 'tax_class'],
  limitationOn: day('2026-02-01'),
  cancelledOn: null,
  cancelReason: '',
  recordedAt: instant('2026-06-30T02:00:00.000Z'),
};

function hostOfRegister(): FakeHost {
  const host = createFakeHost();
  const { amountMinor, recoveredMinor, claimMinor } = written;
  host.answer(
    'writeoffs.list',
    () =>
    ok({ rows: [written], total: 1, sums: [{ currency: CNY, count: 1, amountMinor, recoveredMinor, claimMinor }], reasons: [] }), // prettier-ignore
  );
  return host;
}

describe('the register of write-offs', () => {
  it('tells what is still claimed and what the dossier lacks, and takes a recovery', async () => {
    const host = hostOfRegister();
    host.answer('writeoffs.recover', () => refuse('recovery_exceeds_claim', { number: 'W-000001', claimMinor: 7_000_000, currency: CNY })); // prettier-ignore
    showApp('/write-offs', { host });
    const grid = await screen.findByRole('grid', { name: '账销案存登记簿' });
    expect(await within(grid).findByText('缺 3 项')).toBeTruthy();
    fireEvent.click(within(grid).getByText('W-000001'));
    const drawer = await screen.findByRole('dialog', { name: '坏账核销' });
    expect(within(drawer).getByText('缺批准人')).toBeTruthy();
    expect(within(drawer).getByText('¥70,000.00')).toBeTruthy();
    expect(within(drawer).queryByRole('button', { name: '取消核销' })).toBeNull();
    fireEvent.click(within(drawer).getByRole('button', { name: '登记收回' }));
    const dialog = await screen.findByRole('dialog', { name: '收回 W-000001' });
    const save = within(dialog).getByRole('button', { name: '登记收回' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    type(within(dialog).getByLabelText(/收到金额/), '70000.01');
    fireEvent.click(save);
    expect(await within(dialog).findByText(/尚可收回的金额只有 ¥70,000\.00/)).toBeTruthy();
    host.answer('writeoffs.recover', () => ok({ receiptId: id<'document'>(8), receiptNumber: 'R-000009', debitNumber: 'W-000001-2', recoverableMinor: 0 })); // prettier-ignore
    type(within(dialog).getByLabelText(/收到金额/), '70000');
    fireEvent.click(save);
    expect(await screen.findByText(/收款单 R-000009/)).toBeTruthy();
    expect(asked(host, 'writeoffs.recover').at(-1)).toMatchObject({ writeOffId: 501, amountMinor: 7_000_000, on: '2026-11-21' }); // prettier-ignore
  });

  it('writes off the small balances that stay ticked, in one command', async () => {
    const host = createFakeHost();
    const small = (n: number, openMinor: number): SmallBalance => ({
      dueItemId: id<'dueItem'>(n),
      documentId: id<'document'>(n),
      number: `XS-${n}`,
      customerId: id<'customer'>(1),
      customerCode: 'C001',
      customerName: '杭州明达服饰有限公司',
      currency: CNY,
      dueOn: day('2026-01-31'),
      daysLate: 294,
      amountMinor: 100_000,
      openMinor,
      toleranceMinor: 100,
    });
    const rows = [small(1, 80), small(2, 33), small(3, 100)];
    host.answer('writeoffs.smallBalances', () =>
      ok({ rows, total: 3, sums: [{ currency: CNY, count: 3, openMinor: 213 }], minDaysLate: 30 }),
    );
    host.answer('writeoffs.small', () => ok({ written: [] }));
    showApp('/write-offs?tab=small', { host });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'XS-2' }));
    fireEvent.click(screen.getByRole('button', { name: '核销 2 笔（¥1.80）' }));
    await waitFor(() => expect(asked(host, 'writeoffs.small')).toEqual([{ dueItemIds: [1, 3], on: '2026-11-21' }]));
  });

  it('asks for an approver before a debt is given up, except for a small balance', async () => {
    const host = createFakeHost();
    const reply = await host.call('disputes.list', { asOf: day('2026-11-21') });
    const [dispute] = reply.ok ? reply.value.rows : [];
    if (dispute === undefined) throw new Error('the fake book has a dispute');
    host.answer('writeoffs.add', () => ok({ writeOffId: id<'document'>(77), number: 'W-000003', openMinor: 0 }));
    showApp('/disputes', { host });
    const grid = await screen.findByRole('grid', { name: '争议' });
    fireEvent.click(await within(grid).findByText(dispute.number));
    fireEvent.click(await screen.findByRole('button', { name: dispute.number }));
    fireEvent.click(await screen.findByRole('button', { name: '坏账核销' }));
    const dialog = await screen.findByRole('dialog', { name: /^坏账核销：/ });
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: '核销' });
    expect(save.disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText(/批准人/), { target: { value: '总经理 周' } });
    expect(save.disabled).toBe(false);
    expect(within(dialog).getByText(/公告2011年第25号.*不构成税务意见/)).toBeTruthy();
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'writeoffs.add')).toHaveLength(1));
    expect(asked(host, 'writeoffs.add')[0]).toMatchObject({
      documentId: dispute.documentId,
      approver: '总经理 周',
      reason: 'bankruptcy',
      taxClass: 'cn_art22',
    });
  });
});
