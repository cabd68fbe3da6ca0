import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BankLine } from '../../../../src-main/areas/bank/contract.ts';
import { day } from '../../../../src-main/kernel/day.ts';
import { id } from '../../../../src-main/kernel/ids.ts';
import { ok } from '../../../../src-main/kernel/result.ts';
import { keepDraft } from '../../../../src-renderer/app/memory.ts';
import { CNY } from '../../fakeBook.ts';
import { createFakeHost, type FakeHost } from '../../fakeHost.ts';
import { showApp, withRoom } from '../../show.tsx';

withRoom();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
  for (const key of [1, 2, 3]) keepDraft(`workbench line-${key}`, undefined);
});

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function line(key: number, amountMinor: number, payerName: string, memo: string): BankLine {
  return {
    lineId: id<'bankLine'>(key),
    statementId: id<'bankStatement'>(1),
    fileName: 'icbc.csv',
    bankName: '',
    accountNumber: '1202',
    bookedOn: day('2026-11-20'),
    currency: CNY,
    amountMinor,
    leftMinor: amountMinor,
    payerName,
    payerAccount: '',
    memo,
    bankReference: '',
    balanceMinor: null,
    setAsideReason: '',
    setAside: false,
    matches: [],
  };
}

/** Three lines of the bank; the first two are of 杭州明达服饰 (82,000.00 not due, 186,400.00 at 74 days), the third of nobody. */
async function open(
  waiting: BankLine[] = [
    line(1, 18_640_000, '杭州明达服饰有限公司', '货款'),
    line(2, 10_000_000, '张三', '货款'),
    line(3, 8812, '结息', '利息'),
  ],
) {
  // prettier-ignore
  const host = createFakeHost();
  const items = await host.call('ledger.items', { customerId: id<'customer'>(1), asOf: day('2026-11-21') });
  if (!items.ok) throw new Error(items.code);
  const [older, newer] = items.value.rows;
  if (older === undefined || newer === undefined) throw new Error('two items wanted');
  let lines = waiting;
  host.answer('bank.lines', () => ok({ rows: lines, total: lines.length, sums: [] }));
  host.answer('bank.linkCandidates', () => ok({ rows: [] }));
  host.answer('ledger.payerSuggestions', ({ payerName }) =>
    ok({
      rows:
        payerName === '结息'
          ? []
          : [
              {
                customerId: id<'customer'>(1),
                customerCode: 'C001',
                customerName: '杭州明达服饰有限公司',
                why: payerName === '张三' ? ('memory' as const) : ('same_name' as const),
                thirdParty: payerName === '张三',
              },
            ],
    }),
  );
  host.answer('ledger.propose', ({ amountMinor, by }) => {
    const given = Math.min(amountMinor, older.openMinor);
    const proposed = { dueItemId: older.dueItemId, amountMinor: given, adjustMinor: 0, adjustReason: null, evidence: [] };
    return ok({
      rule: by === 'legal_order' ? 'legal_order' : given === amountMinor && given === older.openMinor ? 'exact' : 'oldest_due',
      lines: [proposed],
      unappliedMinor: amountMinor - given,
      evidence: [by === 'legal_order' ? { code: 'legal_order', params: {} } : { code: 'exact', params: { number: older.number } }],
      alternatives: [],
    });
  }); // prettier-ignore
  host.answer('bank.match', ({ lineId }) => {
    lines = lines.filter((each) => each.lineId !== lineId);
    host.emit({ event: 'changed', topics: ['bank', 'ledger'] });
    return ok({ receipts: [{ documentId: id<'document'>(77), number: 'R-000077', unappliedMinor: 0 }], leftMinor: 0 });
  });
  showApp('/receipts', { host });
  const list = await screen.findByRole('listbox', { name: '等待核销的款项' });
  return { host, older, newer, list };
}

const press = (key: string, more: { ctrlKey?: boolean } = {}) => fireEvent.keyDown(document.body, { key, ...more });
const chosen = (list: HTMLElement) => within(list).getAllByRole('option').find((row) => row.getAttribute('aria-selected') === 'true')?.textContent ?? ''; // prettier-ignore
/** Its name says the amount too, once there is one. */
const amountOf = (number: string) => screen.getByLabelText(new RegExp(`^核销到 ${number}( [\\d,.]+)?$`));

describe('the receipts workbench', () => {
  it('shows the proposal with its reason, and one stroke records it and goes on', async () => {
    const { host, older, list } = await open();
    expect(await screen.findByText('建议：金额相符')).toBeTruthy();
    expect(screen.getByText(`金额与 ${older.number} 的未收余额正好相等。`)).toBeTruthy();
    await waitFor(() => expect(amountOf(older.number).textContent).toBe('186,400.00'));
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(asked(host, 'bank.match')).toHaveLength(1));
    expect(asked(host, 'bank.match')[0]).toEqual({
      lineId: 1,
      receipts: [
        {
          customerId: 1,
          amountMinor: 18_640_000,
          allocations: [{ dueItemId: older.dueItemId, amountMinor: 18_640_000 }],
          adjustments: [],
          rule: 'exact',
          remember: true,
        },
      ],
    });
    await waitFor(() => expect(chosen(list)).toContain('张三'));
    expect(within(list).queryByText('杭州明达服饰有限公司 ¥186,400.00')).toBeNull();
  });

  it('walks with J and K, marks who pays for another, and leaves nobody guessed', async () => {
    const { list } = await open();
    await screen.findByText('建议：金额相符');
    press('j');
    await waitFor(() => expect(chosen(list)).toContain('张三'));
    expect(chosen(list)).toContain('代付');
    press('j');
    await waitFor(() => expect(chosen(list)).toContain('结息'));
    expect(screen.getByText('这笔钱是谁付的？')).toBeTruthy();
    press('k');
    await waitFor(() => expect(chosen(list)).toContain('张三'));
  });

  it('takes, changes and fills by keys while the remainder runs', async () => {
    const { host, older, newer } = await open();
    await screen.findByText('建议：金额相符');
    press('Enter');
    press(' ');
    await waitFor(() => expect(amountOf(older.number).textContent).toBe('–'));
    expect(screen.getByRole('status').textContent).toBe('余额¥186,400.00');
    press('ArrowDown');
    press('5');
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: `核销到 ${newer.number}` });
    fireEvent.change(field, { target: { value: '50000' } });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('余额¥136,400.00'));
    fireEvent.keyDown(field, { key: 'Enter' });
    press('f');
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('余额¥0.00'));
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(asked(host, 'bank.match')).toHaveLength(1));
    expect(asked(host, 'bank.match')[0]).toMatchObject({ receipts: [{ rule: 'chosen', amountMinor: 18_640_000 }] });
  });

  it('lets a difference go with D and asks by law with X', async () => {
    const { host, older } = await open([line(1, 18_639_000, '杭州明达服饰有限公司', '货款')]);
    await screen.findByText(/^建议：/);
    await waitFor(() => expect(amountOf(older.number).textContent).toBe('186,390.00'));
    press('x');
    expect(await screen.findByText(/民法典.*不是法律意见/)).toBeTruthy();
    press('Enter');
    press('d');
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>(`${older.number} 的差额如何处理`).value).toBe('bank_charge')); // prettier-ignore
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(asked(host, 'bank.match')).toHaveLength(1));
    expect(asked(host, 'bank.match')[0]).toMatchObject({
      receipts: [{ adjustments: [{ dueItemId: older.dueItemId, amountMinor: 1000, reason: 'bank_charge' }] }],
    });
  });

  it('asks first where several answers fit: nothing is recorded until one is chosen', async () => {
    const { host, older, newer } = await open();
    const answer = (dueItemId: number) => ({
      rule: 'exact' as const,
      lines: [{ dueItemId: id<'dueItem'>(dueItemId), amountMinor: 100, adjustMinor: 0, adjustReason: null, evidence: [] }],
      evidence: [{ code: 'exact', params: { number: dueItemId === older.dueItemId ? older.number : newer.number } }],
    });
    host.answer('ledger.propose', ({ amountMinor }) =>
      ok({
        ...answer(older.dueItemId),
        unappliedMinor: amountMinor - 100,
        evidence: [{ code: 'tie', params: { count: 2 } }],
        alternatives: [answer(older.dueItemId), answer(newer.dueItemId)],
      }),
    );
    press('j');
    expect(await screen.findByText('有 2 种同样合适的核销方式，请选定一种。')).toBeTruthy();
    press('Enter', { ctrlKey: true });
    expect(await screen.findByText(/按 A 切换/)).toBeTruthy();
    expect(asked(host, 'bank.match')).toEqual([]);
    press('a');
    await waitFor(() => expect(amountOf(newer.number).textContent).toBe('1.00'));
    press('Enter');
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(asked(host, 'bank.match')).toHaveLength(1));
    expect(asked(host, 'bank.match')[0]).toMatchObject({ receipts: [{ allocations: [{ dueItemId: newer.dueItemId }] }] });
  }); // prettier-ignore

  it('keeps what was decided while another screen is looked at', async () => {
    const { older } = await open();
    await screen.findByText('建议：金额相符');
    press('Enter');
    press(' ');
    await waitFor(() => expect(amountOf(older.number).textContent).toBe('–'));
    fireEvent.click(screen.getByRole('radio', { name: '全部收款' }));
    await screen.findByRole('grid', { name: '全部收款' });
    fireEvent.click(screen.getByRole('radio', { name: '核销台' }));
    await screen.findByRole('listbox', { name: '等待核销的款项' });
    await waitFor(() => expect(amountOf(older.number).textContent).toBe('–'));
  });

  it('sets a line aside with a reason', async () => {
    const { host } = await open([line(3, 8812, '结息', '利息')]);
    host.answer('bank.setAside', () => ok({ lines: 1 }));
    await screen.findByText('这笔钱是谁付的？');
    press('s');
    const dialog = await screen.findByRole('dialog', { name: '搁置这笔流水' });
    fireEvent.change(within(dialog).getByLabelText(/原因/), { target: { value: '银行利息' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '搁置' }));
    await waitFor(() => expect(asked(host, 'bank.setAside')).toEqual([{ lineIds: [3], reason: '银行利息' }]));
  });
});
