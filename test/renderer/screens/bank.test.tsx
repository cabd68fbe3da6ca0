import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BankLine, BankPreview, PreviewLine } from '../../../src-main/areas/bank/contract.ts';
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
  HTMLElement.prototype.scrollIntoView = () => undefined;
});

const CNY = currency('CNY');
const SHA = 'a'.repeat(64);

const line = (lineId: number, amountMinor: number, more: Partial<BankLine> = {}): BankLine => ({
  lineId: id<'bankLine'>(lineId),
  statementId: id<'bankStatement'>(1),
  fileName: 'cmb.csv',
  bankName: '招商银行',
  accountNumber: '571900000012345',
  bookedOn: day('2026-11-18'),
  currency: CNY,
  amountMinor,
  leftMinor: amountMinor,
  payerName: '杭州明达服饰有限公司',
  payerAccount: '3305016',
  memo: '货款',
  bankReference: 'C1',
  balanceMinor: 500_000,
  setAsideReason: '',
  setAside: false,
  matches: [],
  ...more,
});

const previewLine = (row: number, more: Partial<PreviewLine> = {}): PreviewLine => ({
  row,
  address: `A${row}`,
  state: 'new',
  code: null,
  params: {},
  value: '',
  bookedOn: day('2026-11-18'),
  amountMinor: 120_000,
  payerName: '甲公司',
  payerAccount: '',
  memo: '货款',
  bankReference: '',
  balanceMinor: null,
  ...more,
});

const preview = (more: Partial<BankPreview['statements'][number]> = {}): BankPreview => ({
  fileName: 'cmb.csv',
  sha256: SHA,
  format: 'csv',
  bankName: '招商银行',
  encoding: 'gb18030',
  balanceProved: more.proof?.state !== 'broken',
  list: null,
  loadedBefore: [],
  statements: [
    {
      accountNumber: '571900000012345',
      accountStated: true,
      currency: CNY,
      currencyStated: true,
      fromOn: day('2026-11-01'),
      toOn: day('2026-11-20'),
      proof: {
        state: 'proved',
        openingMinor: 100_000,
        lineSumMinor: 120_000,
        closingMinor: 220_000,
        differenceMinor: 0,
        breaks: [],
        breakCount: 0,
        totals: [],
        previous: null,
      },
      inMinor: 120_000,
      outMinor: 0,
      newCount: 1,
      duplicateCount: 1,
      rejectedCount: 1,
      lines: [
        previewLine(7),
        previewLine(8, { state: 'duplicate', code: 'bank_line_known' }),
        previewLine(9, {
          state: 'rejected',
          code: 'amount_not_a_number',
          value: 'abc',
          address: 'C9',
          amountMinor: null,
        }),
      ],
      ...more,
    },
  ],
});

function hostWith(lines: readonly BankLine[], shown = preview()): FakeHost {
  const host = createFakeHost();
  host.answer('bank.freshness', () =>
    ok({
      accounts: [
        { accountNumber: '571900000012345', bankName: '招商银行', currency: CNY, newestOn: day('2026-11-18'), daysOld: 3, waitingCount: 1 },
      ],
    }),
  ); // prettier-ignore
  host.answer('bank.lines', (input) => {
    const rows = lines.filter((one) => input.lineId === undefined || one.lineId === input.lineId);
    return ok({ rows: [...rows], total: rows.length, sums: [{ currency: CNY, inMinor: 120_000, outMinor: -5_000, leftInMinor: 120_000, leftOutMinor: -5_000 }] }); // prettier-ignore
  });
  host.answer('bank.linkCandidates', () => ok({ rows: [] }));
  host.answer('bank.open', () => ok(shown));
  host.answer('bank.load', () => ok({ format: 'csv', lines: 1, duplicates: 1, rejected: 1, statements: [] }));
  return host;
}

const asked = (host: FakeHost, name: string): unknown[] =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

async function drop(host: FakeHost): Promise<void> {
  showApp('/bank?tab=load', { host });
  const zone = await screen.findByRole('button', { name: /把银行文件拖到这里/ });
  fireEvent.drop(zone, { dataTransfer: { files: [new File(['x'], 'cmb.csv')] } });
}

describe('the bank screen', () => {
  it('says how old the data is and opens a line with what can be done with it', async () => {
    const host = hostWith([line(1, 120_000), line(2, -5_000, { payerName: '' })]);
    showApp('/bank', { host });
    expect(await screen.findByText('招商银行：流水到 2026-11-18，已 3 天未更新')).toBeTruthy();
    const grid = await screen.findByRole('grid', { name: '流水' });
    fireEvent.click(await within(grid).findByText('杭州明达服饰有限公司'));
    expect(await screen.findByText('571900000012345', { exact: false })).toBeTruthy();
    expect(screen.getByRole('button', { name: '匹配发票' })).toBeTruthy();
    host.answer('bank.setAside', () => ok({ lines: 1 }));
    fireEvent.click(screen.getByRole('button', { name: '搁置' }));
    fireEvent.change(await screen.findByLabelText(/^原因/), { target: { value: '内部转账' } });
    const dialog = screen.getByRole('dialog', { name: '搁置这笔流水' });
    fireEvent.click(within(dialog).getByRole('button', { name: '搁置' }));
    await waitFor(() => expect(asked(host, 'bank.setAside')).toEqual([{ lineIds: [1], reason: '内部转账' }]));
  });

  it('shows the proof and the fate of every line, and loads the very file that was shown', async () => {
    const host = hostWith([]);
    await drop(host);
    expect(
      await screen.findByText('余额已核对：期初 ¥1,000.00 + 收入 ¥1,200.00 − 支出 ¥0.00 = 期末 ¥2,200.00'),
    ).toBeTruthy();
    const grid = await screen.findByRole('grid', { name: '流水' });
    expect(within(grid).getByText('C9')).toBeTruthy();
    expect(within(grid).getByText(/“abc”不是金额/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '导入 1 笔' }));
    expect(await screen.findByText('已导入 1 笔流水')).toBeTruthy();
    expect(asked(host, 'bank.load')).toEqual([expect.objectContaining({ sha256: SHA })]);
    expect(asked(host, 'bank.load')[0]).not.toHaveProperty('acceptUnproved');
  });

  it('loads what does not prove only with a reason', async () => {
    const proof = { ...preview().statements[0]!.proof, state: 'broken' as const, differenceMinor: -3_500, breakCount: 1, breaks: [{ row: 5, address: 'A5', expectedMinor: 100, foundMinor: 90 }] }; // prettier-ignore
    const host = hostWith([], preview({ proof }));
    await drop(host);
    expect((await screen.findByText(/^余额对不上：期初/)).textContent).toContain('-¥35.00');
    expect(screen.getByText(/最早在 A5/)).toBeTruthy();
    const load = screen.getByRole<HTMLButtonElement>('button', { name: '导入 1 笔' });
    expect(load.disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('余额对不上，仍然导入'));
    expect(load.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/^原因/), { target: { value: '手续费另户扣' } });
    await waitFor(() => expect(load.disabled).toBe(false));
    fireEvent.click(load);
    await waitFor(() => expect(asked(host, 'bank.load')).toEqual([expect.objectContaining({ acceptUnproved: '手续费另户扣' })])); // prettier-ignore
  });

  it('asks for the account a file does not name', async () => {
    const host = hostWith([], preview({ accountNumber: '', accountStated: false }));
    await drop(host);
    const account = await screen.findByLabelText(/^本方账号/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '导入 1 笔' }).disabled).toBe(true);
    fireEvent.change(account, { target: { value: '88 01' } });
    fireEvent.blur(account);
    await waitFor(() => expect(asked(host, 'bank.open').at(-1)).toMatchObject({ accountNumber: '88 01' }));
  });

  it('takes a statement out with a reason', async () => {
    const host = hostWith([]);
    host.answer('bank.statements', () =>
      ok({
        rows: [
          {
            statementId: id<'bankStatement'>(4), accountNumber: '571900000012345', bankName: '招商银行', format: 'csv', fileName: 'cmb.csv',
            currency: CNY, fromOn: day('2026-10-01'), toOn: day('2026-10-31'), openingMinor: 100, closingMinor: 200, lineCount: 4,
            duplicateCount: 0, rejectedCount: 0, waitingCount: 4, loadedAt: instant('2026-11-20T08:00:00.000Z'), actor: 'clerk', undoneAt: null,
          },
        ],
        total: 1,
      }),
    ); // prettier-ignore
    host.answer('bank.undo', () => ok({ lines: 4 }));
    showApp('/bank?tab=statements', { host });
    const grid = await screen.findByRole('grid', { name: '对账单' });
    fireEvent.click(await within(grid).findByText('撤销'));
    fireEvent.change(await screen.findByLabelText(/^原因/), { target: { value: '下错账户' } });
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(asked(host, 'bank.undo')).toEqual([{ statementId: 4, reason: '下错账户' }]));
  });
});
