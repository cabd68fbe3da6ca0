import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RegisterRow } from '../../../src-main/areas/invoices/contract.ts';
import { netDays, termLine, termRule } from '../../../src-main/areas/terms/rules/usual.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { WorkingProvider } from '../../../src-renderer/app/working.tsx';
import { InvoiceDrawer } from '../../../src-renderer/components/Entry/InvoiceDrawer.tsx';
import { CNY, lookBook } from '../fakeBook.ts';
import { createFakeHost } from '../fakeHost.ts';
import { show, showApp, withRoom } from '../show.tsx';

withRoom();

const type = (field: HTMLElement, text: string): void => {
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};

const book = {
  fileName: 'B.duewarden',
  companyName: '恒信',
  baseCurrency: CNY,
  practice: false,
  readOnly: false,
  schemaVersion: 1,
  lastBackupAt: null,
  backupProblem: null,
  newerCopyAt: null,
};
const at = instant('2026-11-01T00:00:00.000Z');
const n30 = { id: id<'term'>(7), code: 'N30', name: '开票后30天', rule: netDays(30), customers: 2, recordedAt: at, removedAt: null }; // prettier-ignore
const item = lookBook(day('2026-11-21'))[0]?.items[0];
if (item === undefined) throw new Error('the look has items');
const row: RegisterRow = {
  dueItemId: item.dueItemId, documentId: item.documentId, kind: 'invoice', number: item.number, seq: 1, items: 1,
  customerId: id<'customer'>(1), customerCode: 'C1', customerName: '海宁某某', contractNo: 'HT-1', currency: CNY,
  issuedOn: item.issuedOn, deliveredOn: null, acceptedOn: null, confirmedOn: null,
  terms: { termId: n30.id, code: 'N30', name: 'N30', rule: netDays(30), lines: [0] }, part: 'whole', label: '',
  triggerKind: 'document', triggerOn: null, triggerHappened: true, dueBasis: 'terms', originalDueOn: day('2026-08-01'),
  dueOn: day('2026-09-30'), redated: true, discountUntilOn: null, discountBp: null, amountMinor: 100_000,
  receivedMinor: 40_000, creditedMinor: 0, writtenOffMinor: 0, openMinor: 60_000, disputedMinor: 0, daysFromInvoice: 90,
  daysLate: 52,
}; // prettier-ignore

describe('the register of invoices', () => {
  it('shows both due dates and what is missing, and asks for what is chosen', async () => {
    const host = createFakeHost();
    host.answer('invoices.register', () => ok({ rows: [row], total: 1, sums: [{ currency: CNY, amountMinor: 100_000, openMinor: 60_000 }] })); // prettier-ignore
    showApp('/invoices', { host });
    const grid = await screen.findByRole('grid', { name: '发票与账期' });
    expect(await within(grid).findByText('2026-09-30')).toBeTruthy();
    for (const text of ['2026-08-01', '已改期', '未确认', '开票后30天', 'HT-1'])
      expect(within(grid).getByText(text)).toBeTruthy();

    fireEvent.click(screen.getByRole('combobox', { name: '只看' }));
    fireEvent.click(await screen.findByRole('option', { name: '客户未确认收票' }));
    await waitFor(() =>
      expect(host.calls.filter((call) => call.name === 'invoices.register').at(-1)?.input).toMatchObject({
        only: 'unconfirmed',
        status: 'open',
      }),
    );
  });

  it('opens the document by keyboard, changes its due date, and takes that back', async () => {
    const host = createFakeHost();
    host.answer('invoices.register', () => ok({ rows: [row], total: 1, sums: [] }));
    host.answer('invoices.redate', () => ok({ changeId: id<'dueDateChange'>(5), originalDueOn: item.dueOn, dueOn: day('2026-12-31') })); // prettier-ignore
    host.answer('invoices.takeBackRedate', () => ok({ dueOn: item.dueOn }));
    showApp('/invoices', { host });
    const grid = await screen.findByRole('grid', { name: '发票与账期' });
    await within(grid).findByText('2026-09-30');
    grid.focus();
    fireEvent.keyDown(grid, { key: 'Enter' });
    fireEvent.click(await screen.findByRole('button', { name: '改到期日' }));
    const dialog = await screen.findByRole('dialog', { name: new RegExp(`改到期日：${item.number}`) });
    const save = within(dialog).getByRole('button', { name: '改到期日' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    type(within(dialog).getByLabelText(/新到期日/), '2026-12-31');
    type(within(dialog).getByLabelText(/原因/), '展期');
    fireEvent.click(save);
    await waitFor(() =>
      expect(host.calls.find((call) => call.name === 'invoices.redate')?.input).toEqual({
        dueItemId: item.dueItemId,
        toDueOn: '2026-12-31',
        changedOn: item.issuedOn,
        reason: '展期',
        evidence: '',
      }),
    );
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() =>
      expect(host.calls.find((call) => call.name === 'invoices.takeBackRedate')?.input).toMatchObject({ changeId: 5 }),
    );
  });
});

describe('a new invoice', () => {
  it('shows what will be due when, by the term chosen, and saves with it', async () => {
    const host = createFakeHost();
    host.answer('terms.list', () => ok({ rows: [n30], usual: [] }));
    host.answer('ledger.addInvoice', () => ok({ documentId: id<'document'>(1) }));
    show(
      <WorkingProvider book={book}>
        <InvoiceDrawer opened customerId={id<'customer'>(1)} onClose={() => undefined} />
      </WorkingProvider>,
      { host },
    );
    type(await screen.findByLabelText(/^单据号/), 'A-1');
    type(screen.getByLabelText(/^金额/), '1000');
    expect(await screen.findByText(/没有填到期日，也没有任何账期/)).toBeTruthy();
    expect(screen.getByText('到期日不明')).toBeTruthy();

    host.answer('invoices.preview', (input) =>
      ok({
        source: 'term',
        terms: { termId: n30.id, code: 'N30', name: 'N30', rule: termRule([termLine({ days: 30 })]), lines: [0] },
        calendarMissing: false,
        items: [
          {
            dueOn: day('2026-12-21'), dueBasis: 'terms', amountMinor: input.amountMinor, part: 'whole', label: '',
            triggerKind: 'document', triggerOn: null, triggerHappened: true, discountUntilOn: null, discountBp: null,
          },
        ],
      }),
    ); // prettier-ignore
    fireEvent.click(screen.getByRole('combobox', { name: '账期' }));
    fireEvent.click(await screen.findByRole('option', { name: /N30/ }));
    const plan = await screen.findByRole('region', { name: '到期安排' });
    expect(await within(plan).findByText('2026-12-21')).toBeTruthy();
    expect(screen.queryByText('到期日不明')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '保存单据' }));
    await waitFor(() =>
      expect(host.calls.find((call) => call.name === 'ledger.addInvoice')?.input).toMatchObject({
        number: 'A-1',
        amountMinor: 100_000,
        paymentTermId: 7,
      }),
    );
  });

  it('is linked to the orders it is about, each as far as it was shipped and the invoice reaches', async () => {
    const host = createFakeHost();
    const shippedOrder = (orderId: number, orderedOn: string, shippedMinor: number) => ({
      orderId: id<'order'>(orderId), customerId: id<'customer'>(1), customerCode: 'C1', customerName: '明达', contractId: null, contractNumber: null,
      number: `SO-000${orderId}`, currency: CNY, amountMinor: shippedMinor, orderedOn: day(orderedOn), shipOn: null, note: '', stage: 'shipped' as const,
      confirmedMinor: shippedMinor, shippedMinor, invoicedMinor: 0, cancelledMinor: 0, confirmedNotShippedMinor: 0, shippedNotInvoicedMinor: shippedMinor, events: [],
    }); // prettier-ignore
    const orders = [shippedOrder(3, '2026-11-10', 90_000), shippedOrder(2, '2026-11-05', 40_000), shippedOrder(1, '2026-11-01', 30_000)]; // prettier-ignore
    host.answer('orders.list', () => ok({ rows: orders, total: 3, sums: [] }));
    host.answer('orders.invoice', ({ amountMinor }) => ok({ amountMinor: amountMinor ?? 0 }));
    host.answer('ledger.addInvoice', () => ok({ documentId: id<'document'>(77) }));
    show(
      <WorkingProvider book={book}>
        <InvoiceDrawer opened customerId={id<'customer'>(1)} onClose={() => undefined} />
      </WorkingProvider>,
      { host },
    );
    type(await screen.findByLabelText(/^单据号/), 'A-1');
    type(screen.getByLabelText(/^金额/), '500');
    const links = await screen.findByRole('group', { name: '已发货未开票的订单' });
    fireEvent.click(within(links).getByLabelText(/SO-0001/));
    fireEvent.click(within(links).getByLabelText(/SO-0002/));
    expect(within(links).getByText('本张发票开其中 ¥200.00')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '保存单据' }));
    await waitFor(() =>
      expect(host.calls.filter((call) => call.name === 'orders.invoice').map(({ input }) => input)).toMatchObject([
        { orderId: 1, amountMinor: 30_000, documentId: 77 },
        { orderId: 2, amountMinor: 20_000, documentId: 77 },
      ]),
    );
  });
});

describe('settings', () => {
  it('offers the usual terms while there are none, and adds them when asked', async () => {
    const host = createFakeHost();
    host.answer('terms.list', () => ok({ rows: [], usual: [{ code: 'M30', rule: termRule([termLine({ base: 'month_end', days: 30 })]) }] })); // prettier-ignore
    host.answer('terms.addUsual', () => ok({ added: 8 }));
    showApp('/settings?tab=terms', { host });
    expect(await screen.findByText('月结30天')).toBeTruthy();
    expect(host.calls.some((call) => call.name === 'terms.addUsual')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: '加入常用账期' }));
    expect(await screen.findByText('已加入 8 个账期')).toBeTruthy();
  });

  it('makes new terms, said back in words while they are typed', async () => {
    const host = createFakeHost();
    host.answer('terms.save', () => ok({ id: id<'term'>(9) }));
    showApp('/settings?tab=terms', { host });
    fireEvent.click(await screen.findByRole('button', { name: '新账期' }));
    type(await screen.findByLabelText(/^代码/), 'N45');
    const days = screen.getByLabelText('加天数');
    type(days, '45');
    expect(await screen.findByText(/开票后45天/)).toBeTruthy();
    type(screen.getByLabelText('提前付款优惠 %'), '2');
    expect(await screen.findByText('有的数字不在允许范围内')).toBeTruthy();
    type(screen.getByLabelText('几天内付款'), '10');
    expect(await screen.findByText(/相当于承担 21.3% 的年利率/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '保存账期' }));
    await waitFor(() =>
      expect(host.calls.find((call) => call.name === 'terms.save')?.input).toEqual({
        code: 'N45',
        name: '2/10, n/45',
        rule: termRule([termLine({ days: 45 })], { discount: { bp: 200, days: 10 } }),
      }),
    );
  });

  it('says which years have no official calendar', async () => {
    const host = createFakeHost();
    host.answer('terms.calendar', ({ year }) => ok({ year, official: year <= 2026, officialFrom: 2004, officialTo: 2026, days: [] })); // prettier-ignore
    showApp('/settings?tab=calendar', { host });
    fireEvent.click(await screen.findByRole('button', { name: '下一年' }));
    expect(await screen.findByText(/2027 年还没有官方放假安排（现有 2004–2026 年）/)).toBeTruthy();
  });
});
