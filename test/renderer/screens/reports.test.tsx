import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listIds, type ListRow } from '../../../src-main/areas/reports/contract.ts';
import { columns, type ColumnDraft } from '../../../src-main/areas/reports/rules/lists.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const at = instant('2026-11-21T01:00:00.000Z');
const drafts: Readonly<Record<string, ColumnDraft>> = {
  customerCode: { kind: 'text', width: 80, heading: true },
  number: { kind: 'text', width: 140 },
  dueOn: { kind: 'day', width: 90 },
  bucket0: { kind: 'money', width: 80, sum: true, bucket: { from: 1, to: 30 } },
  total: { kind: 'money', width: 80, sum: true },
};
const row = (kind: ListRow['kind'], key: string, cells: ListRow['cells'], documentId: number | null = null): ListRow => ({
  key, kind, currency: CNY, cells, documentId: documentId === null ? null : id<'document'>(documentId), customerId: null,
}); // prettier-ignore

function listValue(list: ValueOf<'reports.list'>['facts']['list'], off = 0): ValueOf<'reports.list'> {
  const rows = [
    row('group', 'g1', ['C001', null, null, null, null]),
    row('line', 'i1', ['C001', 'INV-1', '2026-11-01', 120_000, 120_000], 7),
    row('subtotal', 's1', ['C001', null, null, 120_000, 120_000]),
    row('total', 't', [null, null, null, 120_000, 120_000]),
  ];
  return {
    facts: {
      list,
      company: '海宁恒信',
      companyEn: '',
      practice: false,
      asOf: day('2026-11-21'),
      from: null,
      to: null,
      knownAt: at,
      generatedAt: at,
      currency: CNY,
      customer: null,
      basis: 'due',
      bucketEnds: [30],
      unapplied: 'separate',
      status: null,
      sort: null,
      audit: { seq: 41, hash: 'ab'.repeat(32) },
    },
    columns: columns(drafts).map(({ sum: _sum, ...column }) => column),
    rows,
    total: rows.length,
    sections: [
      {
        currency: CNY,
        lines: 1,
        totals: [null, null, null, 120_000, 120_000],
        proof: {
          parts: [{ code: 'columns', amountMinor: 120_000 }],
          against: 'ledger',
          againstMinor: 120_000 - off,
          differenceMinor: off,
        },
      },
    ],
    reconciled: off === 0,
  };
}

function hostOfLists(off = 0): FakeHost {
  const host = createFakeHost();
  host.answer('reports.preview', () => ok({ documentToken: 'preview_token_0123456789', title: '管理报告', suggestedFileName: 'a.pdf', reconciled: true })); // prettier-ignore
  host.answer('letters.archive', () => ok({ rows: [], total: 0, overdueProofs: 0 }));
  host.answer('book.audit', () => ok({ rows: [], total: 0 }) as never);
  host.answer('reports.list', ({ list }) => ok(listValue(list, off)));
  host.answer('reports.listPage', () => ok({ documentToken: 'page_token_0123456789', title: '账龄明细表', suggestedFileName: 'b.pdf', landscape: true, reconciled: true })); // prettier-ignore
  host.answer('exchange.exportList', () => ok({ fileName: 'c.xlsx', rows: 3 }));
  return host;
}

const asked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).map(({ input }) => input); // prettier-ignore
const choose = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByRole('tab', { name }));
};

describe('lists', () => {
  it('offers the management report, the policy and every list, moved through with the arrow keys', async () => {
    showApp('/reports', { host: hostOfLists() });
    const report = await screen.findByRole('tab', { name: '管理报告' });
    expect(report.getAttribute('aria-selected')).toBe('true');
    expect(screen.getAllByRole('tab')).toHaveLength(listIds.length + 2);
    fireEvent.keyDown(report, { key: 'ArrowDown' });
    const policy = await screen.findByRole('tab', { name: '信用管理制度' });
    expect(policy.getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(policy, { key: 'ArrowDown' });
    expect((await screen.findByRole('tab', { name: '账龄汇总表' })).getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(screen.getByRole('tab', { name: '账龄汇总表' }), { key: 'ArrowUp' });
    fireEvent.keyDown(screen.getByRole('tab', { name: '信用管理制度' }), { key: 'ArrowUp' });
    expect(screen.getByRole('tab', { name: '管理报告' }).getAttribute('aria-selected')).toBe('true');
  });

  it('draws the rows as they are printed: group, line, sums by name, the proof and the audit head', async () => {
    showApp('/reports', { host: hostOfLists() });
    await choose('账龄明细表');
    const grid = await screen.findByRole('grid', { name: '账龄明细表' });
    const texts = within(grid).getAllByRole('row').map((one) => one.textContent);
    expect(texts[0]).toContain('1–30 天');
    expect(texts).toContain('C001');
    expect(texts).toContain('INV-12026-11-011,200.001,200.00');
    expect(texts).toContain('C001 小计1,200.001,200.00');
    expect(texts).toContain('CNY 合计1,200.001,200.00');
    expect(screen.getByText(/核对相符：账龄各列合计 1,200.00 = 应收总账余额 1,200.00/)).toBeTruthy();
    expect(screen.getByText(/第 41 条 abababababab/)).toBeTruthy();
  }); // prettier-ignore

  it('says in red when the list does not agree', async () => {
    showApp('/reports', { host: hostOfLists(100) });
    await choose('账龄明细表');
    const alerts = await screen.findAllByRole('alert');
    expect(alerts.map((one) => one.textContent).join()).toContain('差额 1.00');
  });

  it('asks for what is chosen, sorts by a head, and remembers it', async () => {
    const host = hostOfLists();
    const first = showApp('/reports', { host });
    await choose('账龄明细表');
    await screen.findByRole('grid', { name: '账龄明细表' });
    fireEvent.click(screen.getByText('按单据日期'));
    fireEvent.click(within(await screen.findByRole('grid', { name: '账龄明细表' })).getByText('1–30 天'));
    await waitFor(() =>
      expect(asked(host, 'reports.list').at(-1)).toMatchObject({ list: 'aged-detail', asOf: '2026-11-21', currency: 'CNY', basis: 'document', sort: { column: 'bucket0', descending: true } }),
    );
    first.unmount();
    const again = hostOfLists();
    showApp('/reports', { host: again });
    await screen.findByRole('grid', { name: '账龄明细表' });
    expect(asked(again, 'reports.list').at(-1)).toMatchObject({ basis: 'document' });
  }); // prettier-ignore

  it('opens the document of a line', async () => {
    const host = hostOfLists();
    host.answer('ledger.document', () => refuse('document_not_found'));
    showApp('/reports', { host });
    await choose('账龄明细表');
    fireEvent.click(await screen.findByText('INV-1'));
    await waitFor(() => expect(asked(host, 'ledger.document').at(-1)).toMatchObject({ documentId: 7 }));
  });

  it('asks for the customer of an account before anything else', async () => {
    const host = hostOfLists();
    showApp('/reports', { host });
    await choose('客户往来明细账');
    expect(await screen.findByText('请先选一个客户')).toBeTruthy();
    expect(asked(host, 'reports.list').filter((input) => (input as { list: string }).list === 'customer-ledger')).toEqual([]); // prettier-ignore
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'CSV' }).disabled).toBe(true);
  });

  it('writes Excel and CSV of the very question on the screen, and shows the page before it is printed', async () => {
    const host = hostOfLists();
    showApp('/reports', { host });
    await choose('未结清应收明细');
    await screen.findByRole('grid', { name: '未结清应收明细' });
    fireEvent.click(screen.getByRole('button', { name: 'Excel' }));
    await waitFor(() => expect(asked(host, 'exchange.exportList')).toHaveLength(1));
    expect(asked(host, 'exchange.exportList')[0]).toMatchObject({ list: 'open-items', currency: 'CNY', language: 'zh', format: 'xlsx' });
    fireEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(asked(host, 'exchange.exportList')[1]).toMatchObject({ format: 'csv' }));
    fireEvent.click(screen.getByRole('button', { name: '打印 / PDF' }));
    const frame = await screen.findByTitle('账龄明细表');
    expect(frame.getAttribute('src')).toContain('page_token_0123456789');
    expect(asked(host, 'reports.listPage')[0]).toMatchObject({ list: 'open-items', language: 'zh' });
  }); // prettier-ignore

  it('says what to change when nothing matches', async () => {
    const host = hostOfLists();
    host.answer('reports.list', ({ list }) => ok({ ...listValue(list), rows: [], total: 0, sections: [] }));
    showApp('/reports', { host });
    await choose('争议明细');
    expect(await screen.findByText('没有符合条件的记录')).toBeTruthy();
  });
});
