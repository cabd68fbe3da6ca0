import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DryRun, ImportColumn, OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
  HTMLElement.prototype.scrollIntoView = () => undefined;
});

const column = (
  index: number,
  header: string,
  proposed: ImportColumn['proposed'],
  samples: string[],
): ImportColumn => ({
  index,
  letter: 'ABCDEF'[index] ?? '?',
  header,
  samples,
  proposed,
  confidence: proposed === null ? 'none' : 'exact',
  dateOrder: null,
  dateOrderAmbiguous: proposed === 'issuedOn',
  decimalMark: null,
  decimalMarkAmbiguous: false,
});

const opened: OpenedFile = {
  importId: 'import-1',
  fileName: '应收.csv',
  sizeBytes: 100,
  format: 'csv',
  sha256: 'ab',
  encoding: 'utf-8',
  sheets: [{ name: '应收', rows: 4, hidden: false }],
  sheet: '应收',
  preview: [
    ['发票号', '客户', '日期', '金额'],
    ['A1', '甲公司', '03/04/2026', '100.00'],
  ],
  previewFromRow: 1,
  headerRow: 1,
  dataRows: 3,
  hiddenRows: 0,
  kind: 'invoices',
  linesLikely: false,
  loadedBefore: [],
  columns: [
    column(0, '发票号', 'invoiceNo', ['A1']),
    column(1, '客户', 'customerName', ['甲公司']),
    column(2, '日期', 'issuedOn', ['03/04/2026']),
    column(3, '金额', 'amount', ['100.00']),
  ],
};

const outcome: DryRun = {
  rows: 3,
  accepted: 2,
  rejected: 1,
  duplicates: 0,
  skipped: 1,
  newCustomers: 1,
  totals: [{ currency: currency('CNY'), amountMinor: 30_000, paidMinor: 0 }],
  controlTotals: [{ row: 5, label: '合计', fileMinor: 30_000, readMinor: 30_000, differenceMinor: 0 }],
  errors: [{ row: 4, column: '金额', cell: 'D4', code: 'amount_not_a_number', params: {}, value: 'abc' }],
  errorTotal: 1,
  duplicateRows: [],
  warnings: [],
  warningTotal: 0,
  dueFromTerms: 2,
  sample: [{ invoiceNo: 'A1', amount: '100.00' }],
};

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function hostWithFile(): FakeHost {
  const host = createFakeHost();
  host.answer('exchange.open', () => ok(opened));
  host.answer('exchange.dryRun', () => ok(outcome));
  host.answer('exchange.batches', () => ok({ rows: [], total: 0 }));
  return host;
}

async function drop(host: FakeHost): Promise<void> {
  showApp('/import', { host });
  const zone = await screen.findByRole('button', { name: /把文件拖到这里/ });
  fireEvent.drop(zone, { dataTransfer: { files: [new File(['x'], '应收.csv')] } });
}

describe('importing a file', () => {
  it('does not check before the order of dates is answered, and sends the answer', async () => {
    const host = hostWithFile();
    await drop(host);
    const check = await screen.findByRole<HTMLButtonElement>('button', { name: '检查' });
    expect(check.disabled).toBe(true);
    expect(screen.getByText(/还有 1 列的格式需要回答/)).toBeTruthy();
    expect(screen.getByText('日/月/年 2026-04-03')).toBeTruthy();
    fireEvent.click(screen.getByText('月/日/年 2026-03-04'));
    await waitFor(() => expect(check.disabled).toBe(false));
    fireEvent.click(check);
    await waitFor(() => expect(asked(host, 'exchange.dryRun')).toHaveLength(1));
    expect(asked(host, 'exchange.dryRun')[0]).toMatchObject({
      importId: 'import-1',
      formats: [{ index: 2, dateOrder: 'mdy' }],
      asOf: '2026-11-21',
      currency: 'CNY',
    });
  });

  it('shows the proof and every row that stays out, then loads what was checked and leads to the aging', async () => {
    const host = hostWithFile();
    host.answer('exchange.commit', () =>
      ok({
        batchId: id<'batch'>(1),
        accepted: 2,
        rejected: 1,
        duplicates: 0,
        totals: [{ currency: currency('CNY'), amountMinor: 30_000 }],
      }),
    );
    await drop(host);
    fireEvent.click(await screen.findByText('日/月/年 2026-04-03'));
    fireEvent.click(screen.getByRole('button', { name: '检查' }));
    expect(await screen.findByText(/300.00 = 读到的 300.00（差额 0.00）/)).toBeTruthy();
    const rejected = await screen.findByRole('grid', { name: '有错误' });
    expect(await within(rejected).findByText('D4')).toBeTruthy();
    expect(within(rejected).getByText(/“abc”不是金额/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '导入 2 行' }));
    expect(await screen.findByText('已从 应收.csv 导入 2 行。')).toBeTruthy();
    expect(asked(host, 'exchange.commit')).toEqual(asked(host, 'exchange.dryRun'));
    fireEvent.click(screen.getByRole('button', { name: '看账龄' }));
    await waitFor(() => expect(window.location.hash).toBe('#/aging'));
  });

  it('forgets an outcome as soon as the plan changes', async () => {
    const host = hostWithFile();
    await drop(host);
    fireEvent.click(await screen.findByText('日/月/年 2026-04-03'));
    fireEvent.click(screen.getByRole('button', { name: '检查' }));
    await screen.findByRole('button', { name: '导入 2 行' });
    fireEvent.click(screen.getByLabelText('负数行作为红字发票'));
    await waitFor(() => expect(screen.queryByRole('button', { name: '导入 2 行' })).toBe(null));
  });

  it('says in red that the file does not agree with its own total', async () => {
    const host = hostWithFile();
    host.answer('exchange.dryRun', () =>
      ok({
        ...outcome,
        controlTotals: [{ row: 5, label: '合计', fileMinor: 30_001, readMinor: 30_000, differenceMinor: 1 }],
      }),
    );
    await drop(host);
    fireEvent.click(await screen.findByText('日/月/年 2026-04-03'));
    fireEvent.click(screen.getByRole('button', { name: '检查' }));
    const alerts = await screen.findAllByRole('alert');
    expect(alerts.map((alert) => alert.textContent).join()).toContain('差额 0.01');
  });

  it('says in place what is wrong with a file and keeps the door open', async () => {
    const host = hostWithFile();
    host.answer('exchange.open', () => refuse('file_password_protected', {}));
    await drop(host);
    expect((await screen.findByRole('alert')).textContent).toMatch(/应收.csv.*密码/);
    expect(screen.getByRole('button', { name: /把文件拖到这里/ })).toBeTruthy();
  });

  it('lets the clerk point to the header when none was found', async () => {
    const host = hostWithFile();
    let first = true;
    host.answer('exchange.open', () => {
      if (!first) return ok(opened);
      first = false;
      return refuse('header_not_found', { rows: 9 });
    });
    await drop(host);
    expect((await screen.findByRole('alert')).textContent).not.toContain('--');
    fireEvent.change(screen.getByLabelText('标题行'), { target: { value: '3' } });
    fireEvent.click(screen.getByRole('button', { name: '重新读取' }));
    expect(await screen.findByText('各列的含义')).toBeTruthy();
    expect(asked(host, 'exchange.open').at(-1)).toMatchObject({ kind: 'invoices', headerRow: 3 });
  });
});
