import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCodes, type Check, type CloseCurrency } from '../../../src-main/areas/closing/contract.ts';
import { sumMovements } from '../../../src-main/areas/closing/rules/roll.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { monthToClose, readPoint, writePoint } from '../../../src-renderer/screens/closing/points.ts';
import { CNY } from '../fakeBook.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const knownAt = instant('2026-11-02T01:00:00.000Z');
const asOf = day('2026-10-31');
const frozen: CloseCurrency = {
  currency: CNY,
  totalMinor: 1_050_000,
  ledgerMinor: 1_050_000,
  notDueMinor: 400_000,
  overdueMinor: 700_000,
  unappliedMinor: -50_000,
  disputedMinor: 0,
  customerCount: 1,
  itemCount: 2,
  creditCount: 1,
  dueBuckets: [{ from: 1, to: null, amountMinor: 700_000, count: 1 }],
  documentNotDueMinor: 0,
  documentBuckets: [{ from: 1, to: null, amountMinor: 1_100_000, count: 2 }],
  over90Minor: 0,
  topTenMinor: 1_050_000,
  overdueCustomerCount: 1,
  dsoCountBackTenths: 584,
  dsoCountBackIsFloor: false,
  dsoPeriodTenths: 600,
  bestPossibleDsoTenths: 400,
  averageDaysDelinquentTenths: 200,
};
const head = {
  closeId: id<'close'>(7),
  month: '2026-10',
  revision: 1,
  asOf,
  knownAt,
  sha256: 'ab'.repeat(32),
  auditHead: 'cd'.repeat(32),
  rowCount: 3,
  currencies: [frozen],
};

function hostOfCloses(
  more: { closed?: boolean; equal?: boolean; checks?: Partial<Record<Check['code'], Partial<Check>>> } = {},
): FakeHost {
  const host = createFakeHost();
  const { closed = false, equal = true } = more;
  host.answer('closing.checklist', ({ month }) =>
    ok({
      month,
      asOf,
      running: false,
      closed: closed ? { closeId: head.closeId, revision: 1, at: knownAt } : null,
      checks: checkCodes.map((code) => ({
        code,
        state: ['statements', 'signals', 'provision', 'kpis', 'report'].includes(code)
          ? ('manual' as const)
          : ('ok' as const),
        count: 0,
        amounts: [],
        on: null,
        at: null,
        ...more.checks?.[code],
      })),
    }),
  );
  host.answer('closing.close', () => ok(head));
  host.answer('closing.list', () => ok({ rows: [{ ...head, note: '', reviseReason: '', actor: '王芳' }], total: 1 }));
  host.answer('closing.get', () =>
    ok({
      ...head,
      bucketEnds: { due: [30], document: [365] },
      note: '',
      reviseReason: '',
      actor: '王芳',
      checks: [],
      rows: [
        { kind: 'item', refId: 1, customerId: id<'customer'>(1), currency: CNY, number: 'XS-1', issuedOn: asOf, dueOn: asOf, openMinor: 1_100_000, disputedMinor: 0, customerName: '明达' },
        { kind: 'credit', refId: 2, customerId: id<'customer'>(1), currency: CNY, number: 'SK-1', issuedOn: asOf, dueOn: null, openMinor: -50_000, disputedMinor: 0, customerName: '明达' },
      ],
      total: 2,
    }),
  ); // prettier-ignore
  host.answer('closing.verify', ({ closeId }) =>
    ok({
      closeId,
      equal,
      sha256: head.sha256,
      storedSha256: head.sha256,
      factsSha256: equal ? head.sha256 : 'ef'.repeat(32),
      rowCount: 3,
      factsRowCount: 3,
      figuresEqual: equal,
      auditHeadFound: true,
      differences: equal ? [] : [{ frozen: { kind: 'item', refId: 1, customerId: id<'customer'>(1), currency: CNY, number: 'XS-1', issuedOn: asOf, dueOn: asOf, openMinor: 100, disputedMinor: 0 }, facts: null }],
      differenceCount: equal ? 0 : 1,
    }),
  ); // prettier-ignore
  host.answer('closing.explain', ({ measure }) =>
    ok({
      measure: measure ?? 'balance',
      currencies: [
        {
          currency: CNY,
          fromMinor: 1_050_000,
          toMinor: 1_130_000,
          linesMinor: 80_000,
          lineCount: 1,
          reasons: [{ why: 'recorded_late', count: 1, amountMinor: 80_000 }],
          total: 1,
          lines: [{ kind: 'invoice', document: 'XS-LATE', documentId: id<'document'>(9), against: '', customerId: id<'customer'>(1), customer: '明达', amountMinor: 80_000, why: 'recorded_late', on: day('2026-10-30'), recordedAt: knownAt }],
        },
      ],
    }),
  ); // prettier-ignore
  const end = { notDueMinor: 400_000, buckets: [700_000], unappliedMinor: -50_000, overdueMinor: 700_000, totalMinor: 1_050_000, ledgerMinor: 1_050_000, over90Minor: 0, customerCount: 1, weightedOverdueTenths: 280, over90ShareBp: 0, topTenShareBp: 10_000, concentration: 10_000 }; // prettier-ignore
  host.answer('closing.compare', ({ basis, currency }) =>
    ok({ currency, basis: basis ?? 'due', bucketEnds: [30], from: end, to: end, customers: [], total: 0 }),
  );
  const cells = [
    { from: -1, to: 0, amountMinor: 400_000, count: 2, partCount: 0 },
    { from: 0, to: -2, amountMinor: 100_000, count: 0, partCount: 1 },
    { from: 0, to: 1, amountMinor: 600_000, count: 1, partCount: 0 },
  ];
  host.answer('closing.roll', ({ currency }) =>
    ok({
      currency,
      bucketEnds: [30],
      cells,
      fromStates: [{ state: -1, amountMinor: 400_000, count: null }, { state: 0, amountMinor: 700_000, count: 1 }, { state: 1, amountMinor: 0, count: 0 }],
      toStates: [{ state: -1, amountMinor: 0, count: null }, { state: 0, amountMinor: 400_000, count: 2 }, { state: 1, amountMinor: 600_000, count: 1 }],
      movements: sumMovements(cells),
    }),
  ); // prettier-ignore
  host.answer('closing.rollItems', () => ok({ rows: [], total: 0, amountMinor: 0 }));
  return host;
}

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('points in the address', () => {
  it('are a day, or a day and what was known', () => {
    expect(readPoint('2026-03-31')).toEqual({ asOf: '2026-03-31' });
    const both = { asOf: day('2026-03-31'), knownAt };
    expect(readPoint(writePoint(both))).toEqual(both);
    for (const wrong of [null, '', '2026-02-30', '2026-03-31,yesterday', '2026-03-31,a,b'])
      expect(readPoint(wrong)).toBeNull();
  });

  it('start with the month that is ready to be closed', () => {
    expect(monthToClose(day('2026-11-21'))).toBe('2026-10');
    expect(monthToClose(day('2026-11-30'))).toBe('2026-11');
    expect(monthToClose(day('2026-01-01'))).toBe('2025-12');
  });
});

describe('closing a month', () => {
  it('shows each check, keeps ticks with notes, and closes only after a confirmation', async () => {
    const host = hostOfCloses({
      checks: { unapplied: { state: 'look', count: 3, amounts: [{ currency: CNY, amountMinor: 50_000 }] } },
    });
    showApp('/closing', { host });
    expect(await screen.findByText('3 笔还没有核销，共 ¥500.00')).toBeTruthy();
    expect(screen.getByText('还有 6 项要看')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('未核销款项：已查看'));
    fireEvent.change(screen.getByLabelText('对账单：备注'), { target: { value: '已寄出' } });
    expect(await screen.findByText('还有 4 项要看')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '月结 2026-10' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('还有 4 项没有勾选');
    expect(asked(host, 'closing.close')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: '月结' }));
    await waitFor(() =>
      expect(asked(host, 'closing.close')).toEqual([
        {
          month: '2026-10',
          note: '',
          ticks: [
            { code: 'unapplied', note: '' },
            { code: 'statements', note: '已寄出' },
          ],
        },
      ]),
    );
    // The closed month is shown with its proof at once.
    expect(await screen.findByText(/已验证：3 行和全部数字/)).toBeTruthy();
  });

  it('remembers ticks until the month is closed', async () => {
    const host = hostOfCloses();
    const first = showApp('/closing', { host });
    fireEvent.click(await screen.findByLabelText('对账单：已查看'));
    first.unmount();
    showApp('/closing', { host });
    expect((await screen.findByLabelText<HTMLInputElement>('对账单：已查看')).checked).toBe(true);
  });

  it('does not close while a check blocks, and asks why when the month was closed before', async () => {
    const blocked = showApp('/closing', {
      host: hostOfCloses({
        checks: { proof: { state: 'bad', count: 1, amounts: [{ currency: CNY, amountMinor: 1 }] } },
      }),
    });
    expect(await screen.findByText(/账龄合计与应收总账相差 ¥0.01/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '月结 2026-10' }).disabled).toBe(true);
    blocked.unmount();
    const host = hostOfCloses({ closed: true });
    showApp('/closing', { host });
    const again = await screen.findByRole<HTMLButtonElement>('button', { name: '重新月结 2026-10' });
    expect(again.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/重新月结的原因/), { target: { value: '补录收款' } });
    fireEvent.click(again);
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '月结' }));
    await waitFor(() => expect(asked(host, 'closing.close')).toMatchObject([{ reviseReason: '补录收款' }]));
  });
});

describe('closed months', () => {
  it('says in red when the facts no longer give the same', async () => {
    showApp('/closing?tab=closed', { host: hostOfCloses({ equal: false }) });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('验证不符：1 行不同');
    expect(screen.getByText('XS-1：冻结 ¥1.00，重算 没有')).toBeTruthy();
  });

  it('is explained against today', async () => {
    const host = hostOfCloses();
    showApp('/closing?tab=closed', { host });
    fireEvent.click(await screen.findByRole('button', { name: '与现在对照说明差异' }));
    expect(await screen.findByText('XS-LATE')).toBeTruthy();
    expect(asked(host, 'closing.explain')[0]).toMatchObject({ from: { asOf, knownAt }, to: { asOf } });
    expect(screen.getByText('¥10,500.00 +800.00 = ¥11,300.00，各行合计等于差额')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /事后补录/ }));
    await waitFor(() => expect(asked(host, 'closing.explain').at(-1)).toMatchObject({ why: 'recorded_late' }));
  });
});

describe('the migration matrix', () => {
  it('proves its margins, moves by arrow keys and opens a cell', async () => {
    const host = hostOfCloses();
    showApp('/closing?tab=compare&from=2026-09-30&to=2026-10-31', { host });
    const cell = await screen.findByRole('button', { name: '未到期 到 1–30：¥4,000.00，2 项' });
    expect(screen.getByText(/行合计等于原账龄/)).toBeTruthy();
    cell.focus();
    fireEvent.keyDown(cell, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toContain('1–30 到 >30');
    fireEvent.keyDown(document.activeElement ?? cell, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toContain('1–30 到 结清');
    fireEvent.keyDown(document.activeElement ?? cell, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(cell);
    fireEvent.click(cell);
    expect(await screen.findByRole('dialog')).toBeTruthy();
    await waitFor(() =>
      expect(asked(host, 'closing.rollItems')[0]).toMatchObject({
        from: { asOf: '2026-09-30' },
        to: { asOf: '2026-10-31' },
        cell: { from: -1, to: 0 },
      }),
    );
  });
});

it('is in English too', async () => {
  showApp('/closing', { host: hostOfCloses(), language: 'en' });
  expect(await screen.findByText('Steps to look at: 5')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Close 2026-10' })).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/\{\{|undefined|NaN/);
});
